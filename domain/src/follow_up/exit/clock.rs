//! How the time to an exit runs.

use super::rules::PlannedService;
use crate::shared::Day;

/// How the time to an exit runs. It is its own clock: contacts do not stop it, a qualifying service does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ExitClock {
    /// The last day of a qualifying service; ahead where one runs whose end is known.
    pub last_service: Day,
    /// The day to whose end a planned service is awaited, where that is later than the gap.
    pub held_until: Option<Day>,
    /// Days without a service after which the period has ended.
    pub gap_days: u32,
}

/// Days without a service after which a case is listed as about to exit: the first mark, and the second.
pub const RISK_DAYS: [u32; 2] = [60, 75];

crate::coded! {
    /// How near an exit is.
    pub enum RiskMark("exit-risk") {
        /// 60 days without a service.
        First = "first",
        /// 75 days.
        Second = "second",
    }
}

/// A case that is about to exit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ExitRisk {
    /// Which mark it has passed.
    pub mark: RiskMark,
    /// Days since the last service.
    pub days_without: i64,
    /// Days until the exit is due.
    pub days_left: i64,
    /// The day on which it exits, as of the last service, if none comes.
    pub exits_on: Day,
}

impl ExitClock {
    /// Counts from the last service; what was planned in time, lengthens it.
    pub(super) fn started(last_service: Day, holds: &[Hold], gap_days: u32) -> Self {
        let mut clock = Self { last_service, held_until: None, gap_days };
        for hold in holds {
            if hold.recorded_on <= clock.open_through() && hold.until >= clock.open_through() {
                clock.held_until = Some(hold.until);
            }
        }
        clock
    }

    /// The last day on which a service, or the documentation of a planned one, keeps the period open.
    pub fn open_through(&self) -> Day {
        let gap_ends = self.last_service.plus_days(self.gap_days);
        self.held_until.map_or(gap_ends, |held| held.max(gap_ends))
    }

    /// The first day on which the exit is due: day 90, or the day after a planned service that did not come.
    pub fn exits_on(&self) -> Day {
        let gap_ends = self.last_service.plus_days(self.gap_days);
        self.held_until.map_or(gap_ends, |held| held.plus_days(1).max(gap_ends))
    }

    /// Whether the exit is due at the close of `as_of`.
    pub fn is_due(&self, as_of: Day) -> bool {
        as_of >= self.exits_on()
    }

    /// Whether the case is to be listed as about to exit. While a planned service is awaited it is not.
    pub fn risk(&self, as_of: Day) -> Option<ExitRisk> {
        let days_without = as_of.days_since(self.last_service);
        let awaits = self.held_until.is_some_and(|held| as_of <= held);
        if awaits || self.is_due(as_of) {
            return None;
        }
        let [first, second] = RISK_DAYS.map(i64::from);
        let mark = if days_without >= second { RiskMark::Second } else { RiskMark::First };
        let exits_on = self.exits_on();
        (days_without >= first).then(|| ExitRisk {
            mark,
            days_without,
            days_left: exits_on.days_since(as_of),
            exits_on,
        })
    }
}

/// While a planned service is awaited: documented on `recorded_on`, awaited to the end of `until`.
pub(super) struct Hold {
    /// Documented.
    pub recorded_on: Day,
    /// Awaited to the end of this day.
    pub until: Day,
}

/// Ordered by when they were documented: only a hold that was documented in time can lengthen the time for the next.
pub(super) fn holds<'a, G: 'a>(planned: impl Iterator<Item = &'a PlannedService<G>>, as_of: Day) -> Vec<Hold> {
    let known = planned.filter(|p| p.class.keeps_open() && p.recorded_on <= as_of);
    let mut holds: Vec<_> = known
        .map(|p| {
            let fell_through = p.fell_through_on.filter(|day| *day <= as_of);
            let until = fell_through.map_or(p.planned_for, |day| day.min(p.planned_for));
            Hold { recorded_on: p.recorded_on, until }
        })
        .collect();
    holds.sort_by_key(|hold| hold.recorded_on);
    holds
}
