//! What was promised to a case, what waits for a decision, and the plan's lines that a promise can stand on.

use std::collections::{BTreeMap, BTreeSet};

use sea_orm::entity::prelude::*;
use sea_orm::{DatabaseConnection, PaginatorTrait, QueryOrder, QuerySelect, QueryTrait, Select};

use super::rules::{AuthorizationState, may_decide};
use super::{Authorization, AuthorizationId, Column, Entity, approvals, facts};
use crate::access::users::queries::names;
use crate::access::{Permission, Reader};
use crate::intake::case::{self, Case};
use crate::intake::participants::Participant;
use crate::intake::plans::queries::{WholePlan, holding};
use crate::shared::{CaseId, Cents, Coded, Day, Fault, Instant, UserId};
use crate::support::funds::queries::promised_to;
use crate::support::funds::rules::ServedStage;
use crate::support::funds::{self, Fund, FundId, ledger};

/// The most promises of one case, and the most that wait, that a page lists.
const MOST: u64 = 200;

/// An authorization with its fund.
#[derive(Clone, Debug)]
pub struct Promised {
    /// The authorization.
    pub authorization: Authorization,
    /// Its fund.
    pub fund: Fund,
}

/// What was asked and promised for a case, the latest first. The caller has scoped the case.
///
/// # Errors
/// Where the database fails.
pub async fn of_case(db: &DatabaseConnection, case: CaseId) -> Result<Vec<Promised>, Fault> {
    let all = Entity::find().filter(Column::CaseId.eq(case)).order_by_desc(Column::AskedAt).limit(MOST).all(db).await?;
    with_funds(db, all).await
}

/// One authorization of a case, with its fund. The caller has scoped the case.
///
/// # Errors
/// Where the database fails.
pub async fn find(db: &DatabaseConnection, case: CaseId, id: AuthorizationId) -> Result<Option<Promised>, Fault> {
    let found = Entity::find_by_id(id).filter(Column::CaseId.eq(case)).all(db).await?;
    Ok(with_funds(db, found).await?.pop())
}

/// What each fund has promised and paid for a case. The caller has scoped the case.
///
/// # Errors
/// Where the database fails.
pub async fn held_of_case(db: &impl ConnectionTrait, case: CaseId) -> Result<BTreeMap<FundId, Cents>, Fault> {
    let states = AuthorizationState::ALL.iter().copied();
    let states = states.filter(|state| state.is_promised() || *state == AuthorizationState::Paid);
    let all = Entity::find().filter(Column::CaseId.eq(case)).filter(Column::State.is_in(states)).all(db).await?;
    let mut held: BTreeMap<FundId, Cents> = BTreeMap::new();
    for one in all {
        held.entry(one.fund_id).or_default().0 += one.holds().0;
    }
    Ok(held)
}

/// A request that waits for a decision, with whose it is.
#[derive(Clone, Debug)]
pub struct Waiting {
    /// The request.
    pub authorization: Authorization,
    /// Its case.
    pub case: Case,
    /// Whose it is.
    pub participant: Participant,
    /// Its fund.
    pub fund: Fund,
    /// Who asked.
    pub asked_by: Option<String>,
    /// Whether the reader may decide: they neither asked nor approved it before.
    pub may_decide: bool,
}

/// Requests that wait for a decision within what a reader decides about, the oldest first.
///
/// # Errors
/// Where the database fails.
pub async fn waiting(db: &DatabaseConnection, reader: &Reader, today: Day) -> Result<Vec<Waiting>, Fault> {
    let oldest = waiting_for(reader, today).order_by_asc(Column::AskedAt).order_by_asc(Column::Id);
    let all = oldest.limit(MOST).all(db).await?;
    let mut people = promised_to(db, reader, today, all.iter().map(|one| one.id).collect()).await?;
    let users = names(db, all.iter().filter_map(|one| one.asked_by)).await?;
    let deciders = deciders(db, all.iter().map(|one| one.id)).await?;
    let with = |promised: Promised| {
        let (authorization, case, participant) = people.remove(&promised.authorization.id)?;
        let asked_by = authorization.asked_by.and_then(|user| users.get(&user).cloned());
        let deciders = deciders.get(&authorization.id).map_or(&[][..], Vec::as_slice);
        let may_decide = may_decide(authorization.asked_by, deciders, reader.user());
        Some(Waiting { authorization, case, participant, fund: promised.fund, asked_by, may_decide })
    };
    Ok(with_funds(db, all).await?.into_iter().filter_map(with).collect())
}

/// How many requests wait for a decision within what a reader decides about.
///
/// # Errors
/// Where the database fails.
pub async fn count_waiting(db: &DatabaseConnection, reader: &Reader, today: Day) -> Result<u64, Fault> {
    Ok(waiting_for(reader, today).count(db).await?)
}

