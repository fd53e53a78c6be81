//! The life of an enrollment, as one table.

use crate::intake::case::rules::{Stage, may_receive_qualifying_service};
use crate::shared::{Day, Refusal};

crate::coded! {
    /// Where an enrollment stands.
    pub enum EnrollmentState("enrollment-state") {
        /// A seat is wanted.
        Waitlisted = "waitlisted",
        /// Has a seat.
        Enrolled = "enrolled",
        /// Paused; the seat is free for others.
        Deferred = "deferred",
        /// Went through to the end.
        Completed = "completed",
        /// Left, or took back the wish.
        Withdrawn = "withdrawn",
    }
}

crate::coded! {
    /// What an enrollment goes through.
    pub enum EnrollmentEdge("enrollment-edge") {
        /// A seat was free.
        Seat = "seat",
        /// Pauses.
        Defer = "defer",
        /// Goes on.
        Resume = "resume",
        /// Went through to the end.
        Complete = "complete",
        /// Leaves.
        Withdraw = "withdraw",
    }
}

crate::coded! {
    /// Why somebody left a class, or paused.
    pub enum LeftBecause("left-because") {
        /// Nobody to look after the children, or no money for it.
        ChildCare = "child-care",
        /// No way to get there.
        Transport = "transport",
        /// Their own health, or that of somebody they care for.
        Health = "health",
        /// Took a job.
        Work = "work",
        /// Could not afford it.
        Money = "money",
        /// The class was too hard, or not what they need.
        Learning = "learning",
        /// Missed too much.
        Attendance = "attendance",
        /// Moved away.
        Moved = "moved",
        /// Changed their mind.
        ChangedMind = "changed-mind",
        /// Could not be reached.
        NotReached = "not-reached",
        /// The cohort was called off.
        CalledOff = "called-off",
        /// Something else.
        Other = "other",
    }
}

impl EnrollmentState {
    /// Whether somebody sits, waits or pauses: a case does so once in a cohort.
    pub fn is_live(self) -> bool {
        matches!(self, Self::Waitlisted | Self::Enrolled | Self::Deferred)
    }

    /// Whether a seat is taken by it.
    pub fn takes_seat(self) -> bool {
        matches!(self, Self::Enrolled | Self::Completed)
    }
}

/// Where an edge leads; nothing where the table has no such edge.
pub fn follow(state: EnrollmentState, edge: EnrollmentEdge) -> Option<EnrollmentState> {
    use EnrollmentEdge as E;
    use EnrollmentState as S;
    match (state, edge) {
        (S::Waitlisted, E::Seat) | (S::Deferred, E::Resume) => Some(S::Enrolled),
        (S::Enrolled, E::Defer) => Some(S::Deferred),
        (S::Enrolled, E::Complete) => Some(S::Completed),
        (S::Waitlisted | S::Enrolled | S::Deferred, E::Withdraw) => Some(S::Withdrawn),
        _ => None,
    }
}

/// Whether a case may want a seat in a cohort that ends on a day.
///
/// # Errors
/// `class-before-selection` where the case is not selected; `cohort-over`.
pub fn may_want_seat(stage: Stage, cohort_ends: Day, today: Day) -> Result<(), Refusal> {
    if !may_receive_qualifying_service(stage) {
        return Err(Refusal::because("class-before-selection"));
    }
    if cohort_ends < today {
        return Err(Refusal::of("cohort", "cohort-over").with("day", cohort_ends));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::shared::Coded;

    #[test]
    fn whoever_is_through_or_gone_stays_so() {
        for edge in EnrollmentEdge::ALL {
            assert_eq!(follow(EnrollmentState::Completed, *edge), None);
            assert_eq!(follow(EnrollmentState::Withdrawn, *edge), None);
        }
    }

    #[test]
    fn whoever_lives_can_leave() {
        for state in EnrollmentState::ALL.iter().filter(|state| state.is_live()) {
            assert_eq!(follow(*state, EnrollmentEdge::Withdraw), Some(EnrollmentState::Withdrawn));
        }
    }

    #[test]
    fn a_seat_is_wanted_by_whoever_was_selected_and_before_the_end() {
        let day = |text: &str| text.parse::<Day>().unwrap();
        let today = day("2026-11-24");
        assert!(may_want_seat(Stage::Selected, today, today).is_ok());
        assert!(may_want_seat(Stage::Active, today, today).is_ok());
        assert_eq!(may_want_seat(Stage::Eligible, today, today).unwrap_err().code, "class-before-selection");
        assert_eq!(may_want_seat(Stage::Active, day("2026-11-23"), today).unwrap_err().code, "cohort-over");
    }
}
