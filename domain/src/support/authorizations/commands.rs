//! Asking for money and deciding about it: nobody approves their own request, and above a fund's limit two approve.

use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;
use sea_orm::{QuerySelect, SqlErr};

use super::facts::{plan_line, served_stage, terms};
use super::queries::held_of_case;
use super::rules::{
    AuthorizationEdge, AuthorizationState, DeniedFor, approval, follow, may_decide, unanswered, usual_last_day,
};
use super::{ActiveModel, AskDetails, Authorization, AuthorizationId, Column, Entity, approvals};
use crate::access::{Act, Permission};
use crate::intake::case::Case;
use crate::intake::case::commands::permitted as permitted_case;
use crate::intake::plans::PlanId;
use crate::intake::plans::queries::holding;
use crate::shared::{Answer, CaseId, Cents, Coded, Day, Happening, ObjectKind, Refusal, Stop, UserId, What};
use crate::support::funds::Fund;
use crate::support::funds::commands::{locked as locked_fund, of_program};
use crate::support::funds::ledger::{self, Line};
use crate::support::funds::rules::{EntryKind, Moved, ServedStage, Wish, bars, short};
use crate::support::needs::Need;
use crate::support::needs::commands::of_case as need_of;
use crate::support::needs::rules::NeedState;

/// Asks a fund for money. Whatever an auditor would ask and is not answered, and whatever the fund's terms bar, is named
/// before anything is promised.
///
/// # Errors
/// `unanswered` for each open question; what [`bars`] names; `fund-short`; `no-plan`; `not-a-choice` for a fund of
/// another program, a line of another plan, a need that is not open.
pub async fn ask(act: &mut Act<'_>, case: CaseId, details: &AskDetails) -> Answer<AuthorizationId> {
    let case = permitted_case(act, Permission::AskForMoney, case).await?;
    let fund = of_program(act, case.program_id, details.fund).await?;
    let checked = check(act, &case, &fund, details).await?;
    let id = AuthorizationId::new();
    let row =
        ActiveModel { id: Set(id), state: Set(AuthorizationState::Requested), ..columns(act, &case, details, checked) };
    Entity::insert(row).exec_without_returning(act.tx()).await?;
    let amount = format!("${}", details.amount);
    let happening = about(What::MoneyAsked, &case, id).with("what", &details.what).with("amount", &amount);
    act.happened(happening.created(&(&details.what, amount)));
    Ok(id)
}

/// Takes a request back.
///
/// # Errors
/// `no-such-move`, `Conflict`.
pub async fn withdraw(act: &mut Act<'_>, id: AuthorizationId, version: i32) -> Answer<()> {
    let (authorization, case, _) = permitted(act, Permission::AskForMoney, id).await?;
    move_along(act, &authorization, AuthorizationEdge::Withdraw, version, nothing_more()).await?;
    act.happened(told(What::MoneyAskWithdrawn, &case, &authorization, authorization.amount));
    Ok(())
}

/// Approves a request; the last approval promises the money, where the fund's terms still let it.
///
/// # Errors
/// `Forbidden` for whoever asked for it or approved it before; what [`bars`] names; `fund-short`; `no-such-move`;
/// `Conflict`.
pub async fn approve(
    act: &mut Act<'_>,
    id: AuthorizationId,
    note: Option<&str>,
    version: i32,
) -> Answer<AuthorizationState> {
    let (authorization, case, mut fund) = permitted_to_decide(act, id).await?;
    let edge = approval(authorization.state, authorization.amount, fund.approval_limit);
    let state = leads_to(&authorization, edge, version)?;
    check_terms(act, &case, &fund, &authorization).await?;
    move_along(act, &authorization, edge, version, nothing_more()).await?;
    note_decision(act, &authorization, None, note).await?;
    if state == AuthorizationState::AwaitingSecond {
        act.happened(told(What::MoneyApproved, &case, &authorization, authorization.amount));
        return Ok(state);
    }
    let line = Line {
        kind: EntryKind::Promised,
        authorization: Some(id),
        moved: Moved::promised(authorization.amount),
        day: act.today(),
        note: None,
    };
    ledger::write(act, &mut fund, line).await?;
    let happening = told(What::MoneyPromised, &case, &authorization, authorization.amount);
    act.happened(happening.with("until", authorization.last_day));
    Ok(state)
}

