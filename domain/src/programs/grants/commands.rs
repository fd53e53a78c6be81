//! Writing a grant down, revising it, sharing it among programs, and what it promises.

use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::ExprTrait;
use sea_orm::{QuerySelect, SqlErr};

use super::queries::{deliverables_of, visible};
use super::{
    ActiveModel, Column, DeliverableDetails, DeliverableId, Entity, Grant, GrantDetails, GrantId, deliverables,
    revisions, shares,
};
use crate::access::{Act, Permission};
use crate::programs::streams;
use crate::shared::{Answer, Cents, FundingStreamId, Happening, ObjectKind, Refusal, Stop, What};

/// Writes a grant down.
///
/// # Errors
/// `Forbidden` where the reader may not.
pub async fn open(act: &mut Act<'_>, details: &GrantDetails) -> Answer<GrantId> {
    let tx = act.permit_anywhere(Permission::SetUpFunds)?;
    let id = GrantId::new();
    let row = ActiveModel {
        id: Set(id),
        organization_id: Set(act.organization()),
        allotted: Set(Cents(0)),
        created_at: Set(act.by.at),
        version: Set(1),
        ..columns(details)
    };
    Entity::insert(row).exec_without_returning(tx).await?;
    note_award(act, id, details, None).await?;
    act.happened(Happening::new(What::GrantOpened, ObjectKind::Grant, id).on(details.starts_on).created(details));
    Ok(id)
}

/// Revises a grant; a change of its period or its amount says why and stays readable.
///
/// # Errors
/// `missing` without a reason where period or amount change; `below-allotted` where its funds hold more than the new
/// amount; `due-outside-grant` where it promises something for a day outside of the new period; `Conflict`; `NotFound`.
pub(crate) async fn revise(
    act: &mut Act<'_>,
    id: GrantId,
    details: &GrantDetails,
    reason: Option<&str>,
    version: i32,
) -> Answer<()> {
    let grant = permitted(act, id).await?;
    let before = GrantDetails::of(&grant);
    if before == *details {
        return Ok(());
    }
    if grant.version != version {
        return Err(Stop::Conflict);
    }
    if !details.is_same_award(&before) {
        let reason = reason.ok_or_else(|| Refusal::of("reason", "missing"))?;
        check_award(act, &grant, details).await?;
        note_award(act, id, details, Some(reason)).await?;
    }
    let row = ActiveModel { id: Set(id), version: Set(version + 1), ..columns(details) };
    Entity::update(row).exec(act.tx()).await?;
    let happening = Happening::new(What::GrantRevised, ObjectKind::Grant, id).changed(&before, details);
    act.happened(happening.with("reason", reason.unwrap_or_default()));
    Ok(())
}

/// Says that a funding stream of a program is this grant's share in it.
///
/// # Errors
/// `not-a-choice` for a stream of others, `stream-taken` where it is the share of a grant already; `NotFound`.
pub async fn share(act: &mut Act<'_>, id: GrantId, stream: FundingStreamId) -> Answer<()> {
    let grant = permitted(act, id).await?;
    let own = streams::Entity::find_by_id(stream).filter(streams::Column::OrganizationId.eq(act.organization()));
    let reader = &act.by.reader;
    let own = own
        .one(act.tx())
        .await?
        .filter(|stream| reader.is_of_the_house() || reader.programs.contains(&stream.program_id));
    let stream = own.ok_or_else(|| Refusal::of("stream", "not-a-choice").with("typed", ""))?;
    let row = shares::ActiveModel {
        id: Set(shares::ShareId::new()),
        organization_id: Set(grant.organization_id),
        grant_id: Set(id),
        program_id: Set(stream.program_id),
        funding_stream_id: Set(stream.id),
    };
    let taken = |error: DbErr| match error.sql_err() {
        Some(SqlErr::UniqueConstraintViolation(_)) => Refusal::of("stream", "stream-taken").into(),
        _ => Stop::from(error),
    };
    shares::Entity::insert(row).exec_without_returning(act.tx()).await.map_err(taken)?;
    act.happened(Happening::new(What::GrantShared, ObjectKind::Grant, id).created(&stream.name));
    Ok(())
}

