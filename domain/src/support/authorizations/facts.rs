//! What is known of a case when money is to be promised to it.

use sea_orm::PaginatorTrait;
use sea_orm::entity::prelude::*;

use super::Answers;
use crate::intake::case::{self, Case};
use crate::intake::plans::queries::WholePlan;
use crate::intake::plans::{self, PlanId};
use crate::shared::{Day, Fault, Refusal};
use crate::support::funds::Fund;
use crate::support::funds::rules::{ServedStage, Terms};
use crate::training::has_begun;

/// Where a case stands for a fund today.
pub(in crate::support) async fn served_stage(
    db: &impl ConnectionTrait,
    case: &Case,
    today: Day,
) -> Result<Option<ServedStage>, Fault> {
    let began = case::Entity::find_by_id(case.id).filter(has_begun(None, today));
    Ok(ServedStage::of(case.stage, began.count(db).await? > 0))
}

/// The version of the plan that holds, with the line that an answer names.
///
/// # Errors
/// `no-plan` where none was agreed, `not-a-choice` for a line that is not in it.
pub(super) fn plan_line(plan: Option<&WholePlan>, answers: &Answers) -> Result<Option<(PlanId, String)>, Refusal> {
    let Some(line) = answers.plan_line else { return Ok(None) };
    let plan = plan.ok_or_else(|| Refusal::of("plan_line", "no-plan"))?;
    let words = lines(plan).into_iter().find(|(id, _)| *id == line).map(|(_, words)| words);
    let words = words.ok_or_else(|| Refusal::of("plan_line", "not-a-choice").with("typed", ""))?;
    Ok(Some((plan.plan.id, words)))
}

/// The goals and steps of a plan, each with its id.
pub(super) fn lines(plan: &plans::queries::WholePlan) -> Vec<(Uuid, String)> {
    let goals = plan.goals.iter().map(|goal| (goal.id.0, goal.statement.clone()));
    goals.chain(plan.steps.iter().map(|step| (step.id.0, step.what.clone()))).collect()
}

/// What a fund is for.
pub(in crate::support) fn terms(fund: &Fund) -> Terms<'_> {
    Terms {
        starts_on: fund.starts_on,
        ends_on: fund.ends_on,
        cap_per_case: fund.cap_per_case,
        purposes: &fund.purposes.0,
        stages: &fund.stages.0,
        need_kinds: &fund.need_kinds.0,
    }
}
