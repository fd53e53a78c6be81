//! Exits cases 90 days after the last service, where none is planned.

use domain::access::Act;
use domain::follow_up::exit::{commands, sweeps};
use domain::follow_up::tasks::sweeps::Asked;
use domain::shared::{Answer, CaseId, Fault};

use super::sweep::Sweep;
use crate::Desk;

/// The sweep.
pub(super) struct ExitCases;

impl Sweep for ExitCases {
    type Id = CaseId;

    async fn due(desk: &Desk, asked: Asked<CaseId>) -> Result<Vec<CaseId>, Fault> {
        sweeps::to_exit(desk.store.read(), asked).await
    }

    async fn settle(act: &mut Act<'_>, id: CaseId) -> Answer<bool> {
        commands::exit(act, id).await
    }
}
