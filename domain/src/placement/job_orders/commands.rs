//! Opening a job order, changing it, and moving it along its table.

use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::ExprTrait;
use sea_orm::{DatabaseTransaction, QuerySelect};

use super::rules::{OrderEdge, OrderReason, OrderState, follow, needs_reason};
use super::{ActiveModel, Column, Entity, JobOrder, JobOrderDetails, JobOrderId, OrderStanding};
use crate::access::{Act, Permission, Record, Scope};
use crate::employers::employer::commands::permitted as permitted_employer;
use crate::employers::sites;
use crate::placement::partnering;
use crate::placement::scope::{refuse_foreign_program, visible};
use crate::shared::{Answer, Coded, EmployerId, Happening, ObjectKind, Refusal, Stop, What};

impl Record for JobOrderId {
    async fn is_reached(self, db: &DatabaseTransaction, scope: &Scope<'_>) -> Result<bool, DbErr> {
        let reached = Entity::find_by_id(self).filter(visible(scope)).select_only().column(Column::Id);
        Ok(reached.into_tuple::<JobOrderId>().one(db).await?.is_some())
    }
}

/// Opens a job order of an employer.
///
/// # Errors
/// `not-a-choice` for a program that the reader does not work in or a site of another employer.
pub async fn open(act: &mut Act<'_>, employer: EmployerId, details: &JobOrderDetails) -> Answer<JobOrderId> {
    let employer = permitted_employer(act, employer).await?;
    refuse_foreign_program(act, details.program)?;
    sites::refuse_foreign(act, employer.id, details.site).await?;
    let id = JobOrderId::new();
    let row = ActiveModel {
        organization_id: Set(employer.organization_id),
        employer_id: Set(employer.id),
        filled: Set(0),
        state: Set(OrderState::Open),
        since: Set(details.opened_on),
        created_at: Set(act.by.at),
        version: Set(1),
        ..columns(id, details)
    };
    Entity::insert(row).exec_without_returning(act.tx()).await?;
    partnering::derive(act, employer.id).await?;
    act.happened(Happening::new(What::JobOrderOpened, ObjectKind::JobOrder, id).on(details.opened_on).created(details));
    Ok(id)
}

/// Changes what a job order says.
///
/// # Errors
/// As [`open`]; `openings-filled` for fewer than were hired; `Conflict`.
pub async fn change(act: &mut Act<'_>, id: JobOrderId, details: &JobOrderDetails, version: i32) -> Answer<()> {
    let before = permitted(act, id).await?;
    if before.version != version {
        return Err(Stop::Conflict);
    }
    refuse_foreign_program(act, details.program)?;
    sites::refuse_foreign(act, before.employer_id, details.site).await?;
    if details.openings < before.filled {
        return Err(Refusal::of("openings", "openings-filled").with("filled", before.filled).into());
    }
    let row = ActiveModel { version: Set(version + 1), ..columns(id, details) };
    Entity::update(row).exec(act.tx()).await?;
    partnering::derive(act, before.employer_id).await?;
    let happening = Happening::new(What::JobOrderChanged, ObjectKind::JobOrder, id);
    act.happened(happening.changed(&before.details(), details));
    Ok(())
}

/// Pauses a job order, takes it up again, or closes it.
///
/// # Errors
/// `no-such-order-move`; `missing` without a reason where one is needed; `Conflict`.
pub async fn move_along(
    act: &mut Act<'_>,
    id: JobOrderId,
    edge: OrderEdge,
    because: Option<OrderReason>,
    version: i32,
) -> Answer<()> {
    let before = permitted(act, id).await?;
    if before.version != version {
        return Err(Stop::Conflict);
    }
    if because.is_none() && needs_reason(edge) {
        return Err(Refusal::of("because", "missing").into());
    }
    let no_way = || Refusal::because("no-such-order-move").with("state", before.state.code());
    let state = follow(before.state, edge).ok_or_else(no_way)?;
    let because = because.filter(|_| needs_reason(edge));
    let row = ActiveModel {
        id: Set(id),
        state: Set(state),
        since: Set(act.today()),
        because: Set(because),
        version: Set(version + 1),
        ..Default::default()
    };
    Entity::update(row).exec(act.tx()).await?;
    let happening = Happening::new(What::JobOrderMoved, ObjectKind::JobOrder, id);
    act.happened(happening.changed(&OrderStanding::of(&before), &OrderStanding { state, because }));
    Ok(())
}

/// A job order that the reader may change, locked against others.
///
/// # Errors
/// `Forbidden`, or `NotFound` where it is out of reach.
async fn permitted(act: &Act<'_>, id: JobOrderId) -> Answer<JobOrder> {
    let tx = act.permit(Permission::Employers, id).await?;
    Entity::find_by_id(id).lock_exclusive().one(tx).await?.ok_or(Stop::NotFound)
}

/// A job order that somebody is proposed for or hired by: of the same organization, locked against others.
///
/// # Errors
/// `not-a-choice` for one of another organization.
pub(in crate::placement) async fn named(act: &Act<'_>, id: JobOrderId) -> Answer<JobOrder> {
    let own = Entity::find_by_id(id).filter(Column::OrganizationId.eq(act.organization()));
    let found = own.lock_exclusive().one(act.tx()).await?;
    Ok(found.ok_or_else(|| Refusal::of("order", "not-a-choice").with("typed", ""))?)
}

/// Takes an opening; false where none is left. Of two who are hired at once for the last one, exactly one gets it.
pub(in crate::placement) async fn take_opening(act: &Act<'_>, id: JobOrderId) -> Result<bool, DbErr> {
    let taken = Entity::update_many()
        .col_expr(Column::Filled, Expr::col(Column::Filled).add(1))
        .filter(Column::Id.eq(id))
        .filter(Expr::col(Column::Filled).lt(Expr::col(Column::Openings)));
    Ok(taken.exec(act.tx()).await?.rows_affected == 1)
}

/// Gives an opening back: whoever was hired never was.
pub(in crate::placement) async fn free_opening(act: &Act<'_>, id: JobOrderId) -> Result<(), DbErr> {
    let freed = Entity::update_many().col_expr(Column::Filled, Expr::col(Column::Filled).sub(1));
    freed.filter(Column::Id.eq(id)).filter(Column::Filled.gt(0)).exec(act.tx()).await.map(drop)
}

fn columns(id: JobOrderId, details: &JobOrderDetails) -> ActiveModel {
    ActiveModel {
        id: Set(id),
        site_id: Set(details.site),
        program_id: Set(details.program),
        title: Set(details.title.clone()),
        soc: Set(details.soc.clone()),
        openings: Set(details.openings),
        requirements: Set(details.requirements.clone()),
        wage_from: Set(details.wage_from),
        wage_to: Set(details.wage_to),
        hours: Set(details.hours),
        quality: Set(details.quality.clone()),
        opened_on: Set(details.opened_on),
        closes_on: Set(details.closes_on),
        ..Default::default()
    }
}
