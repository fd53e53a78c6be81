//! Writing a note, and striking one that was entered in error.

use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;

use super::{ActiveModel, Column, Entity, NoteDetails, NoteId};
use crate::access::{Act, Permission};
use crate::intake::case::commands::{each_once, permitted};
use crate::intake::striking::{self, Strikable};
use crate::shared::{Answer, CaseId, Happening, ObjectKind, What};

/// Writes a note.
///
/// # Errors
/// `Forbidden`, or `NotFound` where the case is out of reach.
pub async fn write(act: &mut Act<'_>, case: CaseId, details: &NoteDetails) -> Answer<NoteId> {
    let case = permitted(act, Permission::WriteNote, case).await?;
    let id = NoteId::new();
    let row = ActiveModel {
        id: Set(id),
        organization_id: Set(case.organization_id),
        participant_id: Set(case.participant_id),
        case_id: Set(case.id),
        day: Set(details.day),
        body: Set(details.body.clone()),
        user_id: Set(act.user()),
        at: Set(act.by.at),
        ..Default::default()
    };
    Entity::insert(row).exec_without_returning(act.tx()).await?;
    let happening = Happening::new(What::NoteWritten, ObjectKind::Note, id);
    let happening = happening.concerning(case.participant_id, Some(case.id)).on(details.day);
    act.happened(happening.with("note", &details.body).created(details));
    Ok(id)
}

/// Writes the same note in many cases: in all of them, or in none.
///
/// # Errors
/// `NotFound` where any of the cases is out of reach; `more-than-most`.
pub async fn write_to_many(act: &mut Act<'_>, cases: &[CaseId], details: &NoteDetails) -> Answer<Vec<NoteId>> {
    let cases = each_once(cases)?;
    let mut written = Vec::with_capacity(cases.len());
    for case in cases {
        written.push(write(act, case, details).await?);
    }
    Ok(written)
}

/// Strikes a note; it stays visible, struck, with who and why.
///
/// # Errors
/// `missing` without a reason, `NotFound` where the case has no such note.
pub async fn strike(act: &mut Act<'_>, case: CaseId, id: NoteId, reason: &str) -> Answer<()> {
    let case = permitted(act, Permission::WriteNote, case).await?;
    let columns =
        Strikable { id: Column::Id, case: Column::CaseId, at: Column::StruckAt, reason: Column::StruckReason };
    striking::strike::<Entity>(act, columns, case.id, id, reason).await?;
    let happening = Happening::new(What::NoteStruck, ObjectKind::Note, id);
    act.happened(happening.concerning(case.participant_id, Some(case.id)).with("reason", reason));
    Ok(())
}
