//! The documents of a case: what is needed, what came, and what was decided of it.

mod ask;
mod decide;
mod file;
mod samples;
mod tab;
mod view;

use crate::web::Page;
use domain::shared::CaseId;

/// The pages about documents.
pub(super) fn pages() -> Vec<Page> {
    vec![
        tab::page(),
        ask::page(),
        ask::withdrawal(),
        file::page(),
        decide::opening(),
        decide::acceptance(),
        decide::refusal(),
        decide::strike(),
    ]
}

/// The address of a case's documents.
fn path(case: CaseId) -> String {
    format!("{}/documents", super::path(case))
}
