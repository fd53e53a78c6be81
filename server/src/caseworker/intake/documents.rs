//! Step 7: papers. What is needed and what is missing; they are brought in on the record's own tab.

use domain::access::{Act, Permission};
use domain::intake::applications::commands::pass;
use domain::intake::applications::rules::Step;
use domain::intake::documents::queries::state_of_papers;
use domain::perform;
use domain::shared::{CaseId, Coded};
use serde::Serialize;
use serde_json::{Value, json};

use super::frame::{Frame, frame, onward, path};
use crate::web::{Access, Answered, Face, Form, Id, Page, Typed, Visit};

const TEMPLATE: &str = "caseworker/intake/documents.html";

/// The page.
pub(super) fn page() -> Page {
    Page::new("/intake/{case}/documents", Face::Caseworker, Access::May(Permission::EditBasics))
        .drawn_by(TEMPLATE)
        .get(show)
        .post(go_through)
        .samples(samples)
}

#[derive(Serialize)]
struct View {
    frame: Frame,
    form: Form,
    papers: Vec<Value>,
    missing: usize,
}

async fn show(visit: Visit, Id(case): Id<CaseId>) -> Answered {
    let frame = frame(&visit, case, Step::Documents, Permission::EditBasics).await?;
    let papers = state_of_papers(visit.store().read(), &frame.loaded.case, visit.now).await?;
    let missing = papers.iter().filter(|state| state.standing.code() != "accepted" && !state.paper.conditional).count();
    let told = |state: &domain::intake::documents::queries::PaperState| {
        json!({ "name": state.paper.name, "streams": state.streams, "standing": state.standing.code(),
            "accepted": state.paper.accepted, "conditional": state.paper.conditional })
    };
    let form = Form::new(path(case, Step::Documents));
    let papers = papers.iter().map(told).collect();
    visit.page(TEMPLATE, View { frame, form, papers, missing })
}

async fn go_through(visit: Visit, Id(case): Id<CaseId>, typed: Typed) -> Answered {
    let pass = async move |act: &mut Act<'_>| pass(act, case, Step::Documents).await;
    perform(visit.store(), &visit.by(&typed)?, pass).await?;
    Ok(onward(&visit, case, Step::Documents, &typed))
}

fn samples() -> Vec<Value> {
    let mut view = super::samples::step(Step::Documents, Form::new("/intake/1/documents"));
    let paper = |name: &str, standing: &str| json!({ "name": name, "streams": ["WIOA Adult"], "standing": standing, "accepted": ["Passport"], "conditional": false });
    view["papers"] = json!([paper("Proof of age", "accepted"), paper("Proof of address", "missing")]);
    view["missing"] = 1.into();
    let mut none = view.clone();
    none["papers"] = json!([]);
    none["missing"] = 0.into();
    vec![view, none]
}
