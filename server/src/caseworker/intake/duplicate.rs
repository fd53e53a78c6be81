//! Saying whether an applicant is somebody who was found like them.

use domain::access::{Act, Permission};
use domain::intake::applications::rules::Step;
use domain::intake::case;
use domain::intake::duplicates::{Settlement, commands::settle};
use domain::perform;
use domain::shared::{CaseId, Fields, ParticipantId};

use super::frame::path;
use crate::web::{Access, Answered, Face, Id, Oops, Page, Typed, Visit};

/// The page.
pub(super) fn page() -> Page {
    Page::new("/intake/{case}/duplicate", Face::Caseworker, Access::May(Permission::EditBasics)).post(say)
}

async fn say(visit: Visit, Id(case): Id<CaseId>, typed: Typed) -> Answered {
    let scope = visit.reader()?.scope(Permission::EditBasics, visit.today()?);
    let known = case::queries::find(visit.store().read(), &scope, case).await?.ok_or(Oops::NotFound)?;
    let read =
        |fields: &mut Fields<'_>| (fields.id::<ParticipantId>("other"), fields.choice::<Settlement>("settlement"));
    let (other, settlement) = typed.read(read)?;
    let participant = known.participant_id;
    let settle = async move |act: &mut Act<'_>| settle(act, participant, other, settlement).await;
    perform(visit.store(), &visit.by(&typed)?, settle).await?;
    let done = if settlement == Settlement::Same { "merge-asked" } else { "is-somebody-else" };
    Ok(visit.go_on(&path(case, Step::Contact), done))
}
