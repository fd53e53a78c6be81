//! How far a grant is, against the time that has gone.

use crate::shared::Day;

crate::coded! {
    /// What a grant promises, counted in people.
    pub enum DeliverableKind("deliverable") {
        /// Became participants.
        Enrolled = "enrolled",
        /// Began a class, or a course elsewhere.
        TrainingBegun = "training-begun",
        /// Earned a credential.
        Credentials = "credentials",
    }
}

crate::coded! {
    /// How something stands against the time that has gone.
    pub enum Standing("pace") {
        /// Further than the time.
        Ahead = "ahead",
        /// As far as the time.
        OnPace = "on-pace",
        /// A little less far.
        JustUnder = "just-under",
        /// Less far.
        Behind = "behind",
        /// Not half as far.
        HalfOfPace = "half-of-pace",
    }
}

/// How far something is, in percent of what was promised and of the time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pace {
    /// Of what was promised.
    pub percent: i64,
    /// Of the time.
    pub elapsed: i64,
    /// How the two compare.
    pub standing: Standing,
}

/// From this share of the pace on, in percent, it is ahead, on pace, just under, behind.
const AHEAD: i64 = 105;
const ON_PACE: i64 = 95;
const JUST_UNDER: i64 = 85;
const BEHIND: i64 = 51;

/// How far `done` of `of` is on `today` of the days from `starts` to `until`.
pub fn pace(done: i64, of: i64, starts: Day, until: Day, today: Day) -> Pace {
    let (percent, elapsed) = (share(done, of), elapsed(starts, until, today));
    let of_pace = if elapsed == 0 { 100 } else { percent * 100 / elapsed };
    let standing = match of_pace {
        AHEAD.. => Standing::Ahead,
        ON_PACE.. => Standing::OnPace,
        JUST_UNDER.. => Standing::JustUnder,
        BEHIND.. => Standing::Behind,
        _ => Standing::HalfOfPace,
    };
    Pace { percent, elapsed, standing }
}

/// How much of a time is over, in percent; both ends belong to it.
pub fn elapsed(starts: Day, until: Day, today: Day) -> i64 {
    let (gone, all) = days(starts, until, today);
    share(gone, all)
}

/// Which day of how many today is; within 0 and all of them.
pub fn days(starts: Day, until: Day, today: Day) -> (i64, i64) {
    let all = until.days_since(starts) + 1;
    ((today.days_since(starts) + 1).clamp(0, all.max(0)), all)
}

fn share(done: i64, of: i64) -> i64 {
    if of <= 0 { 0 } else { (done.saturating_mul(100) + of / 2) / of }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    #[test]
    fn a_year_from_july_is_at_two_fifths_at_the_end_of_november() {
        let (starts, ends, today) = (day("2026-07-01"), day("2027-06-30"), day("2026-11-24"));
        assert_eq!(days(starts, ends, today), (147, 365));
        assert_eq!(elapsed(starts, ends, today), 40);
        assert_eq!(elapsed(starts, ends, day("2026-06-01")), 0);
        assert_eq!(elapsed(starts, ends, day("2028-01-01")), 100);
    }

    #[test]
    fn how_it_stands_is_said_in_words() {
        let (starts, ends, today) = (day("2026-07-01"), day("2027-06-30"), day("2026-11-24"));
        for (done, of, standing) in [
            (52, 120, Standing::Ahead),
            (48, 120, Standing::OnPace),
            (43, 120, Standing::JustUnder),
            (16, 70, Standing::Behind),
            (12, 60, Standing::HalfOfPace),
        ] {
            assert_eq!(pace(done, of, starts, ends, today).standing, standing, "{done} of {of}");
        }
        assert_eq!(pace(0, 10, starts, ends, day("2026-06-30")).standing, Standing::OnPace, "not begun");
    }

    proptest! {
        #[test]
        fn time_only_goes_on(length in 0u32..2000, first in 0u32..3000, later in 0u32..100) {
            let starts = day("2026-01-01");
            let ends = starts.plus_days(length);
            let today = starts.minus_days(500).plus_days(first);
            let (now, then) = (elapsed(starts, ends, today), elapsed(starts, ends, today.plus_days(later)));
            prop_assert!((0..=100).contains(&now) && now <= then);
        }
    }
}
