//! Logging a contact, from Today, from the queue or from the record: the answer goes back to where the form stood.

use domain::access::{Act, Permission};
use domain::follow_up::contacts::{ContactDetails, commands};
use domain::perform;
use domain::shared::{CaseId, Fields, Stop, TaskId};

use super::{duty, follow_up, record, today};
use crate::web::{Access, Answered, Face, Form, Id, Page, Typed, Visit};

/// Where the form is sent.
pub(super) fn page() -> Page {
    Page::new("/cases/{case}/contacts", Face::Caseworker, Access::May(Permission::FollowUp)).post(log)
}

async fn log(visit: Visit, Id(case): Id<CaseId>, typed: Typed) -> Answered {
    let by = visit.by(&typed)?;
    let read = typed.read(|fields| read(fields, by.today));
    let logged = match &read {
        Ok(details) => {
            let details = details.clone();
            perform(visit.store(), &by, async move |act: &mut Act<'_>| commands::log(act, case, &details).await).await
        }
        Err(Stop::Refused(refusals)) => Err(refusals.clone().into()),
        Err(_) => Err(Stop::NotFound),
    };
    match (logged, read) {
        (Ok(_), Ok(details)) => Ok(visit.go_on(&back(&typed, case, details.task), done(&details))),
        (Ok(_), Err(stop)) => Err(stop.into()),
        (Err(stop), _) => again(&visit, case, &typed, stop).await,
    }
}

/// The details, and the button that was pressed.
fn read(fields: &mut Fields<'_>, today: domain::shared::Day) -> ContactDetails {
    fields.ticked("then");
    ContactDetails::read(fields, today)
}

/// Where the form stood, and what comes after it there.
fn back(typed: &Typed, case: CaseId, task: Option<TaskId>) -> String {
    let next = typed.get("then") == Some("next");
    match (typed.get("_from"), task) {
        (Some("today"), Some(task)) if next => format!("/?after={task}#task-next"),
        (Some("today"), _) => "/".to_owned(),
        (Some("queue"), Some(task)) if next => format!("/follow-up?after={task}"),
        (Some("queue"), Some(task)) => format!("/follow-up?task={task}"),
        (Some("queue"), None) => "/follow-up".to_owned(),
        _ => record::path(case),
    }
}

fn done(details: &ContactDetails) -> &'static str {
    match (details.service.is_some(), details.next_on.is_some()) {
        (true, true) => "contact-all-three",
        (true, false) => "contact-and-service",
        (false, true) => "contact-and-next",
        (false, false) => "contact-logged",
    }
}

/// The page that the form stood on, with the form open and what was typed in it.
async fn again(visit: &Visit, case: CaseId, typed: &Typed, stop: Stop) -> Answered {
    let task: Option<TaskId> = typed.get("task").and_then(|task| task.parse().ok());
    let from = typed.get("_from").unwrap_or("record");
    let form: Form = typed.refused(format!("{}/contacts", record::path(case)), stop)?;
    let form = form.named(duty::form_name(task)).with("_from", from);
    match (from, task) {
        ("today", Some(task)) => today::again(visit, case, task, form).await,
        ("queue", Some(task)) => follow_up::again(visit, task, form).await,
        _ => record::again(visit, case, |adding| adding.contact = form).await,
    }
}
