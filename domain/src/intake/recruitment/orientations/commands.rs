//! Planning an orientation, taking a seat in it, and writing down who came.

use std::collections::BTreeMap;

use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::ExprTrait;
use sea_orm::{DatabaseTransaction, QuerySelect};

use super::{ActiveModel, Column, Entity, OrientationDetails, OrientationId};
use crate::access::{Act, Permission, Record, Scope};
use crate::intake::recruitment::inquiries::{self, Attendance, InquiryDetails, InquiryId};
use crate::programs;
use crate::shared::{Answer, Coded, Happening, ObjectKind, Refusal, Stop, What};

impl Record for OrientationId {
    async fn is_reached(self, db: &DatabaseTransaction, scope: &Scope<'_>) -> Result<bool, DbErr> {
        let reached = Entity::find_by_id(self).filter(super::queries::visible(scope)).select_only().column(Column::Id);
        Ok(reached.into_tuple::<OrientationId>().one(db).await?.is_some())
    }
}

/// Puts an orientation on the calendar.
///
/// # Errors
/// `not-a-choice` for a program or a site of others.
pub async fn plan(act: &mut Act<'_>, details: &OrientationDetails) -> Answer<OrientationId> {
    let tx = act.permit_anywhere(Permission::Recruit)?;
    if programs::find_in(tx, act.organization(), details.program).await?.is_none() {
        return Err(Refusal::of("program", "not-a-choice").with("typed", "").into());
    }
    let id = OrientationId::new();
    let row = ActiveModel {
        id: Set(id),
        organization_id: Set(act.organization()),
        program_id: Set(details.program),
        site_id: Set(details.site),
        day: Set(details.day),
        time: Set(details.time.clone()),
        place: Set(details.place.clone()),
        seats: Set(details.seats),
        version: Set(1),
    };
    Entity::insert(row).exec_without_returning(tx).await?;
    // Asked after it is there: whoever does not reach what they planned may not plan it.
    if act.permit(Permission::Recruit, id).await.is_err() {
        return Err(Refusal::of("site", "not-a-choice").with("typed", "").into());
    }
    let happening = Happening::new(What::OrientationPlanned, ObjectKind::Orientation, id);
    act.happened(happening.on(details.day).created(details));
    Ok(id)
}

/// Takes a seat for somebody who asks; the last one goes to exactly one of two at once.
///
/// # Errors
/// `orientation-full`; `not-a-choice` for an orientation of another program, or a past one.
pub(crate) async fn take_seat(act: &Act<'_>, id: OrientationId, details: &InquiryDetails) -> Answer<()> {
    let tx = act.permit(Permission::Recruit, id).await?;
    let orientation = Entity::find_by_id(id).lock_exclusive().one(tx).await?.ok_or(Stop::NotFound)?;
    if orientation.program_id != details.program || orientation.day < act.today() {
        return Err(Refusal::of("orientation", "not-a-choice").with("typed", "").into());
    }
    let taken = inquiries::Entity::find().filter(inquiries::Column::OrientationId.eq(id)).count(tx).await?;
    if taken >= u64::try_from(orientation.seats).unwrap_or_default() {
        return Err(Refusal::of("orientation", "orientation-full").with("seats", orientation.seats).into());
    }
    Ok(())
}

/// Writes down who came, for the whole sheet at once; whoever has no mark stays without one.
///
/// # Errors
/// `in-the-future` before its day; `Conflict` where somebody else saved the sheet since `version`; `not-a-choice` for
/// somebody who had not booked.
pub async fn mark(
    act: &mut Act<'_>,
    id: OrientationId,
    marks: &BTreeMap<InquiryId, Attendance>,
    version: i32,
) -> Answer<()> {
    let tx = act.permit(Permission::Recruit, id).await?;
    let orientation = Entity::find_by_id(id).lock_exclusive().one(tx).await?.ok_or(Stop::NotFound)?;
    if orientation.day > act.today() {
        return Err(Refusal::because("orientation-not-yet").with("day", orientation.day).into());
    }
    if orientation.version != version {
        return Err(Stop::Conflict);
    }
    for came in Attendance::ALL {
        let who: Vec<_> = marks.iter().filter(|(_, mark)| *mark == came).map(|(id, _)| *id).collect();
        let marked = inquiries::Entity::update_many()
            .col_expr(inquiries::Column::Attendance, Expr::value(came.code()))
            .filter(inquiries::Column::OrientationId.eq(id))
            .filter(inquiries::Column::Id.is_in(who.iter().copied()));
        if marked.exec(tx).await?.rows_affected != who.len() as u64 {
            return Err(Stop::NotFound);
        }
    }
    Entity::update_many()
        .col_expr(Column::Version, Expr::col(Column::Version).add(1))
        .filter(Column::Id.eq(id))
        .exec(tx)
        .await?;
    let marks: BTreeMap<String, Attendance> = marks.iter().map(|(id, mark)| (id.to_string(), *mark)).collect();
    let happening = Happening::new(What::OrientationAttended, ObjectKind::Orientation, id);
    act.happened(happening.on(orientation.day).created(&marks));
    Ok(())
}
