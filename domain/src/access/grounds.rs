//! The one table of grounds: why a person reaches a record, from when and until when.

use sea_orm::entity::prelude::*;
use sea_orm::sea_query::SelectStatement;
use sea_orm::{ActiveValue::Set, Condition, QuerySelect, QueryTrait};

use super::Act;
use super::permissions::Role;
use crate::shared::{Day, OrganizationId, UserId};

crate::ids! {
    /// A ground.
    GroundId,
}

crate::coded! {
    /// Why somebody reaches a record.
    pub enum Why("ground") {
        /// The case is theirs.
        Assignment = "assignment",
        /// They stand in for whoever the case is assigned to.
        Cover = "cover",
        /// They look for a job with whoever has the case.
        JobSearch = "job-search",
        /// Their role is at this site.
        Site = "site",
        /// Their role is in this program.
        Program = "program",
        /// The person is in their class.
        Roster = "roster",
        /// The participant released it to them.
        Release = "release",
        /// It is in the sample they monitor.
        Sample = "sample",
    }
}

crate::coded! {
    /// What a ground reaches.
    pub enum Reached("reached") {
        /// One case.
        Case = "case",
        /// One case, as somebody in one's class.
        Learner = "learner",
        /// Every case of a program.
        Program = "program",
        /// Every case of a site.
        Site = "site",
        /// What one release of information covers.
        Release = "release",
    }
}

/// Why one person reaches one record.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "grounds")]
pub struct Model {
    /// The ground.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: GroundId,
    /// Whose data.
    pub organization_id: OrganizationId,
    /// Who.
    pub user_id: UserId,
    /// By which of their roles.
    pub role: Role,
    /// What kind of record.
    pub reached: Reached,
    /// Which record.
    pub record_id: Uuid,
    /// Why.
    pub why: Why,
    /// The first day.
    pub from_day: Day,
    /// The first day it no longer holds; open where there is none.
    pub until_day: Option<Day>,
}

impl ActiveModelBehavior for ActiveModel {}

/// A ground to be given.
#[derive(Clone, Debug)]
pub struct Ground {
    /// Who.
    pub user: UserId,
    /// By which role.
    pub role: Role,
    /// What kind of record.
    pub reached: Reached,
    /// Which record.
    pub record: Uuid,
    /// Why.
    pub why: Why,
    /// The first day.
    pub from: Day,
    /// The first day it no longer holds.
    pub until: Option<Day>,
}

/// Gives a ground. The command that causes it has asked for the permission.
///
/// # Errors
/// Where the database fails.
pub async fn give(act: &Act<'_>, ground: Ground) -> Result<GroundId, DbErr> {
    let id = GroundId::new();
    let row = ActiveModel {
        id: Set(id),
        organization_id: Set(act.organization()),
        user_id: Set(ground.user),
        role: Set(ground.role),
        reached: Set(ground.reached),
        record_id: Set(ground.record),
        why: Set(ground.why),
        from_day: Set(ground.from),
        until_day: Set(ground.until),
    };
    Entity::insert(row).exec_without_returning(act.tx()).await?;
    Ok(id)
}

/// Ends every ground of this kind on a record that would hold on `day` or later; for one person, or for all.
///
/// # Errors
/// Where the database fails.
pub async fn end(act: &Act<'_>, record: Uuid, why: Why, user: Option<UserId>, day: Day) -> Result<u64, DbErr> {
    let mut update = Entity::update_many()
        .col_expr(Column::UntilDay, Expr::value(day))
        .filter(Column::OrganizationId.eq(act.organization()))
        .filter(Column::RecordId.eq(record))
        .filter(Column::Why.eq(why))
        .filter(Condition::any().add(Column::UntilDay.is_null()).add(Column::UntilDay.gt(day)));
    if let Some(user) = user {
        update = update.filter(Column::UserId.eq(user));
    }
    Ok(update.exec(act.tx()).await?.rows_affected)
}

/// The records of one kind that a person reaches on a day, as a sub-query of whatever question is asked.
pub fn reached_by(user: UserId, reached: Reached, today: Day) -> SelectStatement {
    Entity::find()
        .select_only()
        .column(Column::RecordId)
        .filter(Column::UserId.eq(user))
        .filter(Column::Reached.eq(reached))
        .filter(live(today))
        .into_query()
}

/// Grounds that hold on a day.
pub fn live(today: Day) -> Condition {
    let open = Condition::any().add(Column::UntilDay.is_null()).add(Column::UntilDay.gt(today));
    Condition::all().add(Column::FromDay.lte(today)).add(open)
}
