//! What was set aside lately, with who and why: the manager sees each.

use domain::access::Permission;
use domain::access::users::queries::names;
use domain::follow_up::tasks::queries::{Duty, dismissed, with_people};
use domain::intake::participants::Participant;
use domain::shared::{Coded, UserId};
use serde::Serialize;
use serde_json::{Value, json};
use std::collections::BTreeMap;

use super::duty::Duties;
use super::record;
use crate::web::{Access, Answered, Face, Page, Visit};

const TEMPLATE: &str = "caseworker/dismissed.html";
/// Days that it looks back on.
const DAYS: u32 = 30;

/// The page.
pub(super) fn page() -> Page {
    Page::new("/follow-up/dismissed", Face::Caseworker, Access::May(Permission::FollowUp))
        .drawn_by(TEMPLATE)
        .get(show)
        .samples(super::samples::dismissed)
}

#[derive(Serialize)]
struct View {
    tasks: Vec<Value>,
    days: u32,
}

async fn show(visit: Visit) -> Answered {
    let (reader, today, db) = (visit.reader()?, visit.today()?, visit.store().read());
    let scope = reader.scope(Permission::FollowUp, today);
    let tasks = dismissed(db, &scope, today.minus_days(DAYS)).await?;
    let who = names(db, tasks.iter().filter_map(|task| task.ended_by)).await?;
    let duties = Duties::on(&visit, "queue").await?;
    let tasks = with_people(db, tasks).await?;
    visit.page(TEMPLATE, View { tasks: tasks.iter().map(|duty| line(&duties, duty, &who)).collect(), days: DAYS })
}

fn line(duties: &Duties<'_>, duty: &Duty, who: &BTreeMap<UserId, String>) -> Value {
    let task = &duty.task;
    json!({
        "name": duty.participant.as_ref().map(Participant::name),
        "href": task.case_id.map(record::path),
        "task": format!("/tasks/{}", task.id),
        "kind": task.kind.code(),
        "reason": duties.reason(task),
        "why": task.ended_why,
        "who": task.ended_by.and_then(|user| who.get(&user)),
        "day": task.ended_on,
    })
}
