//! What a program is called, the numbers that its manager sets, and the parts of Tandem that it uses.

use domain::access::{Act, Permission};
use domain::perform;
use domain::programs::changes::{Feature, ProgramDetails, change};
use domain::shared::{Coded, ProgramId, Stop};
use serde::Serialize;
use serde_json::{Value, json};

use super::{home, program};
use crate::web::form::Conflict;
use crate::web::{Access, Answered, Face, Form, Id, Page, Typed, Visit};

const TEMPLATE: &str = "caseworker/settings/program/details.html";

/// The page.
pub fn page() -> Page {
    Page::new("/settings/programs/{program}/details", Face::Caseworker, Access::May(Permission::ManagePrograms))
        .drawn_by(TEMPLATE)
        .get(show)
        .post(save)
        .samples(samples)
}

#[derive(Serialize)]
struct View {
    home: String,
    features: Vec<&'static str>,
    form: Form,
}

async fn show(visit: Visit, Id(id): Id<ProgramId>) -> Answered {
    let program = program(&visit, id).await?;
    let form = filled(id, &ProgramDetails::of(&program), program.version);
    visit.page(TEMPLATE, view(id, form))
}

async fn save(visit: Visit, Id(id): Id<ProgramId>, typed: Typed) -> Answered {
    let by = visit.by(&typed)?;
    let read = typed.read(ProgramDetails::read).and_then(|details| Ok((details, typed.version()?)));
    let saved = match read {
        Ok((details, version)) => {
            let change = async move |act: &mut Act<'_>| change(act, id, &details, version).await;
            perform(visit.store(), &by, change).await
        }
        Err(stop) => Err(stop),
    };
    match saved {
        Ok(()) => Ok(visit.go_on(&home(id), "program-saved")),
        Err(stop) => again(&visit, id, &typed, stop).await,
    }
}

async fn again(visit: &Visit, id: ProgramId, typed: &Typed, stop: Stop) -> Answered {
    let conflict = matches!(stop, Stop::Conflict);
    let mut form = typed.refused(path(id), stop)?;
    if conflict {
        let program = program(visit, id).await?;
        let saved = filled(id, &ProgramDetails::of(&program), program.version);
        form = form.beside(saved, visit.last_change(id).await?);
    }
    visit.page_again(TEMPLATE, view(id, form))
}

fn filled(id: ProgramId, details: &ProgramDetails, version: i32) -> Form {
    let form = Form::new(path(id)).at_version(version);
    let form = form.with("name", &details.name).with("sector", &details.sector);
    let form = form.with_some("caseworker_label", details.caseworker_label.as_ref());
    let form = form.with_some("gap_days", details.gap_days).with_some("intake_view_days", details.intake_view_days);
    details.switched_on.iter().fold(form, |form, feature| form.with("switched_on", feature))
}

fn view(id: ProgramId, form: Form) -> View {
    View { home: home(id), features: Feature::ALL.iter().map(|feature| feature.code()).collect(), form }
}

fn path(id: ProgramId) -> String {
    format!("{}/details", home(id))
}

fn samples() -> Vec<Value> {
    let id = ProgramId(uuid::Uuid::nil());
    let saved = Form::new(path(id)).at_version(2).with("name", "Manufacturing pathways").with("switched_on", "lottery");
    let conflict = Conflict { who: "Patience Mbeki-Laurent".to_owned(), at: "2026-11-24T15:40:00Z".to_owned() };
    let clashing = saved.clone().with("sector", "Metal").beside(saved.clone().with("sector", "Machining"), conflict);
    vec![json!(view(id, saved)), json!(view(id, clashing))]
}
