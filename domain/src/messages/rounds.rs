//! Which day each daily job has lived through: a worker that was away catches up day by day, and two workers do not
//! live the same day twice.

use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::{ExprTrait, OnConflict};

use crate::setup::Store;
use crate::shared::{Day, Fault, OrganizationId};

/// A daily job's progress in one organization.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "rounds")]
pub struct Model {
    /// Whose days.
    #[sea_orm(primary_key, auto_increment = false)]
    pub organization_id: OrganizationId,
    /// The job.
    #[sea_orm(primary_key, auto_increment = false)]
    pub job: String,
    /// The last day that it lived through.
    pub day: Day,
}

impl ActiveModelBehavior for ActiveModel {}

/// The last day that a job lived through.
///
/// # Errors
/// Where the database fails.
pub async fn last_day(store: &Store, organization: OrganizationId, job: &str) -> Result<Option<Day>, Fault> {
    let round = Entity::find_by_id((organization, job.to_owned())).one(store.read()).await?;
    Ok(round.map(|round| round.day))
}

/// Notes that a job has lived through `day`; never goes back.
///
/// # Errors
/// Where the database fails.
pub async fn lived(store: &Store, organization: OrganizationId, job: &str, day: Day) -> Result<(), Fault> {
    let row = ActiveModel { organization_id: Set(organization), job: Set(job.to_owned()), day: Set(day) };
    let later = OnConflict::columns([Column::OrganizationId, Column::Job])
        .update_column(Column::Day)
        .action_and_where(Expr::col((Entity, Column::Day)).lt(day))
        .to_owned();
    Entity::insert(row).on_conflict(later).exec_without_returning(store.writer()).await?;
    Ok(())
}
