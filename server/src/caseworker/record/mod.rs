//! A participant's record: who it is and what is next on top, and a tab for each way to look at it.

mod documents;
mod head;
mod next;
mod releases;
mod stages;
mod timeline;

pub(crate) use head::{Head, Tab, head};

use crate::web::Page;

/// The pages of the record.
pub(super) fn pages() -> Vec<Page> {
    [vec![timeline::page()], documents::pages(), releases::pages()].into_iter().flatten().collect()
}

/// The address of a record.
pub(crate) fn path(case: domain::shared::CaseId) -> String {
    format!("/cases/{case}")
}