/// Requests of funds and of cases that a reader decides about.
fn waiting_for(reader: &Reader, today: Day) -> Select<Entity> {
    let scope = reader.scope(Permission::ApproveMoney, today);
    let funds = funds::Entity::find().select_only().column(funds::Column::Id);
    let funds = funds.filter(crate::support::visible(&scope)).into_query();
    let cases = case::Entity::find().select_only().column(case::Column::Id);
    let cases = cases.filter(case::queries::visible(&scope)).into_query();
    let waiting = AuthorizationState::ALL.iter().copied().filter(|state| state.is_waiting());
    Entity::find()
        .filter(Column::OrganizationId.eq(reader.organization))
        .filter(Column::State.is_in(waiting))
        .filter(Column::FundId.in_subquery(funds))
        .filter(Column::CaseId.in_subquery(cases))
}

/// Who approved or denied, and when: in the order of time. The caller has scoped the authorization.
///
/// # Errors
/// Where the database fails.
pub async fn decisions_of(db: &DatabaseConnection, id: AuthorizationId) -> Result<Vec<Decision>, Fault> {
    let all = approvals::Entity::find().filter(approvals::Column::AuthorizationId.eq(id));
    let all = all.order_by_asc(approvals::Column::Id).all(db).await?;
    let users = names(db, all.iter().filter_map(|one| one.user_id)).await?;
    let decision = |one: approvals::Model| Decision {
        who: one.user_id.and_then(|user| users.get(&user).cloned()),
        user: one.user_id,
        at: one.at,
        denied_for: one.denied_for,
        note: one.note,
    };
    Ok(all.into_iter().map(decision).collect())
}

/// A decision about a request.
#[derive(Clone, Debug)]
pub struct Decision {
    /// Their name.
    pub who: Option<String>,
    /// Their account.
    pub user: Option<UserId>,
    /// When.
    pub at: Instant,
    /// Why it was denied.
    pub denied_for: Option<super::rules::DeniedFor>,
    /// In more words.
    pub note: Option<String>,
}

/// The ledger's lines of an authorization, the first one first. The caller has scoped the authorization.
///
/// # Errors
/// Where the database fails.
pub async fn lines_of(db: &DatabaseConnection, id: AuthorizationId) -> Result<Vec<ledger::Model>, Fault> {
    let lines = ledger::Entity::find().filter(ledger::Column::AuthorizationId.eq(id));
    Ok(lines.order_by_asc(ledger::Column::Number).limit(MOST).all(db).await?)
}

/// Where a case stands for what an auditor asks: its stage for a fund, and the lines of the plan that holds.
#[derive(Clone, Debug)]
pub struct Ground {
    /// Where it stands for a fund.
    pub stage: Option<ServedStage>,
    /// The plan that holds.
    pub plan: Option<WholePlan>,
    /// Its goals and steps, each with its id.
    pub lines: Vec<(Uuid, String)>,
}

/// What a promise to a case can stand on today. The caller has scoped the case.
///
/// # Errors
/// Where the database fails.
pub async fn ground_of(db: &DatabaseConnection, case: &Case, today: Day) -> Result<Ground, Fault> {
    let plan = holding(db, case.id).await?;
    let lines = plan.as_ref().map(facts::lines).unwrap_or_default();
    Ok(Ground { stage: facts::served_stage(db, case, today).await?, lines, plan })
}

async fn with_funds(db: &DatabaseConnection, all: Vec<Authorization>) -> Result<Vec<Promised>, Fault> {
    let ids: BTreeSet<_> = all.iter().map(|one| one.fund_id).collect();
    let funds = funds::Entity::find().filter(funds::Column::Id.is_in(ids)).all(db).await?;
    let funds: BTreeMap<FundId, Fund> = funds.into_iter().map(|fund| (fund.id, fund)).collect();
    let with = |authorization: Authorization| {
        let fund = funds.get(&authorization.fund_id)?.clone();
        Some(Promised { authorization, fund })
    };
    Ok(all.into_iter().filter_map(with).collect())
}

/// Who has decided about each of these already.
async fn deciders(
    db: &DatabaseConnection,
    ids: impl Iterator<Item = AuthorizationId>,
) -> Result<BTreeMap<AuthorizationId, Vec<UserId>>, Fault> {
    let all: Vec<(AuthorizationId, UserId)> = approvals::Entity::find()
        .select_only()
        .columns([approvals::Column::AuthorizationId, approvals::Column::UserId])
        .filter(approvals::Column::AuthorizationId.is_in(ids))
        .filter(approvals::Column::UserId.is_not_null())
        .into_tuple()
        .all(db)
        .await?;
    let mut deciders: BTreeMap<AuthorizationId, Vec<UserId>> = BTreeMap::new();
    for (authorization, user) in all {
        deciders.entry(authorization).or_default().push(user);
    }
    Ok(deciders)
}
