//! Orientations on a page.

use std::collections::BTreeMap;

use sea_orm::entity::prelude::*;
use sea_orm::{Condition, DatabaseConnection, QueryOrder, QuerySelect};

use super::{Column, Entity, Orientation, OrientationId};
use crate::access::Scope;
use crate::intake::recruitment::inquiries::{self, Inquiry};
use crate::shared::{Day, Fault};

/// The one scope question of orientations.
pub fn visible(scope: &Scope<'_>) -> Condition {
    crate::intake::recruitment::visible(scope, Column::OrganizationId, Column::ProgramId, Column::SiteId)
}

/// An orientation with how many have booked it.
#[derive(Clone, Debug)]
pub struct Booked {
    /// The orientation.
    pub orientation: Orientation,
    /// How many seats are taken.
    pub taken: u64,
}

impl Booked {
    /// Whether a seat is left.
    pub fn is_open(&self) -> bool {
        self.taken < u64::try_from(self.orientation.seats).unwrap_or_default()
    }
}

/// The days of the orientations that these inquiries have booked.
///
/// # Errors
/// Where the database fails.
pub async fn days(
    db: &DatabaseConnection,
    scope: &Scope<'_>,
    inquiries: &[Inquiry],
) -> Result<BTreeMap<OrientationId, Day>, Fault> {
    let booked = inquiries.iter().filter_map(|inquiry| inquiry.orientation_id);
    let days = Entity::find().select_only().columns([Column::Id, Column::Day]).filter(visible(scope));
    Ok(days.filter(Column::Id.is_in(booked)).into_tuple().all(db).await?.into_iter().collect())
}

/// Orientations from a day on, the soonest first, with the seats that are taken.
///
/// # Errors
/// Where the database fails.
pub async fn coming(db: &DatabaseConnection, scope: &Scope<'_>, from: Day, most: u64) -> Result<Vec<Booked>, Fault> {
    let coming = Entity::find().filter(visible(scope)).filter(Column::Day.gte(from));
    let coming = coming.order_by_asc(Column::Day).order_by_asc(Column::Id).limit(most).all(db).await?;
    let taken: Vec<(OrientationId, i64)> = inquiries::Entity::find()
        .select_only()
        .column(inquiries::Column::OrientationId)
        .column_as(inquiries::Column::Id.count(), "taken")
        .filter(inquiries::Column::OrientationId.is_in(coming.iter().map(|orientation| orientation.id)))
        .group_by(inquiries::Column::OrientationId)
        .into_tuple()
        .all(db)
        .await?;
    let taken: BTreeMap<_, _> = taken.into_iter().collect();
    let booked = |orientation: Orientation| {
        let taken = taken.get(&orientation.id).copied().unwrap_or_default();
        Booked { taken: taken.unsigned_abs(), orientation }
    };
    Ok(coming.into_iter().map(booked).collect())
}

/// One orientation within a scope, with whoever has booked it, by name.
///
/// # Errors
/// Where the database fails.
pub async fn sheet(
    db: &DatabaseConnection,
    scope: &Scope<'_>,
    id: OrientationId,
) -> Result<Option<(Orientation, Vec<Inquiry>)>, Fault> {
    /// No orientation seats more.
    const MOST: u64 = 500;
    let Some(orientation) = Entity::find_by_id(id).filter(visible(scope)).one(db).await? else { return Ok(None) };
    let booked = inquiries::queries::booked(db, id, MOST).await?;
    Ok(Some((orientation, booked)))
}
