//! The life of a candidacy, as one table.

crate::coded! {
    /// Where a candidacy stands.
    pub enum CandidateState("candidate-state") {
        /// Proposed to the employer.
        Proposed = "proposed",
        /// The employer wants to know more.
        Interested = "interested",
        /// They are to meet, or have met.
        Interview = "interview",
        /// The job was offered.
        Offered = "offered",
        /// Hired.
        Hired = "hired",
        /// The employer said no.
        Declined = "declined",
        /// The participant or the program took it back.
        Withdrawn = "withdrawn",
    }
}

crate::coded! {
    /// What a candidacy goes through.
    pub enum CandidateEdge("candidate-edge") {
        /// The employer wants to know more.
        Interest = "interest",
        /// An interview is agreed.
        Invite = "invite",
        /// The job is offered.
        Offer = "offer",
        /// Hired: by writing the job down.
        Hire = "hire",
        /// The employer says no.
        Decline = "decline",
        /// It is taken back.
        Withdraw = "withdraw",
        /// The hire was none: its job was struck, or never began.
        Unhire = "unhire",
        /// The job that ended it was none: the employer, who was told that they are gone, is asked anew.
        Reopen = "reopen",
    }
}

crate::coded! {
    /// Why a candidacy ended without a hire.
    pub enum ClosedBecause("candidate-closed-because") {
        /// The skills did not fit.
        Skills = "skills",
        /// The experience did not fit.
        Experience = "experience",
        /// The hours did not fit.
        Hours = "hours",
        /// The pay did not fit.
        Pay = "pay",
        /// No way to get there.
        Transport = "transport",
        /// They did not come to the interview.
        NotThere = "not-there",
        /// The employer never answered.
        Silent = "silent",
        /// They were hired elsewhere.
        HiredElsewhere = "hired-elsewhere",
        /// They changed their mind.
        ChangedMind = "changed-mind",
        /// Something else.
        Other = "other",
    }
}

impl CandidateState {
    /// Whether something may still come of it.
    pub fn is_live(self) -> bool {
        matches!(self, Self::Proposed | Self::Interested | Self::Interview | Self::Offered)
    }

    /// Whether it is the one candidacy of its case for its order: something may still come of it, or came of it.
    pub fn stands(self) -> bool {
        self.is_live() || self == Self::Hired
    }
}

impl CandidateEdge {
    /// Whether it ends a candidacy without a hire, which needs a reason.
    pub fn needs_reason(self) -> bool {
        matches!(self, Self::Decline | Self::Withdraw)
    }

    /// Whether it follows from what is written down of a job, and is never chosen by itself.
    pub fn follows_a_job(self) -> bool {
        matches!(self, Self::Hire | Self::Unhire | Self::Reopen)
    }
}

/// Where an edge leads; nothing where the table has no such edge. Steps can be left out: an employer hires on the spot.
pub fn follow(state: CandidateState, edge: CandidateEdge) -> Option<CandidateState> {
    use CandidateEdge as E;
    use CandidateState as S;
    match (state, edge) {
        (S::Proposed, E::Interest) => Some(S::Interested),
        (S::Proposed | S::Interested, E::Invite) => Some(S::Interview),
        (S::Proposed | S::Interested | S::Interview, E::Offer) => Some(S::Offered),
        (state, E::Hire) if state.is_live() => Some(S::Hired),
        (state, E::Decline) if state.is_live() => Some(S::Declined),
        (state, E::Withdraw) if state.is_live() => Some(S::Withdrawn),
        (S::Hired, E::Unhire) => Some(S::Offered),
        (S::Withdrawn, E::Reopen) => Some(S::Proposed),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::shared::Coded;

    #[test]
    fn what_is_over_comes_back_only_by_a_job_and_what_lives_can_end() {
        for state in CandidateState::ALL {
            for edge in CandidateEdge::ALL.iter().filter(|edge| !edge.follows_a_job()) {
                assert!(state.is_live() || follow(*state, *edge).is_none(), "{} {}", state.code(), edge.code());
            }
            let back = [CandidateEdge::Unhire, CandidateEdge::Reopen].map(|edge| follow(*state, edge));
            assert!(back.iter().flatten().all(|back| back.is_live() && !state.is_live()), "{}", state.code());
            for end in [CandidateEdge::Hire, CandidateEdge::Decline, CandidateEdge::Withdraw] {
                assert_eq!(follow(*state, end).is_some(), state.is_live());
            }
        }
    }

    proptest! {
        #[test]
        fn by_itself_a_candidacy_only_goes_forward(edges in proptest::collection::vec(0usize..8, 0..12)) {
            let mut state = CandidateState::Proposed;
            for edge in edges.into_iter().map(|nth| CandidateEdge::ALL[nth]) {
                if let Some(next) = follow(state, edge).filter(|_| !matches!(edge, CandidateEdge::Unhire | CandidateEdge::Reopen)) {
                    prop_assert!(next > state, "{} to {}", state.code(), next.code());
                    state = next;
                }
            }
        }
    }
}
