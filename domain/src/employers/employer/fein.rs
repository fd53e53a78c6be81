//! The federal employer identification number: sealed, compared by keyed hash, shown by its last four digits. A sole
//! owner's may be their own number.

use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;

use super::{ActiveModel, Column, Employer, Entity};
use crate::setup::Keys;
use crate::shared::{EmployerId, Fault, OrganizationId};

const PLACE: &str = "employers.fein";

/// The columns that hold a number.
///
/// # Errors
/// Where nothing can be sealed.
pub(super) fn sealed(keys: &Keys, id: EmployerId, number: &str) -> Result<ActiveModel, Fault> {
    Ok(ActiveModel {
        fein: Set(Some(keys.seal_text(PLACE, id.0, number)?)),
        fein_hash: Set(Some(keys.blind_index(PLACE, number))),
        fein_last_four: Set(number.get(5..).map(str::to_owned)),
        ..Default::default()
    })
}

/// The employer that has a number.
///
/// # Errors
/// Where the database fails.
pub async fn holder(
    db: &impl ConnectionTrait,
    keys: &Keys,
    organization: OrganizationId,
    number: &str,
) -> Result<Option<Employer>, DbErr> {
    let same = Entity::find().filter(Column::OrganizationId.eq(organization));
    same.filter(Column::FeinHash.eq(keys.blind_index(PLACE, number))).one(db).await
}
