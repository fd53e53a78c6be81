//! Reports: what a manager's programs look like in figures, each followed to its rows.

mod asked;
mod export;
mod figure;
mod panels;
mod samples;

use domain::access::{Permission, Scope};
use domain::follow_up::reports::{Slice, attendance, caseload, follow_ups, grants};
use domain::programs;
use serde::Serialize;
use serde_json::{Value, json};

use self::asked::{Asked, in_words};
use self::panels::{ClassRow, Counted, EndedRow, GrantRow, Stages};
use crate::caseworker::duty::said;
use crate::caseworker::places::Choice;
use crate::web::{Access, Answered, Face, Oops, Page, Visit};

const TEMPLATE: &str = "caseworker/reports.html";
/// Where it is.
const PATH: &str = "/reports";

/// The page, the rows behind its figures, and those as a file.
pub(super) fn pages() -> Vec<Page> {
    let page = Page::new(PATH, Face::Caseworker, Access::May(Permission::ReadFigures)).drawn_by(TEMPLATE);
    vec![page.nav(9, "chart", "nav-reports").get(show).samples(samples::reports), figure::page(), export::page()]
}

#[derive(Serialize)]
struct View {
    programs: Vec<Value>,
    periods: Vec<Value>,
    chosen: Asked,
    period: Value,
    /// The stages that a caseload is counted in.
    columns: Vec<&'static str>,
    caseload: Stages,
    risk: Vec<Counted>,
    grants: Vec<GrantRow>,
    classes: Vec<ClassRow>,
    more_classes: bool,
    ended: Vec<EndedRow>,
    by_caseworker: Vec<EndedRow>,
    quality: Vec<Counted>,
}

async fn show(visit: Visit) -> Answered {
    let (reader, today, db) = (visit.reader()?, visit.today()?, visit.store().read());
    let scope = reader.scope(Permission::ReadFigures, today);
    let asked = Asked::of(&visit, today);
    let slice = Slice { holder: None, stage: None, cohort: None, ..asked.slice() };
    let period = asked.period(today);
    let now = Slice { period: None, ..slice };
    let loads = caseload::loads(db, &scope, &now).await?;
    let (classes, more_classes) = attendance::running(db, &scope, &now).await?;
    let ended = follow_ups::by_period(db, &scope, &now, period).await?;
    let by_caseworker = follow_ups::by_caseworker(db, &scope, &slice).await?;
    let names = panels::names_of(&visit, &loads, &by_caseworker).await?;
    let grants = grants::paced(db, &scope, &now).await?;
    let view = View {
        programs: programs_of(&visit).await?,
        periods: asked::periods(today),
        period: in_words(period),
        columns: panels::STAGES.map(domain::shared::Coded::code).into(),
        caseload: Stages::of(&loads, &names, &asked, lists_the_same(&scope)),
        risk: panels::risk(&visit, &scope, &now, &asked).await?,
        grants: grants.into_iter().map(GrantRow::of).collect(),
        classes: classes.into_iter().map(|class| ClassRow::of(class, &asked)).collect(),
        more_classes,
        ended: panels::by_period(ended, &asked),
        by_caseworker: panels::by_caseworker(by_caseworker, &names, &asked),
        quality: panels::quality(&visit, &scope, &now, &asked).await?,
        chosen: asked,
    };
    visit.page(TEMPLATE, view)
}

/// Whether the caseload lists exactly what the figures count: not for whoever tends cases beside running a program.
fn lists_the_same(scope: &Scope<'_>) -> bool {
    scope.reader.reach(Permission::FindPerson) == scope.reach
}

/// The programs that a reader runs, to choose from.
async fn programs_of(visit: &Visit) -> Result<Vec<Value>, Oops> {
    let reader = visit.reader()?;
    let programs = programs::all(visit.store().read(), reader.organization).await?;
    let own = programs.iter().filter(|program| reader.programs.contains(&program.id));
    let any = json!({ "value": "", "label": said("reports-any-program", &[]) });
    Ok(std::iter::once(any).chain(own.map(|program| json!(Choice::new(program.id, &program.name)))).collect())
}
