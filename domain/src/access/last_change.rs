//! Who changed a row last, and when: what is told to whoever was editing it too.

use sea_orm::entity::prelude::*;
use sea_orm::{DatabaseConnection, QueryOrder};

use super::audit::{Column, Entity, Outcome};
use super::users::queries::names;
use crate::shared::{Fault, Instant, OrganizationId};

/// The last change of a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LastChange {
    /// The name of whoever made it, where a person did.
    pub who: Option<String>,
    /// When.
    pub at: Instant,
}

/// The last change of a row of this organization.
///
/// # Errors
/// Where the database fails.
pub async fn last_change(
    db: &DatabaseConnection,
    organization: OrganizationId,
    object: impl Into<Uuid>,
) -> Result<Option<LastChange>, Fault> {
    let changes =
        Entity::find().filter(Column::ObjectId.eq(object.into())).filter(Column::OrganizationId.eq(organization));
    let last = changes.filter(Column::Outcome.eq(Outcome::Done)).order_by_desc(Column::Id).one(db).await?;
    let Some(last) = last else { return Ok(None) };
    let who = names(db, last.user_id).await?.into_values().next();
    Ok(Some(LastChange { who, at: last.at }))
}
