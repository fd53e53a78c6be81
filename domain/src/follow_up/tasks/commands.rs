//! What people do with tasks: make, move to another day, give to somebody, dismiss, close, finish, take back.

use sea_orm::ActiveValue::Set;
use sea_orm::QuerySelect;
use sea_orm::entity::prelude::*;

use super::planning::{answered, over, update};
use super::rules::{AnsweredBy, Learned, TaskEdge, TaskState, answered_by, follow, may_move_to};
use super::rules::{is_done_by_word, queue_place};
use super::{ActiveModel, Entity, Task, TaskDetails};
use crate::access::users::queries::find;
use crate::access::{Act, Permission, Role};
use crate::follow_up::contacts::{self, ContactId, rules::still_to_try};
use crate::intake::case::Case;
use crate::intake::case::commands::{each_once, permitted as permitted_case};
use crate::shared::fields::PROSE;
use crate::shared::{Answer, CaseId, Coded, Day, Happening, ObjectKind, Refusal, Stop, TaskId, UserId, What};

/// Makes a task by hand, for the caseworker or whoever is named.
///
/// # Errors
/// `in-the-past`; `not-a-choice` for somebody who is not of the organization.
pub async fn make(act: &mut Act<'_>, case: CaseId, details: &TaskDetails) -> Answer<TaskId> {
    let case = permitted_case(act, Permission::FollowUp, case).await?;
    make_of(act, &case, details).await
}

/// As [`make`], in a case that the caller has permitted.
///
/// # Errors
/// As [`make`].
pub(in crate::follow_up) async fn make_of(act: &mut Act<'_>, case: &Case, details: &TaskDetails) -> Answer<TaskId> {
    if details.due < act.today() {
        return Err(Refusal::of("due", "in-the-past").with("typed", details.due).into());
    }
    if let Some(holder) = details.holder {
        refuse_stranger(act, holder).await?;
    }
    let (id, window) = (TaskId::new(), details.window(act.today()));
    let row = ActiveModel {
        id: Set(id),
        organization_id: Set(case.organization_id),
        program_id: Set(case.program_id),
        case_id: Set(Some(case.id)),
        participant_id: Set(Some(case.participant_id)),
        subject: Set(ObjectKind::Case),
        subject_id: Set(case.id.0),
        occurrence: Set(format!("by-hand/{id}")),
        cause_day: Set(act.today()),
        turn: Set(1),
        kind: Set(details.kind),
        title: Set(details.title.clone()),
        opens: Set(window.opens),
        due: Set(window.due),
        closes: Set(window.closes),
        weight: Set(0),
        queue_day: Set(queue_place(&window, 0, id).day),
        falls_to: Set(Role::Caseworker),
        holder_id: Set(details.holder),
        awaits_turn: Set(false),
        state: Set(TaskState::Open),
        made_by: Set(act.user()),
        made_at: Set(act.by.at),
        version: Set(1),
        ..Default::default()
    };
    Entity::insert(row).exec_without_returning(act.tx()).await?;
    let happening = Happening::new(What::TaskMade, ObjectKind::Task, id);
    let happening = happening.concerning(case.participant_id, Some(case.id)).with("due", details.due);
    let title = details.title.as_deref().unwrap_or_default();
    act.happened(happening.with("kind", details.kind.code()).with("title", title).created(details));
    Ok(id)
}

/// Makes the same task in many cases: in all of them, or in none.
///
/// # Errors
/// As [`make`]; `NotFound` where any of the cases is out of reach; `more-than-most`.
pub async fn make_for_many(act: &mut Act<'_>, cases: &[CaseId], details: &TaskDetails) -> Answer<()> {
    for case in each_once(cases)? {
        make(act, case, details).await?;
    }
    Ok(())
}

/// Puts a task off to another day inside its window, or takes it forward.
///
/// # Errors
/// `outside-window` with the days between which it can be done.
pub async fn move_to(act: &mut Act<'_>, id: TaskId, day: Day) -> Answer<()> {
    let task = permitted(act, id).await?;
    let window = task.window();
    if !may_move_to(&window, day, act.today()) {
        let earliest = window.opens.max(act.today());
        let refusal = Refusal::of("day", "outside-window").with("typed", day);
        return Err(refusal.with("earliest", earliest).with("latest", window.closes).into());
    }
    let moved = crate::follow_up::rules::rules::Window { due: day, ..window };
    let weight = u8::try_from(task.weight).unwrap_or(0);
    let columns =
        ActiveModel { due: Set(day), queue_day: Set(queue_place(&moved, weight, id).day), ..Default::default() };
    change(act, &task, columns).await?;
    tell(act, &task, What::TaskMoved, &[("from", task.due.to_string()), ("to", day.to_string())]);
    Ok(())
}

/// Gives a task to somebody, or back to whoever holds the case.
///
/// # Errors
/// `not-a-choice` for somebody who is not of the organization.
pub async fn give(act: &mut Act<'_>, id: TaskId, to: Option<UserId>) -> Answer<()> {
    let task = permitted(act, id).await?;
    if let Some(holder) = to {
        refuse_stranger(act, holder).await?;
    }
    change(act, &task, ActiveModel { holder_id: Set(to), ..Default::default() }).await?;
    tell(act, &task, What::TaskGiven, &[("user", to.map(|user| user.to_string()).unwrap_or_default())]);
    Ok(())
}

/// Sets a task aside with a reason, which the manager sees.
///
/// # Errors
/// `missing` without a reason, `no-such-task-move` where it is over.
pub async fn dismiss(act: &mut Act<'_>, id: TaskId, reason: &str) -> Answer<()> {
    let task = permitted(act, id).await?;
    let reason = said("reason", reason)?;
    close(act, &task, TaskEdge::Dismiss, Some(reason)).await?;
    tell(act, &task, What::TaskDismissed, &[("reason", reason.to_owned())]);
    Ok(())
}

