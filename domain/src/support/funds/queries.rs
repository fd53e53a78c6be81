//! Funds on a page: what is left of each, what is asked of it and still open, and its ledger line by line.

use std::collections::{BTreeMap, BTreeSet};

use sea_orm::entity::prelude::*;
use sea_orm::{Condition, DatabaseConnection, ExprTrait, QueryOrder, QuerySelect, QueryTrait};

use super::ledger::{self, EntryId};
use super::rules::{ServedStage, Wish, bars};
use super::{Column, Entity, Fund, FundId};
use crate::access::users::queries::names;
use crate::access::{Permission, Reader, Scope};
use crate::intake::case::{self, Case};
use crate::intake::participants::{self, Participant};
use crate::programs::grants::{self, Grant, GrantId};
use crate::shared::{CaseId, Cents, Coded, Day, Fault, Refusal, UserId};
use crate::support::authorizations::rules::AuthorizationState;
use crate::support::authorizations::{self, AuthorizationId, facts};
use crate::support::scope::visible;

/// The most funds that a page lists.
const MOST: u64 = 100;
/// How many lines of a ledger a page shows.
pub const LINES: u64 = 50;
/// Lines of a whole ledger that are read at once; their ids go into one statement.
const AT_A_TIME: u64 = 500;

/// The grants that a reader sees: those that they run, and those whose funds they see. The soonest to end first.
///
/// # Errors
/// Where the database fails.
pub async fn grants(db: &impl ConnectionTrait, scope: &Scope<'_>) -> Result<Vec<Grant>, Fault> {
    let seen = grants::Entity::find().filter(grant_is_seen(scope)).order_by_asc(grants::Column::EndsOn);
    Ok(seen.order_by_asc(grants::Column::Id).limit(MOST).all(db).await?)
}

/// One grant that a reader sees.
///
/// # Errors
/// Where the database fails.
pub async fn grant(db: &impl ConnectionTrait, scope: &Scope<'_>, id: GrantId) -> Result<Option<Grant>, Fault> {
    Ok(grants::Entity::find_by_id(id).filter(grant_is_seen(scope)).one(db).await?)
}

fn grant_is_seen(scope: &Scope<'_>) -> Condition {
    let funds = Entity::find().select_only().column(Column::GrantId).filter(visible(scope));
    let by_fund = grants::Column::Id.in_subquery(funds.into_query());
    let ways = Condition::any().add(grants::queries::visible(scope)).add(by_fund);
    Condition::all().add(grants::Column::OrganizationId.eq(scope.reader.organization)).add(ways)
}

/// The funds within a scope, the soonest to end first.
///
/// # Errors
/// Where the database fails.
pub async fn listed(db: &impl ConnectionTrait, scope: &Scope<'_>) -> Result<Vec<Fund>, Fault> {
    let funds = Entity::find().filter(visible(scope)).order_by_asc(Column::EndsOn).order_by_asc(Column::Id);
    Ok(funds.limit(MOST).all(db).await?)
}

/// The funds of a grant within a scope, by name: of a grant that several programs share each sees its own.
///
/// # Errors
/// Where the database fails.
pub async fn of_grant(db: &impl ConnectionTrait, scope: &Scope<'_>, grant: GrantId) -> Result<Vec<Fund>, Fault> {
    let funds = Entity::find().filter(visible(scope)).filter(Column::GrantId.eq(grant)).order_by_asc(Column::Name);
    Ok(funds.limit(MOST).all(db).await?)
}

/// One fund within a scope.
///
/// # Errors
/// Where the database fails.
pub async fn find(db: &impl ConnectionTrait, scope: &Scope<'_>, id: FundId) -> Result<Option<Fund>, Fault> {
    Ok(Entity::find_by_id(id).filter(visible(scope)).one(db).await?)
}

/// What is asked of funds and not decided: pledged, and still open. For each how much, and by how many requests.
///
/// # Errors
/// Where the database fails.
pub async fn pledged(
    db: &impl ConnectionTrait,
    funds: impl IntoIterator<Item = FundId>,
) -> Result<BTreeMap<FundId, (Cents, i64)>, Fault> {
    use authorizations::Column as A;
    let waiting = AuthorizationState::ALL.iter().copied().filter(|state| state.is_waiting());
    let sum = A::Amount.sum().cast_as(big_integer(db));
    let summed: Vec<(FundId, i64, i64)> = authorizations::Entity::find()
        .select_only()
        .column(A::FundId)
        .expr_as(sum, "asked")
        .column_as(A::Id.count(), "requests")
        .filter(A::FundId.is_in(funds))
        .filter(A::State.is_in(waiting))
        .group_by(A::FundId)
        .into_tuple()
        .all(db)
        .await?;
    Ok(summed.into_iter().map(|(fund, asked, requests)| (fund, (Cents(asked), requests))).collect())
}

/// The type of whole numbers: PostgreSQL sums them into another one.
fn big_integer(db: &impl ConnectionTrait) -> &'static str {
    if db.get_database_backend() == sea_orm::DbBackend::Sqlite { "integer" } else { "bigint" }
}

/// A fund as it stands for one case.
#[derive(Clone, Debug)]
pub struct ForCase {
    /// The fund.
    pub fund: Fund,
    /// What is asked of it and still open, by whomever.
    pub pledged: Cents,
    /// What it has promised and paid for the case.
    pub held: Cents,
    /// Why it may pay nothing for the case today; empty where it may.
    pub bars: Vec<Refusal>,
}

