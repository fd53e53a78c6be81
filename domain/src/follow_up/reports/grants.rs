//! Grants that run, each against its pace.

use std::collections::BTreeMap;

use sea_orm::entity::prelude::*;
use sea_orm::{DatabaseConnection, QueryOrder, QuerySelect, QueryTrait};

use super::slice::Slice;
use crate::access::Scope;
use crate::programs::grants::rules::{DeliverableKind, Pace, Standing, pace};
use crate::programs::grants::{Column, Entity, Grant, GrantId, deliverables, queries::visible, shares};
use crate::shared::{Day, Fault};
use crate::support::funds;
use crate::support::funds::pace::done;

/// A grant that runs.
#[derive(Clone, Debug)]
pub struct Paced {
    /// The grant.
    pub grant: Grant,
    /// What was spent of it, in cents, and how far that is.
    pub spent: (i64, Pace),
    /// What it promises, in the order of the list.
    pub promises: Vec<Promise>,
}

impl Paced {
    /// Whether something that it promises is behind the time that is gone.
    pub fn is_behind(&self) -> bool {
        let behind = |promise: &Promise| matches!(promise.pace.standing, Standing::Behind | Standing::HalfOfPace);
        self.promises.iter().any(behind)
    }
}

/// Something that a grant promises.
#[derive(Clone, Copy, Debug)]
pub struct Promise {
    /// What.
    pub kind: DeliverableKind,
    /// How many people stand for it.
    pub done: i64,
    /// How many were promised.
    pub promised: i64,
    /// By when.
    pub due_on: Day,
    /// How far it is.
    pub pace: Pace,
}

/// The most grants that a report sets against their pace: each costs a few questions of its own.
const MOST: u64 = 12;

/// The grants of a slice that run today, the soonest to end first.
///
/// # Errors
/// Where the database fails.
pub async fn paced(db: &DatabaseConnection, scope: &Scope<'_>, slice: &Slice) -> Result<Vec<Paced>, Fault> {
    let today = scope.today;
    let mut running =
        Entity::find().filter(visible(scope)).filter(Column::StartsOn.lte(today)).filter(Column::EndsOn.gte(today));
    if let Some(program) = slice.program {
        let shared = shares::Entity::find().select_only().column(shares::Column::GrantId);
        let shared = shared.filter(shares::Column::ProgramId.eq(program));
        running = running.filter(Column::Id.in_subquery(shared.into_query()));
    }
    let running = running.order_by_asc(Column::EndsOn).order_by_asc(Column::Id).limit(MOST).all(db).await?;
    let spent = spent(db, &running).await?;
    let mut promises = promises(db, &running).await?;
    let mut paced = Vec::new();
    for grant in running {
        let promised = promises.remove(&grant.id).unwrap_or_default();
        let counted = if promised.is_empty() { BTreeMap::new() } else { done(db, &grant, today).await? };
        let spent = spent.get(&grant.id).copied().unwrap_or_default();
        paced.push(Paced {
            spent: (spent, pace(spent, grant.amount.0, grant.starts_on, grant.ends_on, today)),
            promises: promised.iter().map(|promised| promise(&grant, promised, &counted, today)).collect(),
            grant,
        });
    }
    Ok(paced)
}

fn promise(
    grant: &Grant,
    promised: &deliverables::Model,
    counted: &BTreeMap<DeliverableKind, i64>,
    today: Day,
) -> Promise {
    let (done, all) = (counted.get(&promised.kind).copied().unwrap_or_default(), i64::from(promised.promised));
    let pace = pace(done, all, grant.starts_on, promised.due_on, today);
    Promise { kind: promised.kind, done, promised: all, due_on: promised.due_on, pace }
}

async fn spent(db: &DatabaseConnection, grants: &[Grant]) -> Result<BTreeMap<GrantId, i64>, Fault> {
    let funds = funds::Entity::find().filter(funds::Column::GrantId.is_in(grants.iter().map(|grant| grant.id)));
    let mut spent = BTreeMap::new();
    for fund in funds.all(db).await? {
        *spent.entry(fund.grant_id).or_default() += fund.spent.0;
    }
    Ok(spent)
}

async fn promises(
    db: &DatabaseConnection,
    grants: &[Grant],
) -> Result<BTreeMap<GrantId, Vec<deliverables::Model>>, Fault> {
    let all = deliverables::Entity::find();
    let all = all.filter(deliverables::Column::GrantId.is_in(grants.iter().map(|grant| grant.id)));
    let mut all = all.all(db).await?;
    all.sort_by_key(|promise| promise.kind);
    let mut of = BTreeMap::<_, Vec<_>>::new();
    for promise in all {
        of.entry(promise.grant_id).or_default().push(promise);
    }
    Ok(of)
}
