//! The assessments of a case.

use sea_orm::entity::prelude::*;
use sea_orm::{QueryOrder, QuerySelect};

use super::{Assessment, Column, Entity};
use crate::shared::{CaseId, Fault};

/// More assessments than a case has; a page shows no more.
const MOST: u64 = 100;

/// The assessments of a case, the latest first, struck ones included. The caller has scoped the case.
///
/// # Errors
/// Where the database fails.
pub async fn of_case(db: &impl ConnectionTrait, case: CaseId) -> Result<Vec<Assessment>, Fault> {
    let of_case = Entity::find().filter(Column::CaseId.eq(case));
    Ok(of_case.order_by_desc(Column::Day).order_by_desc(Column::Id).limit(MOST).all(db).await?)
}
