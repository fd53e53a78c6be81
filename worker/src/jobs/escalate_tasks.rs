//! Lets somebody else hear of tasks that are too late.

use domain::access::Act;
use domain::follow_up::tasks::sweeps::{self, Asked};
use domain::shared::{Answer, Fault, TaskId};

use super::sweep::Sweep;
use crate::Desk;

/// The sweep.
pub(super) struct EscalateTasks;

impl Sweep for EscalateTasks {
    type Id = TaskId;

    async fn due(desk: &Desk, asked: Asked<TaskId>) -> Result<Vec<TaskId>, Fault> {
        sweeps::to_escalate(desk.store.read(), asked).await
    }

    async fn settle(act: &mut Act<'_>, id: TaskId) -> Answer<bool> {
        sweeps::escalate(act, id).await
    }
}
