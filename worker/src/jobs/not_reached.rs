//! Raises a task for active participants who were not reached for 30 days.

use domain::access::Act;
use domain::follow_up::contacts::sweeps;
use domain::follow_up::tasks::sweeps::Asked;
use domain::shared::{Answer, CaseId, Fault};

use super::sweep::Sweep;
use crate::Desk;

/// The sweep.
pub(super) struct NotReached;

impl Sweep for NotReached {
    type Id = CaseId;

    async fn due(desk: &Desk, asked: Asked<CaseId>) -> Result<Vec<CaseId>, Fault> {
        sweeps::not_reached(desk.store.read(), asked).await
    }

    async fn settle(act: &mut Act<'_>, id: CaseId) -> Answer<bool> {
        sweeps::raise(act, id).await
    }
}
