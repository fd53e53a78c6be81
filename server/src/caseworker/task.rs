//! One task, and what can be done with it beside logging a contact: another day, somebody else, dismissed with a
//! reason, unreachable, done with a word, open again.

use domain::access::users::queries::holding;
use domain::access::{Act, Permission, Role};
use domain::follow_up::contacts::queries::attempts;
use domain::follow_up::contacts::rules::still_to_try;
use domain::follow_up::tasks::queries::{Duty, find, with_people};
use domain::follow_up::tasks::rules::{AnsweredBy, TaskEdge, answered_by, follow, is_done_by_word};
use domain::follow_up::tasks::{Task, commands};
use domain::intake::participants::Participant;
use domain::perform;
use domain::shared::fields::PROSE;
use domain::shared::{Answer, Coded, Fields, Refusal, Stop, TaskId};
use serde::Serialize;
use serde_json::{Value, json};

use super::duty::Duties;
use super::record;
use crate::web::{Access, Answered, Face, Form, Id, Oops, Page, Typed, Visit};

const TEMPLATE: &str = "caseworker/task.html";
const MAY: Access = Access::May(Permission::FollowUp);

/// The page, and what is done there.
pub(super) fn pages() -> Vec<Page> {
    let post = |path| Page::new(path, Face::Caseworker, MAY);
    vec![
        post("/tasks/{task}").drawn_by(TEMPLATE).get(show).samples(super::samples::task),
        post("/tasks/{task}/move").post(put_off),
        post("/tasks/{task}/give").post(give),
        post("/tasks/{task}/dismiss").post(dismiss),
        post("/tasks/{task}/unreachable").post(close_as_unreachable),
        post("/tasks/{task}/done").post(finish),
        post("/tasks/{task}/reopen").post(reopen),
    ]
}

#[derive(Serialize)]
struct View {
    task: Value,
    /// What may be done with it, by the names of the acts.
    may: May,
    /// What unreachable still needs, where it is not allowed yet.
    still_to_try: Option<Refusal>,
    caseworkers: Vec<Value>,
    /// Where it is written down what they told of their work.
    survey: Option<String>,
    forms: Forms,
}

#[derive(Serialize)]
struct May {
    r#move: bool,
    give: bool,
    dismiss: bool,
    unreachable: bool,
    done: bool,
    reopen: bool,
}

#[derive(Serialize)]
struct Forms {
    r#move: Form,
    give: Form,
    dismiss: Form,
    unreachable: Form,
    done: Form,
    reopen: Form,
}

impl Forms {
    fn new(task: &Task) -> Self {
        let form = |act: &str| Form::new(format!("/tasks/{}/{act}", task.id)).named(act);
        Self {
            r#move: form("move").with("day", task.due.iso()),
            give: form("give").with_some("holder", task.holder_id),
            dismiss: form("dismiss"),
            unreachable: form("unreachable"),
            done: form("done"),
            reopen: form("reopen"),
        }
    }

    /// Puts a form that was refused into its place.
    fn put(&mut self, act: &str, form: Form) {
        let place = match act {
            "move" => &mut self.r#move,
            "give" => &mut self.give,
            "dismiss" => &mut self.dismiss,
            "unreachable" => &mut self.unreachable,
            "done" => &mut self.done,
            _ => &mut self.reopen,
        };
        *place = form.named(act);
    }
}

async fn show(visit: Visit, Id(task): Id<TaskId>) -> Answered {
    let view = view(&visit, task).await?;
    visit.page(TEMPLATE, view)
}

