//! What becomes of promised money: a voucher, a payment, back to the fund.

use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;
use sea_orm::{PaginatorTrait, QuerySelect};

use super::commands::{move_along, nothing_more, permitted, told};
use super::rules::{AuthorizationEdge, AuthorizationState, follow, may_pay};
use super::{ActiveModel, Authorization, AuthorizationId, Column, Entity, Payment, Reversal};
use crate::access::{Act, Permission};
use crate::intake::case::Case;
use crate::intake::services::commands::{cover, uncover};
use crate::shared::{Answer, Cents, Day, Refusal, Stop, What};
use crate::support::funds::ledger::{self, Line};
use crate::support::funds::rules::{EntryKind, Moved};
use crate::support::funds::{Fund, FundId};
use crate::support::needs::commands::{has_other_open, of_case as need_of, reopen_of, settle_of};
use crate::support::needs::rules::{MetBy, NeedState};
use crate::support::needs::{NeedId, Settlement};

/// Gives out a voucher; it has the next number of its fund.
///
/// # Errors
/// `money-moved-on`, `Conflict`.
pub async fn issue_voucher(act: &mut Act<'_>, id: AuthorizationId, version: i32) -> Answer<i32> {
    let (authorization, case, fund) = permitted(act, Permission::AskForMoney, id).await?;
    let number = last_voucher(act, fund.id).await? + 1;
    let columns = ActiveModel { voucher: Set(Some(number)), voucher_on: Set(Some(act.today())), ..Default::default() };
    move_along(act, &authorization, AuthorizationEdge::Voucher, version, columns).await?;
    act.happened(told(What::VoucherIssued, &case, &authorization, authorization.amount).with("number", number));
    Ok(number)
}

/// The number of a fund's last voucher. The fund is locked; nobody else gives one out meanwhile.
async fn last_voucher(act: &Act<'_>, fund: FundId) -> Answer<i32> {
    let last = Entity::find().select_only().column_as(Column::Voucher.max(), "last").filter(Column::FundId.eq(fund));
    Ok(last.into_tuple::<Option<i32>>().one(act.tx()).await?.flatten().unwrap_or_default())
}

/// Pays, the whole or less; what is left over is the fund's again. The need is met by it, and where the fund says so a
/// service is recorded.
///
/// # Errors
/// `Forbidden` for whoever asked for it; `more-than-promised`, `out-of-order` for a day before it was asked for, `money-moved-on`, `Conflict`.
pub async fn pay(act: &mut Act<'_>, id: AuthorizationId, payment: &Payment, version: i32) -> Answer<()> {
    let (authorization, case, mut fund) = permitted_to_pay(act, id).await?;
    if payment.amount > authorization.amount {
        let promised = format!("${}", authorization.amount);
        return Err(Refusal::of("amount", "more-than-promised").with("promised", promised).into());
    }
    if payment.day < authorization.asked_on {
        let refusal = Refusal::of("day", "out-of-order").with("typed", payment.day);
        return Err(refusal.with("after", authorization.asked_on).into());
    }
    let columns = ActiveModel { paid: Set(payment.amount), ..Default::default() };
    move_along(act, &authorization, AuthorizationEdge::Pay, version, columns).await?;
    write_payment(act, &mut fund, &authorization, payment).await?;
    record_service(act, &case, &fund, &authorization, payment.day).await?;
    meet_need(act, &case, &authorization, payment.day).await?;
    act.happened(told(What::MoneyPaid, &case, &authorization, payment.amount).on(payment.day));
    Ok(())
}

/// Gives promised money back that is not used.
///
/// # Errors
/// `money-moved-on`, `Conflict`.
pub async fn give_back(act: &mut Act<'_>, id: AuthorizationId, reason: &str, version: i32) -> Answer<()> {
    let (authorization, case, mut fund) = permitted(act, Permission::AskForMoney, id).await?;
    move_along(act, &authorization, AuthorizationEdge::Return, version, nothing_more()).await?;
    release(act, &mut fund, &authorization, EntryKind::Returned, Some(reason)).await?;
    act.happened(told(What::MoneyReturned, &case, &authorization, authorization.amount).with("note", reason));
    Ok(())
}

/// Takes a payment back, whole or in part: the fund has the money again. With the whole of it goes the service, and the
/// need that it met is open again.
///
/// # Errors
/// `Forbidden` for whoever asked for it; `more-than-paid`, `stock-comes-back` for a thing out of the drawer, `money-moved-on`, `Conflict`.
pub async fn reverse(act: &mut Act<'_>, id: AuthorizationId, reversal: &Reversal, version: i32) -> Answer<()> {
    let (authorization, case, mut fund) = permitted_to_pay(act, id).await?;
    if authorization.stock_kind_id.is_some() {
        return Err(Refusal::because("stock-comes-back").into());
    }
    let left = Cents(authorization.paid.0 - authorization.reversed.0);
    if authorization.state == AuthorizationState::Paid && reversal.amount > left {
        return Err(Refusal::of("amount", "more-than-paid").with("paid", format!("${left}")).into());
    }
    take_back(act, &case, &authorization, reversal.amount, version).await?;
    let line = Line {
        kind: EntryKind::Reversed,
        authorization: Some(id),
        moved: Moved::reversed(reversal.amount),
        day: act.today(),
        note: Some(reversal.reason.clone()),
    };
    ledger::write(act, &mut fund, line).await?;
    let happening = told(What::MoneyReversed, &case, &authorization, reversal.amount);
    act.happened(happening.with("note", &reversal.reason));
    Ok(())
}

