//! Active cases whose participant was not reached for long.

use sea_orm::entity::prelude::*;
use sea_orm::sea_query::ExprTrait;
use sea_orm::{Condition, QueryOrder, QuerySelect, QueryTrait};

use super::rules::{NOT_REACHED_DAYS, counts_from, not_reached_since};
use crate::access::{Act, Permission};
use crate::follow_up::rules::Trigger;
use crate::follow_up::rules::queries::widest;
use crate::follow_up::tasks;
use crate::follow_up::tasks::planning::{self, Cause};
use crate::follow_up::tasks::sweeps::{Asked, BATCH};
use crate::intake::case::commands::permitted;
use crate::intake::case::rules::Stage;
use crate::intake::case::{Column, Entity};
use crate::shared::{Answer, CaseId, Day, Fault, Happening, ObjectKind, What};

/// Active cases of people who were not reached for long, and for whom nothing was planned since they last were.
///
/// # Errors
/// Where the database fails.
pub async fn not_reached(db: &impl ConnectionTrait, asked: Asked<CaseId>) -> Result<Vec<CaseId>, Fault> {
    let Some(widest) = widest(db, asked.organization, Trigger::NotReached).await? else { return Ok(Vec::new()) };
    let raised = tasks::Entity::find()
        .select_only()
        .column(tasks::Column::Id)
        .filter(Expr::col((tasks::Entity, tasks::Column::CaseId)).equals((Entity, Column::Id)))
        .filter(tasks::Column::Cause.eq(Trigger::NotReached))
        .filter(since(Column::EnteredOn))
        .filter(Condition::any().add(Column::LastReachedOn.is_null()).add(since(Column::LastReachedOn)));
    let mut found = Entity::find()
        .select_only()
        .column(Column::Id)
        .filter(Column::OrganizationId.eq(asked.organization))
        .filter(Column::Stage.eq(Stage::Active))
        .filter(silent(asked.today))
        .filter(since_then(asked.today.minus_days(widest)))
        .filter(Expr::exists(raised.into_query()).not());
    if let Some(after) = asked.after {
        found = found.filter(Column::Id.gt(after));
    }
    Ok(found.order_by_asc(Column::Id).limit(BATCH).into_tuple().all(db).await?)
}

/// Cases whose participant was not reached for as long as lists them, counted from the entry where they never were.
pub(in crate::follow_up) fn silent(today: Day) -> Condition {
    let days = u32::try_from(NOT_REACHED_DAYS).unwrap_or(u32::MAX);
    let line = today.minus_days(days);
    let reached = Condition::any().add(Column::LastReachedOn.is_null()).add(Column::LastReachedOn.lte(line));
    Condition::all().add(Column::EnteredOn.lte(line)).add(reached)
}

/// Plans what the rules say of somebody who was not reached for long.
///
/// # Errors
/// Where the database fails.
pub async fn raise(act: &mut Act<'_>, id: CaseId) -> Answer<bool> {
    let case = permitted(act, Permission::FollowUp, id).await?;
    let (Stage::Active, Some(entered)) = (case.stage, case.entered_on) else { return Ok(false) };
    if not_reached_since(case.last_reached_on, entered, act.today()).is_none() {
        return Ok(false);
    }
    let day = counts_from(case.last_reached_on, entered);
    let raised = planning::plan(act, &case, Cause::in_case(Trigger::NotReached, &case, day)).await? > 0;
    if raised {
        let happening = Happening::new(What::TaskRaised, ObjectKind::Case, id);
        act.happened(happening.concerning(case.participant_id, Some(id)));
    }
    Ok(raised)
}

/// Cases that count from this day or a later one: the windows of earlier ones are over.
fn since_then(day: Day) -> Condition {
    Condition::any().add(Column::EnteredOn.gte(day)).add(Column::LastReachedOn.gte(day))
}

/// The duty counts from this day of the case, or a later one.
fn since(day: Column) -> Expr {
    Expr::col((tasks::Entity, tasks::Column::CauseDay)).gte(Expr::col((Entity, day)))
}
