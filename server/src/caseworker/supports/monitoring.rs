//! The files of a grant that would fail monitoring, each with what is missing and where it is mended.

use domain::follow_up::monitoring::queries::{Failing, failing, people_of};
use domain::follow_up::monitoring::rules::{Lack, MonitoringCheck, Of};
use domain::intake::documents::rules::PaperName;
use domain::programs::grants::GrantId;
use domain::shared::{CaseId, Coded};
use serde::Serialize;
use serde_json::{Value, json};

use super::grant_path;
use crate::caseworker::record::authorizations::path as authorization_path;
use crate::caseworker::record::path as record_path;
use crate::caseworker::record::placement::job_path;
use crate::web::{Oops, Visit};

/// How many files a page lists.
const LISTED: usize = 25;

/// The files of a grant that would fail.
#[derive(Serialize)]
pub(super) struct Files {
    count: usize,
    rows: Vec<Row>,
    /// Where the next ones are.
    next: Option<String>,
    /// Where the first ones are, on a later page.
    first: Option<String>,
}

#[derive(Serialize)]
struct Row {
    name: String,
    href: String,
    number: String,
    lacks: Vec<Missing>,
}

#[derive(Serialize)]
struct Missing {
    check: &'static str,
    /// Of what: a text, or a sentence of the catalogue.
    what: Option<Value>,
    href: String,
}

/// The files of a grant that would fail, a page of them.
pub(super) async fn files(visit: &Visit, grant: GrantId) -> Result<Files, Oops> {
    let (reader, today, db) = (visit.reader()?, visit.today()?, visit.store().read());
    let mut all = failing(db, (reader, today), &[grant]).await?.remove(&grant).unwrap_or_default();
    let count = all.len();
    let after = visit.asked("files_after");
    if let Some(after) = &after {
        all.retain(|file| file.case.number > *after);
    }
    let more = all.len() > LISTED;
    all.truncate(LISTED);
    let last = all.last().filter(|_| more).map(|file| file.case.number.clone());
    let people = people_of(db, &all).await?;
    let row = |file: Failing| {
        let person = people.get(&file.case.participant_id)?;
        Some(Row {
            name: person.name(),
            href: record_path(file.case.id),
            number: file.case.number,
            lacks: file.lacks.into_iter().map(|lack| missing(file.case.id, lack)).collect(),
        })
    };
    Ok(Files {
        count,
        rows: all.into_iter().filter_map(row).collect(),
        next: last.map(|last| format!("{}?files_after={last}#files", grant_path(grant))),
        first: after.map(|_| format!("{}#files", grant_path(grant))),
    })
}

/// How many files of each of these grants would fail.
pub(super) async fn counted(visit: &Visit, grants: &[GrantId]) -> Result<Vec<(GrantId, usize)>, Oops> {
    let (reader, today, db) = (visit.reader()?, visit.today()?, visit.store().read());
    let failing = failing(db, (reader, today), grants).await?;
    Ok(failing.into_iter().map(|(grant, files)| (grant, files.len())).collect())
}

fn missing(case: CaseId, lack: Lack<PaperName>) -> Missing {
    let (what, href) = match lack.of {
        Of::Paper(name) => (Some(json!(name)), format!("{}/documents", record_path(case))),
        Of::Plan => (None, format!("{}/plan", record_path(case))),
        Of::Payment(id, what) => (Some(what.into()), authorization_path(case, id)),
        Of::Job(id, title) => (Some(title.into()), job_path(case, id)),
    };
    Missing { check: lack.check.code(), what, href }
}

/// As a template must be able to draw them.
pub(super) fn sample(any: bool) -> Value {
    let lack = |check: &MonitoringCheck| json!({ "check": check.code(), "what": null, "href": "/cases/1/plan" });
    let paper =
        json!({ "check": "paper", "what": { "key": "paper-of-residence", "args": {} }, "href": "/cases/1/documents" });
    let job = json!({ "check": "wages", "what": "CNC operator", "href": "/cases/1/placements/1" });
    let mut lacks: Vec<Value> = MonitoringCheck::ALL.iter().map(lack).collect();
    lacks.extend([paper, job]);
    let row =
        json!({ "name": "Rosa Maldonado Quiñones", "href": "/cases/1", "number": "LC-2026-00001", "lacks": lacks });
    match any {
        true => {
            json!({ "count": 31, "rows": [row], "next": "/supports/grants/1?files_after=LC-2026-00001#files", "first": "/supports/grants/1#files" })
        }
        false => json!({ "count": 0, "rows": [], "next": null, "first": null }),
    }
}
