//! Questions about contacts; the caller has scoped their case.

use sea_orm::entity::prelude::*;
use sea_orm::{QueryOrder, QuerySelect};

use super::rules::Attempt;
use super::{Column, Contact, Entity};
use crate::shared::{CaseId, Fault};

/// The latest contacts of a case, newest first.
///
/// # Errors
/// Where the database fails.
pub async fn of_case(db: &impl ConnectionTrait, case: CaseId, most: u64) -> Result<Vec<Contact>, Fault> {
    let contacts = Entity::find().filter(Column::CaseId.eq(case));
    Ok(contacts.order_by_desc(Column::Day).order_by_desc(Column::Id).limit(most).all(db).await?)
}

/// Attempts that are looked at to tell whether somebody is unreachable: no follow-up needs more.
const LOOKED_AT: u64 = 50;

/// The latest attempts of a case, for the rules.
///
/// # Errors
/// Where the database fails.
pub async fn attempts(db: &impl ConnectionTrait, case: CaseId) -> Result<Vec<Attempt>, Fault> {
    Ok(of_case(db, case, LOOKED_AT).await?.iter().map(Contact::attempt).collect())
}