/// Does not approve a request.
///
/// # Errors
/// `Forbidden` for whoever asked for it or approved it before; `no-such-move`; `Conflict`.
pub async fn deny(
    act: &mut Act<'_>,
    id: AuthorizationId,
    because: DeniedFor,
    note: Option<&str>,
    version: i32,
) -> Answer<()> {
    let (authorization, case, _) = permitted_to_decide(act, id).await?;
    move_along(act, &authorization, AuthorizationEdge::Deny, version, nothing_more()).await?;
    note_decision(act, &authorization, Some(because), note).await?;
    let happening = told(What::MoneyDenied, &case, &authorization, authorization.amount);
    act.happened(happening.with("because", because.code()));
    Ok(())
}

/// An authorization with its case and its fund that the reader may do this to, each locked against others, always in
/// this order.
///
/// # Errors
/// `Forbidden`, or `NotFound` where it is out of reach.
pub(in crate::support) async fn permitted(
    act: &Act<'_>,
    permission: Permission,
    id: AuthorizationId,
) -> Answer<(Authorization, Case, Fund)> {
    act.permit_anywhere(permission)?;
    let of = Entity::find_by_id(id).select_only().column(Column::CaseId).column(Column::FundId);
    let of = of.into_tuple::<(CaseId, crate::support::funds::FundId)>().one(act.tx()).await?;
    let (case, fund) = of.ok_or(Stop::NotFound)?;
    let case = permitted_case(act, permission, case).await?;
    let fund = locked_fund(act, fund).await?;
    let authorization = Entity::find_by_id(id).lock_exclusive().one(act.tx()).await?.ok_or(Stop::NotFound)?;
    Ok((authorization, case, fund))
}

/// Moves an authorization along an edge of the table.
///
/// # Errors
/// `Conflict` where somebody else did since `version`; `no-such-move` where the table has no such edge.
pub(super) async fn move_along(
    act: &Act<'_>,
    authorization: &Authorization,
    edge: AuthorizationEdge,
    version: i32,
    more: ActiveModel,
) -> Answer<AuthorizationState> {
    let state = leads_to(authorization, edge, version)?;
    let row = ActiveModel { id: Set(authorization.id), state: Set(state), version: Set(version + 1), ..more };
    Entity::update(row).exec(act.tx()).await?;
    Ok(state)
}

/// Where an edge leads an authorization that nobody changed since `version`.
fn leads_to(authorization: &Authorization, edge: AuthorizationEdge, version: i32) -> Answer<AuthorizationState> {
    if authorization.version != version {
        return Err(Stop::Conflict);
    }
    let refused = || Refusal::because("money-moved-on").with("state", authorization.state.code());
    Ok(follow(authorization.state, edge).ok_or_else(refused)?)
}

/// No columns beside those that every move changes.
pub(super) fn nothing_more() -> ActiveModel {
    ActiveModel { ..Default::default() }
}

/// What happened to an authorization: what it is for, and how much.
pub(in crate::support) fn told(what: What, case: &Case, authorization: &Authorization, amount: Cents) -> Happening {
    about(what, case, authorization.id).with("what", &authorization.what).with("amount", format!("${amount}"))
}

fn about(what: What, case: &Case, id: AuthorizationId) -> Happening {
    Happening::new(what, ObjectKind::Authorization, id).concerning(case.participant_id, Some(case.id))
}

/// Whoever asked for money does not decide about it, and whoever approved it is not the second.
async fn permitted_to_decide(act: &Act<'_>, id: AuthorizationId) -> Answer<(Authorization, Case, Fund)> {
    let (authorization, case, fund) = permitted(act, Permission::ApproveMoney, id).await?;
    let deciders = approvals::Entity::find()
        .select_only()
        .column(approvals::Column::UserId)
        .filter(approvals::Column::AuthorizationId.eq(id))
        .filter(approvals::Column::UserId.is_not_null());
    let deciders: Vec<UserId> = deciders.into_tuple().all(act.tx()).await?;
    match may_decide(authorization.asked_by, &deciders, act.user()) {
        true => Ok((authorization, case, fund)),
        false => Err(Stop::Forbidden),
    }
}

async fn note_decision(
    act: &Act<'_>,
    authorization: &Authorization,
    denied_for: Option<DeniedFor>,
    note: Option<&str>,
) -> Answer<()> {
    let row = approvals::ActiveModel {
        id: Set(approvals::ApprovalId::new()),
        organization_id: Set(authorization.organization_id),
        authorization_id: Set(authorization.id),
        user_id: Set(act.user()),
        at: Set(act.by.at),
        denied_for: Set(denied_for),
        note: Set(note.map(str::to_owned)),
    };
    let inserted = approvals::Entity::insert(row).exec_without_returning(act.tx()).await;
    match inserted.map_err(|error| (error.sql_err(), error)) {
        Ok(_) => Ok(()),
        Err((Some(SqlErr::UniqueConstraintViolation(_)), _)) => Err(Stop::Forbidden),
        Err((_, error)) => Err(error.into()),
    }
}

