//! Step 8: releases of information. They are recorded on the record's own tab.

use domain::access::{Act, Permission};
use domain::intake::applications::commands::pass;
use domain::intake::applications::rules::Step;
use domain::perform;
use domain::shared::CaseId;
use serde::Serialize;
use serde_json::Value;

use super::frame::{Frame, frame, onward, path};
use crate::web::{Access, Answered, Face, Form, Id, Page, Typed, Visit};

const TEMPLATE: &str = "caseworker/intake/releases.html";

/// The page.
pub(super) fn page() -> Page {
    Page::new("/intake/{case}/releases", Face::Caseworker, Access::May(Permission::EditBasics))
        .drawn_by(TEMPLATE)
        .get(show)
        .post(go_through)
        .samples(samples)
}

#[derive(Serialize)]
struct View {
    frame: Frame,
    form: Form,
}

async fn show(visit: Visit, Id(case): Id<CaseId>) -> Answered {
    let frame = frame(&visit, case, Step::Releases, Permission::EditBasics).await?;
    visit.page(TEMPLATE, View { frame, form: Form::new(path(case, Step::Releases)) })
}

async fn go_through(visit: Visit, Id(case): Id<CaseId>, typed: Typed) -> Answered {
    let pass = async move |act: &mut Act<'_>| pass(act, case, Step::Releases).await;
    perform(visit.store(), &visit.by(&typed)?, pass).await?;
    Ok(onward(&visit, case, Step::Releases, &typed))
}

fn samples() -> Vec<Value> {
    vec![super::samples::step(Step::Releases, Form::new("/intake/1/releases"))]
}
