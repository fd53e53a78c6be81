//! Which cases are due for an exit risk, an exit or a close. What a sweep asks for is a superset that an index answers;
//! the command looks closer.

use sea_orm::entity::prelude::*;
use sea_orm::sea_query::ExprTrait;
use sea_orm::{Condition, QueryOrder, QuerySelect, QueryTrait};

use super::RISK_DAYS;
use super::rules::QUARTERS_FOLLOWED;
use crate::follow_up::rules::Trigger;
use crate::follow_up::rules::queries::widest;
use crate::follow_up::tasks;
use crate::follow_up::tasks::rules::TaskState;
use crate::follow_up::tasks::sweeps::{Asked, BATCH};
use crate::intake::case::rules::Stage;
use crate::intake::case::{Column, Entity};
use crate::intake::services;
use crate::programs;
use crate::programs::service_kinds::rules::ServiceClass;
use crate::shared::{CaseId, Coded, Fault};

/// Active cases without a service for as long as the first mark of exit risk, for which nothing was planned since.
///
/// # Errors
/// Where the database fails.
pub async fn at_risk(db: &impl ConnectionTrait, asked: Asked<CaseId>) -> Result<Vec<CaseId>, Fault> {
    let Some(widest) = widest(db, asked.organization, Trigger::ExitRisk).await? else { return Ok(Vec::new()) };
    let raised = tasks::Entity::find()
        .select_only()
        .column(tasks::Column::Id)
        .filter(Expr::col((tasks::Entity, tasks::Column::CaseId)).equals((Entity, Column::Id)))
        .filter(tasks::Column::Cause.eq(Trigger::ExitRisk))
        .filter(Expr::col((tasks::Entity, tasks::Column::CauseDay)).gte(Expr::col((Entity, Column::LastServiceOn))));
    let due = Condition::all()
        .add(Column::LastServiceOn.lte(asked.today.minus_days(RISK_DAYS[0])))
        .add(Column::LastServiceOn.gte(asked.today.minus_days(widest)))
        .add(none_runs())
        .add(Expr::exists(raised.into_query()).not());
    cases(db, asked, Stage::Active, due).await
}

/// Active cases without a service for as long as their program's gap.
///
/// # Errors
/// Where the database fails.
pub async fn to_exit(db: &impl ConnectionTrait, asked: Asked<CaseId>) -> Result<Vec<CaseId>, Fault> {
    let gaps = programs::all_in(db, asked.organization).await?.into_iter().map(|program| {
        let last = asked.today.minus_days(program.policy.gap_days());
        Condition::all().add(Column::ProgramId.eq(program.id)).add(Column::LastServiceOn.lte(last))
    });
    let ran_out = gaps.fold(Condition::any().add(Column::Id.is_null()), Condition::add);
    cases(db, asked, Stage::Active, Condition::all().add(ran_out).add(none_runs())).await
}

/// Exited cases whose last followed quarter has begun, and that have no task left.
///
/// # Errors
/// Where the database fails.
pub async fn to_close(db: &impl ConnectionTrait, asked: Asked<CaseId>) -> Result<Vec<CaseId>, Fault> {
    let open = tasks::Entity::find()
        .select_only()
        .column(tasks::Column::CaseId)
        .filter(tasks::Column::OrganizationId.eq(asked.organization))
        .filter(tasks::Column::CaseId.is_not_null())
        .filter(tasks::Column::State.is_in([TaskState::Planned, TaskState::Open]));
    let last = asked.today.quarter().plus(-i32::from(QUARTERS_FOLLOWED)).last_day();
    let due = Condition::all().add(Column::ExitedOn.lte(last)).add(Column::Id.not_in_subquery(open.into_query()));
    cases(db, asked, Stage::Exited, due).await
}

/// No qualifying service goes on: while one does, no gap runs.
fn none_runs() -> Condition {
    let qualifying = ServiceClass::ALL.iter().copied().filter(|class| class.keeps_open());
    let running = services::Entity::find()
        .select_only()
        .column(services::Column::Id)
        .filter(Expr::col((services::Entity, services::Column::CaseId)).equals((Entity, Column::Id)))
        .filter(services::Column::StruckAt.is_null())
        .filter(services::Column::UntilDay.is_null())
        .filter(services::Column::Class.is_in(qualifying));
    Condition::all().add(Expr::exists(running.into_query()).not())
}

async fn cases(
    db: &impl ConnectionTrait,
    asked: Asked<CaseId>,
    stage: Stage,
    due: Condition,
) -> Result<Vec<CaseId>, Fault> {
    let mut found = Entity::find()
        .select_only()
        .column(Column::Id)
        .filter(Column::OrganizationId.eq(asked.organization))
        .filter(Column::Stage.eq(stage))
        .filter(due);
    if let Some(after) = asked.after {
        found = found.filter(Column::Id.gt(after));
    }
    Ok(found.order_by_asc(Column::Id).limit(BATCH).into_tuple().all(db).await?)
}
