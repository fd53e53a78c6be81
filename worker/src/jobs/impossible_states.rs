//! Looks each night for what must never be, and raises a task for the managers.

use domain::access::Act;
use domain::follow_up::impossible::{self, Find};
use domain::follow_up::tasks::sweeps::Asked;
use domain::shared::{Answer, Fault};

use super::sweep::Sweep;
use crate::Desk;

/// The sweep.
pub(super) struct ImpossibleStates;

impl Sweep for ImpossibleStates {
    type Id = Find;

    async fn due(desk: &Desk, asked: Asked<Find>) -> Result<Vec<Find>, Fault> {
        impossible::found(desk.store.read(), asked).await
    }

    async fn settle(act: &mut Act<'_>, find: Find) -> Answer<bool> {
        impossible::raise(act, find).await
    }
}
