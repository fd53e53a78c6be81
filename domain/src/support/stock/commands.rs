//! Setting a kind of thing up, receiving a lot, handing one out, getting it back, losing it, giving a lot back.

use std::collections::BTreeSet;

use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;
use sea_orm::{PaginatorTrait, QueryOrder, QuerySelect, Select};

use super::rules::{UnitState, buys_on, needs_no_approval, serials, within_limit};
use super::{ActiveModel, Column, DrawDetails, Entity, StockKind, StockKindDetails, StockKindId, UnitId, units};
use crate::access::{Act, Permission};
use crate::intake::case::Case;
use crate::intake::case::commands::permitted as permitted_case;
use crate::shared::{Answer, CaseId, Cents, Happening, ObjectKind, Refusal, Stop, What};
use crate::support::authorizations::commands::{check, columns, permitted as permitted_authorization, told};
use crate::support::authorizations::paying::{meet_need, record_service, take_back};
use crate::support::authorizations::rules::AuthorizationState;
use crate::support::authorizations::{self, AskDetails, AuthorizationId};
use crate::support::funds::commands::{of_program, permitted as permitted_fund};
use crate::support::funds::ledger::{self, Line};
use crate::support::funds::rules::{EntryKind, Moved, Purpose};
use crate::support::funds::{Fund, FundId};

/// Sets a kind of thing up that a fund buys.
///
/// # Errors
/// `NotFound` for a fund of others; `stock-is-supportive` where the fund pays for no supportive services;
/// `over-approval-limit` where one costs more than one person approves.
pub async fn set_up(act: &mut Act<'_>, fund: FundId, details: &StockKindDetails) -> Answer<StockKindId> {
    let fund = permitted_fund(act, Permission::SetUpFunds, fund).await?;
    if !fund.purposes.0.contains(&Purpose::Supportive) {
        return Err(Refusal::because("stock-is-supportive").into());
    }
    needs_no_approval("value", details.value, fund.approval_limit)?;
    let id = StockKindId::new();
    let row = ActiveModel {
        id: Set(id),
        organization_id: Set(fund.organization_id),
        fund_id: Set(fund.id),
        name: Set(details.name.clone()),
        value: Set(details.value),
        most: Set(details.most),
        within_days: Set(details.within_days),
    };
    Entity::insert(row).exec_without_returning(act.tx()).await?;
    act.happened(Happening::new(What::StockKindSetUp, ObjectKind::StockKind, id).created(details));
    Ok(id)
}

/// Receives things into the drawer: the fund keeps the money that they cost, until each is handed out.
///
/// # Errors
/// What [`serials`] refuses; `serial-known`; `fund-period`; `fund-short`; `NotFound`.
pub async fn receive(act: &mut Act<'_>, id: StockKindId, typed: &str) -> Answer<()> {
    let (kind, mut fund) = permitted(act, id).await?;
    buys_on(fund.starts_on, fund.ends_on, act.today())?;
    let serials = serials(typed)?;
    refuse_known(act, id, &serials).await?;
    let unit = |serial: &String| units::ActiveModel {
        id: Set(UnitId::new()),
        organization_id: Set(kind.organization_id),
        stock_kind_id: Set(id),
        serial: Set(serial.clone()),
        state: Set(UnitState::InDrawer),
        authorization_id: Set(None),
    };
    units::Entity::insert_many(serials.iter().map(unit)).exec_without_returning(act.tx()).await?;
    let note = format!("{} × {}", serials.len(), kind.name);
    let moved = Moved::promised(cost_of(&kind, serials.len()));
    write(act, &mut fund, EntryKind::StockReceived, None, moved, Some(note)).await?;
    let happening = Happening::new(What::StockReceived, ObjectKind::StockKind, id);
    act.happened(happening.created(&serials));
    Ok(())
}

