//! Writing a plan, agreeing to it, ticking its steps, scoring what came of it.

use std::collections::BTreeMap;

use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;
use sea_orm::{QueryOrder, SqlErr};

use super::rules::{self, Score};
use super::steps::{StepId, StepThread};
use super::{ActiveModel, Agreement, Column, Entity, PlanDetails, PlanId, goals, outcomes, queries, steps};
use crate::access::{Act, Permission};
use crate::intake::case::Case;
use crate::intake::case::commands::permitted;
use crate::intake::services::{self, ServiceDetails};
use crate::shared::{Answer, CaseId, Day, Happening, ObjectKind, Refusal, Stop, What};

/// Writes the next version of a plan; `latest` is the number of the version that the writer had before them, 0 for none.
/// What is done in the version before stays done.
///
/// # Errors
/// What [`rules::may_write`] refuses; `Conflict` where somebody wrote a version in between; `not-a-choice` for a step
/// of another plan.
pub async fn write(act: &mut Act<'_>, case: CaseId, details: &PlanDetails, latest: i32) -> Answer<i32> {
    let case = permitted(act, Permission::Plan, case).await?;
    rules::may_write(case.stage, case.embargo_ends, act.today())?;
    let before = queries::latest(act.tx(), case.id).await?;
    let number = before.as_ref().map_or(0, |before| before.plan.number);
    if number != latest {
        return Err(Stop::Conflict);
    }
    let done = done_so_far(act, case.id).await?;
    let id = insert(act, &case, details, number + 1).await?;
    insert_lines(act, &case, id, details).await?;
    insert_steps(act, &case, id, details, &done).await?;
    let happening = happening(What::PlanWritten, &case, id).with("number", number + 1);
    act.happened(match before {
        Some(before) => happening.changed(&before.details(), details),
        None => happening.created(details),
    });
    Ok(number + 1)
}

/// Notes that both sides agreed to the latest version; it replaces the one agreed before. Making a plan with somebody
/// is a service: while they are selected it makes them a participant.
///
/// # Errors
/// `Conflict` where a later version was written, `plan-already-agreed`, and what refuses the service.
pub async fn agree(act: &mut Act<'_>, case: CaseId, number: i32, agreement: Agreement) -> Answer<()> {
    let case = permitted(act, Permission::Plan, case).await?;
    let latest = queries::latest(act.tx(), case.id).await?.ok_or(Stop::NotFound)?;
    if latest.plan.number != number {
        return Err(Stop::Conflict);
    }
    if latest.plan.agreed_on().is_some() {
        return Err(Refusal::because("plan-already-agreed").into());
    }
    replace_agreed(act, case.id, agreement.day()).await?;
    let row = ActiveModel {
        id: Set(latest.plan.id),
        participant_agreed_on: Set(Some(agreement.participant_on)),
        staff_agreed_on: Set(Some(agreement.staff_on)),
        staff_agreed_by: Set(act.user()),
        ..Default::default()
    };
    Entity::update(row).exec(act.tx()).await?;
    let happening = happening(What::PlanAgreed, &case, latest.plan.id).on(agreement.day());
    act.happened(happening.with("number", number).created(&agreement));
    give_service(act, &case, agreement).await
}

/// Says that a step was done on a day, or with no day that it is not done after all; in every version that has it.
///
/// # Errors
/// `in-the-future`; `NotFound` where the case has no such step.
pub async fn tick(act: &mut Act<'_>, case: CaseId, step: StepId, done_on: Option<Day>) -> Answer<()> {
    let case = permitted(act, Permission::Plan, case).await?;
    let step = steps::Entity::find_by_id(step).filter(steps::Column::CaseId.eq(case.id)).one(act.tx()).await?;
    let step = step.ok_or(Stop::NotFound)?;
    if let Some(day) = done_on.filter(|day| *day > act.today()) {
        return Err(Refusal::of("done_on", "in-the-future").with("typed", day).into());
    }
    if step.done_on == done_on {
        return Ok(());
    }
    steps::Entity::update_many()
        .col_expr(steps::Column::DoneOn, Expr::value(done_on))
        .filter(steps::Column::CaseId.eq(case.id))
        .filter(steps::Column::Thread.eq(step.thread))
        .exec(act.tx())
        .await?;
    let what = if done_on.is_some() { What::PlanStepDone } else { What::PlanStepReopened };
    let happening = happening(what, &case, step.plan_id).with("step", &step.what);
    let happening = done_on.into_iter().fold(happening, Happening::on);
    act.happened(happening.changed(&step.done_on, &done_on));
    Ok(())
}

/// Writes down what came of the desired outcomes of a version, when the period is over.
///
/// # Errors
/// `score-before-exit`; `NotFound` where the case has no such version or the version no such outcome.
pub async fn score(
    act: &mut Act<'_>,
    case: CaseId,
    number: i32,
    scores: &[(outcomes::OutcomeId, Score)],
) -> Answer<()> {
    let case = permitted(act, Permission::Plan, case).await?;
    rules::may_score(case.stage)?;
    let whole = queries::version(act.tx(), case.id, number).await?.ok_or(Stop::NotFound)?;
    let before = serde_json::json!(whole.scores());
    for (id, score) in scores {
        let ours = whole.outcomes.iter().any(|outcome| outcome.id == *id);
        if !ours {
            return Err(Stop::NotFound);
        }
        let row = outcomes::ActiveModel {
            id: Set(*id),
            score: Set(Some(*score)),
            scored_on: Set(Some(act.today())),
            scored_by: Set(act.user()),
            ..Default::default()
        };
        outcomes::Entity::update(row).exec(act.tx()).await?;
    }
    let after = queries::version(act.tx(), case.id, number).await?.ok_or(Stop::NotFound)?;
    let happening = happening(What::PlanScored, &case, whole.plan.id).with("number", number);
    act.happened(happening.changed(&before, &after.scores()));
    Ok(())
}

