//! Who sees a task, whose it is, and the lists of them.

use std::collections::BTreeMap;

use sea_orm::entity::prelude::*;
use sea_orm::{Condition, DatabaseTransaction, QueryOrder, QuerySelect, QueryTrait};

use super::rules::TaskState;
use super::{Column, Entity, Task};
use crate::access::grounds::{Reached, reached_by};
use crate::access::{Record, Role, Scope};
use crate::intake::case::{self, Case};
use crate::intake::participants::{self, Participant};
use crate::shared::{CaseId, Coded, Day, Fault, ParticipantId, TaskId, UserId};

impl Record for TaskId {
    async fn is_reached(self, db: &DatabaseTransaction, scope: &Scope<'_>) -> Result<bool, DbErr> {
        let reached = Entity::find_by_id(self).filter(visible(scope)).select_only().column(Column::Id);
        Ok(reached.into_tuple::<TaskId>().one(db).await?.is_some())
    }
}

/// The one scope question of tasks: they are seen with their case; those about none, with their program.
pub fn visible(scope: &Scope<'_>) -> Condition {
    let own = Condition::all().add(Column::OrganizationId.eq(scope.reader.organization));
    if scope.reader.is_of_the_house() {
        return own;
    }
    let cases = case::Entity::find().select_only().column(case::Column::Id).filter(case::queries::visible(scope));
    let mut ways = Condition::any().add(Column::CaseId.in_subquery(cases.into_query()));
    if scope.reach.program {
        let of_program = Column::ProgramId.is_in(scope.reader.programs.iter().copied());
        ways = ways.add(Condition::all().add(Column::CaseId.is_null()).add(of_program));
    }
    own.add(ways)
}

/// Whose tasks are asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Whose {
    /// The reader's own.
    Mine,
    /// Somebody's.
    Of(UserId),
    /// Everybody's whom the reader sees.
    Everybodys,
}

/// Tasks that fall to somebody: given to them, or theirs by the case or by a role of their own.
fn falls(whose: Whose, scope: &Scope<'_>) -> Condition {
    let (user, roles) = match whose {
        Whose::Everybodys => return Condition::all(),
        Whose::Of(user) => (Some(user), Vec::new()),
        Whose::Mine => {
            let roles = scope.reader.roles.iter().copied().filter(|role| *role != Role::Caseworker);
            (scope.reader.user(), roles.collect())
        }
    };
    let Some(user) = user else { return Condition::all() };
    let theirs = Condition::all()
        .add(Column::HolderId.is_null())
        .add(Column::FallsTo.eq(Role::Caseworker))
        .add(Column::CaseId.in_subquery(reached_by(user, Reached::Case, scope.today)));
    let by_role = Condition::all().add(Column::HolderId.is_null()).add(Column::FallsTo.is_in(roles));
    Condition::any().add(Column::HolderId.eq(user)).add(theirs).add(by_role)
}

/// The most tasks that a list takes in at once.
pub const MOST: u64 = 300;

/// Planned and open tasks due by `until`, in the order of the queue.
///
/// # Errors
/// Where the database fails.
pub async fn ahead(db: &impl ConnectionTrait, scope: &Scope<'_>, whose: Whose, until: Day) -> Result<Vec<Task>, Fault> {
    let tasks = Entity::find()
        .filter(visible(scope))
        .filter(falls(whose, scope))
        .filter(Column::State.is_in([TaskState::Planned, TaskState::Open]))
        .filter(Column::Due.lte(until));
    Ok(in_queue_order(tasks).limit(MOST).all(db).await?)
}

/// What the queue is narrowed to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Narrowed {
    /// Whose tasks.
    pub whose: Whose,
    /// Only follow-ups after a placement or an exit, or only the others.
    pub follow_ups: Option<bool>,
    /// Only those of which somebody else heard that they are late.
    pub escalated: bool,
}

/// The open tasks of the queue, in its order.
///
/// # Errors
/// Where the database fails.
pub async fn queue(db: &impl ConnectionTrait, scope: &Scope<'_>, narrowed: Narrowed) -> Result<Vec<Task>, Fault> {
    use crate::follow_up::rules::TaskKind;
    let mut tasks = Entity::find()
        .filter(visible(scope))
        .filter(falls(narrowed.whose, scope))
        .filter(Column::State.eq(TaskState::Open));
    if let Some(wanted) = narrowed.follow_ups {
        tasks = tasks.filter(Column::Kind.is_in(TaskKind::ALL.iter().copied().filter(|k| k.is_follow_up() == wanted)));
    }
    if narrowed.escalated {
        tasks = tasks.filter(Column::EscalatedOn.is_not_null());
    }
    Ok(in_queue_order(tasks).limit(MOST).all(db).await?)
}

