//! A new rule, of a kind that was chosen before.

use domain::access::Permission;
use domain::programs::eligibility::RuleKind;
use domain::shared::{Coded, ProgramId};
use serde_json::{Value, json};

use super::rule::{TEMPLATE, in_fields, read, view, write};
use super::{home, program};
use crate::web::{Access, Answered, Face, Form, Id, Oops, Page, Typed, Visit};

/// The page.
pub fn page() -> Page {
    Page::new("/settings/programs/{program}/new-rule/{kind}", Face::Caseworker, Access::May(Permission::ManagePrograms))
        .drawn_by(TEMPLATE)
        .get(show)
        .post(save)
        .samples(samples)
}

async fn show(visit: Visit, Id((id, kind)): Id<(ProgramId, String)>) -> Answered {
    let (program, kind) = (program(&visit, id).await?, of_code(&kind)?);
    let form = Form::new(path(id, kind)).at_version(program.version).with("answer", "yes");
    let view = view(&visit, &program, kind, form).await?;
    visit.page(TEMPLATE, view)
}

async fn save(visit: Visit, Id((id, kind)): Id<(ProgramId, String)>, typed: Typed) -> Answered {
    let (program, kind) = (program(&visit, id).await?, of_code(&kind)?);
    match write(&visit, id, &typed, read(&typed, kind), true).await? {
        Ok(()) => Ok(visit.go_on(&format!("{}#rules", home(id)), "program-saved")),
        Err(stop) => {
            let form = in_fields(typed.refused(path(id, kind), stop)?, typed.get("code").unwrap_or_default());
            let view = view(&visit, &program, kind, form).await?;
            visit.page_again(TEMPLATE, view)
        }
    }
}

fn of_code(kind: &str) -> Result<RuleKind, Oops> {
    RuleKind::from_code(kind).ok_or(Oops::NotFound)
}

fn path(id: ProgramId, kind: RuleKind) -> String {
    format!("{}/new-rule/{}", home(id), kind.code())
}

fn samples() -> Vec<Value> {
    let form = Form::new("/settings/programs/1/new-rule/residence").at_version(1);
    vec![json!({
        "home": "/settings/programs/1", "kind": "residence", "new": true, "streams": [], "tables": [], "form": form,
        "evidence": ["statement"], "end": null,
    })]
}
