//! The files that were brought in, and choosing another.

use domain::access::organizations::sites_of;
use domain::access::{Act, Permission};
use domain::intake::imports::{self, Import, ImportId, ImportKind, Upload, commands, queries};
use domain::intake::roster::{Outcome, Tally};
use domain::perform;
use domain::programs;
use domain::shared::fields::LINE;
use domain::shared::{Coded, Refusal, Stop};
use serde::Serialize;
use serde_json::{Value, json};

use super::{PATH, path, samples};
use crate::web::{Access, Answered, Face, Form, Oops, Page, Typed, Visit};

const TEMPLATE: &str = "caseworker/settings/import/files.html";
/// The largest file that is taken, in bytes; somewhat more than is read, so that a file that is too large is told why.
const MOST_BYTES: usize = 24 * 1024 * 1024;
/// Imports on one page.
const SHOWN: u64 = 30;

/// The page.
pub(super) fn page() -> Page {
    Page::new(PATH, Face::Caseworker, Access::May(Permission::Import))
        .drawn_by(TEMPLATE)
        .takes_files(MOST_BYTES)
        .get(show)
        .post(look_at)
        .samples(samples::files)
}

#[derive(Serialize)]
struct View {
    form: Form,
    sites: Vec<Value>,
    programs: Vec<Value>,
    imports: Vec<Value>,
    next: Option<String>,
}

async fn show(visit: Visit) -> Answered {
    visit.page(TEMPLATE, view(&visit, Form::new(PATH)).await?)
}

/// Reads a file: what would become of each line is stored, to be looked at.
async fn look_at(visit: Visit, typed: Typed) -> Answered {
    let by = visit.by(&typed)?;
    let looked_at = match upload(&visit, &typed).await? {
        Err(stop) => Err(stop),
        Ok(upload) => match imports::plan(visit.store(), Some(&by.reader), upload, by.today).await {
            Err(stop) => Err(stop),
            Ok(planned) => {
                let preview = async move |act: &mut Act<'_>| commands::preview(act, &planned).await;
                perform(visit.store(), &by, preview).await
            }
        },
    };
    match looked_at {
        Ok(import) => Ok(visit.go_on(&path(import), "import-read")),
        Err(stop) => visit.page_again(TEMPLATE, view(&visit, typed.refused(PATH, stop)?).await?),
    }
}

/// The file with where it belongs; of one site only, the site is not asked.
async fn upload(visit: &Visit, typed: &Typed) -> Result<Result<Upload, Stop>, Oops> {
    let sites = sites_of(visit.store().read(), visit.reader()?.organization).await?;
    let only = match &sites[..] {
        [only] => Some(only.id),
        _ => None,
    };
    let read = typed.read(|fields| (fields.optional_id("site"), fields.optional_id("program")));
    let sent = typed.files.iter().find(|file| file.field == "file");
    Ok(match (read, sent) {
        (Err(stop), _) => Err(stop),
        (Ok(_), None) => Err(Refusal::of("file", "missing").into()),
        (Ok((site, program)), Some(file)) => Ok(Upload {
            file_name: name_of(&file.name),
            bytes: file.bytes.to_vec(),
            mapping: String::new(),
            program,
            site: site.or(only),
        }),
    })
}

/// The name that a file was sent under, as far as it is one.
fn name_of(sent: &str) -> String {
    let last = sent.rsplit(['/', '\\']).next().unwrap_or_default();
    let name: String = last.chars().filter(|letter| !letter.is_control()).take(LINE).collect();
    if name.trim().is_empty() { "roster.csv".to_owned() } else { name }
}

async fn view(visit: &Visit, form: Form) -> Result<View, Oops> {
    let (db, reader) = (visit.store().read(), visit.reader()?);
    let scope = reader.scope(Permission::Import, visit.today()?);
    let before = visit.asked("before").and_then(|before| before.parse::<ImportId>().ok());
    let found = queries::latest(db, &scope, ImportKind::People, before, SHOWN).await?;
    let ids: Vec<ImportId> = found.iter().map(|import| import.id).collect();
    let tallies = queries::tallies(db, &ids).await?;
    let next = ids.last().filter(|_| ids.len() as u64 == SHOWN).map(|last| format!("{PATH}?before={last}"));
    let sites = sites_of(db, reader.organization).await?.into_iter();
    let programs = programs::all(db, reader.organization).await?.into_iter();
    let programs = programs.filter(|program| reader.programs.contains(&program.id));
    Ok(View {
        form,
        sites: sites.map(|site| json!({ "value": site.id, "label": site.name })).collect(),
        programs: programs.map(|program| json!({ "value": program.id, "label": program.name })).collect(),
        imports: found.iter().map(|import| one(import, tallies.get(&import.id))).collect(),
        next,
    })
}

fn one(import: &Import, tally: Option<&Tally>) -> Value {
    let count = |outcome| tally.and_then(|tally| tally.get(&outcome)).copied().unwrap_or(0);
    json!({
        "name": import.file_name,
        "href": path(import.id),
        "state": import.state.code(),
        "at": import.created_at,
        "come_in": count(Outcome::New) + count(Outcome::Matched),
        "to_look_at": count(Outcome::Duplicate) + count(Outcome::Refused),
    })
}