async fn put_off(visit: Visit, Id(task): Id<TaskId>, typed: Typed) -> Answered {
    let read = typed.read(|fields| fields.day("day"));
    let moved = match read {
        Ok(day) => act(&visit, &typed, async move |act: &mut Act<'_>| commands::move_to(act, task, day).await).await,
        Err(stop) => Err(stop),
    };
    answer(&visit, task, &typed, "move", moved, "task-moved").await
}

async fn give(visit: Visit, Id(task): Id<TaskId>, typed: Typed) -> Answered {
    let given = match typed.read(|fields| fields.optional_id("holder")) {
        Ok(to) => act(&visit, &typed, async move |act: &mut Act<'_>| commands::give(act, task, to).await).await,
        Err(stop) => Err(stop),
    };
    answer(&visit, task, &typed, "give", given, "task-given").await
}

async fn dismiss(visit: Visit, Id(task): Id<TaskId>, typed: Typed) -> Answered {
    let dismissed = match typed.read(|fields| fields.text("reason", PROSE)) {
        Ok(reason) => {
            act(&visit, &typed, async move |act: &mut Act<'_>| commands::dismiss(act, task, &reason).await).await
        }
        Err(stop) => Err(stop),
    };
    answer(&visit, task, &typed, "dismiss", dismissed, "task-dismissed").await
}

async fn close_as_unreachable(visit: Visit, Id(task): Id<TaskId>, typed: Typed) -> Answered {
    let closed = match typed.read(nothing) {
        Ok(()) => {
            let close = async move |act: &mut Act<'_>| commands::close_as_unreachable(act, task).await;
            act(&visit, &typed, close).await
        }
        Err(stop) => Err(stop),
    };
    answer(&visit, task, &typed, "unreachable", closed, "task-unreachable").await
}

async fn finish(visit: Visit, Id(task): Id<TaskId>, typed: Typed) -> Answered {
    let finished = match typed.read(|fields| fields.text("done", PROSE)) {
        Ok(what) => act(&visit, &typed, async move |act: &mut Act<'_>| commands::finish(act, task, &what).await).await,
        Err(stop) => Err(stop),
    };
    answer(&visit, task, &typed, "done", finished, "task-done").await
}

async fn reopen(visit: Visit, Id(task): Id<TaskId>, typed: Typed) -> Answered {
    let opened = match typed.read(nothing) {
        Ok(()) => act(&visit, &typed, async move |act: &mut Act<'_>| commands::reopen(act, task).await).await,
        Err(stop) => Err(stop),
    };
    answer(&visit, task, &typed, "reopen", opened, "task-reopened").await
}

/// A form that asks for nothing.
fn nothing(_: &mut Fields<'_>) {}

async fn act<F>(visit: &Visit, typed: &Typed, verb: F) -> Answer<()>
where
    F: Clone + AsyncFnOnce(&mut Act<'_>) -> Answer<()>,
{
    let by = visit.by(typed).map_err(|_| Stop::Forbidden)?;
    perform(visit.store(), &by, verb).await
}

/// Goes on to where duties stand, or shows the task again with the form that was refused.
async fn answer(visit: &Visit, task: TaskId, typed: &Typed, act: &str, done: Answer<()>, told: &str) -> Answered {
    match done {
        Ok(()) if act == "reopen" => Ok(visit.go_on(&format!("/tasks/{task}"), told)),
        Ok(()) => Ok(visit.go_on("/follow-up", told)),
        Err(stop) => {
            let form = typed.refused(format!("/tasks/{task}/{act}"), stop)?;
            let mut view = view(visit, task).await?;
            view.forms.put(act, form);
            visit.page_again(TEMPLATE, view)
        }
    }
}

async fn view(visit: &Visit, id: TaskId) -> Result<View, Oops> {
    let (reader, today, db) = (visit.reader()?, visit.today()?, visit.store().read());
    let scope = reader.scope(Permission::FollowUp, today);
    let task = find(db, &scope, id).await?.ok_or(Oops::NotFound)?;
    let duty = with_people(db, vec![task]).await?.pop().ok_or(Oops::NotFound)?;
    let duties = Duties::on(visit, "queue").await?;
    let writes = duties.may_log()?;
    let left = match duty.task.case_id.filter(|_| answered_by(duty.task.kind) != AnsweredBy::Act) {
        Some(case) => Some(still_to_try(&attempts(db, case).await?)),
        None => None,
    };
    let reachable = left.filter(|left| left.days > 0 || left.another_channel);
    let caseworkers = holding(db, reader.organization, Role::Caseworker, today).await.map_err(Stop::from)?;
    let allowed = |edge| writes && follow(duty.task.state, edge).is_some();
    Ok(View {
        may: May {
            r#move: writes && follow(duty.task.state, TaskEdge::Cancel).is_some(),
            give: writes && follow(duty.task.state, TaskEdge::Cancel).is_some(),
            dismiss: allowed(TaskEdge::Dismiss),
            unreachable: allowed(TaskEdge::CloseAsUnreachable) && left.is_some(),
            done: allowed(TaskEdge::Finish) && is_done_by_word(duty.task.kind),
            reopen: allowed(TaskEdge::Reopen),
        },
        still_to_try: reachable.map(|left| {
            let refusal = Refusal::because("still-to-try").with("days", left.days);
            refusal.with("channel", if left.another_channel { "another" } else { "any" })
        }),
        caseworkers: caseworkers.iter().map(|user| json!({ "value": user.id, "label": user.name })).collect(),
        survey: super::survey::address(&duty.task, today).filter(|_| writes),
        forms: Forms::new(&duty.task),
        task: told(&duties, &duty),
    })
}

fn told(duties: &Duties<'_>, duty: &Duty) -> Value {
    let task = &duty.task;
    json!({
        "name": duty.participant.as_ref().map(Participant::name),
        "href": task.case_id.map(record::path),
        "kind": task.kind.code(),
        "reason": duties.reason(task),
        "state": task.state.code(),
        "opens": task.opens,
        "due": task.due,
        "closes": task.closes,
        "why": task.ended_why.as_ref().filter(|_| task.ended_by.is_some()),
    })
}
