//! Questions about follow-up rules.

use sea_orm::entity::prelude::*;

use super::rules::Offset;
use super::{Column, Entity, Trigger};
use crate::shared::{Fault, OrganizationId};

/// The most days from a cause to the end of a window that any program's rules open for it; nothing where none does.
/// A sweep need not look at causes that are older.
pub(in crate::follow_up) async fn widest(
    db: &impl ConnectionTrait,
    organization: OrganizationId,
    trigger: Trigger,
) -> Result<Option<u32>, Fault> {
    let rules = Entity::find().filter(Column::OrganizationId.eq(organization)).all(db).await?;
    let days =
        rules.into_iter().filter(|row| row.rule.0.trigger == trigger).filter_map(|row| match row.rule.0.window {
            Offset::Days { after, closes_after, .. } => after.checked_add_unsigned(closes_after),
            Offset::Quarters { .. } => None,
        });
    Ok(days.max().and_then(|days| u32::try_from(days).ok()))
}
