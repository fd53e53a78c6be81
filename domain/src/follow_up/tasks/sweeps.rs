//! What time does to tasks: each sweep asks what is due and does it one by one. Run again it finds nothing.

use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;
use sea_orm::{Condition, QueryOrder, QuerySelect};

use super::commands::tell;
use super::planning::{over, plan_next_turn, update};
use super::rules::{TaskEdge, TaskState, follow, swept};
use super::{ActiveModel, Column, Entity, Task};
use crate::access::{Act, Permission};
use crate::intake::case;
use crate::shared::{Answer, Coded, Day, Fault, OrganizationId, Stop, TaskId, What};

/// The most rows that a sweep asks for at once.
pub const BATCH: u64 = 200;

/// What a sweep asks for: an organization's rows that are due on a day, after the last one that it has seen.
#[derive(Clone, Copy, Debug)]
pub struct Asked<Id> {
    /// Whose.
    pub organization: OrganizationId,
    /// On which day.
    pub today: Day,
    /// The last row of the batch before.
    pub after: Option<Id>,
}

/// Planned tasks whose window has opened.
///
/// # Errors
/// Where the database fails.
pub async fn to_open(db: &impl ConnectionTrait, asked: Asked<TaskId>) -> Result<Vec<TaskId>, Fault> {
    let planned = Condition::all().add(Column::State.eq(TaskState::Planned));
    ids(db, asked, planned.add(Column::Opens.lte(asked.today))).await
}

/// Open tasks whose window has closed.
///
/// # Errors
/// Where the database fails.
pub async fn to_miss(db: &impl ConnectionTrait, asked: Asked<TaskId>) -> Result<Vec<TaskId>, Fault> {
    let open = Condition::all().add(Column::State.eq(TaskState::Open));
    ids(db, asked, open.add(Column::Closes.lt(asked.today))).await
}

/// Open tasks that are so late that somebody else is to hear of it.
///
/// # Errors
/// Where the database fails.
pub async fn to_escalate(db: &impl ConnectionTrait, asked: Asked<TaskId>) -> Result<Vec<TaskId>, Fault> {
    let open = Condition::all().add(Column::State.eq(TaskState::Open)).add(Column::EscalatedOn.is_null());
    ids(db, asked, open.add(Column::EscalatesOn.lte(asked.today))).await
}

/// Tasks that are over, and whose rule repeats.
///
/// # Errors
/// Where the database fails.
pub async fn to_repeat(db: &impl ConnectionTrait, asked: Asked<TaskId>) -> Result<Vec<TaskId>, Fault> {
    let over = [TaskState::Done, TaskState::Dismissed, TaskState::Unreachable, TaskState::Missed];
    let over = Condition::all().add(Column::AwaitsTurn.eq(true)).add(Column::State.is_in(over));
    ids(db, asked, over).await
}

/// Lets a task's window open or close, where its day has come. Answers whether it did, as the other sweeps do.
///
/// # Errors
/// Where the database fails.
pub async fn let_time_pass(act: &mut Act<'_>, id: TaskId) -> Answer<bool> {
    let task = locked(act, id).await?;
    let Some(edge) = swept(&task.window(), task.state, act.today()) else { return Ok(false) };
    let Some(state) = follow(task.state, edge) else { return Ok(false) };
    let (columns, what) = match edge {
        // It was missed when its window closed, however late the sweep came.
        TaskEdge::Miss => (over(act, state, task.closes.plus_days(1)), What::TaskMissed),
        _ => (ActiveModel { state: Set(state), ..Default::default() }, What::TaskOpened),
    };
    let passed = update(act, &task, columns).await?;
    if passed {
        tell(act, &task, what, &[]);
    }
    Ok(passed)
}

/// Notes that somebody else hears of a late task: it stands among theirs from now on, and in their next mail.
///
/// # Errors
/// Where the database fails.
pub async fn escalate(act: &mut Act<'_>, id: TaskId) -> Answer<bool> {
    let task = locked(act, id).await?;
    let is_due = task.escalates_on.is_some_and(|day| day <= act.today());
    let (TaskState::Open, None, true) = (task.state, task.escalated_on, is_due) else { return Ok(false) };
    let columns = ActiveModel { escalated_on: Set(Some(act.today())), ..Default::default() };
    let escalated = update(act, &task, columns).await?;
    if escalated {
        let to = task.escalates_to.map_or("", Coded::code);
        tell(act, &task, What::TaskEscalated, &[("to", to.to_owned())]);
    }
    Ok(escalated)
}

/// Plans the next turn of a duty that repeats.
///
/// # Errors
/// Where the database fails.
pub async fn repeat(act: &mut Act<'_>, id: TaskId) -> Answer<bool> {
    let task = locked(act, id).await?;
    let case = match task.case_id {
        Some(case) if task.awaits_turn => case::Entity::find_by_id(case).one(act.tx()).await?,
        _ => None,
    };
    let Some(case) = case else { return Ok(false) };
    plan_next_turn(act, &case, &task).await?;
    tell(act, &task, What::TaskRaised, &[]);
    Ok(true)
}

async fn ids(db: &impl ConnectionTrait, asked: Asked<TaskId>, due: Condition) -> Result<Vec<TaskId>, Fault> {
    let mut found = Entity::find()
        .select_only()
        .column(Column::Id)
        .filter(Column::OrganizationId.eq(asked.organization))
        .filter(due);
    if let Some(after) = asked.after {
        found = found.filter(Column::Id.gt(after));
    }
    Ok(found.order_by_asc(Column::Id).limit(BATCH).into_tuple().all(db).await?)
}

async fn locked(act: &Act<'_>, id: TaskId) -> Answer<Task> {
    let tx = act.permit(Permission::FollowUp, id).await?;
    Entity::find_by_id(id).lock_exclusive().one(tx).await?.ok_or(Stop::NotFound)
}
