//! Tells managers each Monday what the week of their own staff came to.

use domain::access::Act;
use domain::follow_up::digest;
use domain::follow_up::tasks::sweeps::Asked;
use domain::shared::{Answer, Fault, UserId};

use super::sweep::Sweep;
use crate::Desk;

/// The sweep.
pub(super) struct WeeklyDigest;

impl Sweep for WeeklyDigest {
    type Id = UserId;

    async fn due(desk: &Desk, asked: Asked<UserId>) -> Result<Vec<UserId>, Fault> {
        digest::to_digest(desk.store.read(), asked).await
    }

    async fn settle(act: &mut Act<'_>, id: UserId) -> Answer<bool> {
        digest::digest(act, id).await
    }
}
