//! The courses of a case.

use sea_orm::entity::prelude::*;
use sea_orm::{DatabaseConnection, QueryOrder, QuerySelect};

use super::{Column, Course, CourseId, Entity};
use crate::shared::{CaseId, Fault};

/// The courses of a case that stand, the latest first. The caller has scoped the case.
///
/// # Errors
/// Where the database fails.
pub async fn of_case(db: &DatabaseConnection, case: CaseId) -> Result<Vec<Course>, Fault> {
    /// Nobody takes more.
    const MOST: u64 = 200;
    let all = Entity::find().filter(Column::CaseId.eq(case)).filter(Column::StruckAt.is_null());
    Ok(all.order_by_desc(Column::StartsOn).order_by_desc(Column::Id).limit(MOST).all(db).await?)
}

/// One course of a case. The caller has scoped the case.
///
/// # Errors
/// Where the database fails.
pub async fn find(db: &DatabaseConnection, case: CaseId, id: CourseId) -> Result<Option<Course>, Fault> {
    let one = Entity::find_by_id(id).filter(Column::CaseId.eq(case)).filter(Column::StruckAt.is_null());
    Ok(one.one(db).await?)
}
