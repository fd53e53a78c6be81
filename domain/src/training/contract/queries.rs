//! What is left of somebody's points, and what they were lost for.

use std::collections::BTreeMap;

use sea_orm::entity::prelude::*;
use sea_orm::{DatabaseConnection, QueryOrder, QuerySelect};

use super::rules::{Broken, points};
use super::{Column, Entity, Infraction};
use crate::programs::contract::Contract;
use crate::shared::{Day, Fault};
use crate::training::attendance::queries::marks_of;
use crate::training::attendance::{Attendance, rules::Counted};
use crate::training::enrollments::EnrollmentId;

/// The infractions in a class that stand, the latest first. The caller has scoped the enrollment.
///
/// # Errors
/// Where the database fails.
pub async fn of_enrollment(db: &DatabaseConnection, id: EnrollmentId) -> Result<Vec<Infraction>, Fault> {
    /// Nobody stays in class for more.
    const MOST: u64 = 200;
    let all = Entity::find().filter(Column::EnrollmentId.eq(id)).filter(Column::StruckAt.is_null());
    Ok(all.order_by_desc(Column::Day).order_by_desc(Column::Id).limit(MOST).all(db).await?)
}

/// The points that these people have.
///
/// # Errors
/// Where the database fails.
pub async fn points_of(
    db: &DatabaseConnection,
    contract: &Contract,
    today: Day,
    ids: &[EnrollmentId],
) -> Result<BTreeMap<EnrollmentId, i32>, Fault> {
    let marks = marks_of(db, ids.iter().copied()).await?;
    let broken = broken_of(db, ids).await?;
    let of = |id: &EnrollmentId| {
        let counted: Vec<Counted> = marks.get(id).into_iter().flatten().map(Attendance::counted).collect();
        (*id, points(contract, today, &counted, broken.get(id).map_or(&[], Vec::as_slice)))
    };
    Ok(ids.iter().map(of).collect())
}

/// The infractions of these people as they count.
pub(in crate::training) async fn broken_of(
    db: &impl ConnectionTrait,
    ids: &[EnrollmentId],
) -> Result<BTreeMap<EnrollmentId, Vec<Broken>>, DbErr> {
    let all = Entity::find().filter(Column::EnrollmentId.is_in(ids.iter().copied()));
    let mut of: BTreeMap<_, Vec<_>> = BTreeMap::new();
    for infraction in all.filter(Column::StruckAt.is_null()).all(db).await? {
        of.entry(infraction.enrollment_id).or_default().push(infraction.broken());
    }
    Ok(of)
}
