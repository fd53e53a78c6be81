//! A version of the plan as it was.

use domain::access::Permission;
use domain::intake::plans::queries;
use domain::shared::{CaseId, Instant};
use serde::Serialize;

use super::plan::{PlanView, plan_view};
use super::{Head, Tab, head};
use crate::web::{Access, Answered, Face, Id, Oops, Page, Visit};

const TEMPLATE: &str = "caseworker/record/plan_version.html";

/// The page.
pub(super) fn page() -> Page {
    Page::new("/cases/{case}/plan/versions/{number}", Face::Caseworker, Access::May(Permission::Plan))
        .drawn_by(TEMPLATE)
        .get(show)
        .samples(super::samples::plan_version)
}

/// A version with the record around it.
#[derive(Serialize)]
pub(super) struct View {
    record: Head,
    plan: PlanView,
    prepared: Instant,
}

async fn show(visit: Visit, Id((case, number)): Id<(CaseId, i32)>) -> Answered {
    let view = view(&visit, case, number).await?;
    visit.page(TEMPLATE, view)
}

/// Asks for a version; both the page and the paper show it.
pub(super) async fn view(visit: &Visit, case: CaseId, number: i32) -> Result<View, Oops> {
    let record = head(visit, case, Tab::Plan).await?;
    if !record.opened.rights.reads(Permission::Plan) {
        return Err(Oops::Forbidden);
    }
    let version = queries::version(visit.store().read(), case, number).await?.ok_or(Oops::NotFound)?;
    let plan = plan_view(visit, &version, false).await?;
    Ok(View { record, plan, prepared: visit.now })
}