/// Hands one out: a promise that is redeemed at once. The last one goes to exactly one case.
///
/// # Errors
/// As asking for money; `over-approval-limit`, `over-stock-limit`, `stock-empty`, `no-such-serial`, `not-a-choice`.
pub async fn draw(act: &mut Act<'_>, case: CaseId, details: &DrawDetails) -> Answer<AuthorizationId> {
    let case = permitted_case(act, Permission::AskForMoney, case).await?;
    let kind = Entity::find_by_id(details.stock).filter(Column::OrganizationId.eq(case.organization_id));
    let kind = kind.one(act.tx()).await?.ok_or_else(foreign)?;
    let mut fund = of_program(act, case.program_id, kind.fund_id).await.map_err(|_| foreign())?;
    let ask = AskDetails {
        fund: fund.id,
        purpose: Purpose::Supportive,
        what: kind.name.clone(),
        payee: None,
        amount: kind.value,
        last_day: Some(act.today()),
        answers: details.answers.clone(),
    };
    let checked = check(act, &case, &fund, &ask).await?;
    needs_no_approval("stock", kind.value, fund.approval_limit)?;
    within_limit(had(act, &case, &kind).await?, kind.most, kind.within_days)?;
    let id = AuthorizationId::new();
    let serial = details.serial.as_deref();
    let row = authorizations::ActiveModel {
        id: Set(id),
        state: Set(AuthorizationState::Paid),
        paid: Set(kind.value),
        stock_kind_id: Set(Some(kind.id)),
        ..columns(act, &case, &ask, checked)
    };
    authorizations::Entity::insert(row).exec_without_returning(act.tx()).await?;
    let serial = take(act, &kind, serial, id).await?;
    let note = Some(format!("{} {serial}", kind.name));
    write(act, &mut fund, EntryKind::Paid, Some(id), Moved::paid(kind.value), note).await?;
    let drawn = authorizations::Entity::find_by_id(id).one(act.tx()).await?.ok_or(Stop::NotFound)?;
    record_service(act, &case, &fund, &drawn, act.today()).await?;
    meet_need(act, &case, &drawn, act.today()).await?;
    act.happened(told(What::StockDrawn, &case, &drawn, kind.value).with("serial", serial));
    Ok(id)
}

/// Gets a thing back into the drawer.
///
/// # Errors
/// `not-stock` where it was money, `money-moved-on`, `Conflict`.
pub async fn bring_back(act: &mut Act<'_>, id: AuthorizationId, reason: &str, version: i32) -> Answer<()> {
    let (authorization, case, mut fund) = permitted_authorization(act, Permission::AskForMoney, id).await?;
    if authorization.stock_kind_id.is_none() {
        return Err(Refusal::because("not-stock").into());
    }
    take_back(act, &case, &authorization, authorization.paid, version).await?;
    let back = units::Entity::update_many()
        .col_expr(units::Column::State, Expr::value(UnitState::InDrawer))
        .col_expr(units::Column::AuthorizationId, Expr::value(Option::<AuthorizationId>::None))
        .filter(units::Column::AuthorizationId.eq(id));
    back.exec(act.tx()).await?;
    let note = Some(reason.to_owned());
    write(act, &mut fund, EntryKind::Reversed, Some(id), Moved::unpaid(authorization.paid), note).await?;
    let happening = told(What::StockBroughtBack, &case, &authorization, authorization.paid);
    act.happened(happening.with("note", reason));
    Ok(())
}

/// Notes that a thing in the drawer is lost: it is paid, and nobody has it.
///
/// # Errors
/// `no-such-serial` where the drawer has none of this number; `NotFound`.
pub async fn lose(act: &mut Act<'_>, id: StockKindId, serial: &str, reason: &str) -> Answer<()> {
    let (kind, mut fund) = permitted(act, id).await?;
    let lost = units::Entity::update_many()
        .col_expr(units::Column::State, Expr::value(UnitState::Lost))
        .filter(units::Column::StockKindId.eq(id))
        .filter(units::Column::Serial.eq(serial))
        .filter(units::Column::State.eq(UnitState::InDrawer));
    if lost.exec(act.tx()).await?.rows_affected == 0 {
        return Err(Refusal::of("serial", "no-such-serial").with("serial", serial).into());
    }
    let note = Some(format!("{} {serial}: {reason}", kind.name));
    write(act, &mut fund, EntryKind::StockLost, None, Moved::paid(kind.value), note).await?;
    let happening = Happening::new(What::StockTakenOut, ObjectKind::StockKind, id);
    act.happened(happening.created(&(serial, reason)));
    Ok(())
}

