//! One file: what would become of each of its lines, how far bringing it in has come, what came of it.

use domain::access::Permission;
use domain::intake::imports::queries::{self, Progress};
use domain::intake::imports::{Import, ImportId, ImportKind, State, rules};
use domain::intake::roster::{Column, Outcome, Tally};
use domain::shared::Coded;
use serde::Serialize;
use serde_json::{Value, json};

use super::lines::{look, shown};
use super::{path, samples};
use crate::web::{Access, Answered, Face, Form, Id, Oops, Page, Visit};

const TEMPLATE: &str = "caseworker/settings/import/file.html";
/// Lines on one page.
const SHOWN: u64 = 50;
/// Employers that are named on the page.
const MOST_NAMED: usize = 40;
/// What is looked at first: what needs somebody to look at it.
const FIRST: [Outcome; 4] = [Outcome::Refused, Outcome::Duplicate, Outcome::New, Outcome::Matched];

/// The page.
pub(super) fn page() -> Page {
    Page::new("/settings/import/{import}", Face::Caseworker, Access::May(Permission::Import))
        .drawn_by(TEMPLATE)
        .get(show)
        .samples(samples::file)
}

#[derive(Serialize)]
struct View {
    /// What was refused, when the page is drawn again.
    refused: Form,
    name: String,
    href: String,
    state: State,
    at: Value,
    tally: Vec<Value>,
    /// How many people can come in, of how many.
    come_in: usize,
    people: usize,
    refusals: usize,
    start: Form,
    give_up: Form,
    columns: Option<Columns>,
    new_programs: Vec<String>,
    employers: Vec<String>,
    kept: Vec<Column>,
    before: Option<Value>,
    progress: Progress,
    outcome: Outcome,
    lines: Vec<Value>,
    next: Option<String>,
}

/// What each column becomes, while that can be changed.
#[derive(Serialize)]
struct Columns {
    form: Form,
    meanings: Vec<Column>,
    all: Vec<Value>,
    recognized: usize,
}

async fn show(visit: Visit, Id(import): Id<ImportId>) -> Answered {
    visit.page(TEMPLATE, view(&visit, import, Form::new(path(import))).await?)
}

/// The page again, with what was refused.
pub(super) async fn again(visit: &Visit, import: ImportId, refused: Form) -> Answered {
    visit.page_again(TEMPLATE, view(visit, import, refused).await?)
}

/// The import of people, where the reader may look at it.
pub(super) async fn find(visit: &Visit, import: ImportId) -> Result<Import, Oops> {
    let scope = visit.reader()?.scope(Permission::Import, visit.today()?);
    let import = queries::find(visit.store().read(), &scope, import).await?;
    import.filter(|import| import.kind == ImportKind::People).ok_or(Oops::NotFound)
}

async fn view(visit: &Visit, id: ImportId, refused: Form) -> Result<View, Oops> {
    let (db, import) = (visit.store().read(), find(visit, id).await?);
    let tally = queries::tallies(db, &[id]).await?.remove(&id).unwrap_or_default();
    let count = |outcome: Outcome| tally.get(&outcome).copied().unwrap_or(0);
    let first = FIRST.into_iter().find(|outcome| count(*outcome) > 0).unwrap_or(Outcome::New);
    let outcome = visit.asked("outcome").and_then(|code| Outcome::from_code(&code)).unwrap_or(first);
    let after = visit.asked("after").and_then(|after| after.parse().ok()).unwrap_or(-1);
    let lines = queries::lines(visit.store(), id, Some(outcome), after, SHOWN).await?;
    let last = lines.last().filter(|_| lines.len() as u64 == SHOWN).map(|line| line.line);
    let next = last.map(|last| format!("{}?outcome={}&after={last}#rows", path(id), outcome.code()));
    let before = queries::brought_in_before(db, import.organization_id, &import.file_hash).await?;
    let before = before.filter(|before| before.id != id && import.state == State::Previewed);
    Ok(View {
        refused,
        href: path(id),
        at: json!(import.ended_at.or(import.started_at).unwrap_or(import.created_at)),
        come_in: count(Outcome::New) + count(Outcome::Matched),
        people: tally.values().sum::<usize>() - count(Outcome::Skipped),
        refusals: count(Outcome::Refused),
        start: Form::new(format!("{}/start", path(id))),
        give_up: Form::new(format!("{}/drop", path(id))).named("drop"),
        columns: columns(visit, &import).await?,
        new_programs: import.reading.new_programs.iter().map(|(name, _)| name.clone()).collect(),
        employers: import.reading.employers.iter().take(MOST_NAMED).map(|(name, _)| name.clone()).collect(),
        kept: rules::kept_of(&import.reading.columns),
        before: before.map(|before| json!({ "at": before.ended_at, "href": path(before.id) })),
        progress: queries::progress(db, id).await?,
        tally: links(id, &tally, outcome),
        lines: lines.iter().map(shown).collect(),
        name: import.file_name,
        state: import.state,
        outcome,
        next,
    })
}

/// How many lines have which outcome, each the way to those lines.
fn links(id: ImportId, tally: &Tally, current: Outcome) -> Vec<Value> {
    let link = |(outcome, count): (&Outcome, &usize)| {
        let (tone, glyph) = look(*outcome);
        json!({
            "outcome": outcome.code(),
            "count": count,
            "tone": tone,
            "glyph": glyph,
            "href": format!("{}?outcome={}#rows", path(id), outcome.code()),
            "current": *outcome == current,
        })
    };
    tally.iter().map(link).collect()
}

async fn columns(visit: &Visit, import: &Import) -> Result<Option<Columns>, Oops> {
    if import.state != State::Previewed {
        return Ok(None);
    }
    let examples = queries::examples(visit.store(), import).await?;
    let mut form = Form::new(format!("{}/columns", path(import.id))).named("columns");
    let mut all = Vec::new();
    for (place, column) in import.reading.columns.iter().enumerate() {
        let name = format!("column.{place}");
        form = form.with(&name, column.meaning.map_or("-", Coded::code));
        let example = examples.get(place).cloned().unwrap_or_default();
        all.push(json!({ "name": name, "head": column.head, "example": example }));
    }
    let recognized = import.reading.columns.iter().filter(|column| column.meaning.is_some()).count();
    Ok(Some(Columns { form, meanings: Column::ALL.to_vec(), all, recognized }))
}
