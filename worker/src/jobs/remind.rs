//! Tells staff by mail what is late of their own, at most once a day.

use domain::access::Act;
use domain::follow_up::digest;
use domain::follow_up::tasks::sweeps::Asked;
use domain::shared::{Answer, Fault, UserId};

use super::sweep::Sweep;
use crate::Desk;

/// The sweep.
pub(super) struct Remind;

impl Sweep for Remind {
    type Id = UserId;

    async fn due(desk: &Desk, asked: Asked<UserId>) -> Result<Vec<UserId>, Fault> {
        digest::to_remind(desk.store.read(), asked).await
    }

    async fn settle(act: &mut Act<'_>, id: UserId) -> Answer<bool> {
        digest::remind(act, id).await
    }
}
