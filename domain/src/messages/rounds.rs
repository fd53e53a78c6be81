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

/// The last day that all of these jobs lived through; nothing where none of them ever ran. One that is new to the
/// timetable joins the others.
///
/// # Errors
/// Where the database fails.
pub async fn last_day(store: &Store, organization: OrganizationId, jobs: &[&str]) -> Result<Option<Day>, Fault> {
    let rounds = Entity::find()
        .filter(Column::OrganizationId.eq(organization))
        .filter(Column::Job.is_in(jobs.iter().copied()))
        .all(store.writer())
        .await?;
    Ok(rounds.iter().map(|round| round.day).min())
}

/// Notes that jobs have lived through `day`; never goes back.
///
/// # Errors
/// Where the database fails.
pub async fn lived(store: &Store, organization: OrganizationId, jobs: &[&str], day: Day) -> Result<(), Fault> {
    let rows = jobs.iter().map(|job| ActiveModel {
        organization_id: Set(organization),
        job: Set((*job).to_owned()),
        day: Set(day),
    });
    let later = OnConflict::columns([Column::OrganizationId, Column::Job])
        .update_column(Column::Day)
        .action_and_where(Expr::col((Entity, Column::Day)).lt(day))
        .to_owned();
    Entity::insert_many(rows).on_conflict(later).exec_without_returning(store.writer()).await?;
    Ok(())
}
