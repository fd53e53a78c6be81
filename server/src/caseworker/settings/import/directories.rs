//! The directories of providers that were brought in, and choosing the files of another.

use domain::access::{Act, Permission};
use domain::intake::imports::{Import, ImportId, ImportKind, queries};
use domain::intake::roster::{Outcome, Tally};
use domain::perform;
use domain::shared::fields::LINE;
use domain::shared::{Answer, Coded, Refusal};
use domain::support::providers::directory::{self, Upload};
use serde::Serialize;
use serde_json::{Value, json};

use super::{DIRECTORIES, directory_path, samples};
use crate::web::{Access, Answered, Face, Form, Oops, Page, Typed, Visit};

const TEMPLATE: &str = "caseworker/settings/import/directories.html";
/// The largest directory that is taken, in bytes: ten times the real one that this was made with.
const MOST_BYTES: usize = 64 * 1024 * 1024;
/// Imports on one page.
const SHOWN: u64 = 30;

/// The page.
pub(super) fn page() -> Page {
    Page::new(DIRECTORIES, Face::Caseworker, Access::May(Permission::Import))
        .drawn_by(TEMPLATE)
        .takes_files(MOST_BYTES)
        .get(show)
        .post(look_at)
        .samples(samples::directories)
}

#[derive(Serialize)]
struct View {
    form: Form,
    imports: Vec<Value>,
    next: Option<String>,
}

async fn show(visit: Visit) -> Answered {
    visit.page(TEMPLATE, view(&visit, Form::new(DIRECTORIES)).await?)
}

/// Reads the files: what would become of each provider is stored, to be looked at.
async fn look_at(visit: Visit, typed: Typed) -> Answered {
    match read(&visit, &typed).await? {
        Ok(import) => Ok(visit.go_on(&directory_path(import), "directory-read")),
        Err(stop) => visit.page_again(TEMPLATE, view(&visit, typed.refused(DIRECTORIES, stop)?).await?),
    }
}

async fn read(visit: &Visit, typed: &Typed) -> Result<Answer<ImportId>, Oops> {
    let by = visit.by(typed)?;
    let name = match typed.read(|fields| fields.optional_text("name", LINE)) {
        Ok(name) => name,
        Err(stop) => return Ok(Err(stop)),
    };
    let files = typed.files.iter().filter(|file| file.field == "files" && !file.name.is_empty());
    let files: Vec<_> = files.map(|file| (file.name.clone(), file.bytes.to_vec())).collect();
    let Some((first, _)) = files.first() else { return Ok(Err(Refusal::of("files", "missing").into())) };
    let upload = Upload { name: name.unwrap_or_else(|| first.clone()), files };
    let planned = match directory::plan(visit.store(), Some(by.reader.organization), upload).await {
        Ok(planned) => planned,
        Err(stop) => return Ok(Err(stop)),
    };
    let preview = async move |act: &mut Act<'_>| directory::preview(act, &planned).await;
    Ok(perform(visit.store(), &by, preview).await)
}

async fn view(visit: &Visit, form: Form) -> Result<View, Oops> {
    let (db, reader) = (visit.store().read(), visit.reader()?);
    let scope = reader.scope(Permission::Import, visit.today()?);
    let before = visit.asked("before").and_then(|before| before.parse::<ImportId>().ok());
    let found = queries::latest(db, &scope, ImportKind::Providers, before, SHOWN).await?;
    let ids: Vec<ImportId> = found.iter().map(|import| import.id).collect();
    let tallies = queries::tallies(db, &ids).await?;
    let next = ids.last().filter(|_| ids.len() as u64 == SHOWN).map(|last| format!("{DIRECTORIES}?before={last}"));
    Ok(View { form, imports: found.iter().map(|import| one(import, tallies.get(&import.id))).collect(), next })
}

fn one(import: &Import, tally: Option<&Tally>) -> Value {
    let count = |outcome| tally.and_then(|tally| tally.get(&outcome)).copied().unwrap_or(0);
    json!({
        "name": import.file_name,
        "href": directory_path(import.id),
        "state": import.state.code(),
        "at": import.created_at,
        "come_in": count(Outcome::New) + count(Outcome::Matched),
        "to_look_at": count(Outcome::Refused),
    })
}