async fn done_so_far(act: &Act<'_>, case: CaseId) -> Result<BTreeMap<StepThread, Option<Day>>, DbErr> {
    let steps = steps::Entity::find().filter(steps::Column::CaseId.eq(case)).order_by_asc(steps::Column::Id);
    Ok(steps.all(act.tx()).await?.into_iter().map(|step| (step.thread, step.done_on)).collect())
}

async fn insert(act: &Act<'_>, case: &Case, details: &PlanDetails, number: i32) -> Answer<PlanId> {
    let id = PlanId::new();
    let row = ActiveModel {
        id: Set(id),
        organization_id: Set(case.organization_id),
        participant_id: Set(case.participant_id),
        case_id: Set(case.id),
        number: Set(number),
        target_occupation: Set(details.target_occupation.clone()),
        written_on: Set(act.today()),
        written_by: Set(act.user()),
        at: Set(act.by.at),
        participant_agreed_on: Set(None),
        staff_agreed_on: Set(None),
        staff_agreed_by: Set(None),
        replaced_on: Set(None),
    };
    match Entity::insert(row).exec_without_returning(act.tx()).await {
        Ok(_) => Ok(id),
        Err(error) if matches!(error.sql_err(), Some(SqlErr::UniqueConstraintViolation(_))) => Err(Stop::Conflict),
        Err(error) => Err(error.into()),
    }
}

async fn insert_lines(act: &Act<'_>, case: &Case, plan: PlanId, details: &PlanDetails) -> Result<(), DbErr> {
    let goals = details.goals.iter().zip(1..).map(|(statement, place)| goals::ActiveModel {
        id: Set(goals::GoalId::new()),
        organization_id: Set(case.organization_id),
        plan_id: Set(plan),
        case_id: Set(case.id),
        place: Set(place),
        statement: Set(statement.clone()),
    });
    goals::Entity::insert_many(goals).exec_without_returning(act.tx()).await?;
    let outcomes = details.outcomes.iter().zip(1..).map(|(statement, place)| outcomes::ActiveModel {
        id: Set(outcomes::OutcomeId::new()),
        organization_id: Set(case.organization_id),
        plan_id: Set(plan),
        case_id: Set(case.id),
        place: Set(place),
        statement: Set(statement.clone()),
        score: Set(None),
        scored_on: Set(None),
        scored_by: Set(None),
    });
    outcomes::Entity::insert_many(outcomes).exec_without_returning(act.tx()).await.map(drop)
}

async fn insert_steps(
    act: &Act<'_>,
    case: &Case,
    plan: PlanId,
    details: &PlanDetails,
    done: &BTreeMap<StepThread, Option<Day>>,
) -> Answer<()> {
    if details.steps.iter().filter_map(|step| step.thread).any(|thread| !done.contains_key(&thread)) {
        return Err(Refusal::of("steps", "not-a-choice").with("typed", "").into());
    }
    let rows = details.steps.iter().zip(1..).map(|(step, place)| steps::ActiveModel {
        id: Set(StepId::new()),
        organization_id: Set(case.organization_id),
        plan_id: Set(plan),
        case_id: Set(case.id),
        place: Set(place),
        thread: Set(step.thread.unwrap_or_default()),
        what: Set(step.what.clone()),
        owner: Set(step.owner),
        due_on: Set(step.due_on),
        done_on: Set(step.thread.and_then(|thread| done.get(&thread).copied().flatten())),
    });
    steps::Entity::insert_many(rows).exec_without_returning(act.tx()).await?;
    Ok(())
}

async fn replace_agreed(act: &Act<'_>, case: CaseId, day: Day) -> Result<(), DbErr> {
    let agreed = Entity::update_many()
        .col_expr(Column::ReplacedOn, Expr::value(day))
        .filter(Column::CaseId.eq(case))
        .filter(Column::StaffAgreedOn.is_not_null())
        .filter(Column::ReplacedOn.is_null());
    agreed.exec(act.tx()).await.map(drop)
}

/// A program without such a kind of service counts its plans otherwise.
async fn give_service(act: &mut Act<'_>, case: &Case, agreement: Agreement) -> Answer<()> {
    let Some(kind) = queries::plan_service(act.tx(), case.program_id).await? else { return Ok(()) };
    let details = ServiceDetails::on(kind.id, agreement.day());
    services::commands::give(act, case.id, &details).await.map(drop).map_err(|stop| on_form(stop, agreement))
}

/// A refusal of the service's day stands beside the day that decided it.
fn on_form(stop: Stop, agreement: Agreement) -> Stop {
    let Stop::Refused(mut refusals) = stop else { return stop };
    let decided = if agreement.staff_on >= agreement.participant_on { "staff_on" } else { "participant_on" };
    for refusal in &mut refusals {
        refusal.field = refusal.field.take().filter(|field| field == "day").map(|_| decided.into());
    }
    Stop::Refused(refusals)
}

fn happening(what: What, case: &Case, plan: PlanId) -> Happening {
    Happening::new(what, ObjectKind::Plan, plan).concerning(case.participant_id, Some(case.id))
}
