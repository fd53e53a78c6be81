//! What was promised to a case, what waits for a decision, and the plan's lines that a promise can stand on.

use std::collections::{BTreeMap, BTreeSet};

use sea_orm::entity::prelude::*;
use sea_orm::{DatabaseConnection, QueryOrder, QuerySelect, QueryTrait};

use super::rules::AuthorizationState;
use super::{Authorization, AuthorizationId, Column, Entity, approvals, facts};
use crate::access::users::queries::names;
use crate::access::{Permission, Reader};
use crate::intake::case::Case;
use crate::intake::participants::Participant;
use crate::intake::plans::queries::{WholePlan, holding};
use crate::shared::{CaseId, Cents, Day, Fault, Instant, UserId};
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
    let states = [AuthorizationState::Promised, AuthorizationState::Vouchered, AuthorizationState::Paid];
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
    let scope = reader.scope(Permission::ApproveMoney, today);
    let funds = funds::Entity::find().select_only().column(funds::Column::Id);
    let funds = funds.filter(crate::support::visible(&scope)).into_query();
    let states = [AuthorizationState::Requested, AuthorizationState::AwaitingSecond];
    let all = Entity::find()
        .filter(Column::OrganizationId.eq(reader.organization))
        .filter(Column::State.is_in(states))
        .filter(Column::FundId.in_subquery(funds))
        .order_by_asc(Column::AskedAt)
        .limit(MOST)
        .all(db)
        .await?;
    let mut people = promised_to(db, reader, today, all.iter().map(|one| one.id).collect()).await?;
    let users = names(db, all.iter().filter_map(|one| one.asked_by)).await?;
    let decided = decided_by(db, reader.user(), all.iter().map(|one| one.id)).await?;
    let own = |one: &Authorization| one.asked_by.is_some() && one.asked_by == reader.user();
    let with = |promised: Promised| {
        let (authorization, case, participant) = people.remove(&promised.authorization.id)?;
        let asked_by = authorization.asked_by.and_then(|user| users.get(&user).cloned());
        let may_decide = !own(&authorization) && !decided.contains(&authorization.id);
        Some(Waiting { authorization, case, participant, fund: promised.fund, asked_by, may_decide })
    };
    Ok(with_funds(db, all).await?.into_iter().filter_map(with).collect())
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

/// Which of these a person has decided about already.
async fn decided_by(
    db: &DatabaseConnection,
    user: Option<UserId>,
    ids: impl Iterator<Item = AuthorizationId>,
) -> Result<BTreeSet<AuthorizationId>, Fault> {
    let Some(user) = user else { return Ok(BTreeSet::new()) };
    let all = approvals::Entity::find()
        .select_only()
        .column(approvals::Column::AuthorizationId)
        .filter(approvals::Column::AuthorizationId.is_in(ids))
        .filter(approvals::Column::UserId.eq(user));
    Ok(all.into_tuple::<AuthorizationId>().all(db).await?.into_iter().collect())
}
