//! One directory: what would become of its providers, what cannot be read and why, how far bringing it in has come.

use domain::access::{Act, Permission};
use domain::intake::imports::queries::{self, Progress};
use domain::intake::imports::{Import, ImportId, ImportKind, Reason, State, commands};
use domain::intake::roster::{Outcome, Tally};
use domain::perform;
use domain::shared::{Answer, Coded};
use domain::support::providers::directory::queries::{DirectoryLine, lines};
use domain::support::providers::directory::{Said, undoing};
use serde::Serialize;
use serde_json::{Value, json};

use super::lines::look;
use super::{DIRECTORIES, directory_path, samples};
use crate::caseworker::supports::provider_path;
use crate::web::sheet::Sheet;
use crate::web::{Access, Answered, Face, Form, Id, Oops, Page, Typed, Visit};

const TEMPLATE: &str = "caseworker/settings/import/directory.html";
/// Lines on one page.
const SHOWN: u64 = 50;
/// Lines of the report read at a time.
const AT_A_TIME: u64 = 500;
/// What is looked at first: what needs somebody to look at it.
const FIRST: [Outcome; 4] = [Outcome::Refused, Outcome::New, Outcome::Matched, Outcome::Skipped];
/// The heads of the report, which are the names that the format itself uses.
const HEADS: [&str; 6] = ["file", "row", "field", "reason", "value", "outcome"];

/// The page, and what is done on it.
pub(super) fn pages() -> Vec<Page> {
    let page = |path| Page::new(path, Face::Caseworker, Access::May(Permission::Import));
    vec![
        page("/settings/import/providers/{directory}").drawn_by(TEMPLATE).get(show).samples(samples::directory),
        page("/settings/import/providers/{directory}/start").post(start),
        page("/settings/import/providers/{directory}/drop").post(give_up),
        page("/settings/import/providers/{directory}/undo").post(undo),
        page("/settings/import/providers/{directory}/report").get(report),
    ]
}

#[derive(Serialize)]
struct View {
    refused: Form,
    name: String,
    href: String,
    state: State,
    at: Value,
    tally: Vec<Value>,
    come_in: usize,
    refusals: usize,
    files: Vec<Value>,
    start: Form,
    give_up: Form,
    /// Asked once, with what will happen.
    undoing: Option<Form>,
    asks_undo: bool,
    progress: Progress,
    outcome: Outcome,
    lines: Vec<Value>,
    next: Option<String>,
}

async fn show(visit: Visit, Id(id): Id<ImportId>) -> Answered {
    visit.page(TEMPLATE, view(&visit, id, None).await?)
}

async fn start(visit: Visit, Id(id): Id<ImportId>, typed: Typed) -> Answered {
    find(&visit, id).await?;
    let start = async move |act: &mut Act<'_>| commands::start(act, id).await;
    let done = perform(visit.store(), &visit.by(&typed)?, start).await;
    answered(&visit, id, done, directory_path(id), "import-started", &typed).await
}

async fn give_up(visit: Visit, Id(id): Id<ImportId>, typed: Typed) -> Answered {
    find(&visit, id).await?;
    let give_up = async move |act: &mut Act<'_>| commands::drop_preview(act, id).await;
    let done = perform(visit.store(), &visit.by(&typed)?, give_up).await;
    answered(&visit, id, done, DIRECTORIES.to_owned(), "import-dropped", &typed).await
}

async fn undo(visit: Visit, Id(id): Id<ImportId>, typed: Typed) -> Answered {
    find(&visit, id).await?;
    let undo = async move |act: &mut Act<'_>| undoing::undo(act, id).await;
    let done = perform(visit.store(), &visit.by(&typed)?, undo).await;
    answered(&visit, id, done, directory_path(id), "import-undo-asked", &typed).await
}

async fn answered(visit: &Visit, id: ImportId, done: Answer<()>, path: String, key: &str, typed: &Typed) -> Answered {
    match done {
        Ok(()) => Ok(visit.go_on(&path, key)),
        Err(stop) => {
            let refused = typed.refused(directory_path(id), stop)?;
            visit.page_again(TEMPLATE, view(visit, id, Some(refused)).await?)
        }
    }
}

/// The import of a directory, where the reader may look at it.
async fn find(visit: &Visit, id: ImportId) -> Result<Import, Oops> {
    let scope = visit.reader()?.scope(Permission::Import, visit.today()?);
    let import = queries::find(visit.store().read(), &scope, id).await?;
    import.filter(|import| import.kind == ImportKind::Providers).ok_or(Oops::NotFound)
}

