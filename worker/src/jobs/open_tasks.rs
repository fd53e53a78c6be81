//! Opens the tasks whose window begins.

use domain::access::Act;
use domain::follow_up::tasks::sweeps::{self, Asked};
use domain::shared::{Answer, Fault, TaskId};

use super::sweep::Sweep;
use crate::Desk;

/// The sweep.
pub(super) struct OpenTasks;

impl Sweep for OpenTasks {
    type Id = TaskId;

    async fn due(desk: &Desk, asked: Asked<TaskId>) -> Result<Vec<TaskId>, Fault> {
        sweeps::to_open(desk.store.read(), asked).await
    }

    async fn settle(act: &mut Act<'_>, id: TaskId) -> Answer<bool> {
        sweeps::let_time_pass(act, id).await
    }
}
