//! Writing tasks down, and ending those whose reason is gone: what `perform` does after a happening, and the sweeps.

use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::{ExprTrait, OnConflict};
use sea_orm::{Condition, QuerySelect};

use super::rules::{Learned, TaskEdge, TaskState, answers, follow, queue_place};
use super::{ActiveModel, Column, Entity, Task};
use crate::access::Act;
use crate::follow_up::rules as stored;
use crate::follow_up::rules::rules::{Occurrence, Planned, Rule, next_turn, planned_for};
use crate::follow_up::rules::{Ending, Trigger};
use crate::intake::case::Case;
use crate::intake::case::rules::is_over;
use crate::shared::{AnyId, Coded, Day, ObjectKind, TaskId, UserId};

/// A cause of duties in a case.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Cause {
    /// What it is.
    pub(crate) trigger: Trigger,
    /// The day that duties count from.
    pub(crate) day: Day,
    /// The kind of row that they are about.
    pub(crate) subject: ObjectKind,
    /// That row.
    pub(crate) subject_id: Uuid,
}

impl Cause {
    /// A cause that lies in the case itself.
    pub(crate) fn in_case(trigger: Trigger, case: &Case, day: Day) -> Self {
        Self { trigger, day, subject: ObjectKind::Case, subject_id: case.id.0 }
    }
}

/// Plans what the program's rules say follows from a cause; planned again it changes nothing, except that what had lost
/// its reason gets it back. Answers how many the rules say.
pub(crate) async fn plan(act: &Act<'_>, case: &Case, cause: Cause) -> Result<usize, DbErr> {
    plan_but(act, case, cause, &[]).await
}

/// As [`plan`], for a cause whose day was moved: what was done on the new day or later is not asked for once more. What
/// was done before it was about a day that never came.
pub(crate) async fn plan_moved(act: &Act<'_>, case: &Case, cause: Cause) -> Result<usize, DbErr> {
    let done = Entity::find()
        .select_only()
        .column(Column::Rule)
        .filter(Column::CaseId.eq(case.id))
        .filter(Column::SubjectId.eq(cause.subject_id))
        .filter(Column::Cause.eq(cause.trigger))
        .filter(Column::State.eq(TaskState::Done))
        .filter(Column::EndedOn.gte(cause.day))
        .filter(Column::Rule.is_not_null());
    let done: Vec<String> = done.into_tuple().all(act.tx()).await?;
    plan_but(act, case, cause, &done).await
}

/// Plans what follows from a cause by the program's rules, those rules aside that say it once and were followed.
async fn plan_but(act: &Act<'_>, case: &Case, cause: Cause, done: &[String]) -> Result<usize, DbErr> {
    // What is told of a case that is over, such as a job that began late, asks nothing more of anybody.
    if is_over(case.stage) {
        return Ok(0);
    }
    let mut rules = rules_of(act, case).await?;
    rules.retain(|rule| rule.repeats_every.is_some() || !done.iter().any(|done| *done == *rule.code));
    let subject = AnyId(cause.subject_id);
    let planned = planned_for(cause.trigger, subject, cause.day, act.today(), &rules);
    let repeats = |planned: &Planned| {
        rules.iter().any(|rule| rule.code == planned.occurrence.rule && rule.repeats_every.is_some())
    };
    let rows: Vec<_> = planned.iter().map(|planned| row(act, case, cause, planned, repeats(planned))).collect();
    let count = rows.len();
    write(act, rows).await?;
    Ok(count)
}

/// Plans the next turn of a rule that repeats, the first that can still be done, once `over` is over.
pub(super) async fn plan_next_turn(act: &Act<'_>, case: &Case, over: &Task) -> Result<(), DbErr> {
    let told = ActiveModel { awaits_turn: Set(false), ..Default::default() };
    if !update(act, over, told).await? {
        return Ok(());
    }
    let rules = rules_of(act, case).await?;
    let rule = rules.iter().find(|rule| Some(&*rule.code) == over.rule.as_deref());
    let (Some(rule), Some(trigger)) = (rule, over.cause) else { return Ok(()) };
    let cause = Cause { trigger, day: over.cause_day, subject: over.subject, subject_id: over.subject_id };
    let turns = std::iter::successors(next_turn(rule, &occurrence(over)), |turn| next_turn(rule, &turn.occurrence));
    match turns.take(MOST_TURNS).find(|turn| turn.window.closes >= act.today()) {
        Some(turn) => write(act, vec![row(act, case, cause, &turn, true)]).await,
        None => Ok(()),
    }
}

