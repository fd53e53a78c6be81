//! A version of the plan on paper, with room for both signatures.

use domain::access::Permission;
use domain::shared::CaseId;

use super::plan_version::view;
use crate::web::{Access, Answered, Face, Id, Page, Visit};

const TEMPLATE: &str = "caseworker/record/plan_print.html";

/// The page.
pub(super) fn page() -> Page {
    Page::new("/cases/{case}/plan/versions/{number}/print", Face::Caseworker, Access::May(Permission::Plan))
        .drawn_by(TEMPLATE)
        .get(show)
        .samples(super::samples::plan_version)
}

async fn show(visit: Visit, Id((case, number)): Id<(CaseId, i32)>) -> Answered {
    let view = view(&visit, case, number).await?;
    visit.page(TEMPLATE, view)
}
