//! What was told of a job over time.

use sea_orm::entity::prelude::*;
use sea_orm::{DatabaseConnection, QueryOrder, QuerySelect};

use super::{Column, Entity, JobProfile};
use crate::placement::placements::PlacementId;
use crate::shared::Fault;

/// What was told of a job, the latest first. The caller has scoped the case.
///
/// # Errors
/// Where the database fails.
pub async fn of_placement(db: &DatabaseConnection, placement: PlacementId) -> Result<Vec<JobProfile>, Fault> {
    /// Nobody is asked more often.
    const MOST: u64 = 50;
    let all = Entity::find().filter(Column::PlacementId.eq(placement));
    Ok(all.order_by_desc(Column::Day).order_by_desc(Column::Id).limit(MOST).all(db).await?)
}
