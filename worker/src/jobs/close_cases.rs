//! Closes cases whose four quarters after exit are settled or past.

use domain::access::Act;
use domain::follow_up::exit::{commands, sweeps};
use domain::follow_up::tasks::sweeps::Asked;
use domain::shared::{Answer, CaseId, Fault};

use super::sweep::Sweep;
use crate::Desk;

/// The sweep.
pub(super) struct CloseCases;

impl Sweep for CloseCases {
    type Id = CaseId;

    async fn due(desk: &Desk, asked: Asked<CaseId>) -> Result<Vec<CaseId>, Fault> {
        sweeps::to_close(desk.store.read(), asked).await
    }

    async fn settle(act: &mut Act<'_>, id: CaseId) -> Answer<bool> {
        commands::close(act, id).await
    }
}
