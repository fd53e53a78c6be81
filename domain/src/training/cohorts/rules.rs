//! The days on which a class meets.

use std::collections::BTreeSet;

use chrono::Datelike;
use serde::{Deserialize, Serialize};

use crate::programs::service_kinds::rules::ServiceClass;
use crate::shared::{Day, Refusal};

crate::coded! {
    /// A day of the week.
    pub enum Weekday("weekday") {
        /// Monday.
        Monday = "mon",
        /// Tuesday.
        Tuesday = "tue",
        /// Wednesday.
        Wednesday = "wed",
        /// Thursday.
        Thursday = "thu",
        /// Friday.
        Friday = "fri",
        /// Saturday.
        Saturday = "sat",
        /// Sunday.
        Sunday = "sun",
    }
}

impl Weekday {
    /// The day of the week of a civil day.
    pub fn of(day: Day) -> Self {
        use chrono::Weekday as W;
        match day.0.weekday() {
            W::Mon => Self::Monday,
            W::Tue => Self::Tuesday,
            W::Wed => Self::Wednesday,
            W::Thu => Self::Thursday,
            W::Fri => Self::Friday,
            W::Sat => Self::Saturday,
            W::Sun => Self::Sunday,
        }
    }
}

/// Whether sessions can be of a class of service: one that makes somebody a participant, and keeps them one.
pub fn can_be_taught_as(class: ServiceClass) -> bool {
    class.keeps_open()
}

/// When a class meets in a usual week.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Week {
    /// On which days.
    pub days: Vec<Weekday>,
    /// When it begins, as `17:30`.
    pub begins: String,
    /// For how many minutes.
    pub minutes: i32,
}

/// The most sessions of a cohort: two years of every weekday.
pub const MOST_SESSIONS: usize = 540;

/// The days of a cohort's sessions: the week's days from the first to the last, without the exceptions.
///
/// # Errors
/// `no-sessions` where no day is left; `too-many-sessions`.
pub fn schedule(week: &Week, starts_on: Day, ends_on: Day, except: &[Day]) -> Result<Vec<Day>, Refusal> {
    let except: BTreeSet<_> = except.iter().copied().collect();
    let length = u32::try_from(ends_on.days_since(starts_on)).unwrap_or_default();
    let days = (0..=length).map(|after| starts_on.plus_days(after));
    let days: Vec<_> = days
        .filter(|day| *day <= ends_on && week.days.contains(&Weekday::of(*day)) && !except.contains(day))
        .take(MOST_SESSIONS + 1)
        .collect();
    match days.len() {
        0 => Err(Refusal::of("weekdays", "no-sessions")),
        many if many > MOST_SESSIONS => Err(Refusal::of("ends_on", "too-many-sessions").with("most", MOST_SESSIONS)),
        _ => Ok(days),
    }
}

/// A time of the day as people type it, as `17:30`; nothing where it is none.
pub fn time(typed: &str) -> Option<String> {
    let lower = typed.trim().to_lowercase();
    let (clock, noon) = match lower.strip_suffix("pm").or_else(|| lower.strip_suffix("am")) {
        Some(clock) => (clock.trim().to_owned(), Some(lower.ends_with("pm"))),
        None => (lower.clone(), None),
    };
    let (hour, minute) = clock.split_once(':').unwrap_or((&clock, "0"));
    let (hour, minute): (u32, u32) = (hour.trim().parse().ok()?, minute.trim().parse().ok()?);
    let hour = match noon {
        Some(_) if hour == 0 || hour > 12 => return None,
        Some(true) => hour % 12 + 12,
        Some(false) => hour % 12,
        None => hour,
    };
    (hour < 24 && minute < 60).then(|| format!("{hour:02}:{minute:02}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::shared::Coded;
    use proptest::prelude::*;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    fn week(days: &[Weekday]) -> Week {
        Week { days: days.to_vec(), begins: "17:30".into(), minutes: 210 }
    }

    #[test]
    fn a_class_meets_on_its_days_and_not_on_holidays() {
        let week = week(&[Weekday::Tuesday, Weekday::Thursday]);
        let days = schedule(&week, day("2026-11-23"), day("2026-12-04"), &[day("2026-11-26")]).unwrap();
        assert_eq!(days, [day("2026-11-24"), day("2026-12-01"), day("2026-12-03")]);
    }

    #[test]
    fn a_class_that_never_meets_is_refused() {
        let sunday = week(&[Weekday::Sunday]);
        assert_eq!(schedule(&sunday, day("2026-11-23"), day("2026-11-27"), &[]).unwrap_err().code, "no-sessions");
        assert_eq!(schedule(&sunday, day("2026-11-29"), day("2026-11-23"), &[]).unwrap_err().code, "no-sessions");
        let daily = week(Weekday::ALL);
        assert_eq!(schedule(&daily, day("2026-01-01"), day("2028-01-01"), &[]).unwrap_err().code, "too-many-sessions");
    }

    #[test]
    fn times_are_read_as_people_type_them() {
        for (typed, read) in [
            ("17:30", "17:30"),
            ("5:30 pm", "17:30"),
            ("9am", "09:00"),
            ("12 pm", "12:00"),
            ("12:15 am", "00:15"),
            ("8", "08:00"),
        ] {
            assert_eq!(time(typed).as_deref(), Some(read), "{typed}");
        }
        for typed in ["", "25:00", "9:75", "13 pm", "noon", "0 am"] {
            assert_eq!(time(typed), None, "{typed}");
        }
    }

    proptest! {
        #[test]
        fn sessions_lie_in_order_within_the_cohort(start in 0u32..1000, length in 0u32..365, mask in 1u8..128) {
            let days: Vec<_> = Weekday::ALL.iter().copied().enumerate().filter(|(nth, _)| mask & (1 << nth) != 0).map(|(_, day)| day).collect();
            let first = day("2026-01-01").plus_days(start);
            let last = first.plus_days(length);
            if let Ok(met) = schedule(&week(&days), first, last, &[]) {
                prop_assert!(met.windows(2).all(|pair| pair[0] < pair[1]));
                prop_assert!(met.iter().all(|day| first <= *day && *day <= last && days.contains(&Weekday::of(*day))));
                prop_assert_eq!(met.len() as u32, (0..=length).filter(|after| days.contains(&Weekday::of(first.plus_days(*after)))).count() as u32);
            }
        }
    }
}