fn in_queue_order(tasks: sea_orm::Select<Entity>) -> sea_orm::Select<Entity> {
    tasks.order_by_asc(Column::QueueDay).order_by_asc(Column::Closes).order_by_asc(Column::Id)
}

/// One task within a scope.
///
/// # Errors
/// Where the database fails.
pub async fn find(db: &impl ConnectionTrait, scope: &Scope<'_>, id: TaskId) -> Result<Option<Task>, Fault> {
    Ok(Entity::find_by_id(id).filter(visible(scope)).one(db).await?)
}

/// Planned, open and latest ended tasks of a case, the soonest first; the caller has scoped the case.
///
/// # Errors
/// Where the database fails.
pub async fn of_case(db: &impl ConnectionTrait, case: CaseId, states: &[TaskState]) -> Result<Vec<Task>, Fault> {
    let tasks = Entity::find().filter(Column::CaseId.eq(case)).filter(Column::State.is_in(states.iter().copied()));
    Ok(tasks.order_by_asc(Column::Due).order_by_asc(Column::Id).limit(MOST).all(db).await?)
}

/// How many tasks ended in a state since a day, within a scope; for one person, those that they ended.
///
/// # Errors
/// Where the database fails.
pub async fn ended_since(
    db: &impl ConnectionTrait,
    scope: &Scope<'_>,
    state: TaskState,
    since: Day,
    by: Option<UserId>,
) -> Result<u64, Fault> {
    let mut ended =
        Entity::find().filter(visible(scope)).filter(Column::State.eq(state)).filter(Column::EndedOn.gte(since));
    if let Some(user) = by {
        ended = ended.filter(Column::EndedBy.eq(user));
    }
    Ok(ended.limit(MOST).count(db).await?)
}

/// Tasks that were set aside since a day, the latest first.
///
/// # Errors
/// Where the database fails.
pub async fn dismissed(db: &impl ConnectionTrait, scope: &Scope<'_>, since: Day) -> Result<Vec<Task>, Fault> {
    let dismissed = Entity::find()
        .filter(visible(scope))
        .filter(Column::State.eq(TaskState::Dismissed))
        .filter(Column::EndedOn.gte(since));
    Ok(dismissed.order_by_desc(Column::EndedAt).order_by_desc(Column::Id).limit(MOST).all(db).await?)
}

/// A task with whom it is toward, ready for a list.
#[derive(Clone, Debug)]
pub struct Duty {
    /// The task.
    pub task: Task,
    /// Its case, where it is about one.
    pub case: Option<Case>,
    /// Toward whom.
    pub participant: Option<Participant>,
}

/// Puts to each task whom it is toward, in two questions however many there are; the tasks were scoped already.
///
/// # Errors
/// Where the database fails.
pub async fn with_people(db: &impl ConnectionTrait, tasks: Vec<Task>) -> Result<Vec<Duty>, Fault> {
    let Some(first) = tasks.first() else { return Ok(Vec::new()) };
    let organization = first.organization_id;
    let ids = tasks.iter().filter_map(|task| task.case_id);
    let cases = case::Entity::find()
        .filter(case::Column::OrganizationId.eq(organization))
        .filter(case::Column::Id.is_in(ids))
        .all(db)
        .await?;
    let people = tasks.iter().filter_map(|task| task.participant_id);
    let people = participants::queries::by_ids(db, organization, people).await?;
    let cases: BTreeMap<CaseId, Case> = cases.into_iter().map(|case| (case.id, case)).collect();
    let people: BTreeMap<ParticipantId, Participant> = people.into_iter().map(|person| (person.id, person)).collect();
    let duty = |task: Task| Duty {
        case: task.case_id.and_then(|id| cases.get(&id).cloned()),
        participant: task.participant_id.and_then(|id| people.get(&id).cloned()),
        task,
    };
    Ok(tasks.into_iter().map(duty).collect())
}

/// What waits for somebody, as the navigation counts it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Waiting {
    /// Late or due today.
    pub today: u64,
    /// In the queue.
    pub queue: u64,
}

/// What waits for the reader, in one question.
///
/// # Errors
/// Where the database fails.
pub async fn waiting(db: &impl ConnectionTrait, scope: &Scope<'_>) -> Result<Waiting, Fault> {
    let due = Entity::find()
        .select_only()
        .column(Column::Due)
        .filter(visible(scope))
        .filter(falls(Whose::Mine, scope))
        .filter(Column::State.eq(TaskState::Open))
        .limit(MOST);
    let due: Vec<Day> = due.into_tuple().all(db).await?;
    let today = due.iter().filter(|due| **due <= scope.today).count();
    Ok(Waiting { today: today as u64, queue: due.len() as u64 })
}