/// More turns than any period of participation has.
const MOST_TURNS: usize = 1_000;

fn occurrence(task: &Task) -> Occurrence {
    Occurrence {
        rule: task.rule.clone().unwrap_or_default().into(),
        subject: AnyId(task.subject_id),
        trigger_day: task.cause_day,
        turn: task.turn.unsigned_abs(),
    }
}

/// The rules of the case's program.
async fn rules_of(act: &Act<'_>, case: &Case) -> Result<Vec<Rule>, DbErr> {
    let rows = stored::Entity::find().filter(stored::Column::ProgramId.eq(case.program_id)).all(act.tx()).await?;
    Ok(rows.into_iter().map(|row| row.rule.0).collect())
}

/// Writes tasks down, each occurrence once.
async fn write(act: &Act<'_>, rows: Vec<ActiveModel>) -> Result<(), DbErr> {
    if rows.is_empty() {
        return Ok(());
    }
    let anew = [
        Column::State,
        Column::Opens,
        Column::Due,
        Column::Closes,
        Column::Weight,
        Column::QueueDay,
        Column::EscalatesOn,
        Column::EscalatedOn,
        Column::EndedOn,
        Column::EndedAt,
        Column::EndedBy,
        Column::EndedWhy,
    ];
    let revived = OnConflict::column(Column::Occurrence)
        .update_columns(anew)
        .action_and_where(Expr::col((Entity, Column::State)).eq(TaskState::Cancelled.code()))
        .to_owned();
    Entity::insert_many(rows).on_conflict(revived).exec_without_returning(act.tx()).await.map(drop)
}

fn row(act: &Act<'_>, case: &Case, cause: Cause, planned: &Planned, repeats: bool) -> ActiveModel {
    let (id, window) = (TaskId::new(), planned.window);
    let open = window.opens <= act.today();
    ActiveModel {
        id: Set(id),
        organization_id: Set(case.organization_id),
        program_id: Set(case.program_id),
        case_id: Set(Some(case.id)),
        participant_id: Set(Some(case.participant_id)),
        subject: Set(cause.subject),
        subject_id: Set(cause.subject_id),
        occurrence: Set(planned.occurrence.to_string()),
        rule: Set(Some(planned.occurrence.rule.to_string())),
        cause: Set(Some(cause.trigger)),
        cause_day: Set(cause.day),
        turn: Set(i32::try_from(planned.occurrence.turn).unwrap_or(i32::MAX)),
        kind: Set(planned.kind),
        title: Set(None),
        opens: Set(window.opens),
        due: Set(window.due),
        closes: Set(window.closes),
        weight: Set(planned.weight.into()),
        queue_day: Set(queue_place(&window, planned.weight, id).day),
        falls_to: Set(planned.falls_to),
        holder_id: Set(None),
        escalates_on: Set(planned.escalates.map(|(day, _)| day)),
        escalates_to: Set(planned.escalates.map(|(_, role)| role)),
        escalated_on: Set(None),
        asks_first: Set(planned.asks_first),
        awaits_turn: Set(repeats),
        state: Set(if open { TaskState::Open } else { TaskState::Planned }),
        ended_on: Set(None),
        ended_at: Set(None),
        ended_by: Set(None),
        ended_why: Set(None),
        answered_by: Set(None),
        made_by: Set(None),
        made_at: Set(act.by.at),
        version: Set(1),
    }
}

/// Which duties an ending ends.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Ends {
    /// Only those about this row.
    pub(crate) subject: Option<Uuid>,
    /// Only those that count from an earlier day.
    pub(crate) before: Option<Day>,
}

