//! The national identifier: written or written over, never shown whole.

use domain::access::{Act, Permission};
use domain::intake::participants::identifier;
use domain::perform;
use domain::shared::{CaseId, Stop};

use super::{Tab, edit, head_to, path};
use crate::web::{Access, Answered, Face, Form, Id, Page, Typed, Visit};

/// Where it is written.
pub(super) fn page() -> Page {
    Page::new("/cases/{case}/identifier", Face::Caseworker, Access::May(Permission::EditBasics)).post(write)
}

async fn write(visit: Visit, Id(case): Id<CaseId>, typed: Typed) -> Answered {
    let by = visit.by(&typed)?;
    let record = head_to(&visit, case, Tab::Timeline, |may| may.edit).await?;
    let person = record.opened.participant.id;
    let written = match typed.read(|fields| fields.text("ssn", NUMBER)) {
        Ok(number) => {
            let write = async move |act: &mut Act<'_>| identifier::write(act, person, &number).await;
            perform(visit.store(), &by, write).await
        }
        Err(stop) => Err(stop),
    };
    match written {
        Ok(()) => Ok(visit.go_on(&format!("{}/edit", path(case)), "identifier-recorded")),
        Err(stop) => {
            let mut form = typed.refused(action(case), unsaid(stop))?.named("identifier");
            form.values.clear();
            edit::again_with_identifier(&visit, case, form).await
        }
    }
}

/// The longest way to write nine digits.
const NUMBER: usize = 20;

/// The form, empty: the number is never shown again.
pub(super) fn form(case: CaseId) -> Form {
    Form::new(action(case)).named("identifier")
}

fn action(case: CaseId) -> String {
    format!("{}/identifier", path(case))
}

/// A refusal without the number that was typed.
fn unsaid(stop: Stop) -> Stop {
    let Stop::Refused(mut refusals) = stop else { return stop };
    for refusal in &mut refusals {
        refusal.args.retain(|(name, _)| *name != "typed");
    }
    Stop::Refused(refusals)
}
