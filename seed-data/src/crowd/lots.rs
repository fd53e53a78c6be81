//! What became of people: shares of all stages, so that a caseworker has forty active ones of two hundred.

use domain::intake::case::adoption::Past;
use domain::programs::ServiceKindId;

use super::Crowd;

/// The crowd's first day, in days before today.
pub(super) const BEGINNING: i32 = 1_000;
/// The day on which people were taken over.
pub(super) const TAKEN_OVER: i32 = 45;

/// What became of somebody.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Lot {
    /// Applied this week.
    Fresh,
    Eligible,
    Waitlisted,
    Selected,
    /// Served, and reached since.
    Active,
    /// Served, and neither served nor reached since.
    Silent,
    /// Their period ends today.
    Ending,
    Exited,
    Closed,
    Ineligible,
    Withdrawn,
}

/// Of two hundred people so many.
const SHARES: [(Lot, usize); 11] = [
    (Lot::Fresh, 10),
    (Lot::Eligible, 8),
    (Lot::Waitlisted, 6),
    (Lot::Selected, 6),
    (Lot::Active, 34),
    (Lot::Silent, 6),
    (Lot::Ending, 4),
    (Lot::Exited, 46),
    (Lot::Closed, 34),
    (Lot::Ineligible, 16),
    (Lot::Withdrawn, 30),
];

/// A step that visits every place of two hundred once: the first few people stand in every stage already.
const STEP: usize = 73;

impl Lot {
    /// The lot of the nth person of a caseworker.
    pub(super) fn of(nth: usize) -> Self {
        let place = nth * STEP % super::PER_CASEWORKER;
        let mut before = 0;
        let found = SHARES.iter().find(|(_, share)| {
            before += share;
            place < before
        });
        found.map_or(Self::Withdrawn, |(lot, _)| *lot)
    }

    /// Whether somebody has a caseworker.
    pub(super) fn is_tended(self) -> bool {
        matches!(self, Self::Selected | Self::Active | Self::Silent | Self::Ending | Self::Exited)
    }

    /// When they applied and what came of it, as it was known when they were taken over; nothing for whoever applied
    /// since. `nth` spreads the days.
    pub(super) fn past(self, crowd: &Crowd, kind: ServiceKindId, nth: i32) -> Option<(i32, Past)> {
        let served = |from: i32, until: i32| {
            let past = Past::Served { kind, from: crowd.day(from), until: Some(crowd.day(until)) };
            Some((from + 20, past))
        };
        let ago = TAKEN_OVER + 1 + nth % 90;
        match self {
            Self::Fresh => None,
            Self::Eligible => Some((ago, Past::Eligible)),
            Self::Waitlisted => Some((ago, Past::Waitlisted)),
            Self::Selected => Some((ago, Past::Selected)),
            Self::Active => served(100 + nth % 60, 46 + nth % 20),
            Self::Silent => served(100 + nth % 60, 62 + nth % 24),
            Self::Ending => served(220, 95 + nth % 20),
            Self::Exited => served(300 + nth % 60, 140 + nth % 100),
            Self::Closed => served(900 + nth % 60, 640 + nth % 100),
            Self::Ineligible => Some((200 + nth % 500, Past::Ineligible)),
            Self::Withdrawn => Some((200 + nth % 500, Past::Withdrawn)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::crowd::PER_CASEWORKER;

    #[test]
    fn a_caseworker_has_forty_active_ones() {
        let many = |lots: &[Lot]| (0..PER_CASEWORKER).filter(|nth| lots.contains(&Lot::of(*nth))).count();
        assert_eq!(SHARES.iter().map(|(_, share)| share).sum::<usize>(), PER_CASEWORKER);
        assert_eq!(many(&[Lot::Active, Lot::Silent]), 40);
        for (lot, share) in SHARES {
            assert_eq!(many(&[lot]), share, "{lot:?}");
        }
    }

    #[test]
    fn a_few_stand_in_every_stage() {
        let lots: Vec<_> = (0..60).map(Lot::of).collect();
        assert!(SHARES.iter().all(|(lot, _)| lots.contains(lot)), "{lots:?}");
    }
}
