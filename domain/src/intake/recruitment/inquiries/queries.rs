//! Inquiries on a page.

use sea_orm::entity::prelude::*;
use sea_orm::{Condition, DatabaseConnection, QueryOrder, QuerySelect};

use super::{Column, Entity, Inquiry, InquiryId, Source};
use crate::access::Scope;
use crate::intake::recruitment::OrientationId;
use crate::shared::{Day, Fault, ProgramId};

/// The one scope question of inquiries.
pub fn visible(scope: &Scope<'_>) -> Condition {
    crate::intake::recruitment::visible(scope, Column::OrganizationId, Column::ProgramId, Column::SiteId)
}

/// One inquiry within a scope.
///
/// # Errors
/// Where the database fails.
pub async fn find(db: &DatabaseConnection, scope: &Scope<'_>, id: InquiryId) -> Result<Option<Inquiry>, Fault> {
    Ok(Entity::find_by_id(id).filter(visible(scope)).one(db).await?)
}

/// The inquiries of which nothing has come yet, the latest first, before `before`.
///
/// # Errors
/// Where the database fails.
pub async fn open(
    db: &DatabaseConnection,
    scope: &Scope<'_>,
    before: Option<InquiryId>,
    most: u64,
) -> Result<Vec<Inquiry>, Fault> {
    let mut open =
        Entity::find().filter(visible(scope)).filter(Column::CaseId.is_null()).filter(Column::Ended.is_null());
    if let Some(before) = before {
        open = open.filter(Column::Id.lt(before));
    }
    Ok(open.order_by_desc(Column::Id).limit(most).all(db).await?)
}

/// Whoever has booked an orientation, by name. The caller has scoped the orientation.
///
/// # Errors
/// Where the database fails.
pub async fn booked(db: &impl ConnectionTrait, orientation: OrientationId, most: u64) -> Result<Vec<Inquiry>, DbErr> {
    let booked = Entity::find().filter(Column::OrientationId.eq(orientation));
    booked.order_by_asc(Column::Name).order_by_asc(Column::Id).limit(most).all(db).await
}

/// Which inquiries of the funnel: a program's, of some days, through one source.
#[derive(Clone, Copy, Debug)]
pub struct Slice {
    /// The program.
    pub program: ProgramId,
    /// The first day.
    pub from: Day,
    /// The last.
    pub until: Day,
    /// The source; every one where there is none.
    pub source: Option<Source>,
}

/// The condition of a slice, within a scope.
pub(in crate::intake::recruitment) fn within(scope: &Scope<'_>, slice: Slice) -> Condition {
    let mut inside = visible(scope)
        .add(Column::ProgramId.eq(slice.program))
        .add(Column::AskedOn.gte(slice.from))
        .add(Column::AskedOn.lte(slice.until));
    if let Some(source) = slice.source {
        inside = inside.add(Column::Source.eq(source));
    }
    inside
}
