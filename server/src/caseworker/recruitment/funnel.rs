//! The funnel by source, and the people behind each of its figures.

use domain::access::Permission;
use domain::intake::recruitment::Source;
use domain::intake::recruitment::funnel::{Reached, Row, by_source, people};
use domain::intake::recruitment::inquiries::Inquiry;
use domain::intake::recruitment::inquiries::queries::Slice;
use domain::programs;
use domain::shared::fields::parse_day;
use domain::shared::{Coded, Day};
use serde::Serialize;
use serde_json::{Value, json};

use super::tabs;
use crate::caseworker::places::{Choice, codes};
use crate::web::{Access, Answered, Face, Page, Visit};

const TEMPLATE: &str = "caseworker/recruitment/funnel.html";
/// Where it is.
pub(super) const PATH: &str = "/recruitment/funnel";
/// A funnel looks a year back unless it is told otherwise.
const DAYS_BACK: u32 = 365;
/// People that are listed behind a figure.
const MOST: u64 = 200;

/// The page.
pub(super) fn page() -> Page {
    Page::new(PATH, Face::Caseworker, Access::May(Permission::Recruit)).drawn_by(TEMPLATE).get(show).samples(samples)
}

#[derive(Serialize)]
struct View {
    tabs: Value,
    programs: Vec<Choice>,
    program: Option<String>,
    from: Day,
    until: Day,
    columns: Vec<&'static str>,
    rows: Vec<InTable>,
    totals: Vec<u64>,
    /// Each total in percent of whoever asked.
    shares: Vec<u64>,
    /// The address that a source and a column are put behind.
    follow: String,
    behind: Option<Behind>,
}

#[derive(Serialize)]
struct InTable {
    source: &'static str,
    counts: Vec<u64>,
}

/// The people behind a figure.
#[derive(Serialize)]
struct Behind {
    reached: &'static str,
    source: Option<&'static str>,
    people: Vec<Value>,
}

async fn show(visit: Visit) -> Answered {
    let (db, reader, today) = (visit.store().read(), visit.reader()?, visit.today()?);
    let day = |name: &str| visit.asked(name).and_then(|day| parse_day(&day));
    let (from, until) = (day("from").unwrap_or(today.minus_days(DAYS_BACK)), day("until").unwrap_or(today));
    let programs = programs::all(db, reader.organization).await?;
    let asked = visit.asked("program").and_then(|id| id.parse().ok());
    let program = asked.filter(|id| programs.iter().any(|program| program.id == *id));
    let program = program.or_else(|| programs.first().map(|program| program.id));
    let scope = reader.scope(Permission::Recruit, today);
    let (mut rows, mut behind) = (Vec::new(), None);
    if let Some(program) = program {
        let slice = Slice { program, from, until, source: None };
        rows = by_source(db, &scope, slice).await?;
        if let Some(reached) = visit.asked("reached").and_then(|code| Reached::from_code(&code)) {
            let source = visit.asked("source").and_then(|code| Source::from_code(&code));
            let found = people(db, &scope, Slice { source, ..slice }, reached, MOST).await?;
            let found = found.iter().map(in_list).collect();
            behind = Some(Behind { reached: reached.code(), source: source.map(Coded::code), people: found });
        }
    }
    let program = program.map(|program| program.to_string());
    let totals = totals(&rows);
    let follow = format!("{PATH}?program={}&from={from}&until={until}", program.as_deref().unwrap_or_default());
    visit.page(
        TEMPLATE,
        View {
            tabs: tabs(PATH),
            programs: programs.iter().map(|program| Choice::new(program.id, &program.name)).collect(),
            program,
            from,
            until,
            columns: codes::<Reached>(),
            shares: shares(&totals),
            totals,
            rows: rows.into_iter().map(|row| InTable { source: row.source.code(), counts: row.counts }).collect(),
            follow,
            behind,
        },
    )
}

fn totals(rows: &[Row]) -> Vec<u64> {
    (0..Reached::ALL.len()).map(|column| rows.iter().map(|row| row.counts[column]).sum()).collect()
}

fn shares(totals: &[u64]) -> Vec<u64> {
    let asked = totals.first().copied().unwrap_or(0).max(1);
    totals.iter().map(|count| count * 100 / asked).collect()
}

fn in_list(inquiry: &Inquiry) -> Value {
    let href = match inquiry.case_id {
        Some(case) => format!("/cases/{case}"),
        None => format!("/recruitment/inquiries/{}", inquiry.id),
    };
    json!({ "name": inquiry.name, "href": href, "asked_on": inquiry.asked_on, "source": inquiry.source.code() })
}

fn samples() -> Vec<Value> {
    let row = json!({ "source": "union", "counts": [120, 71, 58, 24, 16, 15] });
    let view = json!({ "tabs": tabs(PATH), "programs": [{ "value": "1", "label": "CNC Operator pathway" }], "program": "1",
        "from": "2025-11-24", "until": "2026-11-24", "columns": codes::<Reached>(), "rows": [row],
        "totals": [120, 71, 58, 24, 16, 15], "shares": [100, 59, 48, 20, 13, 12], "follow": "/recruitment/funnel?program=1", "behind": null });
    let mut followed = view.clone();
    followed["behind"] = json!({ "reached": "applied", "source": "union", "people": [
        { "name": "Mai Linh Trần", "href": "/cases/1", "asked_on": "2026-10-02", "source": "union" }] });
    let mut none = view.clone();
    none["rows"] = json!([]);
    none["totals"] = json!([0, 0, 0, 0, 0, 0]);
    none["shares"] = json!([0, 0, 0, 0, 0, 0]);
    vec![view, followed, none]
}
