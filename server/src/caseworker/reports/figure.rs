//! The rows behind one figure, a page at a time.

use domain::access::users::queries::names;
use domain::access::{Permission, Scope};
use domain::follow_up::reports::figures::count;
use domain::follow_up::reports::rows::{Row, page as rows};
use domain::follow_up::reports::{Figure, Holder, Slice};
use domain::programs;
use domain::shared::{Coded, Day, Stop};
use domain::training::cohorts;
use serde::Serialize;
use serde_json::{Value, json};
use uuid::Uuid;

use super::asked::{Asked, in_words};
use super::{PATH, samples};
use crate::caseworker::duty::said;
use crate::caseworker::record;
use crate::web::{Access, Answered, Face, Id, Oops, Page, Visit};

const TEMPLATE: &str = "caseworker/reports/figure.html";
/// Rows on one page.
const ROWS: u64 = 50;

/// The page.
pub(super) fn page() -> Page {
    Page::new("/reports/{figure}", Face::Caseworker, Access::May(Permission::ReadFigures))
        .drawn_by(TEMPLATE)
        .get(show)
        .samples(samples::figure)
}

#[derive(Serialize)]
struct View {
    figure: &'static str,
    count: u64,
    /// What it is narrowed to, in words.
    narrowed: Vec<Value>,
    /// The reports that it is a figure of.
    back: String,
    of_follow_ups: bool,
    columns: Vec<Value>,
    rows: Vec<Line>,
    first: Option<String>,
    next: Option<String>,
    export: Option<String>,
}

#[derive(Serialize)]
struct Line {
    name: String,
    href: String,
    number: String,
    stage: &'static str,
    since: Day,
    caseworker: Option<String>,
    reached: Option<Day>,
    service: Option<Day>,
    follow_up: Option<Value>,
}

async fn show(visit: Visit, Id(code): Id<String>) -> Answered {
    let (reader, today, db) = (visit.reader()?, visit.today()?, visit.store().read());
    let figure = Figure::from_code(&code).ok_or(Oops::NotFound)?;
    let scope = reader.scope(Permission::ReadFigures, today);
    let asked = Asked::of(&visit, today);
    let slice = asked.slice();
    let behind: Option<Uuid> = visit.asked("behind").and_then(|id| id.parse().ok());
    let page = rows(db, &scope, (&slice, figure), behind, ROWS).await?;
    let address = asked.rows(figure);
    let turned = |behind: Uuid| {
        let with = if address.contains('?') { '&' } else { '?' };
        format!("{address}{with}behind={behind}")
    };
    let view = View {
        figure: figure.code(),
        count: count(db, &scope, &slice, figure).await?,
        narrowed: narrowed(&visit, &scope, &slice, figure).await?,
        back: asked.address(PATH),
        of_follow_ups: figure.ended().is_some(),
        columns: columns(figure),
        rows: page.rows.iter().map(line).collect(),
        next: page.next.map(turned),
        export: reader.may(Permission::ExportNames).then(|| asked.address(&format!("{PATH}/{code}/rows.csv"))),
        first: behind.map(|_| address.clone()),
    };
    visit.page(TEMPLATE, view)
}

/// What rows tell: of a follow-up when it was due and ended, of a case where it stands.
pub(super) fn columns(figure: Figure) -> Vec<Value> {
    let of_row = match figure.ended() {
        Some(_) => ["reports-follow-up", "reports-due", "reports-ended"],
        None => ["column-stage", "column-last-reached", "reports-last-service"],
    };
    let all = [&["column-participant"], &of_row[..], &["column-caseworker"]].concat();
    let column = |key: &str| json!({ "label": said(key, &[]), "sort": null, "sorted": null, "number": false });
    all.into_iter().map(column).collect()
}

fn line(row: &Row) -> Line {
    let case = &row.case;
    let follow_up =
        row.task.as_ref().map(|task| json!({ "kind": task.kind.code(), "due": task.due, "ended": task.ended_on }));
    Line {
        name: row.participant.name(),
        href: record::path(case.id),
        number: case.number.clone(),
        stage: case.stage.code(),
        since: case.stage_since,
        caseworker: row.caseworker.clone(),
        reached: case.last_reached_on,
        service: case.last_service_on,
        follow_up,
    }
}

/// What rows are narrowed to, in words; what the reader does not reach is not named.
async fn narrowed(visit: &Visit, scope: &Scope<'_>, slice: &Slice, figure: Figure) -> Result<Vec<Value>, Oops> {
    let (reader, db) = (scope.reader, visit.store().read());
    let mut words = Vec::new();
    if let Some(id) = slice.program.filter(|id| reader.programs.contains(id)) {
        let program = programs::find_in(db, reader.organization, id).await.map_err(Stop::from)?;
        words.extend(program.map(|program| json!(program.name)));
    }
    match slice.holder {
        Some(Holder::User(user)) => {
            let named = names(db, [user]).await.map_err(Stop::from)?;
            words.extend(named.into_values().map(|name| json!(name)));
        }
        Some(Holder::Nobody) => words.push(said("whose-nobody", &[])),
        None => {}
    }
    words.extend(slice.stage.map(|stage| said(&format!("stage-{}", stage.code()), &[])));
    if let Some(cohort) = slice.cohort {
        let cohort = cohorts::queries::find(db, scope, cohort).await?;
        words.extend(cohort.map(|found| json!(found.cohort.name)));
    }
    words.extend(slice.period.filter(|_| figure.ended().is_some()).map(in_words));
    Ok(words)
}
