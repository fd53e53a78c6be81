//! The cohorts that a reader sees, with how far they are and how full, and the sessions of today.

use domain::access::Permission;
use domain::shared::Day;
use domain::training::cohorts::queries::{Listed, Running, listed, sessions_on};
use serde::Serialize;
use serde_json::{Value, json};

use super::{clock, cohort_path, share, sheet_path};
use crate::web::{Access, Answered, Face, Page, Visit};

const TEMPLATE: &str = "caseworker/training/cohorts.html";

/// The page.
pub(super) fn page() -> Page {
    Page::new("/training", Face::Caseworker, Access::May(Permission::Attendance))
        .drawn_by(TEMPLATE)
        .nav(5, "cap", "nav-training")
        .get(show)
        .samples(super::samples::cohorts)
}

#[derive(Serialize)]
struct View {
    sessions: Vec<Value>,
    cohorts: Vec<Row>,
    more: bool,
    over: bool,
    may_open: bool,
}

#[derive(Serialize)]
struct Row {
    href: String,
    name: String,
    title: String,
    number: i32,
    starts_on: Day,
    ends_on: Day,
    place: Option<String>,
    seats: Value,
    sessions: Value,
}

async fn show(visit: Visit) -> Answered {
    let (reader, today, db) = (visit.reader()?, visit.today()?, visit.store().read());
    let over = visit.asked("show").as_deref() == Some("over");
    let running = if over { Running::Over } else { Running::NowOrLater };
    let (cohorts, more) = listed(db, reader, today, running).await?;
    let sessions = if over { Vec::new() } else { sessions_on(db, reader, today).await? };
    let session =
        |(session, cohort): (domain::training::cohorts::sessions::Model, domain::training::cohorts::Cohort)| {
            json!({ "href": sheet_path(session.id), "name": cohort.name, "begins": clock(&session.begins),
            "place": cohort.place, "held": session.held_at.is_some() })
        };
    let view = View {
        sessions: sessions.into_iter().map(session).collect(),
        cohorts: cohorts.into_iter().map(row).collect(),
        more,
        over,
        may_open: reader.may(Permission::SetUpClasses),
    };
    visit.page(TEMPLATE, view)
}

fn row(listed: Listed) -> Row {
    let Listed { cohort, curriculum, number, held } = listed;
    Row {
        href: cohort_path(cohort.id),
        name: cohort.name,
        title: curriculum.title,
        number,
        starts_on: cohort.starts_on,
        ends_on: cohort.ends_on,
        place: cohort.place,
        seats: share(cohort.taken.into(), cohort.seats.into()),
        sessions: share(held.0, held.1),
    }
}
