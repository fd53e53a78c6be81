//! Naming an alternate contact, changing what is known of them, and striking them.

use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;

use super::queries::MOST;
use super::{ActiveModel, AlternateContact, AlternateContactDetails, AlternateContactId, Column, Entity};
use crate::access::{Act, Permission};
use crate::shared::{Answer, Happening, ObjectKind, ParticipantId, Refusal, Stop, What};

/// Names somebody who knows where the participant is.
///
/// # Errors
/// `more-than-most` where more are named than anybody calls.
pub async fn add(
    act: &mut Act<'_>,
    participant: ParticipantId,
    details: AlternateContactDetails,
) -> Answer<AlternateContactId> {
    let tx = act.permit(Permission::EditBasics, participant).await?;
    let named = Entity::find().filter(Column::ParticipantId.eq(participant)).filter(Column::StruckAt.is_null());
    if named.count(tx).await? >= MOST {
        return Err(Refusal::because("more-than-most").with("most", MOST).into());
    }
    let id = AlternateContactId::new();
    let happening = happening(What::AlternateContactAdded, id, participant, &details.name).created(&details);
    let row = ActiveModel {
        id: Set(id),
        organization_id: Set(act.organization()),
        participant_id: Set(participant),
        user_id: Set(act.user()),
        changed_at: Set(act.by.at),
        version: Set(1),
        ..details.into_columns()
    };
    Entity::insert(row).exec_without_returning(tx).await?;
    act.happened(happening);
    Ok(id)
}

/// Changes what is known of somebody.
///
/// # Errors
/// `NotFound` where the participant has no such contact, `Conflict` where somebody changed it since `version`.
pub async fn change(
    act: &mut Act<'_>,
    participant: ParticipantId,
    id: AlternateContactId,
    details: AlternateContactDetails,
    version: i32,
) -> Answer<()> {
    let before = permitted(act, participant, id).await?.details();
    if before == details {
        return Ok(());
    }
    let happening = happening(What::AlternateContactChanged, id, participant, &details.name);
    let happening = happening.changed(&before, &details);
    let row = ActiveModel {
        user_id: Set(act.user()),
        changed_at: Set(act.by.at),
        version: Set(version + 1),
        ..details.into_columns()
    };
    let changed = Entity::update_many().set(row).filter(Column::Id.eq(id)).filter(Column::Version.eq(version));
    if changed.exec(act.tx()).await?.rows_affected == 0 {
        return Err(Stop::Conflict);
    }
    act.happened(happening);
    Ok(())
}

/// Strikes somebody: they are not asked any more, and stay readable in the history.
///
/// # Errors
/// `missing` without a reason, `NotFound` where the participant has no such contact.
pub async fn strike(act: &mut Act<'_>, participant: ParticipantId, id: AlternateContactId, reason: &str) -> Answer<()> {
    let contact = permitted(act, participant, id).await?;
    if reason.trim().is_empty() {
        return Err(Refusal::of("reason", "missing").into());
    }
    let row = ActiveModel {
        id: Set(id),
        struck_at: Set(Some(act.by.at)),
        struck_reason: Set(Some(reason.to_owned())),
        version: Set(contact.version + 1),
        ..Default::default()
    };
    Entity::update(row).exec(act.tx()).await?;
    let happening = happening(What::AlternateContactStruck, id, participant, &contact.name).with("reason", reason);
    act.happened(happening.changed(&contact.details(), &()));
    Ok(())
}

async fn permitted(act: &Act<'_>, participant: ParticipantId, id: AlternateContactId) -> Answer<AlternateContact> {
    let tx = act.permit(Permission::EditBasics, participant).await?;
    let contact = Entity::find_by_id(id).filter(Column::ParticipantId.eq(participant)).one(tx).await?;
    contact.filter(|contact| contact.struck_at.is_none()).ok_or(Stop::NotFound)
}

fn happening(what: What, id: AlternateContactId, participant: ParticipantId, name: &str) -> Happening {
    Happening::new(what, ObjectKind::AlternateContact, id).concerning(participant, None).with("name", name)
}