async fn view(visit: &Visit, id: ImportId, refused: Option<Form>) -> Result<View, Oops> {
    let (db, import) = (visit.store().read(), find(visit, id).await?);
    let tally = queries::tallies(db, &[id]).await?.remove(&id).unwrap_or_default();
    let count = |outcome: Outcome| tally.get(&outcome).copied().unwrap_or(0);
    let first = FIRST.into_iter().find(|outcome| count(*outcome) > 0).unwrap_or(Outcome::New);
    let outcome = visit.asked("outcome").and_then(|code| Outcome::from_code(&code)).unwrap_or(first);
    let after = visit.asked("after").and_then(|after| after.parse().ok()).unwrap_or(-1);
    let shown = lines(visit.store(), id, Some(outcome), after, SHOWN).await?;
    let last = shown.last().filter(|_| shown.len() as u64 == SHOWN).map(|line| line.line);
    let path = directory_path(id);
    let file = |(name, rows, read): &(String, usize, usize)| json!({ "name": name, "rows": rows, "read": read });
    Ok(View {
        refused: refused.unwrap_or_else(|| Form::new(path.clone())),
        at: json!(import.ended_at.or(import.started_at).unwrap_or(import.created_at)),
        come_in: count(Outcome::New) + count(Outcome::Matched),
        refusals: count(Outcome::Refused),
        files: import.reading.files.iter().map(file).collect(),
        start: Form::new(format!("{path}/start")),
        give_up: Form::new(format!("{path}/drop")).named("drop"),
        undoing: (import.state == State::Done).then(|| Form::new(format!("{path}/undo")).named("undo")),
        asks_undo: visit.asked("ask").as_deref() == Some("undo"),
        progress: queries::progress(db, id).await?,
        tally: links(&path, &tally, outcome),
        lines: shown.iter().map(drawn).collect(),
        next: last.map(|last| format!("{path}?outcome={}&after={last}#rows", outcome.code())),
        name: import.file_name,
        state: import.state,
        outcome,
        href: path,
    })
}

/// How many lines have which outcome, each the way to those lines.
fn links(path: &str, tally: &Tally, current: Outcome) -> Vec<Value> {
    let link = |(outcome, count): (&Outcome, &usize)| {
        let (tone, glyph) = look(*outcome);
        json!({ "outcome": outcome.code(), "count": count, "tone": tone, "glyph": glyph,
            "href": format!("{path}?outcome={}#rows", outcome.code()), "current": *outcome == current })
    };
    tally.iter().filter(|(outcome, _)| **outcome != Outcome::Duplicate).map(link).collect()
}

fn drawn(line: &DirectoryLine) -> Value {
    let (tone, glyph) = look(line.outcome);
    match &line.said {
        Said::Provider { told, provider, reasons } => json!({
            "name": told.details.name,
            "href": provider.map(provider_path),
            "services": told.services.len(),
            "places": told.sites.len(),
            "where": null,
            "tone": tone,
            "glyph": glyph,
            "outcome": line.outcome.code(),
            "deed": line.deed.map(Coded::code),
            "reasons": reasons,
        }),
        Said::Unread(one) => json!({
            "name": null,
            "href": null,
            "services": 0,
            "places": 0,
            "where": { "file": one.file, "row": one.row, "field": one.field.replace('_', " "), "value": one.value },
            "tone": tone,
            "glyph": glyph,
            "outcome": line.outcome.code(),
            "deed": null,
            "reasons": [Reason { field: None, code: one.reason.clone(), args: Vec::new() }],
        }),
    }
}

/// Everything that was not read, or not brought in, as a file for a spreadsheet.
async fn report(visit: Visit, Id(id): Id<ImportId>) -> Answered {
    let import = find(&visit, id).await?;
    let note = async move |act: &mut Act<'_>| commands::note_report(act, id).await;
    perform(visit.store(), &visit.by_opening()?, note).await?;
    let mut sheet = Sheet::new(&HEADS);
    let mut after = -1;
    loop {
        let some = lines(visit.store(), id, None, after, AT_A_TIME).await?;
        let Some(last) = some.last() else { break };
        after = last.line;
        some.iter().flat_map(cells).for_each(|row| sheet.row(&row));
    }
    Ok(sheet.sent_as(&format!("{}-report.csv", import.file_name)))
}

fn cells(line: &DirectoryLine) -> Vec<[String; 6]> {
    let outcome = line.outcome.code().to_owned();
    match &line.said {
        Said::Unread(one) => {
            let row = if one.row == 0 { String::new() } else { one.row.to_string() };
            vec![[one.file.clone(), row, one.field.clone(), one.reason.clone(), one.value.clone(), outcome]]
        }
        Said::Provider { told, reasons, .. } => {
            let why = |reason: &Reason| {
                let (code, name) = (reason.code.clone(), told.details.name.clone());
                [String::new(), String::new(), String::new(), code, name, outcome.clone()]
            };
            reasons.iter().map(why).collect()
        }
    }
}
