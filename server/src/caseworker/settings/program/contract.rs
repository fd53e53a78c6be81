//! A program's contract of participation: what is earned, what costs points, and when somebody talks about it.

use domain::access::{Act, Permission};
use domain::perform;
use domain::programs::contract::{Contract, change_contract};
use domain::shared::{ProgramId, Stop};
use serde::Serialize;
use serde_json::{Value, json};

use super::{home, program};
use crate::web::{Access, Answered, Face, Form, Id, Oops, Page, Typed, Visit};

const TEMPLATE: &str = "caseworker/settings/program/contract.html";

/// The page.
pub fn page() -> Page {
    Page::new("/settings/programs/{program}/contract", Face::Caseworker, Access::May(Permission::ManagePrograms))
        .drawn_by(TEMPLATE)
        .get(show)
        .post(save)
        .samples(samples)
}

#[derive(Serialize)]
struct View {
    home: String,
    form: Form,
}

async fn show(visit: Visit, Id(id): Id<ProgramId>) -> Answered {
    let form = filled(&visit, id).await?;
    visit.page(TEMPLATE, View { home: home(id), form })
}

async fn save(visit: Visit, Id(id): Id<ProgramId>, typed: Typed) -> Answered {
    let saved = filled(&visit, id).await?;
    let by = visit.by(&typed)?;
    let done = match typed.read(Contract::read).and_then(|contract| Ok((contract, typed.version()?))) {
        Ok((contract, version)) => {
            let change = async move |act: &mut Act<'_>| change_contract(act, id, contract.clone(), version).await;
            perform(visit.store(), &by, change).await
        }
        Err(stop) => Err(stop),
    };
    match done {
        Ok(()) => Ok(visit.go_on(&home(id), "contract-saved")),
        Err(stop) => {
            let conflict = matches!(stop, Stop::Conflict);
            let mut form = typed.refused(path(id), stop)?;
            if conflict {
                form = form.beside(saved, visit.last_change(id).await?);
            }
            visit.page_again(TEMPLATE, View { home: home(id), form })
        }
    }
}

/// The form as the contract stands; a program that switched none on has none.
async fn filled(visit: &Visit, id: ProgramId) -> Result<Form, Oops> {
    let program = program(visit, id).await?;
    let contract = program.policy.contract().ok_or(Oops::NotFound)?;
    Ok(form(id, &contract, program.version))
}

fn form(id: ProgramId, contract: &Contract, version: i32) -> Form {
    let form = Form::new(path(id)).at_version(version).with("starts_with", contract.starts_with);
    let form = form.with("per_week", contract.per_week).with("late", contract.late).with("absent", contract.absent);
    form.with("talk_under", contract.talk_under).with("infractions", contract.typed())
}

fn path(id: ProgramId) -> String {
    format!("{}/contract", home(id))
}

fn samples() -> Vec<Value> {
    let id = ProgramId(uuid::Uuid::nil());
    vec![json!(View { home: home(id), form: form(id, &Contract::default(), 1) })]
}
