//! Applications that are open, the latest first.

use std::collections::BTreeMap;

use domain::access::{Permission, users};
use domain::intake::applications::queries::OpenApplication;
use domain::intake::applications::rules::Step;
use domain::intake::case::queries::{count_open, open_applications};
use domain::programs;
use domain::shared::{CaseId, Coded, Day, Instant, ProgramId, UserId};
use serde::Serialize;
use serde_json::{Value, json};

use crate::web::{Access, Answered, Face, Page, Visit};

const TEMPLATE: &str = "caseworker/intake/applications.html";
/// Rows on one page.
const MOST: u64 = 50;

/// The page.
pub(super) fn page() -> Page {
    Page::new("/intake", Face::Caseworker, Access::May(Permission::EditBasics))
        .drawn_by(TEMPLATE)
        .nav(4, "file", "nav-intake")
        .get(show)
        .samples(samples)
}

#[derive(Serialize)]
struct View {
    applications: Vec<InList>,
    open: u64,
    next: Option<String>,
    of: usize,
}

#[derive(Serialize)]
struct InList {
    href: String,
    name: String,
    number: String,
    program: String,
    step: &'static str,
    place: usize,
    applied_on: Day,
    saved_at: Option<Instant>,
    begun_by: Option<String>,
    may_be_known: bool,
}

async fn show(visit: Visit) -> Answered {
    let (db, reader) = (visit.store().read(), visit.reader()?);
    let scope = reader.scope(Permission::EditBasics, visit.today()?);
    let before = visit.asked("before").and_then(|id| id.parse::<CaseId>().ok());
    let mut open = open_applications(db, &scope, before, MOST + 1).await?;
    let more = open.len() > MOST as usize;
    open.truncate(MOST as usize);
    let next = open.last().filter(|_| more).map(|last| format!("/intake?before={}", last.case));
    let programs = programs::all(db, reader.organization).await?;
    let programs: BTreeMap<_, _> = programs.into_iter().map(|program| (program.id, program.name)).collect();
    let names = users::queries::names(db, open.iter().filter_map(|open| open.begun_by)).await?;
    let applications = open.into_iter().map(|open| in_list(open, &programs, &names)).collect();
    let open = count_open(db, &scope).await?;
    visit.page(TEMPLATE, View { applications, open, next, of: Step::ALL.len() })
}

fn in_list(open: OpenApplication, programs: &BTreeMap<ProgramId, String>, names: &BTreeMap<UserId, String>) -> InList {
    InList {
        href: format!("/intake/{}", open.case),
        program: programs.get(&open.program).cloned().unwrap_or_default(),
        step: open.step.code(),
        place: open.step.number(),
        begun_by: open.begun_by.and_then(|user| names.get(&user).cloned()),
        name: open.name,
        number: open.number,
        applied_on: open.applied_on,
        saved_at: open.saved_at,
        may_be_known: open.may_be_known,
    }
}

fn samples() -> Vec<Value> {
    let one = json!({ "href": "/intake/1", "name": "Luis Ángel Cárdenas Villaseñor", "number": "LC-2026-00417",
        "program": "CNC Operator pathway", "step": "household", "place": 5, "applied_on": "2026-11-23",
        "saved_at": "2026-11-24T15:38:00Z", "begun_by": "Denise Okafor", "may_be_known": true });
    vec![
        json!({ "applications": [one], "open": 1, "next": "/intake?before=1", "of": 9 }),
        json!({ "applications": [], "open": 0, "next": null, "of": 9 }),
    ]
}
