//! Writing inquiries down, and what becomes of them.

use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::ExprTrait;
use sea_orm::{DatabaseTransaction, QuerySelect};

use super::{ActiveModel, Column, Ended, Entity, Inquiry, InquiryDetails, InquiryId};
use crate::access::{Act, Permission, Record, Scope};
use crate::intake::applications::NewApplication;
use crate::intake::recruitment::orientations;
use crate::programs;
use crate::shared::{Answer, CaseId, Coded, Happening, ObjectKind, Refusal, Stop, What};

impl Record for InquiryId {
    async fn is_reached(self, db: &DatabaseTransaction, scope: &Scope<'_>) -> Result<bool, DbErr> {
        let reached = Entity::find_by_id(self).filter(super::queries::visible(scope)).select_only().column(Column::Id);
        Ok(reached.into_tuple::<InquiryId>().one(db).await?.is_some())
    }
}

/// Writes down that somebody asked.
///
/// # Errors
/// `not-a-choice` for a program or a site of others; what [`orientations::commands::take_seat`] refuses.
pub async fn make(act: &mut Act<'_>, details: &InquiryDetails) -> Answer<InquiryId> {
    let tx = act.permit_anywhere(Permission::Recruit)?;
    refuse_foreign(act, details).await?;
    let id = InquiryId::new();
    if let Some(orientation) = details.orientation {
        orientations::commands::take_seat(act, orientation, details).await?;
    }
    let row = ActiveModel {
        id: Set(id),
        organization_id: Set(act.organization()),
        created_at: Set(act.by.at),
        version: Set(1),
        ..details.clone().into_columns()
    };
    Entity::insert(row).exec_without_returning(tx).await?;
    let happening = Happening::new(What::InquiryMade, ObjectKind::Inquiry, id);
    act.happened(happening.on(details.asked_on).created(details));
    Ok(id)
}

/// Changes an inquiry that is open: another orientation, another number.
///
/// # Errors
/// `Conflict` where somebody else changed it since `version`; `inquiry-over`; as [`make`].
pub async fn change(act: &mut Act<'_>, id: InquiryId, details: &InquiryDetails, version: i32) -> Answer<()> {
    let before = open(act, id).await?.details();
    refuse_foreign(act, details).await?;
    if before == *details {
        return Ok(());
    }
    if let Some(orientation) = details.orientation.filter(|_| details.orientation != before.orientation) {
        orientations::commands::take_seat(act, orientation, details).await?;
    }
    let row = ActiveModel { version: Set(version + 1), ..details.clone().into_columns() };
    let changed = Entity::update_many().set(row).filter(Column::Id.eq(id)).filter(Column::Version.eq(version));
    if changed.exec(act.tx()).await?.rows_affected == 0 {
        return Err(Stop::Conflict);
    }
    act.happened(Happening::new(What::InquiryChanged, ObjectKind::Inquiry, id).changed(&before, details));
    Ok(())
}

/// Ends an inquiry without an application.
///
/// # Errors
/// `inquiry-over` where something came of it already.
pub async fn end(act: &mut Act<'_>, id: InquiryId, reason: Ended) -> Answer<()> {
    open(act, id).await?;
    Entity::update_many()
        .col_expr(Column::Ended, Expr::value(reason.code()))
        .col_expr(Column::EndedOn, Expr::value(act.today()))
        .col_expr(Column::Version, Expr::col(Column::Version).add(1))
        .filter(Column::Id.eq(id))
        .exec(act.tx())
        .await?;
    act.happened(Happening::new(What::InquiryEnded, ObjectKind::Inquiry, id).created(&reason));
    Ok(())
}

/// Notes that an application came of an inquiry; of an application without one, the inquiry is written down with it,
/// so that recruitment is counted from the first question on.
pub(crate) async fn became_application(act: &mut Act<'_>, new: &NewApplication, case: CaseId) -> Answer<()> {
    if let Some(id) = new.inquiry {
        let inquiry = open(act, id).await?;
        if inquiry.program_id != new.application.program {
            return Err(Refusal::of("program", "inquiry-about-another").into());
        }
        Entity::update_many()
            .col_expr(Column::CaseId, Expr::value(case))
            .col_expr(Column::Version, Expr::col(Column::Version).add(1))
            .filter(Column::Id.eq(id))
            .exec(act.tx())
            .await?;
        act.happened(Happening::new(What::InquiryChanged, ObjectKind::Inquiry, id));
        return Ok(());
    }
    let (person, application) = (&new.details, &new.application);
    let row = ActiveModel {
        id: Set(InquiryId::new()),
        organization_id: Set(act.organization()),
        program_id: Set(application.program),
        site_id: Set(application.site),
        name: Set(format!("{} {}", person.given_name, person.family_name)),
        phone: Set(person.phone.clone()),
        email: Set(person.email.clone()),
        asked_on: Set(application.applied_on),
        source: Set(new.source),
        came_through: Set(application.came_through.clone()),
        case_id: Set(Some(case)),
        created_at: Set(act.by.at),
        version: Set(1),
        ..Default::default()
    };
    Entity::insert(row).exec_without_returning(act.tx()).await?;
    Ok(())
}

async fn open(act: &Act<'_>, id: InquiryId) -> Answer<Inquiry> {
    let tx = act.permit(Permission::Recruit, id).await?;
    let inquiry = Entity::find_by_id(id).lock_exclusive().one(tx).await?.ok_or(Stop::NotFound)?;
    if inquiry.is_open() { Ok(inquiry) } else { Err(Refusal::because("inquiry-over").into()) }
}

async fn refuse_foreign(act: &Act<'_>, details: &InquiryDetails) -> Answer<()> {
    let refused = |field: &'static str| Refusal::of(field, "not-a-choice").with("typed", "");
    if programs::find_in(act.tx(), act.organization(), details.program).await?.is_none() {
        return Err(refused("program").into());
    }
    let (reader, reach) = (&act.by.reader, act.by.reader.reach(Permission::Recruit));
    let reached = reach.site && reader.sites.contains(&details.site)
        || reach.program && reader.programs.contains(&details.program);
    if reader.is_of_the_house() || reached { Ok(()) } else { Err(refused("site").into()) }
}
