//! What becomes of promised money: a voucher, a payment, back to the fund.

use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::ExprTrait;

use super::commands::{move_along, nothing_more, permitted, told};
use super::rules::{AuthorizationEdge, AuthorizationState, follow};
use super::{ActiveModel, Authorization, AuthorizationId, Entity, Payment, Reversal};
use crate::access::{Act, Permission};
use crate::intake::case::Case;
use crate::intake::services::commands::cover;
use crate::shared::{Answer, Cents, Day, Refusal, Stop, What};
use crate::support::funds::ledger::{self, Line};
use crate::support::funds::rules::{EntryKind, Moved};
use crate::support::funds::{self, Fund};
use crate::support::needs::Settlement;
use crate::support::needs::commands::{of_case as need_of, settle_of};
use crate::support::needs::rules::{MetBy, NeedState};

/// Gives out a voucher; it has the next number of its fund.
///
/// # Errors
/// `money-moved-on`, `Conflict`.
pub async fn issue_voucher(act: &mut Act<'_>, id: AuthorizationId, version: i32) -> Answer<i32> {
    let (authorization, case, fund) = permitted(act, Permission::AskForMoney, id).await?;
    let number = fund.vouchers + 1;
    let columns = ActiveModel { voucher: Set(Some(number)), voucher_on: Set(Some(act.today())), ..Default::default() };
    move_along(act, &authorization, AuthorizationEdge::Voucher, version, columns).await?;
    let counted = funds::Entity::update_many()
        .col_expr(funds::Column::Vouchers, Expr::col(funds::Column::Vouchers).add(1))
        .filter(funds::Column::Id.eq(fund.id));
    counted.exec(act.tx()).await?;
    act.happened(told(What::VoucherIssued, &case, &authorization, authorization.amount).with("number", number));
    Ok(number)
}

/// Pays, the whole or less; what is left over is the fund's again. The need is met by it, and where the fund says so a
/// service is recorded.
///
/// # Errors
/// `more-than-promised`, `out-of-order` for a day before it was asked for, `money-moved-on`, `Conflict`.
pub async fn pay(act: &mut Act<'_>, id: AuthorizationId, payment: &Payment, version: i32) -> Answer<()> {
    let (authorization, case, mut fund) = permitted(act, Permission::ApproveMoney, id).await?;
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

/// Takes a payment back, whole or in part: the fund has the money again. With the whole of it goes the service.
///
/// # Errors
/// `more-than-paid`, `stock-comes-back` for a thing out of the drawer, `money-moved-on`, `Conflict`.
pub async fn reverse(act: &mut Act<'_>, id: AuthorizationId, reversal: &Reversal, version: i32) -> Answer<()> {
    let (authorization, case, mut fund) = permitted(act, Permission::ApproveMoney, id).await?;
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

/// Notes that so much of a payment was taken back; the whole of it is an end, and takes the service with it.
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
    move_along(act, authorization, AuthorizationEdge::Reverse, version, columns).await?;
    let service = funds::Entity::find_by_id(authorization.fund_id).one(act.tx()).await?;
    if let (Some(kind), Some(id)) = (service.and_then(|fund| fund.service_kind_id), authorization.service_id) {
        cover(act, case, kind, Some(id), None).await?;
    }
    Ok(())
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
