//! Undoing an import: asked once, with what will happen.

use domain::access::{Act, Permission};
use domain::intake::imports::{Deed, ImportId, queries, undoing};
use domain::perform;
use serde::Serialize;
use serde_json::{Value, json};

use super::{file, path};
use crate::web::{Access, Answered, Face, Form, Id, Oops, Page, Typed, Visit};

const TEMPLATE: &str = "caseworker/settings/import/undo.html";

/// The page.
pub(super) fn page() -> Page {
    Page::new("/settings/import/{import}/undo", Face::Caseworker, Access::May(Permission::Import))
        .drawn_by(TEMPLATE)
        .get(ask)
        .post(undo)
        .samples(samples)
}

#[derive(Serialize)]
struct View {
    name: String,
    back: String,
    people: u64,
    cases: u64,
    filled_in: u64,
    programs: Vec<String>,
    form: Form,
}

async fn ask(visit: Visit, Id(id): Id<ImportId>) -> Answered {
    visit.page(TEMPLATE, view(&visit, id, Form::new(address(id))).await?)
}

async fn undo(visit: Visit, Id(id): Id<ImportId>, typed: Typed) -> Answered {
    let undo = async move |act: &mut Act<'_>| undoing::undo(act, id).await;
    match perform(visit.store(), &visit.by(&typed)?, undo).await {
        Ok(()) => Ok(visit.go_on(&path(id), "import-undo-asked")),
        Err(stop) => visit.page_again(TEMPLATE, view(&visit, id, typed.refused(address(id), stop)?).await?),
    }
}

async fn view(visit: &Visit, id: ImportId, form: Form) -> Result<View, Oops> {
    let import = file::find(visit, id).await?;
    let deeds = queries::deeds(visit.store().read(), id).await?;
    let count = |deed| deeds.get(&deed).copied().unwrap_or(0);
    Ok(View {
        back: path(id),
        people: count(Deed::BroughtIn),
        cases: count(Deed::CaseAdded),
        filled_in: count(Deed::FilledIn),
        programs: import.programs.0.into_iter().map(|program| program.name).collect(),
        name: import.file_name,
        form,
    })
}

fn address(id: ImportId) -> String {
    format!("{}/undo", path(id))
}

fn samples() -> Vec<Value> {
    let form = Form::new("/settings/import/1/undo");
    vec![json!({
        "name": "roster.csv", "back": "/settings/import/1", "people": 391, "cases": 2, "filled_in": 5,
        "programs": ["Health care"], "form": form,
    })]
}
