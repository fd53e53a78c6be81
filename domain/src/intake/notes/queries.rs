//! Notes of a case, for its pages. The caller has scoped the case.

use sea_orm::entity::prelude::*;

use super::{Column, Entity, Note, NoteId};
use crate::shared::{CaseId, Fault};

/// One note of a case that was not struck.
///
/// # Errors
/// Where the database fails.
pub async fn find(db: &impl ConnectionTrait, case: CaseId, id: NoteId) -> Result<Option<Note>, Fault> {
    let note = Entity::find_by_id(id).filter(Column::CaseId.eq(case)).filter(Column::StruckAt.is_null());
    Ok(note.one(db).await?)
}
