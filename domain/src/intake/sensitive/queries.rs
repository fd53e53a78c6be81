//! Whether sensitive questions were answered, never what.

use sea_orm::DatabaseConnection;
use sea_orm::entity::prelude::*;

use super::{Category, Column, Entity};
use crate::shared::{CaseId, Fault, Instant};

/// Which sensitive questions of a case were answered, and when; for whoever may write them. The caller has scoped the
/// case.
///
/// # Errors
/// Where the database fails.
pub async fn answered(db: &DatabaseConnection, case: CaseId) -> Result<Vec<(Category, Instant)>, Fault> {
    use sea_orm::QuerySelect;
    let files = Entity::find().select_only().columns([Column::Category, Column::At]).filter(Column::CaseId.eq(case));
    Ok(files.into_tuple().all(db).await?)
}
