//! Opening a fund and changing its terms.

use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;
use sea_orm::{Condition, QueryOrder, QuerySelect};

use super::ledger::{self, Line};
use super::rules::{EntryKind, Moved};
use super::{ActiveModel, Column, Entity, Fund, FundDetails, FundId, Kinds, Purposes, Served};
use crate::access::{Act, Permission};
use crate::programs::grants::{self, Grant, GrantDetails, GrantId};
use crate::programs::{kinds, streams};
use crate::shared::{Answer, Cents, Happening, ObjectKind, ProgramId, Refusal, Stop, What};
use crate::support::scope::{permit_program, visible};

/// Opens a fund with its budget: the ledger's first line.
///
/// # Errors
/// `not-a-choice` for a stream or a kind of service of others, `stream-without-grant`, `outside-grant` for a day outside
/// of the grant, `over-grant` where the grant has less left.
pub async fn open(act: &mut Act<'_>, details: &FundDetails) -> Answer<FundId> {
    let (program, grant) = source(act, details).await?;
    permit_program(act, Permission::SetUpFunds, program)?;
    check(act, program, &grant, details).await?;
    grants::commands::allot(act, grant.id, details.budget).await?;
    let id = FundId::new();
    let row = ActiveModel {
        id: Set(id),
        organization_id: Set(act.organization()),
        program_id: Set(program),
        funding_stream_id: Set(details.stream),
        grant_id: Set(grant.id),
        budget: Set(Cents(0)),
        encumbered: Set(Cents(0)),
        spent: Set(Cents(0)),
        lines: Set(0),
        created_at: Set(act.by.at),
        version: Set(1),
        ..terms(details)
    };
    Entity::insert(row).exec_without_returning(act.tx()).await?;
    let mut fund = locked(act, id).await?;
    move_budget(act, &mut fund, EntryKind::Opened, details.budget.0, None).await?;
    act.happened(Happening::new(What::FundOpened, ObjectKind::Fund, id).on(details.starts_on).created(details));
    Ok(id)
}

/// Changes the terms of a fund; another budget says why, and never takes what is promised or paid.
///
/// # Errors
/// As [`open`]; `missing` without a reason where the budget changes; `budget-in-use`; `not-a-choice` for another stream;
/// `Conflict`; `NotFound`.
pub async fn change(
    act: &mut Act<'_>,
    id: FundId,
    details: &FundDetails,
    reason: Option<&str>,
    version: i32,
) -> Answer<()> {
    let mut fund = permitted(act, Permission::SetUpFunds, id).await?;
    let before = FundDetails::of(&fund);
    if before == *details {
        return Ok(());
    }
    if fund.version != version {
        return Err(Stop::Conflict);
    }
    if details.stream != before.stream {
        return Err(Refusal::of("stream", "not-a-choice").with("typed", "").into());
    }
    let (program, grant) = source(act, details).await?;
    check(act, program, &grant, details).await?;
    let row = ActiveModel { id: Set(id), version: Set(version + 1), ..terms(details) };
    Entity::update(row).exec(act.tx()).await?;
    let more = details.budget.0 - fund.budget.0;
    if more != 0 {
        let reason = reason.ok_or_else(|| Refusal::of("reason", "missing"))?;
        if -more > fund.balance().available().0 {
            let used = Cents(fund.encumbered.0 + fund.spent.0);
            return Err(Refusal::of("budget", "budget-in-use").with("used", format!("${used}")).into());
        }
        grants::commands::allot(act, grant.id, Cents(more)).await?;
        move_budget(act, &mut fund, EntryKind::BudgetChanged, more, Some(reason)).await?;
    }
    let happening = Happening::new(What::FundChanged, ObjectKind::Fund, id).changed(&before, details);
    act.happened(happening.with("reason", reason.unwrap_or_default()));
    Ok(())
}

/// Revises a grant, which its funds still lie within.
///
/// # Errors
/// As the revision of a grant; `fund-outside-grant` where a fund runs on days outside of the new period.
pub async fn revise_grant(
    act: &mut Act<'_>,
    id: GrantId,
    details: &GrantDetails,
    reason: Option<&str>,
    version: i32,
) -> Answer<()> {
    grants::commands::revise(act, id, details, reason, version).await?;
    let outside = Condition::any().add(Column::StartsOn.lt(details.starts_on)).add(Column::EndsOn.gt(details.ends_on));
    let fund = Entity::find().filter(Column::GrantId.eq(id)).filter(outside).order_by_asc(Column::Id);
    let Some(fund) = fund.one(act.tx()).await? else { return Ok(()) };
    let field = details.field_that_leaves_out(fund.starts_on, fund.ends_on).unwrap_or("ends_on");
    let refusal = Refusal::of(field, "fund-outside-grant").with("fund", fund.name);
    Err(refusal.with("from", fund.starts_on).with("until", fund.ends_on).into())
}

