//! What time does to promises: those whose last day has passed.

use sea_orm::entity::prelude::*;
use sea_orm::{QueryOrder, QuerySelect};

use super::rules::{AuthorizationEdge, AuthorizationState};
use super::{AuthorizationId, Column, Entity};
use crate::shared::{Day, Fault, OrganizationId};

/// Promises and requests of an organization whose last day has passed, at most `most` of them after the last one seen.
///
/// # Errors
/// Where the database fails.
pub async fn to_lapse(
    db: &impl ConnectionTrait,
    organization: OrganizationId,
    today: Day,
    after: Option<AuthorizationId>,
    most: u64,
) -> Result<Vec<AuthorizationId>, Fault> {
    let mut over = Entity::find()
        .select_only()
        .column(Column::Id)
        .filter(Column::OrganizationId.eq(organization))
        .filter(Column::State.is_in(AuthorizationState::before(AuthorizationEdge::Lapse)))
        .filter(Column::LastDay.lt(today));
    if let Some(after) = after {
        over = over.filter(Column::Id.gt(after));
    }
    Ok(over.order_by_asc(Column::Id).limit(most).into_tuple().all(db).await?)
}
