//! Work and schooling of a case.

use sea_orm::DatabaseConnection;
use sea_orm::entity::prelude::*;

use super::{Background, Entity};
use crate::shared::{CaseId, Fault};

/// Work and schooling of a case, where they were told. The caller has scoped the case.
///
/// # Errors
/// Where the database fails.
pub async fn of_case(db: &DatabaseConnection, case: CaseId) -> Result<Option<Background>, Fault> {
    Ok(Entity::find_by_id(case).one(db).await?.map(|row| row.details()))
}