/// Closes a task because the person cannot be reached: after three failed tries on different days, by more than one
/// channel.
///
/// # Errors
/// `still-to-try` with what is missing, `no-such-task-move` where the task is over.
pub async fn close_as_unreachable(act: &mut Act<'_>, id: TaskId) -> Answer<()> {
    let task = permitted(act, id).await?;
    let Some(case) = task.case_id else { return Err(Refusal::because("task-needs-act").into()) };
    if answered_by(task.kind) == AnsweredBy::Act {
        return Err(Refusal::because("task-needs-act").into());
    }
    let left = still_to_try(&contacts::queries::attempts(act.tx(), case).await?);
    if left.days > 0 || left.another_channel {
        let refusal = Refusal::because("still-to-try").with("days", left.days);
        return Err(refusal.with("channel", if left.another_channel { "another" } else { "any" }).into());
    }
    close(act, &task, TaskEdge::CloseAsUnreachable, None).await?;
    tell(act, &task, What::TaskUnreachable, &[]);
    Ok(())
}

/// Says that what a task asked for was done, and what. Only for what leaves no other trace: a follow-up is done by a
/// contact or evidence, never by a click.
///
/// # Errors
/// `task-needs-contact` or `task-needs-act` for every other kind, `missing` without a word, `no-such-task-move`.
pub async fn finish(act: &mut Act<'_>, id: TaskId, what: &str) -> Answer<()> {
    let task = permitted(act, id).await?;
    if !is_done_by_word(task.kind) {
        let needs_act = answered_by(task.kind) == AnsweredBy::Act;
        return Err(Refusal::because(if needs_act { "task-needs-act" } else { "task-needs-contact" }).into());
    }
    let what = said("done", what)?;
    close(act, &task, TaskEdge::Finish, Some(what)).await?;
    tell(act, &task, What::TaskDone, &[("note", what.to_owned())]);
    Ok(())
}

/// Takes back that a task was ended, by mistake or because the person turned up.
///
/// # Errors
/// `no-such-task-move` where it was missed, or is not over.
pub async fn reopen(act: &mut Act<'_>, id: TaskId) -> Answer<()> {
    let task = permitted(act, id).await?;
    let state = allowed(&task, TaskEdge::Reopen)?;
    let back = ActiveModel {
        state: Set(state),
        ended_on: Set(None),
        ended_at: Set(None),
        ended_by: Set(None),
        ended_why: Set(None),
        answered_by: Set(None),
        ..Default::default()
    };
    change(act, &task, back).await?;
    tell(act, &task, What::TaskReopened, &[]);
    Ok(())
}

/// Closes every open task of a case that is done by what was learned, by a contact or without one.
pub(crate) async fn answer(
    act: &mut Act<'_>,
    case: &Case,
    learned: &Learned,
    contact: Option<ContactId>,
) -> Answer<()> {
    for task in answered(act, case, learned).await? {
        let state = allowed(&task, TaskEdge::Finish)?;
        let columns = ActiveModel { answered_by: Set(contact), ..over(act, state, learned.on) };
        change(act, &task, columns).await?;
        tell(act, &task, What::TaskDone, &[("note", String::new())]);
    }
    Ok(())
}

/// Loads a task to be changed in this act, locked against others.
async fn permitted(act: &Act<'_>, id: TaskId) -> Answer<Task> {
    let tx = act.permit(Permission::FollowUp, id).await?;
    Entity::find_by_id(id).lock_exclusive().one(tx).await?.ok_or(Stop::NotFound)
}

async fn close(act: &Act<'_>, task: &Task, edge: TaskEdge, why: Option<&str>) -> Answer<()> {
    let state = allowed(task, edge)?;
    let columns = ActiveModel { ended_why: Set(why.map(str::to_owned)), ..over(act, state, act.today()) };
    change(act, task, columns).await
}

fn allowed(task: &Task, edge: TaskEdge) -> Result<TaskState, Refusal> {
    follow(task.state, edge)
        .ok_or_else(|| Refusal::because("no-such-task-move").with("state", task.state.code()).with("edge", edge.code()))
}

async fn change(act: &Act<'_>, task: &Task, columns: ActiveModel) -> Answer<()> {
    if update(act, task, columns).await? { Ok(()) } else { Err(Stop::Conflict) }
}

/// Says what happened to a task, naming it as the timeline does.
pub(super) fn tell(act: &mut Act<'_>, task: &Task, what: What, words: &[(&'static str, String)]) {
    let mut happening = Happening::new(what, ObjectKind::Task, task.id);
    (happening.participant, happening.case) = (task.participant_id, task.case_id);
    let named = happening.with("kind", task.kind.code()).with("title", task.title.as_deref().unwrap_or_default());
    act.happened(words.iter().fold(named, |happening, (name, value)| happening.with(name, value)));
}

fn said<'a>(field: &'static str, text: &'a str) -> Result<&'a str, Refusal> {
    match text.trim() {
        "" => Err(Refusal::of(field, "missing")),
        long if long.chars().count() > PROSE => {
            Err(Refusal::of(field, "too-long").with("most", PROSE).with("length", long.chars().count()))
        }
        text => Ok(text),
    }
}

async fn refuse_stranger(act: &Act<'_>, user: UserId) -> Answer<()> {
    let found = find(act.tx(), act.organization(), user).await?;
    match found.filter(|user| user.closed_at.is_none()) {
        Some(_) => Ok(()),
        None => Err(Refusal::of("holder", "not-a-choice").with("typed", "").into()),
    }
}