/// Lets a promise lapse whose last day has passed; false where it did already.
///
/// # Errors
/// Where the database fails.
pub async fn lapse(act: &mut Act<'_>, id: AuthorizationId) -> Answer<bool> {
    let (authorization, case, mut fund) = permitted(act, Permission::AskForMoney, id).await?;
    let over = authorization.last_day < act.today();
    if !over || follow(authorization.state, AuthorizationEdge::Lapse).is_none() {
        return Ok(false);
    }
    let version = authorization.version;
    move_along(act, &authorization, AuthorizationEdge::Lapse, version, nothing_more()).await?;
    if authorization.state.is_promised() {
        release(act, &mut fund, &authorization, EntryKind::Lapsed, None).await?;
    }
    act.happened(told(What::MoneyLapsed, &case, &authorization, authorization.amount));
    Ok(true)
}

/// Nobody pays or takes back what they asked for themselves.
async fn permitted_to_pay(act: &Act<'_>, id: AuthorizationId) -> Answer<(Authorization, Case, Fund)> {
    let found = permitted(act, Permission::ApproveMoney, id).await?;
    if may_pay(found.0.asked_by, act.user()) { Ok(found) } else { Err(Stop::Forbidden) }
}

/// Notes that so much of a payment was taken back; the whole of it is an end: its service is struck, and the need is
/// open again.
pub(in crate::support) async fn take_back(
    act: &mut Act<'_>,
    case: &Case,
    authorization: &Authorization,
    amount: Cents,
    version: i32,
) -> Answer<()> {
    let reversed = Cents(authorization.reversed.0 + amount.0);
    let columns = ActiveModel { reversed: Set(reversed), ..Default::default() };
    if reversed < authorization.paid {
        if authorization.version != version {
            return Err(Stop::Conflict);
        }
        let row = ActiveModel { id: Set(authorization.id), version: Set(version + 1), ..columns };
        Entity::update(row).exec(act.tx()).await?;
        return Ok(());
    }
    let columns = ActiveModel { service_id: Set(None), ..columns };
    move_along(act, authorization, AuthorizationEdge::Reverse, version, columns).await?;
    if let Some(service) = authorization.service_id {
        uncover(act, case, service).await?;
    }
    match authorization.need_id {
        Some(need) => unmeet_need(act, case, need).await,
        None => Ok(()),
    }
}

/// A need that money met and none meets any more is open again, unless another of its kind was opened since.
async fn unmeet_need(act: &mut Act<'_>, case: &Case, id: NeedId) -> Answer<()> {
    let need = need_of(act, case, id).await?;
    let paid = Entity::find().filter(Column::NeedId.eq(id)).filter(Column::State.eq(AuthorizationState::Paid));
    let met_by_money = need.state == NeedState::Met && need.met_by == Some(MetBy::Authorization);
    if !met_by_money || paid.count(act.tx()).await? > 0 || has_other_open(act, &need).await? {
        return Ok(());
    }
    reopen_of(act, case, &need).await
}

/// Where the fund says so, a payment is a service of that day.
pub(in crate::support) async fn record_service(
    act: &mut Act<'_>,
    case: &Case,
    fund: &Fund,
    authorization: &Authorization,
    day: Day,
) -> Answer<()> {
    let Some(kind) = fund.service_kind_id else { return Ok(()) };
    let service = cover(act, case, kind, None, Some((day, day))).await?;
    let row = ActiveModel { id: Set(authorization.id), service_id: Set(service), ..Default::default() };
    Entity::update(row).exec(act.tx()).await?;
    Ok(())
}

/// The need that it answers is met.
pub(in crate::support) async fn meet_need(
    act: &mut Act<'_>,
    case: &Case,
    authorization: &Authorization,
    day: Day,
) -> Answer<()> {
    let Some(id) = authorization.need_id else { return Ok(()) };
    let need = need_of(act, case, id).await?;
    if need.state != NeedState::Open {
        return Ok(());
    }
    let met_on = if day < need.opened_on { need.opened_on } else { day };
    settle_of(act, case, &need, &Settlement::met(met_on, MetBy::Authorization)).await
}

/// A payment is one line, and what it leaves over another.
async fn write_payment(act: &Act<'_>, fund: &mut Fund, authorization: &Authorization, payment: &Payment) -> Answer<()> {
    let line = Line {
        kind: EntryKind::Paid,
        authorization: Some(authorization.id),
        moved: Moved::paid(payment.amount),
        day: payment.day,
        note: payment.note.clone(),
    };
    ledger::write(act, fund, line).await?;
    let left = Cents(authorization.amount.0 - payment.amount.0);
    if left == Cents(0) {
        return Ok(());
    }
    let moved = Moved::returned(left);
    let line =
        Line { kind: EntryKind::Returned, authorization: Some(authorization.id), moved, day: payment.day, note: None };
    ledger::write(act, fund, line).await
}

async fn release(
    act: &Act<'_>,
    fund: &mut Fund,
    authorization: &Authorization,
    kind: EntryKind,
    note: Option<&str>,
) -> Answer<()> {
    let moved = Moved::returned(authorization.amount);
    let note = note.map(str::to_owned);
    let line = Line { kind, authorization: Some(authorization.id), moved, day: act.today(), note };
    ledger::write(act, fund, line).await
}
