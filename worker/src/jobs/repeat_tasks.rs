//! Plans the next turn of duties that repeat: plan reviews each 90 days.

use domain::access::Act;
use domain::follow_up::tasks::sweeps::{self, Asked};
use domain::shared::{Answer, Fault, TaskId};

use super::sweep::Sweep;
use crate::Desk;

/// The sweep.
pub(super) struct RepeatTasks;

impl Sweep for RepeatTasks {
    type Id = TaskId;

    async fn due(desk: &Desk, asked: Asked<TaskId>) -> Result<Vec<TaskId>, Fault> {
        sweeps::to_repeat(desk.store.read(), asked).await
    }

    async fn settle(act: &mut Act<'_>, id: TaskId) -> Answer<bool> {
        sweeps::repeat(act, id).await
    }
}
