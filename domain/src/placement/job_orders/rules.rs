//! The life of a job order, as one table.

crate::coded! {
    /// Where a job order stands.
    pub enum OrderState("order-state") {
        /// People can be proposed for it.
        Open = "open",
        /// For now nobody is proposed.
        Paused = "paused",
        /// Nothing more comes of it.
        Closed = "closed",
    }
}

crate::coded! {
    /// What a job order goes through.
    pub enum OrderEdge("order-edge") {
        /// It rests for a while.
        Pause = "pause",
        /// It goes on.
        Resume = "resume",
        /// It ends.
        Close = "close",
    }
}

crate::coded! {
    /// Why a job order rests or ended.
    pub enum OrderReason("order-reason") {
        /// Every opening is filled.
        Filled = "filled",
        /// The employer filled it with others.
        FilledElsewhere = "filled-elsewhere",
        /// The employer does not answer.
        Silent = "silent",
        /// There is less work than was thought.
        LessWork = "less-work",
        /// There is no money for it now.
        NoMoney = "no-money",
        /// The terms were not kept, or fell under what the program takes.
        Terms = "terms",
        /// Something else.
        Other = "other",
    }
}

/// Where an edge leads; nothing where the table has no such edge.
pub fn follow(state: OrderState, edge: OrderEdge) -> Option<OrderState> {
    use OrderEdge as E;
    use OrderState as S;
    match (state, edge) {
        (S::Open, E::Pause) => Some(S::Paused),
        (S::Paused | S::Closed, E::Resume) => Some(S::Open),
        (S::Open | S::Paused, E::Close) => Some(S::Closed),
        _ => None,
    }
}

/// Whether an edge needs a reason: whatever stops people from being proposed does.
pub fn needs_reason(edge: OrderEdge) -> bool {
    edge != OrderEdge::Resume
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::shared::Coded;

    #[test]
    fn an_order_can_be_closed_from_wherever_it_lives_and_taken_up_again() {
        for state in OrderState::ALL {
            let closes = follow(*state, OrderEdge::Close);
            assert_eq!(closes, (*state != OrderState::Closed).then_some(OrderState::Closed));
            assert_ne!(follow(*state, OrderEdge::Resume), Some(OrderState::Paused));
        }
        assert_eq!(follow(OrderState::Closed, OrderEdge::Resume), Some(OrderState::Open));
        assert_eq!(follow(OrderState::Closed, OrderEdge::Pause), None);
    }
}
