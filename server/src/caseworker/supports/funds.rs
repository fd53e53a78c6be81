//! What is left: every grant that the reader sees with its funds, and what waits for a decision.

use std::collections::BTreeMap;

use domain::access::Permission;
use domain::programs::grants::rules::elapsed;
use domain::shared::Coded;
use domain::shared::Day;
use domain::support::authorizations::queries::count_waiting;
use domain::support::funds::queries::{grants, listed, pledged};
use domain::support::funds::{Fund, rules::ServedStage};
use serde::Serialize;

use super::monitoring::counted;
use super::{Money, fund_path, grant_path};
use crate::web::{Access, Answered, Face, Page, Visit};

const TEMPLATE: &str = "caseworker/supports/funds.html";

/// The page.
pub(super) fn page() -> Page {
    Page::new("/supports/funds", Face::Caseworker, Access::May(Permission::ViewMoney))
        .drawn_by(TEMPLATE)
        .get(show)
        .samples(super::money_samples::funds)
}

#[derive(Serialize)]
struct View {
    grants: Vec<GrantRow>,
    total: Money,
    /// How many requests wait, for whoever decides.
    waiting: Option<u64>,
    may_set_up: bool,
}

#[derive(Serialize)]
struct GrantRow {
    href: String,
    name: String,
    funder: String,
    starts_on: Day,
    ends_on: Day,
    elapsed: i64,
    /// How many of its files would fail monitoring.
    failing: usize,
    funds: Vec<FundRow>,
}

#[derive(Serialize)]
struct FundRow {
    href: String,
    name: String,
    ends_on: Day,
    over: bool,
    stages: Vec<&'static str>,
    money: Money,
}

async fn show(visit: Visit) -> Answered {
    let (reader, today, db) = (visit.reader()?, visit.today()?, visit.store().read());
    let scope = reader.scope(Permission::ViewMoney, today);
    let (grants, funds) = (grants(db, &scope).await?, listed(db, &scope).await?);
    let pledged = pledged(db, funds.iter().map(|fund| fund.id)).await?;
    let ids: Vec<_> = grants.iter().map(|grant| grant.id).collect();
    let failing: BTreeMap<_, _> = counted(&visit, &ids).await?.into_iter().collect();
    let row = |fund: &Fund| FundRow {
        href: fund_path(fund.id),
        name: fund.name.clone(),
        ends_on: fund.ends_on,
        over: fund.ends_on < today,
        stages: fund.stages.0.iter().copied().map(ServedStage::code).collect(),
        money: Money::of(fund.balance(), pledged.get(&fund.id).copied().unwrap_or_default()),
    };
    let grants: Vec<_> = grants
        .into_iter()
        .map(|grant| GrantRow {
            href: grant_path(grant.id),
            funds: funds.iter().filter(|fund| fund.grant_id == grant.id).map(row).collect(),
            failing: failing.get(&grant.id).copied().unwrap_or_default(),
            elapsed: elapsed(grant.starts_on, grant.ends_on, today),
            name: grant.name,
            funder: grant.funder,
            starts_on: grant.starts_on,
            ends_on: grant.ends_on,
        })
        .collect();
    let decides = reader.may(Permission::ApproveMoney);
    let view = View {
        total: Money::sum(
            grants.iter().flat_map(|grant| &grant.funds).filter(|fund| !fund.over).map(|fund| &fund.money),
        ),
        waiting: if decides { Some(count_waiting(db, reader, today).await?) } else { None },
        may_set_up: reader.may(Permission::SetUpFunds),
        grants,
    };
    visit.page(TEMPLATE, view)
}