/// Gives things in the drawer back to whoever sold them: they leave the drawer, and the fund has their money again.
///
/// # Errors
/// What [`serials`] refuses; `no-such-serial` for the first that is not in the drawer; `NotFound`.
pub async fn return_unused(act: &mut Act<'_>, id: StockKindId, typed: &str, reason: &str) -> Answer<()> {
    let (kind, mut fund) = permitted(act, id).await?;
    let serials = serials(typed)?;
    let there = in_drawer(id).filter(units::Column::Serial.is_in(serials.iter().map(String::as_str)));
    let there: BTreeSet<String> = there.all(act.tx()).await?.into_iter().map(|unit| unit.serial).collect();
    if let Some(missing) = serials.iter().find(|serial| !there.contains(*serial)) {
        return Err(Refusal::of("serials", "no-such-serial").with("serial", missing).into());
    }
    let gone = units::Entity::delete_many()
        .filter(units::Column::StockKindId.eq(id))
        .filter(units::Column::Serial.is_in(serials.iter().map(String::as_str)));
    gone.exec(act.tx()).await?;
    let note = Some(format!("{} × {}: {reason}", serials.len(), kind.name));
    let moved = Moved::returned(cost_of(&kind, serials.len()));
    write(act, &mut fund, EntryKind::StockReturned, None, moved, note).await?;
    act.happened(Happening::new(What::StockTakenOut, ObjectKind::StockKind, id).created(&(serials, reason)));
    Ok(())
}

fn cost_of(kind: &StockKind, count: usize) -> Cents {
    Cents(kind.value.0.saturating_mul(i64::try_from(count).unwrap_or(i64::MAX)))
}

fn in_drawer(id: StockKindId) -> Select<units::Entity> {
    let units = units::Entity::find().filter(units::Column::StockKindId.eq(id));
    units.filter(units::Column::State.eq(UnitState::InDrawer))
}

fn foreign() -> Stop {
    Refusal::of("stock", "not-a-choice").with("typed", "").into()
}

/// A kind of thing and its fund, locked, that the reader sets up.
async fn permitted(act: &Act<'_>, id: StockKindId) -> Answer<(StockKind, Fund)> {
    act.permit_anywhere(Permission::SetUpFunds)?;
    let kind = Entity::find_by_id(id).one(act.tx()).await?.ok_or(Stop::NotFound)?;
    let fund = permitted_fund(act, Permission::SetUpFunds, kind.fund_id).await?;
    Ok((kind, fund))
}

async fn refuse_known(act: &Act<'_>, id: StockKindId, serials: &[String]) -> Answer<()> {
    let known = units::Entity::find()
        .select_only()
        .column(units::Column::Serial)
        .filter(units::Column::StockKindId.eq(id))
        .filter(units::Column::Serial.is_in(serials.iter().map(String::as_str)))
        .order_by_asc(units::Column::Serial)
        .into_tuple::<String>();
    match known.one(act.tx()).await? {
        Some(serial) => Err(Refusal::of("serials", "serial-known").with("serial", serial).into()),
        None => Ok(()),
    }
}

/// How many of a kind a case has had within the days of its limit, those that came back aside.
async fn had(act: &Act<'_>, case: &Case, kind: &StockKind) -> Result<u64, DbErr> {
    let days = u32::try_from(kind.within_days).unwrap_or_default();
    let of_late = authorizations::Entity::find()
        .filter(authorizations::Column::CaseId.eq(case.id))
        .filter(authorizations::Column::StockKindId.eq(kind.id))
        .filter(authorizations::Column::State.eq(AuthorizationState::Paid))
        .filter(authorizations::Column::AskedOn.gt(act.today().minus_days(days)));
    of_late.count(act.tx()).await
}

/// Takes one out of the drawer: this one, or the first. The fund is locked; nobody else takes it meanwhile.
async fn take(act: &Act<'_>, kind: &StockKind, serial: Option<&str>, by: AuthorizationId) -> Answer<String> {
    let mut there = in_drawer(kind.id);
    if let Some(serial) = serial {
        there = there.filter(units::Column::Serial.eq(serial));
    }
    let refusal = || match serial {
        Some(serial) => Refusal::of("serial", "no-such-serial").with("serial", serial),
        None => Refusal::of("stock", "stock-empty").with("name", &kind.name),
    };
    let unit = there.order_by_asc(units::Column::Serial).one(act.tx()).await?.ok_or_else(refusal)?;
    let row = units::ActiveModel {
        id: Set(unit.id),
        state: Set(UnitState::Drawn),
        authorization_id: Set(Some(by)),
        ..Default::default()
    };
    units::Entity::update(row).exec(act.tx()).await?;
    Ok(unit.serial)
}

async fn write(
    act: &Act<'_>,
    fund: &mut Fund,
    kind: EntryKind,
    authorization: Option<AuthorizationId>,
    moved: Moved,
    note: Option<String>,
) -> Answer<()> {
    ledger::write(act, fund, Line { kind, authorization, moved, day: act.today(), note }).await
}
