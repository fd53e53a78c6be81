//! Writing sensitive files, and opening one.

use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::OnConflict;

use super::record::SensitiveFileId;
use super::{ActiveModel, Category, Column, Entity, SensitiveAnswers};
use crate::access::{Act, Permission};
use crate::intake::case::Case;
use crate::intake::case::commands::permitted;
use crate::shared::{Answer, CaseId, Fault, Happening, ObjectKind, Stop, What};

/// Writes what was answered into the files of a case; an answer that was left out changes nothing.
///
/// The audit trail says that a file was written. Which one, and what it says, stands nowhere but in the file.
///
/// # Errors
/// `Forbidden`, or `NotFound` where the case is out of reach.
pub async fn record(act: &mut Act<'_>, case: CaseId, answers: &SensitiveAnswers) -> Answer<()> {
    if answers.is_empty() {
        return Ok(());
    }
    let case = permitted(act, Permission::WriteSensitive, case).await?;
    let bodies = answers.bodies().map_err(|_| Fault::Broken("a sensitive answer is not writable as JSON"))?;
    for (category, body) in bodies {
        write(act, &case, category, &body).await?;
    }
    let happening = Happening::new(What::SensitiveWritten, ObjectKind::Case, case.id);
    act.happened(happening.concerning(case.participant_id, Some(case.id)));
    Ok(())
}

async fn write(act: &Act<'_>, case: &Case, category: Category, body: &str) -> Answer<()> {
    let there = Entity::find().filter(Column::CaseId.eq(case.id)).filter(Column::Category.eq(category));
    let id = there.one(act.tx()).await?.map_or_else(SensitiveFileId::new, |file| file.id);
    let row = ActiveModel {
        id: Set(id),
        organization_id: Set(case.organization_id),
        case_id: Set(case.id),
        participant_id: Set(case.participant_id),
        category: Set(category),
        body: Set(act.keys.seal_text(category.place(), id.0, body)?),
        at: Set(act.by.at),
        user_id: Set(act.user()),
    };
    let again = OnConflict::column(Column::Id).update_columns([Column::Body, Column::At, Column::UserId]).to_owned();
    Entity::insert(row).on_conflict(again).exec_without_returning(act.tx()).await?;
    Ok(())
}

/// Opens one file: what it says, as JSON. That it was opened is written down before the answer leaves.
///
/// # Errors
/// `Forbidden`, or `NotFound` where there is no such file or it is out of reach.
pub async fn open(act: &mut Act<'_>, case: CaseId, category: Category) -> Answer<serde_json::Value> {
    let case = permitted(act, Permission::ReadSensitive, case).await?;
    let file = Entity::find().filter(Column::CaseId.eq(case.id)).filter(Column::Category.eq(category));
    let file = file.one(act.tx()).await?.ok_or(Stop::NotFound)?;
    let body = act.keys.open_text(category.place(), file.id.0, &file.body)?;
    let happening = Happening::new(What::SensitiveOpened, ObjectKind::Case, case.id);
    act.happened(happening.concerning(case.participant_id, Some(case.id)));
    serde_json::from_str(&body).map_err(|_| Fault::Unreadable(category.place()).into())
}
