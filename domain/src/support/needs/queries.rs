//! The needs of a case, and those of everybody whom a reader helps.

use sea_orm::entity::prelude::*;
use sea_orm::{DatabaseConnection, QueryOrder, QuerySelect};

use super::rules::NeedKind;
use super::{Column, Entity, Need, NeedId};
use crate::intake::Reply;
use crate::intake::barriers;
use crate::shared::{CaseId, Coded, Fault};

/// Nobody needs more.
const MOST: u64 = 200;

/// The needs of a case, the open ones first, then the latest. The caller has scoped the case.
///
/// # Errors
/// Where the database fails.
pub async fn of_case(db: &DatabaseConnection, case: CaseId) -> Result<Vec<Need>, Fault> {
    let needs = Entity::find().filter(Column::CaseId.eq(case)).order_by_desc(Column::OpenedOn);
    let mut needs = needs.order_by_desc(Column::Id).limit(MOST).all(db).await?;
    needs.sort_by_key(|need| need.settled_on.is_some());
    Ok(needs)
}

/// One need of a case. The caller has scoped the case.
///
/// # Errors
/// Where the database fails.
pub async fn find(db: &DatabaseConnection, case: CaseId, id: NeedId) -> Result<Option<Need>, Fault> {
    Ok(Entity::find_by_id(id).filter(Column::CaseId.eq(case)).one(db).await?)
}

/// The needs that the barriers of a case make likely and that nobody has opened yet. The caller has scoped the case.
///
/// # Errors
/// Where the database fails.
pub async fn likely(db: &DatabaseConnection, case: CaseId, needs: &[Need]) -> Result<Vec<NeedKind>, Fault> {
    let holding = barriers::Entity::find()
        .filter(barriers::Column::CaseId.eq(case))
        .filter(barriers::Column::Reply.eq(Reply::Yes))
        .limit(barriers::Barrier::ALL.len() as u64);
    let kinds = holding.all(db).await?.into_iter().filter_map(|row| NeedKind::of_barrier(row.barrier));
    let mut kinds: Vec<_> = kinds.filter(|kind| needs.iter().all(|need| need.kind != *kind)).collect();
    kinds.sort();
    Ok(kinds)
}
