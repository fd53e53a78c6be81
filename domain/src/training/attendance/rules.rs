//! What a mark counts, how attendance is reckoned, when a sheet may be changed.

use serde::{Deserialize, Serialize};

use crate::shared::Day;

crate::coded! {
    /// How somebody is marked in a session.
    pub enum Mark("mark") {
        /// Was there.
        Present = "present",
        /// Came late.
        Late = "late",
        /// Was not there.
        Absent = "absent",
        /// Was not there, for a reason that was accepted.
        Excused = "excused",
    }
}

/// Days after a session in which whoever teaches changes its sheet; afterwards a manager does, with a reason.
pub const OPEN_DAYS: u32 = 14;

/// Absences in a row that somebody hears of.
pub const IN_A_ROW: usize = 2;

/// Attendance under this many hundredths is spoken about.
pub const LOW_PERCENT: i64 = 80;

/// Sessions that attendance must be reckoned over before it is called low: two absences in the first week are told by
/// themselves.
pub const LEAST_SESSIONS: usize = 5;

/// Minutes that a mark counts as present, of a session so long. Whoever is late by more than it lasts was there none of it.
pub fn minutes_present(mark: Mark, scheduled: i32, late_by: Option<i32>) -> i32 {
    match mark {
        Mark::Present => scheduled,
        Mark::Late => (scheduled - late_by.unwrap_or_default()).max(0),
        Mark::Absent | Mark::Excused => 0,
    }
}

/// A session as it counts for one person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counted {
    /// On which day.
    pub day: Day,
    /// The mark.
    pub mark: Mark,
    /// Minutes present.
    pub present: i32,
    /// Minutes scheduled.
    pub scheduled: i32,
}

/// Hours present of hours scheduled, in hundredths; excused hours are taken out of both. Nothing before the first mark.
pub fn percent(sessions: &[Counted]) -> Option<i64> {
    let counted = sessions.iter().filter(|session| session.mark != Mark::Excused);
    let (present, scheduled) = counted.fold((0_i64, 0_i64), |(present, scheduled), session| {
        (present + i64::from(session.present), scheduled + i64::from(session.scheduled))
    });
    (scheduled > 0).then(|| present * 100 / scheduled)
}

/// How many absences in a row end with the session of `day`; an excused one neither counts nor breaks the row. The
/// sessions are in the order of their days.
pub fn in_a_row(sessions: &[Counted], day: Day) -> usize {
    let until = sessions.iter().rev().skip_while(|session| session.day > day);
    until.filter(|session| session.mark != Mark::Excused).take_while(|session| session.mark == Mark::Absent).count()
}

/// How somebody comes so far.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Standing {
    /// Hours present of hours scheduled, in hundredths.
    pub percent: i64,
    /// Whether it is low.
    pub is_low: bool,
}

/// How somebody comes so far; nothing before the first mark that counts.
pub fn standing(sessions: &[Counted]) -> Option<Standing> {
    percent(sessions).map(|percent| Standing { percent, is_low: is_low(sessions) })
}

/// Whether somebody is told of absences in a row: once, when the row becomes one.
pub fn is_told(before: usize, now: usize) -> bool {
    before < IN_A_ROW && IN_A_ROW <= now
}

/// The last day of the row of absences that a mark on `day` is in, where it is told by that mark: also where an earlier
/// session was marked later. Both are in the order of their days.
pub fn told_row(before: &[Counted], now: &[Counted], day: Day) -> Option<Day> {
    let from = now.iter().filter(|session| session.day >= day && session.mark != Mark::Excused);
    let last = from.take_while(|session| session.mark == Mark::Absent).last()?.day;
    is_told(in_a_row(before, last), in_a_row(now, last)).then_some(last)
}

/// Whether attendance is low: over enough sessions, under the line.
pub fn is_low(sessions: &[Counted]) -> bool {
    let counted = sessions.iter().filter(|session| session.mark != Mark::Excused).count();
    counted >= LEAST_SESSIONS && percent(sessions).is_some_and(|percent| percent < LOW_PERCENT)
}

/// The last day on which whoever teaches changes the sheet of a session.
pub fn open_until(session: Day) -> Day {
    session.plus_days(OPEN_DAYS)
}

