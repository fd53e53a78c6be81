//! Asks participants by mail of whom a follow-up says that they are asked before staff call them.

use domain::access::Act;
use domain::follow_up::surveys::asking;
use domain::follow_up::tasks::sweeps::Asked;
use domain::shared::{Answer, Fault, TaskId};

use super::sweep::Sweep;
use crate::Desk;

/// The sweep.
pub(super) struct AskFirst;

impl Sweep for AskFirst {
    type Id = TaskId;

    async fn due(desk: &Desk, asked: Asked<TaskId>) -> Result<Vec<TaskId>, Fault> {
        asking::to_ask(desk.store.read(), asked).await
    }

    async fn settle(act: &mut Act<'_>, id: TaskId) -> Answer<bool> {
        asking::ask(act, id).await
    }
}
