//! The follow-up tab: what is due toward this person, what became of earlier duties, and every try to reach them.

use domain::access::users::queries::names;
use domain::access::{Act, Permission};
use domain::follow_up::contacts::{self, Contact};
use domain::follow_up::tasks::queries::{Duty, of_case, with_people};
use domain::follow_up::tasks::rules::TaskState;
use domain::follow_up::tasks::{Task, TaskDetails, commands};
use domain::perform;
use domain::shared::{CaseId, Coded, UserId};
use serde::Serialize;
use serde_json::{Value, json};
use std::collections::BTreeMap;

use super::{Head, Tab, head, path};
use crate::caseworker::duty::{Duties, said};
use crate::web::{Access, Answered, Face, Form, Id, Oops, Page, Typed, Visit};

const TEMPLATE: &str = "caseworker/record/follow_up.html";
/// Tries that are listed.
const TRIES: u64 = 50;
/// Ended duties that are listed.
const ENDED: usize = 30;

/// The tab.
pub(super) fn page() -> Page {
    Page::new("/cases/{case}/follow-up", Face::Caseworker, Access::May(Permission::FollowUp))
        .drawn_by(TEMPLATE)
        .get(show)
        .samples(super::samples::follow_up)
}

/// Where a task is made by hand.
pub(super) fn make_page() -> Page {
    Page::new("/cases/{case}/tasks", Face::Caseworker, Access::May(Permission::FollowUp)).post(make)
}

#[derive(Serialize)]
struct View {
    record: Head,
    tasks: Vec<Value>,
    ended: Vec<Value>,
    tries: Vec<Value>,
    /// What they told of their work.
    surveys: Vec<Value>,
    form: Form,
}

async fn show(visit: Visit, Id(case): Id<CaseId>) -> Answered {
    let view = view(&visit, case, Form::new(action(case)).named("task")).await?;
    visit.page(TEMPLATE, view)
}

async fn make(visit: Visit, Id(case): Id<CaseId>, typed: Typed) -> Answered {
    let by = visit.by(&typed)?;
    let made = match typed.read(|fields| TaskDetails::read(fields, by.today)) {
        Ok(task) => {
            let make = async move |act: &mut Act<'_>| commands::make(act, case, &task).await;
            perform(visit.store(), &by, make).await
        }
        Err(stop) => Err(stop),
    };
    match made {
        Ok(_) => Ok(visit.go_on(&format!("{}/follow-up", path(case)), "task-made")),
        Err(stop) => {
            let view = view(&visit, case, typed.refused(action(case), stop)?.named("task")).await?;
            visit.page_again(TEMPLATE, view)
        }
    }
}

fn action(case: CaseId) -> String {
    format!("{}/tasks", path(case))
}

async fn view(visit: &Visit, case: CaseId, form: Form) -> Result<View, Oops> {
    let record = head(visit, case, Tab::FollowUp).await?;
    if !record.opened.rights.reads(Permission::FollowUp) {
        return Err(Oops::NotFound);
    }
    let db = visit.store().read();
    let tries = contacts::queries::of_case(db, case, TRIES).await?;
    let mut all = of_case(db, case, TaskState::ALL).await?;
    let mut ended: Vec<Task> =
        all.extract_if(.., |task| !matches!(task.state, TaskState::Planned | TaskState::Open)).collect();
    ended.sort_by_key(|task| std::cmp::Reverse(task.ended_at));
    ended.truncate(ENDED);
    let users = tries.iter().filter_map(|contact| contact.user_id).chain(ended.iter().filter_map(|task| task.ended_by));
    let who = names(db, users.collect::<std::collections::BTreeSet<_>>()).await?;
    let duties = Duties::on(visit, "record").await?;
    let writes = record.opened.rights.writes(Permission::FollowUp);
    let ahead = with_people(db, all).await?;
    let line = |duty: &Duty| {
        let mut line = duties.line(duty);
        line["title"] = said(&format!("task-kind-{}", duty.task.kind.code()), &[]);
        if !writes || duty.task.state == TaskState::Planned {
            line["form"] = Value::Null;
        }
        line
    };
    Ok(View {
        tasks: ahead.iter().map(line).collect(),
        ended: ended.iter().map(|task| over(&duties, task, &who)).collect(),
        tries: tries.iter().map(|contact| tried(contact, &who)).collect(),
        surveys: super::surveys::surveys(visit, case).await?,
        record,
        form,
    })
}

fn over(duties: &Duties<'_>, task: &Task, who: &BTreeMap<UserId, String>) -> Value {
    json!({
        "href": format!("/tasks/{}", task.id),
        "kind": task.kind.code(),
        "reason": duties.reason(task),
        "state": task.state.code(),
        "day": task.ended_on,
        "who": task.ended_by.and_then(|user| who.get(&user)),
        "why": task.ended_why.as_ref().filter(|_| task.ended_by.is_some() && task.state != TaskState::Cancelled),
    })
}

fn tried(contact: &Contact, who: &BTreeMap<UserId, String>) -> Value {
    json!({
        "channel": contact.channel, "outcome": contact.outcome, "day": contact.day, "note": contact.note,
        "worked": contact.worked, "worked_on": contact.worked_on,
        "who": contact.user_id.and_then(|user| who.get(&user)),
    })
}