/// How the sheet of a session may be changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// The session has not come yet.
    Early,
    /// It was called off.
    CalledOff,
    /// As it is.
    Free,
    /// With a reason: it was closed, and the reader runs the program.
    WithReason,
    /// Not any more.
    Closed,
}

/// How a sheet may be changed today, by whoever teaches or `runs_program`.
pub fn change(session: Day, stands: bool, today: Day, runs_program: bool) -> Change {
    match today {
        _ if !stands => Change::CalledOff,
        today if today < session => Change::Early,
        today if today <= open_until(session) => Change::Free,
        _ if runs_program => Change::WithReason,
        _ => Change::Closed,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn sessions(marks: &str) -> Vec<Counted> {
        let first = Day::new(2026, 11, 2).unwrap();
        let mark = |letter| match letter {
            'p' => Mark::Present,
            'l' => Mark::Late,
            'a' => Mark::Absent,
            _ => Mark::Excused,
        };
        let counted = |(nth, letter): (usize, char)| Counted {
            day: first.plus_days(nth as u32),
            mark: mark(letter),
            present: minutes_present(mark(letter), 60, Some(30)),
            scheduled: 60,
        };
        marks.chars().enumerate().map(counted).collect()
    }

    fn row(marks: &str) -> usize {
        let sessions = sessions(marks);
        in_a_row(&sessions, sessions.last().unwrap().day)
    }

    #[test]
    fn absences_in_a_row_are_counted_to_the_day() {
        assert_eq!([row("paa"), row("apa"), row("aea"), row("aap"), row("aaal")], [2, 1, 2, 0, 0]);
        let all = sessions("aapa");
        assert_eq!(in_a_row(&all, all[1].day), 2, "as it was on that day");
    }

    #[test]
    fn excused_hours_count_neither_way() {
        assert_eq!(percent(&sessions("pppe")), Some(100));
        assert_eq!(percent(&sessions("pl")), Some(75));
        assert_eq!(percent(&sessions("e")), None);
        assert_eq!(minutes_present(Mark::Late, 60, Some(90)), 0);
    }

    #[test]
    fn attendance_is_low_only_over_enough_sessions() {
        assert!(!is_low(&sessions("aa")));
        assert!(is_low(&sessions("aappp")));
        assert!(!is_low(&sessions("apppp")), "80 is not under 80");
        assert!(!is_low(&sessions("aappee")), "four counted");
    }

    #[test]
    fn a_sheet_closes_after_two_weeks() {
        let (session, day) = (Day::new(2026, 11, 2).unwrap(), |after| Day::new(2026, 11, 2).unwrap().plus_days(after));
        assert_eq!(change(session, true, session.minus_days(1), true), Change::Early);
        assert_eq!([change(session, true, day(0), false), change(session, true, day(14), false)], [Change::Free; 2]);
        assert_eq!(change(session, true, day(15), false), Change::Closed);
        assert_eq!(change(session, true, day(15), true), Change::WithReason);
        assert_eq!(change(session, false, day(0), true), Change::CalledOff);
    }

    #[test]
    fn a_row_is_told_once() {
        assert_eq!(
            [(0, 1), (1, 2), (2, 3), (1, 3)].map(|(before, now)| is_told(before, now)),
            [false, true, false, true]
        );
        let told = |before: &str, now: &str, nth: usize| {
            let now = sessions(now);
            told_row(&sessions(before), &now, now[nth].day)
                .map(|day| now.iter().position(|other| other.day == day).unwrap())
        };
        assert_eq!(told("pa", "paa", 2), Some(2));
        assert_eq!(told("paa", "paaa", 3), None, "the same row");
        assert_eq!(told("pa", "aa", 0), Some(1), "an earlier session that is marked later");
        assert_eq!(told("apa", "aaa", 1), Some(2), "two that become one");
        assert_eq!(told("paa", "aaa", 0), None, "told before");
        assert_eq!(told("a", "ap", 1), None);
    }

    proptest! {
        #[test]
        fn attendance_is_a_share(marks in "[plae]{1,40}") {
            let all = sessions(&marks);
            if let Some(percent) = percent(&all) {
                prop_assert!((0..=100).contains(&percent));
            }
            prop_assert!(row(&marks) <= marks.len());
        }
    }
}
