//! The first tab: what happened, newest first.

use domain::access::Permission;
use domain::shared::CaseId;
use serde::Serialize;

use super::{Head, Tab, head};
use crate::web::{Access, Answered, Face, Id, Page, Visit};

const TEMPLATE: &str = "caseworker/record/timeline.html";

/// The page.
pub(super) fn page() -> Page {
    Page::new("/cases/{case}", Face::Caseworker, Access::May(Permission::ViewBasics)).drawn_by(TEMPLATE).get(show)
}

#[derive(Serialize)]
struct View {
    record: Head,
}

async fn show(visit: Visit, Id(case): Id<CaseId>) -> Answered {
    let record = head(&visit, case, Tab::Timeline).await?;
    visit.page(TEMPLATE, View { record })
}