/// Ends the duties of a case whose reason an ending takes away: done where it is the act that they asked for, else
/// cancelled.
pub(crate) async fn end(act: &Act<'_>, case: &Case, ending: Ending, which: Ends) -> Result<(), DbErr> {
    let causes = Trigger::ALL.iter().copied().filter(|trigger| trigger.ended_by().contains(&ending));
    let mut ended = Condition::all()
        .add(Column::CaseId.eq(case.id))
        .add(Column::State.is_in([TaskState::Planned, TaskState::Open]))
        .add(Column::Cause.is_in(causes));
    if let Some(subject) = which.subject {
        ended = ended.add(Column::SubjectId.eq(subject));
    }
    if let Some(day) = which.before {
        ended = ended.add(Column::CauseDay.lt(day));
    }
    for task in Entity::find().filter(ended).all(act.tx()).await? {
        let edge = if task.state == TaskState::Open && ending.is_the_act() && asks_for_an_act(&task) {
            TaskEdge::Finish
        } else {
            TaskEdge::Cancel
        };
        let Some(state) = follow(task.state, edge) else { continue };
        let over = ActiveModel { ended_why: Set(Some(ending.code().to_owned())), ..over(act, state, act.today()) };
        update(act, &task, over).await?;
    }
    Ok(())
}

fn asks_for_an_act(task: &Task) -> bool {
    super::rules::answered_by(task.kind) == super::rules::AnsweredBy::Act
}

/// What had lost its reason by an ending that was undone comes back, where it can still be done; of what repeats, the
/// next turn. Exit risk does not: the service that undid the exit has answered it.
pub(crate) async fn revive(act: &Act<'_>, case: &Case, undone: Ending) -> Result<(), DbErr> {
    let lost = Entity::find()
        .filter(Column::CaseId.eq(case.id))
        .filter(Column::State.eq(TaskState::Cancelled))
        .filter(Column::EndedWhy.eq(undone.code()))
        .filter(Column::Cause.ne(Trigger::ExitRisk));
    for task in lost.all(act.tx()).await? {
        if task.closes < act.today() {
            if task.awaits_turn {
                plan_next_turn(act, case, &task).await?;
            }
            continue;
        }
        let open = task.opens <= act.today();
        let back = ActiveModel {
            state: Set(if open { TaskState::Open } else { TaskState::Planned }),
            ended_on: Set(None),
            ended_at: Set(None),
            ended_by: Set(None),
            ended_why: Set(None),
            ..Default::default()
        };
        update(act, &task, back).await?;
    }
    Ok(())
}

/// What somebody had as the caseworker goes with the case to whoever has it now.
pub(crate) async fn hand_over(act: &Act<'_>, case: &Case, from: UserId) -> Result<(), DbErr> {
    let theirs = Entity::update_many()
        .col_expr(Column::HolderId, Expr::value(Option::<UserId>::None))
        .filter(Column::CaseId.eq(case.id))
        .filter(Column::HolderId.eq(from))
        .filter(Column::State.is_in([TaskState::Planned, TaskState::Open]));
    theirs.exec(act.tx()).await.map(drop)
}

/// Finishes the open duties of a case that evidence answers, without a contact.
pub(crate) async fn answer(act: &Act<'_>, case: &Case, learned: &Learned) -> Result<(), DbErr> {
    for task in answered(act, case, learned).await? {
        update(act, &task, over(act, TaskState::Done, learned.on)).await?;
    }
    Ok(())
}

/// The open duties of a case that are done by what was learned.
pub(super) async fn answered(act: &Act<'_>, case: &Case, learned: &Learned) -> Result<Vec<Task>, DbErr> {
    let open = Entity::find().filter(Column::CaseId.eq(case.id)).filter(Column::State.eq(TaskState::Open));
    let mut open = open.all(act.tx()).await?;
    let answered = answers(learned, &open.iter().map(Task::asked).collect::<Vec<_>>());
    open.retain(|task| answered.contains(&task.id));
    Ok(open)
}

/// The columns of a task that is over.
pub(super) fn over(act: &Act<'_>, state: TaskState, day: Day) -> ActiveModel {
    ActiveModel {
        state: Set(state),
        ended_on: Set(Some(day)),
        ended_at: Set(Some(act.by.at)),
        ended_by: Set(act.user()),
        ..Default::default()
    }
}

/// Changes a task that still stands as it was read; false where somebody was faster.
pub(super) async fn update(act: &Act<'_>, task: &Task, columns: ActiveModel) -> Result<bool, DbErr> {
    let row = ActiveModel { version: Set(task.version + 1), ..columns };
    let same = Entity::update_many().set(row).filter(Column::Id.eq(task.id)).filter(Column::Version.eq(task.version));
    Ok(same.exec(act.tx()).await?.rows_affected == 1)
}