/// The funds of a case's program, as they stand for the case today. The caller has scoped the case.
///
/// # Errors
/// Where the database fails.
pub async fn for_case(db: &DatabaseConnection, case: &Case, today: Day) -> Result<Vec<ForCase>, Fault> {
    let stage: Option<ServedStage> = facts::served_stage(db, case, today).await?;
    let funds = Entity::find()
        .filter(Column::ProgramId.eq(case.program_id))
        .filter(Column::EndsOn.gte(today))
        .order_by_asc(Column::EndsOn)
        .order_by_asc(Column::Id)
        .limit(MOST)
        .all(db)
        .await?;
    let pledged = pledged(db, funds.iter().map(|fund| fund.id)).await?;
    let held = authorizations::queries::held_of_case(db, case.id).await?;
    let wish = Wish { amount: None, purpose: None, need: None, stage, before: Cents(0), last_day: today };
    let stands = |fund: Fund| ForCase {
        pledged: pledged.get(&fund.id).copied().unwrap_or_default().0,
        held: held.get(&fund.id).copied().unwrap_or_default(),
        bars: bars(&facts::terms(&fund), &wish, today),
        fund,
    };
    Ok(funds.into_iter().map(stands).collect())
}

/// A line of a ledger as a page shows it.
#[derive(Clone, Debug)]
pub struct LineShown {
    /// The line.
    pub entry: ledger::Model,
    /// What it was for, and for whom; nothing where the reader does not reach the case.
    pub of: Option<(authorizations::Authorization, Case, Participant)>,
    /// Who wrote it.
    pub who: Option<String>,
}

/// A fund's ledger, the latest line first, from before the line `before` on. The caller has scoped the fund.
///
/// # Errors
/// Where the database fails.
pub async fn ledger_of(
    db: &DatabaseConnection,
    reader: &Reader,
    today: Day,
    fund: FundId,
    before: Option<i32>,
    most: u64,
) -> Result<Vec<LineShown>, Fault> {
    let mut lines = ledger::Entity::find().filter(ledger::Column::FundId.eq(fund));
    if let Some(before) = before {
        lines = lines.filter(ledger::Column::Number.lt(before));
    }
    let lines = lines.order_by_desc(ledger::Column::Number).limit(most).all(db).await?;
    let ids: BTreeSet<_> = lines.iter().filter_map(|line| line.authorization_id).collect();
    let of = promised_to(db, reader, today, ids).await?;
    let users: BTreeSet<UserId> = lines.iter().filter_map(|line| line.user_id).collect();
    let users = names(db, users).await?;
    let shown = |entry: ledger::Model| LineShown {
        of: entry.authorization_id.and_then(|id| of.get(&id).cloned()),
        who: entry.user_id.and_then(|user| users.get(&user).cloned()),
        entry,
    };
    Ok(lines.into_iter().map(shown).collect())
}

/// The whole ledger of a fund for a sheet, the first line first. The caller has scoped the fund.
///
/// # Errors
/// Where the database fails.
pub async fn whole_ledger(
    db: &DatabaseConnection,
    reader: &Reader,
    today: Day,
    fund: FundId,
) -> Result<Vec<LineShown>, Fault> {
    let mut lines: Vec<LineShown> = Vec::new();
    loop {
        let before = lines.last().map(|line| line.entry.number);
        let earlier = ledger_of(db, reader, today, fund, before, AT_A_TIME).await?;
        if earlier.is_empty() {
            lines.reverse();
            return Ok(lines);
        }
        lines.extend(earlier);
    }
}

/// Funds whose ledger does not sum to the balance that they show. There are none.
///
/// # Errors
/// Where the database fails.
pub async fn out_of_balance(db: &DatabaseConnection) -> Result<Vec<(FundId, Option<EntryId>)>, Fault> {
    let mut wrong = Vec::new();
    for fund in Entity::find().order_by_asc(Column::Id).all(db).await? {
        let lines = ledger::Entity::find().filter(ledger::Column::FundId.eq(fund.id));
        let lines = lines.order_by_asc(ledger::Column::Number).all(db).await?;
        let mut sum = super::rules::Balance::default();
        for line in &lines {
            let moved =
                super::rules::Moved { budget: line.budget.0, encumbered: line.encumbered.0, spent: line.spent.0 };
            match sum.after(moved) {
                Some(after) if after.available() == line.available_after => sum = after,
                _ => wrong.push((fund.id, Some(line.id))),
            }
        }
        if sum != fund.balance() {
            wrong.push((fund.id, None));
        }
    }
    Ok(wrong)
}

/// What authorizations were for and for whom, those of whom the reader reaches nothing left out.
pub(in crate::support) async fn promised_to(
    db: &DatabaseConnection,
    reader: &Reader,
    today: Day,
    ids: BTreeSet<AuthorizationId>,
) -> Result<BTreeMap<AuthorizationId, (authorizations::Authorization, Case, Participant)>, Fault> {
    if ids.is_empty() {
        return Ok(BTreeMap::new());
    }
    let all = authorizations::Entity::find().filter(authorizations::Column::Id.is_in(ids)).all(db).await?;
    let cases: BTreeSet<CaseId> = all.iter().map(|one| one.case_id).collect();
    let scope = reader.scope(Permission::ViewMoney, today);
    let cases = case::Entity::find().filter(case::queries::visible(&scope)).filter(case::Column::Id.is_in(cases));
    let cases: BTreeMap<CaseId, Case> = cases.all(db).await?.into_iter().map(|case| (case.id, case)).collect();
    let people: BTreeSet<_> = cases.values().map(|case| case.participant_id).collect();
    let people = participants::Entity::find().filter(participants::Column::Id.is_in(people)).all(db).await?;
    let people: BTreeMap<_, _> = people.into_iter().map(|person| (person.id, person)).collect();
    let with = |one: authorizations::Authorization| {
        let case = cases.get(&one.case_id)?.clone();
        let person = people.get(&case.participant_id)?.clone();
        Some((one.id, (one, case, person)))
    };
    Ok(all.into_iter().filter_map(with).collect())
}
