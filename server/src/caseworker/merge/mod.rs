//! Two records of one person: which of them wait to be merged, both side by side, and taking a merge back.

mod pair;
mod samples;
mod undo;
mod waiting;

use domain::shared::ParticipantId;

use crate::web::Page;

/// The pages about merging.
pub(super) fn pages() -> Vec<Page> {
    vec![waiting::page(), pair::page(), undo::page()]
}

/// The address of two records side by side.
fn path(one: ParticipantId, two: ParticipantId) -> String {
    format!("/merge/{one}/{two}")
}
