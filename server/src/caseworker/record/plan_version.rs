//! A version of the plan as it was, and on paper.

use domain::access::Permission;
use domain::intake::plans::queries;
use domain::shared::{CaseId, Instant};
use serde::Serialize;

use super::plan::{PlanView, plan_view};
use super::{Head, Tab, head};
use crate::web::{Access, Answered, Face, Id, Oops, Page, Visit};

const TEMPLATE: &str = "caseworker/record/plan_version.html";
const PAPER: &str = "caseworker/record/plan_print.html";

/// The page.
pub(super) fn page() -> Page {
    Page::new("/cases/{case}/plan/versions/{number}", Face::Caseworker, Access::May(Permission::Plan))
        .drawn_by(TEMPLATE)
        .get(show)
        .samples(super::samples::plan_version)
}

/// The same on paper, with room for both signatures.
pub(super) fn print_page() -> Page {
    Page::new("/cases/{case}/plan/versions/{number}/print", Face::Caseworker, Access::May(Permission::Plan))
        .drawn_by(PAPER)
        .get(print)
        .samples(super::samples::plan_version)
}

#[derive(Serialize)]
struct View {
    record: Head,
    plan: PlanView,
    prepared: Instant,
}

async fn show(visit: Visit, Id((case, number)): Id<(CaseId, i32)>) -> Answered {
    let view = view(&visit, case, number).await?;
    visit.page(TEMPLATE, view)
}

async fn print(visit: Visit, Id((case, number)): Id<(CaseId, i32)>) -> Answered {
    let view = view(&visit, case, number).await?;
    visit.page(PAPER, view)
}

async fn view(visit: &Visit, case: CaseId, number: i32) -> Result<View, Oops> {
    let record = head(visit, case, Tab::Plan).await?;
    if !record.opened.rights.reads(Permission::Plan) {
        return Err(Oops::Forbidden);
    }
    let version = queries::version(visit.store().read(), case, number).await?.ok_or(Oops::NotFound)?;
    let plan = plan_view(visit, &version, false).await?;
    Ok(View { record, plan, prepared: visit.now })
}