/// Writes down what a grant promises; of one kind there is one promise, and a new figure takes its place.
///
/// # Errors
/// As [`DeliverableDetails::within`]; `NotFound`.
pub async fn promise(act: &mut Act<'_>, id: GrantId, details: &DeliverableDetails) -> Answer<()> {
    let grant = permitted(act, id).await?;
    details.within(&grant)?;
    let known = deliverables::Entity::find()
        .filter(deliverables::Column::GrantId.eq(id))
        .filter(deliverables::Column::Kind.eq(details.deliverable));
    let known = known.one(act.tx()).await?;
    let row = deliverables::ActiveModel {
        promised: Set(details.promised),
        due_on: Set(details.due_on),
        ..Default::default()
    };
    let happening = Happening::new(What::DeliverablePromised, ObjectKind::Grant, id);
    let happening = match known {
        Some(known) => {
            let row = deliverables::ActiveModel { id: Set(known.id), ..row };
            deliverables::Entity::update(row).exec(act.tx()).await?;
            let before = DeliverableDetails { deliverable: known.kind, promised: known.promised, due_on: known.due_on };
            happening.changed(&before, details)
        }
        None => {
            let row = deliverables::ActiveModel {
                id: Set(DeliverableId::new()),
                organization_id: Set(grant.organization_id),
                grant_id: Set(id),
                kind: Set(details.deliverable),
                ..row
            };
            deliverables::Entity::insert(row).exec_without_returning(act.tx()).await?;
            happening.created(details)
        }
    };
    act.happened(happening);
    Ok(())
}

/// Takes so much of a grant for a fund; less than nothing gives it back. Two who take at once never take more than
/// there is.
///
/// # Errors
/// `over-grant` where the grant has less left.
pub(crate) async fn allot(act: &Act<'_>, id: GrantId, cents: Cents) -> Answer<()> {
    let after = || Expr::col(Column::Allotted).add(cents.0);
    let taken = Entity::update_many()
        .col_expr(Column::Allotted, after())
        .filter(Column::Id.eq(id))
        .filter(after().gte(0))
        .filter(after().lte(Expr::col(Column::Amount)));
    if taken.exec(act.tx()).await?.rows_affected == 1 {
        return Ok(());
    }
    let grant = Entity::find_by_id(id).one(act.tx()).await?.ok_or(Stop::NotFound)?;
    let left = Cents(grant.amount.0 - grant.allotted.0);
    Err(Refusal::of("budget", "over-grant").with("grant", grant.name).with("left", format!("${left}")).into())
}

/// A grant that the reader sets up, locked against others.
async fn permitted(act: &Act<'_>, id: GrantId) -> Answer<Grant> {
    let tx = act.permit_anywhere(Permission::SetUpFunds)?;
    let scope = act.by.reader.scope(Permission::SetUpFunds, act.today());
    let grant = Entity::find_by_id(id).filter(visible(&scope)).lock_exclusive().one(tx).await?;
    grant.ok_or(Stop::NotFound)
}

/// What funds hold and what is promised still lies within a new award.
async fn check_award(act: &Act<'_>, grant: &Grant, details: &GrantDetails) -> Answer<()> {
    if details.amount < grant.allotted {
        let allotted = format!("${}", grant.allotted);
        return Err(Refusal::of("amount", "below-allotted").with("allotted", allotted).into());
    }
    for promise in deliverables_of(act.tx(), grant.id).await? {
        if let Some(field) = details.field_that_leaves_out(promise.due_on, promise.due_on) {
            let refusal = Refusal::of(field, "due-outside-grant").with("day", promise.due_on);
            return Err(refusal.with("promised", promise.promised).into());
        }
    }
    Ok(())
}

async fn note_award(act: &Act<'_>, id: GrantId, details: &GrantDetails, reason: Option<&str>) -> Answer<()> {
    let row = revisions::ActiveModel {
        id: Set(revisions::RevisionId::new()),
        organization_id: Set(act.organization()),
        grant_id: Set(id),
        starts_on: Set(details.starts_on),
        ends_on: Set(details.ends_on),
        amount: Set(details.amount),
        reason: Set(reason.map(str::to_owned)),
        at: Set(act.by.at),
        user_id: Set(act.user()),
    };
    revisions::Entity::insert(row).exec_without_returning(act.tx()).await?;
    Ok(())
}

fn columns(details: &GrantDetails) -> ActiveModel {
    ActiveModel {
        name: Set(details.name.clone()),
        funder: Set(details.funder.clone()),
        number: Set(details.grant_number.clone()),
        starts_on: Set(details.starts_on),
        ends_on: Set(details.ends_on),
        amount: Set(details.amount),
        ..Default::default()
    }
}