/// Notes that somebody took a fund's ledger away as a file.
///
/// # Errors
/// `Forbidden`, or `NotFound` where it is out of reach.
pub async fn note_export(act: &mut Act<'_>, id: FundId) -> Answer<()> {
    let fund = permitted(act, Permission::ApproveMoney, id).await?;
    act.happened(Happening::new(What::ListExported, ObjectKind::Fund, id).with("count", fund.lines));
    Ok(())
}

/// A fund that the reader may do this to, locked against others.
///
/// # Errors
/// `Forbidden`, or `NotFound` where it is out of reach.
pub(in crate::support) async fn permitted(act: &Act<'_>, permission: Permission, id: FundId) -> Answer<Fund> {
    let tx = act.permit_anywhere(permission)?;
    let scope = act.by.reader.scope(permission, act.today());
    Entity::find_by_id(id).filter(visible(&scope)).lock_exclusive().one(tx).await?.ok_or(Stop::NotFound)
}

/// A fund of a program, locked against others: whoever reaches a case of the program may ask it for money.
///
/// # Errors
/// `not-a-choice` for a fund of another program.
pub(in crate::support) async fn of_program(act: &Act<'_>, program: ProgramId, id: FundId) -> Answer<Fund> {
    let fund = Entity::find_by_id(id).filter(Column::ProgramId.eq(program)).lock_exclusive().one(act.tx()).await?;
    Ok(fund.ok_or_else(|| Refusal::of("fund", "not-a-choice").with("typed", ""))?)
}

/// A fund, locked against others. The caller has permitted what is done with it.
pub(in crate::support) async fn locked(act: &Act<'_>, id: FundId) -> Answer<Fund> {
    Entity::find_by_id(id).lock_exclusive().one(act.tx()).await?.ok_or(Stop::NotFound)
}

async fn source(act: &Act<'_>, details: &FundDetails) -> Answer<(ProgramId, Grant)> {
    act.permit_anywhere(Permission::SetUpFunds)?;
    let foreign = || Refusal::of("stream", "not-a-choice").with("typed", "");
    let stream = streams::Entity::find_by_id(details.stream);
    let stream = stream.filter(streams::Column::OrganizationId.eq(act.organization())).one(act.tx()).await?;
    let stream = stream.ok_or_else(foreign)?;
    let grant = grants::queries::grant_of(act.tx(), stream.id).await?;
    let grant = grant.ok_or_else(|| Refusal::of("stream", "stream-without-grant"))?;
    // Nobody shortens it while a fund of it is opened or moved.
    let grant = grants::Entity::find_by_id(grant.id).lock_exclusive().one(act.tx()).await?.ok_or(Stop::NotFound)?;
    Ok((stream.program_id, grant))
}

async fn check(act: &Act<'_>, program: ProgramId, grant: &Grant, details: &FundDetails) -> Answer<()> {
    for (field, day) in [("starts_on", details.starts_on), ("ends_on", details.ends_on)] {
        if day < grant.starts_on || day > grant.ends_on {
            let refusal = Refusal::of(field, "outside-grant").with("grant", &grant.name).with("typed", day);
            return Err(refusal.with("from", grant.starts_on).with("until", grant.ends_on).into());
        }
    }
    let Some(kind) = details.service else { return Ok(()) };
    let kind = kinds::Entity::find_by_id(kind).filter(kinds::Column::ProgramId.eq(program)).one(act.tx()).await?;
    match kind {
        Some(_) => Ok(()),
        None => Err(Refusal::of("service", "not-a-choice").with("typed", "").into()),
    }
}

async fn move_budget(act: &Act<'_>, fund: &mut Fund, kind: EntryKind, cents: i64, reason: Option<&str>) -> Answer<()> {
    let moved = Moved { budget: cents, ..Moved::default() };
    let note = reason.map(str::to_owned);
    ledger::write(act, fund, Line { kind, authorization: None, moved, day: act.today(), note }).await
}

fn terms(details: &FundDetails) -> ActiveModel {
    ActiveModel {
        name: Set(details.name.clone()),
        starts_on: Set(details.starts_on),
        ends_on: Set(details.ends_on),
        cap_per_case: Set(details.cap_per_case),
        approval_limit: Set(details.approval_limit),
        purposes: Set(Purposes(details.purposes.clone())),
        stages: Set(Served(details.stages.clone())),
        need_kinds: Set(Kinds(details.need_kinds.clone())),
        service_kind_id: Set(details.service),
        ..Default::default()
    }
}
