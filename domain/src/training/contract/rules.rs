//! The points that are left of a contract.

use std::collections::BTreeMap;

use chrono::Datelike;

use crate::programs::contract::Contract;
use crate::shared::Day;
use crate::training::attendance::rules::{Counted, Mark};

/// An infraction as it counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Broken {
    /// On which day.
    pub day: Day,
    /// The points that it cost.
    pub points: i32,
}

/// The points that somebody has: those that everybody begins with, those of each week that was kept and is over, less
/// what coming late, absences and other infractions cost. An excused session costs nothing and keeps no week.
pub fn points(contract: &Contract, today: Day, sessions: &[Counted], broken: &[Broken]) -> i32 {
    let cost: i32 = sessions.iter().map(|session| cost_of(contract, session.mark)).sum::<i32>()
        + broken.iter().map(|one| one.points).sum::<i32>();
    contract.starts_with + contract.per_week * weeks_kept(today, sessions, broken) - cost
}

/// The points that a mark of a sheet costs.
pub fn cost_of(contract: &Contract, mark: Mark) -> i32 {
    match mark {
        Mark::Late => contract.late,
        Mark::Absent => contract.absent,
        Mark::Present | Mark::Excused => 0,
    }
}

/// Whether somebody is told: the points were enough before, and are not any more.
pub fn is_told(contract: &Contract, before: i32, now: i32) -> bool {
    before >= contract.talk_under && now < contract.talk_under
}

/// Weeks from Monday to Sunday that are over, with class in them and nothing that the contract asks not to do.
fn weeks_kept(today: Day, sessions: &[Counted], broken: &[Broken]) -> i32 {
    let mut weeks: BTreeMap<(i32, u32), bool> = BTreeMap::new();
    for session in sessions.iter().filter(|session| session.mark != Mark::Excused) {
        let kept = session.mark == Mark::Present;
        weeks.entry(week(session.day)).and_modify(|all| *all &= kept).or_insert(kept);
    }
    let spoiled = |of: (i32, u32)| broken.iter().any(|one| week(one.day) == of);
    let kept = weeks.into_iter().filter(|(of, kept)| *kept && *of < week(today) && !spoiled(*of)).count();
    i32::try_from(kept).unwrap_or(i32::MAX)
}

fn week(day: Day) -> (i32, u32) {
    let week = day.0.iso_week();
    (week.year(), week.week())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// A Monday.
    const FIRST: &str = "2026-11-02";

    fn day(after: u32) -> Day {
        FIRST.parse::<Day>().unwrap().plus_days(after)
    }

    fn sessions(marks: &str) -> Vec<Counted> {
        let mark = |letter| match letter {
            'p' => Mark::Present,
            'l' => Mark::Late,
            'a' => Mark::Absent,
            _ => Mark::Excused,
        };
        let counted = |(nth, letter): (usize, char)| Counted {
            // Two sessions a week.
            day: day((nth / 2 * 7 + nth % 2) as u32),
            mark: mark(letter),
            present: 60,
            scheduled: 60,
        };
        marks.chars().enumerate().map(counted).collect()
    }

    fn contract() -> Contract {
        Contract { starts_with: 100, per_week: 10, late: 15, absent: 20, infractions: Vec::new(), talk_under: 50 }
    }

    fn left(marks: &str, today: u32) -> i32 {
        points(&contract(), day(today), &sessions(marks), &[])
    }

    #[test]
    fn a_week_that_was_kept_earns_once_it_is_over() {
        assert_eq!(left("pp", 6), 100, "it is Sunday of the same week");
        assert_eq!(left("pp", 7), 110);
        assert_eq!(left("pppp", 14), 120);
        assert_eq!(left("ee", 7), 100, "no class, no week");
        assert_eq!(left("pe", 7), 110);
    }

    #[test]
    fn coming_late_and_absences_cost_and_spoil_their_week() {
        assert_eq!(left("pl", 7), 85);
        assert_eq!(left("pa", 7), 80);
        assert_eq!(left("papp", 14), 90);
        let broken = [Broken { day: day(3), points: 15 }];
        assert_eq!(points(&contract(), day(7), &sessions("pp"), &broken), 85);
    }

    #[test]
    fn the_line_is_crossed_once() {
        let told = |before, now| is_told(&contract(), before, now);
        assert_eq!([told(50, 49), told(50, 50), told(49, 40), told(120, -10)], [true, false, false, true]);
    }

    proptest! {
        #[test]
        fn whatever_is_broken_costs_at_least_its_points(marks in "[plae]{0,20}", on in 0u32..70, cost in 1i32..50) {
            let (all, today) = (sessions(&marks), day(80));
            let before = points(&contract(), today, &all, &[]);
            let after = points(&contract(), today, &all, &[Broken { day: day(on), points: cost }]);
            prop_assert!(after <= before - cost);
            prop_assert!(after >= before - cost - contract().per_week);
        }
    }
}
