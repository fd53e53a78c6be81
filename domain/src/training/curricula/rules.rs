//! The life of a curriculum version, and what it must hold to be taught.

use crate::shared::Refusal;

crate::coded! {
    /// Where a version stands.
    pub enum VersionState("version-state") {
        /// Being written: everything can be changed.
        Draft = "draft",
        /// Being looked at by those whose sign-off is wanted.
        InReview = "in-review",
        /// Taught as it is; a change makes the next draft.
        Approved = "approved",
        /// Not opened for cohorts any more.
        Retired = "retired",
    }
}

crate::coded! {
    /// What a version goes through.
    pub enum VersionEdge("version-edge") {
        /// It is put before those who sign off.
        Submit = "submit",
        /// It goes back to be changed.
        Withdraw = "withdraw",
        /// The program signs off.
        Approve = "approve",
        /// It is not taught any more.
        Retire = "retire",
    }
}

crate::coded! {
    /// What a module teaches.
    pub enum ModuleKind("module-kind") {
        /// Soft skills: showing up, working with others, speaking up.
        Soft = "soft",
        /// The occupation's own skills.
        Occupational = "occupational",
        /// At work: a shop, a clinic, an internship.
        WorkBased = "work-based",
    }
}

/// Where an edge leads; nothing where the table has no such edge.
pub fn follow(state: VersionState, edge: VersionEdge) -> Option<VersionState> {
    use VersionEdge as E;
    use VersionState as S;
    match (state, edge) {
        (S::Draft, E::Submit) => Some(S::InReview),
        (S::InReview, E::Withdraw) => Some(S::Draft),
        (S::InReview, E::Approve) => Some(S::Approved),
        (S::Approved, E::Retire) => Some(S::Retired),
        _ => None,
    }
}

/// Whether a version may still be changed: what was approved stays as it was taught.
pub fn is_open(state: VersionState) -> bool {
    matches!(state, VersionState::Draft | VersionState::InReview)
}

/// Whether a cohort may be opened on a version: an approved one as it is, one in review with the manager's reason.
///
/// # Errors
/// `version-not-approved`: without a reason, or of a version that is a draft or retired.
pub fn may_open_cohort(state: VersionState, pending_because: Option<&str>) -> Result<(), Refusal> {
    match (state, pending_because) {
        (VersionState::Approved, _) | (VersionState::InReview, Some(_)) => Ok(()),
        _ => Err(Refusal::of("version", "version-not-approved")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::shared::Coded;

    #[test]
    fn what_was_approved_never_becomes_a_draft_again() {
        for edge in VersionEdge::ALL {
            for state in [VersionState::Approved, VersionState::Retired] {
                assert!(follow(state, *edge).is_none_or(|next| !is_open(next)), "{}", edge.code());
            }
        }
    }

    #[test]
    fn a_cohort_opens_on_what_is_approved_or_pending_with_a_reason() {
        assert!(may_open_cohort(VersionState::Approved, None).is_ok());
        assert!(may_open_cohort(VersionState::InReview, Some("Alvarez signs next week")).is_ok());
        assert!(may_open_cohort(VersionState::InReview, None).is_err());
        assert!(may_open_cohort(VersionState::Draft, Some("soon")).is_err());
        assert!(may_open_cohort(VersionState::Retired, Some("again")).is_err());
    }
}
