//! What was reported of jobs and waits for staff: hires and ends, the oldest first.

use domain::access::Permission;
use domain::placement::job_reports::JobReport;
use domain::placement::job_reports::queries::{Reported, waiting};
use domain::shared::{Cents, Coded, Day};
use serde::Serialize;
use serde_json::{Value, json};

use super::record;
use crate::web::{Access, Answered, Face, Page, Visit};

const TEMPLATE: &str = "caseworker/job_reports.html";

/// The page.
pub(super) fn page() -> Page {
    Page::new("/placements/to-confirm", Face::Caseworker, Access::May(Permission::Placement))
        .drawn_by(TEMPLATE)
        .get(show)
        .samples(samples)
}

#[derive(Serialize)]
struct View {
    reports: Vec<Row>,
    more: bool,
}

#[derive(Serialize)]
struct Row {
    name: String,
    href: String,
    kind: &'static str,
    employer: String,
    title: Option<String>,
    day: Option<Day>,
    hourly: Option<Cents>,
    source: &'static str,
    way: &'static str,
    said_by: Option<String>,
    told_on: Day,
}

async fn show(visit: Visit) -> Answered {
    let (reader, today) = (visit.reader()?, visit.today()?);
    let scope = reader.scope(Permission::Placement, today);
    let (reports, more) = waiting(visit.store().read(), &scope).await?;
    visit.page(TEMPLATE, View { reports: reports.into_iter().map(row).collect(), more })
}

fn row(Reported { report, participant }: Reported) -> Row {
    let JobReport { id, case_id, kind, employer, title, day, hourly, source, way, said_by, told_on, .. } = report;
    Row {
        name: participant.name(),
        href: format!("{}/job-reports/{id}", record::path(case_id)),
        kind: kind.code(),
        employer,
        title,
        day,
        hourly,
        source: source.code(),
        way: way.code(),
        said_by,
        told_on,
    }
}

fn samples() -> Vec<Value> {
    let row = json!({
        "name": "Rosa Maldonado Quiñones", "href": "/cases/1/job-reports/1", "kind": "hire", "employer": "Harbor Foods Processing",
        "title": "Line lead", "day": "2026-11-23", "hourly": 2150, "source": "employer", "way": "call",
        "said_by": "Carmen Álvarez-Whitcomb", "told_on": "2026-11-24",
    });
    let mut bare = row.clone();
    for field in ["title", "day", "hourly", "said_by"] {
        bare[field] = Value::Null;
    }
    (bare["kind"], bare["source"], bare["way"]) = (json!("end"), json!("participant"), json!("link"));
    vec![json!({ "reports": [row, bare], "more": true }), json!({ "reports": [], "more": false })]
}
