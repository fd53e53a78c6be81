//! Taking a merge back, while nothing was built on it.

use domain::access::{Act, Permission};
use domain::intake::merge::{MergeId, commands, queries};
use domain::perform;

use super::pair::again;
use crate::web::{Access, Answered, Face, Id, Oops, Page, Typed, Visit};

/// The act; the pair's page shows its form.
pub(super) fn page() -> Page {
    Page::new("/merges/{merge}/undoing", Face::Caseworker, Access::May(Permission::MergePeople)).post(undo)
}

async fn undo(visit: Visit, Id(id): Id<MergeId>, typed: Typed) -> Answered {
    let organization = visit.reader()?.organization;
    let merge = queries::find(visit.store().read(), organization, id).await?.ok_or(Oops::NotFound)?;
    let undo = async move |act: &mut Act<'_>| commands::undo(act, id).await;
    let undone = perform(visit.store(), &visit.by(&typed)?, undo).await;
    let (one, two) = (merge.survivor_id, merge.other_id);
    match undone {
        Ok(()) => Ok(visit.go_on(&super::path(one, two), "merge-undone")),
        Err(stop) => again(&visit, one, two, typed.refused(format!("/merges/{id}/undoing"), stop)?).await,
    }
}
