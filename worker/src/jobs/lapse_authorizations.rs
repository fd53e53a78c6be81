//! Gives promised money back to its fund when its last day has passed.

use domain::access::Act;
use domain::follow_up::tasks::sweeps::{Asked, BATCH};
use domain::shared::{Answer, Fault};
use domain::support::authorizations::{AuthorizationId, paying, sweeps};

use super::sweep::Sweep;
use crate::Desk;

/// The sweep.
pub(super) struct LapseAuthorizations;

impl Sweep for LapseAuthorizations {
    type Id = AuthorizationId;

    async fn due(desk: &Desk, asked: Asked<AuthorizationId>) -> Result<Vec<AuthorizationId>, Fault> {
        sweeps::to_lapse(desk.store.read(), asked.organization, asked.today, asked.after, BATCH).await
    }

    async fn settle(act: &mut Act<'_>, id: AuthorizationId) -> Answer<bool> {
        paying::lapse(act, id).await
    }
}
