//! Raises tasks for cases without a service for 60 and 75 days.

use domain::access::Act;
use domain::follow_up::exit::{commands, sweeps};
use domain::follow_up::tasks::sweeps::Asked;
use domain::shared::{Answer, CaseId, Fault};

use super::sweep::Sweep;
use crate::Desk;

/// The sweep.
pub(super) struct ExitRisk;

impl Sweep for ExitRisk {
    type Id = CaseId;

    async fn due(desk: &Desk, asked: Asked<CaseId>) -> Result<Vec<CaseId>, Fault> {
        sweeps::at_risk(desk.store.read(), asked).await
    }

    async fn settle(act: &mut Act<'_>, id: CaseId) -> Answer<bool> {
        commands::raise_risk(act, id).await
    }
}
