//! Who knows where somebody is.

use sea_orm::entity::prelude::*;
use sea_orm::{QueryOrder, QuerySelect};

use super::{AlternateContact, AlternateContactId, Column, Entity};
use crate::shared::{Fault, ParticipantId};

/// The most that a participant has at a time.
pub(super) const MOST: u64 = 20;

/// Whom to ask about a participant; the caller has scoped the participant.
///
/// # Errors
/// Where the database fails.
pub async fn of(db: &impl ConnectionTrait, participant: ParticipantId) -> Result<Vec<AlternateContact>, Fault> {
    let named = Entity::find().filter(Column::ParticipantId.eq(participant)).filter(Column::StruckAt.is_null());
    Ok(named.order_by_asc(Column::Id).limit(MOST).all(db).await?)
}

/// One of them.
///
/// # Errors
/// Where the database fails.
pub async fn find(
    db: &impl ConnectionTrait,
    participant: ParticipantId,
    id: AlternateContactId,
) -> Result<Option<AlternateContact>, Fault> {
    let named = Entity::find_by_id(id).filter(Column::ParticipantId.eq(participant));
    Ok(named.filter(Column::StruckAt.is_null()).one(db).await?)
}
