//! Writing people down, and changing what is written.

use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;

use super::{ActiveModel, Column, Entity, ParticipantDetails, words};
use crate::access::{Act, Permission};
use crate::shared::{Answer, Happening, Instant, ObjectKind, ParticipantId, Stop, What};

/// Writes somebody down.
///
/// # Errors
/// `Forbidden` where the reader takes no applications.
pub async fn add(act: &mut Act<'_>, details: ParticipantDetails) -> Answer<ParticipantId> {
    let tx = act.permit_anywhere(Permission::CreateIntake)?;
    let id = ParticipantId::new();
    let happening = Happening::new(What::ParticipantAdded, ObjectKind::Participant, id).created(&details);
    let row = ActiveModel {
        id: Set(id),
        organization_id: Set(act.organization()),
        created_at: Set(act.by.at),
        changed_at: Set(act.by.at),
        version: Set(1),
        merged_into: Set(None),
        ..details.clone().into_columns()
    };
    Entity::insert(row).exec_without_returning(tx).await?;
    words::write(act, id, &details).await?;
    act.happened(happening.concerning(id, None));
    Ok(id)
}

/// Changes name, contact or address.
///
/// # Errors
/// `Conflict` where somebody else changed them since `version`.
pub async fn change(act: &mut Act<'_>, id: ParticipantId, details: ParticipantDetails, version: i32) -> Answer<()> {
    let tx = act.permit(Permission::EditBasics, id).await?;
    let before = Entity::find_by_id(id).one(tx).await?.ok_or(Stop::NotFound)?.details();
    if before == details {
        return Ok(());
    }
    let happening = Happening::new(What::ParticipantChanged, ObjectKind::Participant, id).changed(&before, &details);
    let row = ActiveModel { changed_at: Set(act.by.at), version: Set(version + 1), ..details.clone().into_columns() };
    let changed = Entity::update_many().set(row).filter(Column::Id.eq(id)).filter(Column::Version.eq(version));
    if changed.exec(tx).await?.rows_affected == 0 {
        return Err(Stop::Conflict);
    }
    words::write(act, id, &details).await?;
    act.happened(happening.concerning(id, None));
    Ok(())
}

/// Makes a participant what they were before a change, version and moment and all: only where an import is undone.
///
/// # Errors
/// `Conflict` where somebody changed them since.
pub(in crate::intake) async fn restore(
    act: &Act<'_>,
    id: ParticipantId,
    details: ParticipantDetails,
    (version, changed_at): (i32, Instant),
) -> Answer<()> {
    let row = ActiveModel { version: Set(version - 1), changed_at: Set(changed_at), ..details.clone().into_columns() };
    let restored = Entity::update_many().set(row).filter(Column::Id.eq(id)).filter(Column::Version.eq(version));
    if restored.exec(act.tx()).await?.rows_affected == 0 {
        return Err(Stop::Conflict);
    }
    Ok(words::write(act, id, &details).await?)
}
