//! A case's plan: the latest version, the one that holds, and those before.

use std::collections::BTreeMap;

use sea_orm::entity::prelude::*;
use sea_orm::{QueryOrder, QuerySelect};

use super::rules::{PLAN_SERVICE, Score};
use super::{Column, Entity, Plan, PlanDetails, StepDetails, goals, outcomes, steps};
use crate::programs::kinds;
use crate::shared::{CaseId, Day, Fault, ProgramId};

/// The most versions that a page lists.
const MOST_VERSIONS: u64 = 100;

/// A version with everything in it. The caller has scoped the case.
#[derive(Clone, Debug)]
pub struct WholePlan {
    /// The version.
    pub plan: Plan,
    /// Its goals, in order.
    pub goals: Vec<goals::Model>,
    /// Its steps, in order.
    pub steps: Vec<steps::Model>,
    /// Its desired outcomes, in order.
    pub outcomes: Vec<outcomes::Model>,
}

/// The latest version of a case's plan, agreed or not.
///
/// # Errors
/// Where the database fails.
pub async fn latest(db: &impl ConnectionTrait, case: CaseId) -> Result<Option<WholePlan>, Fault> {
    let latest = of_case(case).order_by_desc(Column::Number).one(db).await?;
    whole(db, latest).await
}

/// The version that both sides agreed to and that was not replaced.
///
/// # Errors
/// Where the database fails.
pub async fn holding(db: &impl ConnectionTrait, case: CaseId) -> Result<Option<WholePlan>, Fault> {
    let agreed = of_case(case).filter(Column::StaffAgreedOn.is_not_null()).filter(Column::ReplacedOn.is_null());
    whole(db, agreed.order_by_desc(Column::Number).one(db).await?).await
}

/// One version.
///
/// # Errors
/// Where the database fails.
pub async fn version(db: &impl ConnectionTrait, case: CaseId, number: i32) -> Result<Option<WholePlan>, Fault> {
    whole(db, of_case(case).filter(Column::Number.eq(number)).one(db).await?).await
}

/// Every version, latest first, without what is in it.
///
/// # Errors
/// Where the database fails.
pub async fn versions(db: &impl ConnectionTrait, case: CaseId) -> Result<Vec<Plan>, Fault> {
    Ok(of_case(case).order_by_desc(Column::Number).limit(MOST_VERSIONS).all(db).await?)
}

/// How the latest version of a plan stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PlanInShort {
    /// Whether both sides agreed.
    pub agreed: bool,
    /// Steps whose day has passed.
    pub late: u64,
}

/// How the latest version of a case's plan stands; nothing where none was written.
///
/// # Errors
/// Where the database fails.
pub async fn in_short(db: &impl ConnectionTrait, case: CaseId, today: Day) -> Result<Option<PlanInShort>, Fault> {
    let Some(plan) = of_case(case).order_by_desc(Column::Number).one(db).await? else { return Ok(None) };
    let late = steps::Entity::find().filter(steps::Column::PlanId.eq(plan.id)).filter(steps::Column::DueOn.lt(today));
    let late = late.filter(steps::Column::DoneOn.is_null()).count(db).await?;
    Ok(Some(PlanInShort { agreed: plan.agreed_on().is_some(), late }))
}

/// The kind of service that making a plan is, where the program has one.
///
/// # Errors
/// Where the database fails.
pub async fn plan_service(db: &impl ConnectionTrait, program: ProgramId) -> Result<Option<kinds::Model>, Fault> {
    let kind = kinds::Entity::find().filter(kinds::Column::ProgramId.eq(program));
    Ok(kind.filter(kinds::Column::Code.eq(PLAN_SERVICE)).one(db).await?)
}

fn of_case(case: CaseId) -> Select<Entity> {
    Entity::find().filter(Column::CaseId.eq(case))
}

async fn whole(db: &impl ConnectionTrait, plan: Option<Plan>) -> Result<Option<WholePlan>, Fault> {
    let Some(plan) = plan else { return Ok(None) };
    let goals = goals::Entity::find().filter(goals::Column::PlanId.eq(plan.id));
    let steps = steps::Entity::find().filter(steps::Column::PlanId.eq(plan.id));
    let outcomes = outcomes::Entity::find().filter(outcomes::Column::PlanId.eq(plan.id));
    Ok(Some(WholePlan {
        goals: goals.order_by_asc(goals::Column::Place).all(db).await?,
        steps: steps.order_by_asc(steps::Column::Place).all(db).await?,
        outcomes: outcomes.order_by_asc(outcomes::Column::Place).all(db).await?,
        plan,
    }))
}

impl WholePlan {
    /// The version as somebody writes it: what the next one starts from.
    pub fn details(&self) -> PlanDetails {
        let step = |step: &steps::Model| StepDetails {
            thread: Some(step.thread),
            what: step.what.clone(),
            owner: step.owner,
            due_on: step.due_on,
        };
        PlanDetails {
            target_occupation: self.plan.target_occupation.clone(),
            goals: self.goals.iter().map(|goal| goal.statement.clone()).collect(),
            steps: self.steps.iter().map(step).collect(),
            outcomes: self.outcomes.iter().map(|outcome| outcome.statement.clone()).collect(),
        }
    }

    /// What came of each desired outcome.
    pub fn scores(&self) -> BTreeMap<&str, Option<Score>> {
        self.outcomes.iter().map(|outcome| (outcome.statement.as_str(), outcome.score)).collect()
    }
}
