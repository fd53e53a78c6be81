//! Questions about follow-up rules.

use sea_orm::QueryOrder;
use sea_orm::entity::prelude::*;

use super::rules::Offset;
use super::{Column, Entity, Row, RuleId, Trigger};
use crate::shared::{Fault, OrganizationId, ProgramId};

/// The rules of a program, by code.
///
/// # Errors
/// Where the database fails.
pub async fn of_program(db: &impl ConnectionTrait, program: ProgramId) -> Result<Vec<Row>, Fault> {
    Ok(Entity::find().filter(Column::ProgramId.eq(program)).order_by_asc(Column::Code).all(db).await?)
}

/// One rule of a program.
///
/// # Errors
/// Where the database fails.
pub async fn one(db: &impl ConnectionTrait, program: ProgramId, id: RuleId) -> Result<Option<Row>, Fault> {
    Ok(Entity::find_by_id(id).filter(Column::ProgramId.eq(program)).one(db).await?)
}

/// The most days from a cause to the end of a window that any program's rules open for it; nothing where none does.
/// A sweep need not look at causes that are older.
pub(in crate::follow_up) async fn widest(
    db: &impl ConnectionTrait,
    organization: OrganizationId,
    trigger: Trigger,
) -> Result<Option<u32>, Fault> {
    let rules = Entity::find().filter(Column::OrganizationId.eq(organization)).all(db).await?;
    let days = rules.into_iter().filter(|row| row.rule.0.trigger == trigger).filter_map(|row| match row.rule.0.window {
        Offset::Days { after, closes_after, .. } => after.checked_add_unsigned(closes_after),
        Offset::Quarters { .. } => None,
    });
    Ok(days.max().and_then(|days| u32::try_from(days).ok()))
}