/// The terms are asked again when money is promised: the case may have moved, others may have taken the money.
async fn check_terms(act: &Act<'_>, case: &Case, fund: &Fund, authorization: &Authorization) -> Answer<()> {
    let need = match authorization.need_id {
        Some(need) => Some(need_of(act, case, need).await?),
        None => None,
    };
    let wish = Wish {
        amount: Some(authorization.amount),
        purpose: Some(authorization.purpose),
        need: need.as_ref().map(|need| need.kind),
        stage: served_stage(act.tx(), case, act.today()).await?,
        before: held(act, case, fund).await?,
        last_day: authorization.last_day,
    };
    let mut bars = bars(&terms(fund), &wish, act.today());
    bars.extend(need.and_then(|need| settled(&need)));
    if authorization.amount > fund.balance().available() {
        bars.push(short(fund.balance(), authorization.amount));
    }
    if bars.is_empty() { Ok(()) } else { Err(bars.into()) }
}

fn settled(need: &Need) -> Option<Refusal> {
    (need.state != NeedState::Open).then(|| Refusal::of("need", "need-not-open"))
}

async fn held(act: &Act<'_>, case: &Case, fund: &Fund) -> Answer<Cents> {
    Ok(held_of_case(act.tx(), case.id).await?.get(&fund.id).copied().unwrap_or_default())
}

/// What a request stands on, once it was checked.
pub(in crate::support) struct Checked {
    plan: Option<(PlanId, String)>,
    last_day: Day,
}

/// Everything that must be so before money is asked for: every answer given, every term met.
///
/// # Errors
/// As [`ask`].
pub(in crate::support) async fn check(
    act: &Act<'_>,
    case: &Case,
    fund: &Fund,
    details: &AskDetails,
) -> Answer<Checked> {
    let stage = served_stage(act.tx(), case, act.today()).await?;
    let plan = holding(act.tx(), case.id).await?;
    let mut refusals = unanswered(&details.answers, details.purpose, stage);
    if plan.is_none() && stage.is_some_and(ServedStage::has_plan) {
        refusals.retain(|refusal| refusal.field.as_deref() != Some("plan_line"));
        refusals.push(Refusal::of("plan_line", "no-plan"));
    }
    let need = match details.answers.need {
        Some(need) => match need_of(act, case, need).await {
            Err(Stop::NotFound) => return Err(Refusal::of("need", "not-a-choice").with("typed", "").into()),
            need => Some(need?),
        },
        None => None,
    };
    refusals.extend(need.as_ref().and_then(settled));
    let last_day = details.last_day.unwrap_or_else(|| usual_last_day(act.today(), fund.ends_on));
    let wish = Wish {
        amount: Some(details.amount),
        purpose: Some(details.purpose),
        need: need.map(|need| need.kind),
        stage,
        before: held(act, case, fund).await?,
        last_day,
    };
    refusals.extend(bars(&terms(fund), &wish, act.today()));
    if refusals.is_empty() {
        Ok(Checked { plan: plan_line(plan.as_ref(), &details.answers)?, last_day })
    } else {
        Err(refusals.into())
    }
}

/// A new authorization as it was asked for; its id and its state are put in by the caller.
pub(in crate::support) fn columns(act: &Act<'_>, case: &Case, details: &AskDetails, checked: Checked) -> ActiveModel {
    let (plan, words) = checked.plan.unzip();
    let answers = &details.answers;
    ActiveModel {
        organization_id: Set(case.organization_id),
        fund_id: Set(details.fund),
        case_id: Set(case.id),
        need_id: Set(answers.need),
        purpose: Set(details.purpose),
        what: Set(details.what.clone()),
        payee: Set(details.payee.clone()),
        amount: Set(details.amount),
        last_day: Set(checked.last_day),
        activity: Set(answers.activity.clone().unwrap_or_default()),
        no_other_source: Set(answers.no_other_source.clone().unwrap_or_default()),
        other_aid: Set(answers.other_aid.clone()),
        plan_id: Set(plan),
        plan_words: Set(words),
        asked_at: Set(act.by.at),
        asked_on: Set(act.today()),
        asked_by: Set(act.user()),
        paid: Set(Cents(0)),
        reversed: Set(Cents(0)),
        version: Set(1),
        ..Default::default()
    }
}
