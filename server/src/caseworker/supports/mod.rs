//! Supports: the money for them. Grants and their pace, funds and their ledgers, and what waits for a decision.

mod approvals;
mod fund;
mod fund_new;
mod fund_terms;
mod funds;
mod grant;
mod grant_award;
mod grant_new;
mod ledger;
mod money;
mod samples;

use domain::programs::grants::GrantId;
use domain::support::funds::FundId;

pub(super) use money::Money;

use crate::web::Page;

/// The pages about money.
pub(super) fn pages() -> Vec<Page> {
    let funds = vec![funds::page(), fund_new::page(), fund_terms::page(), ledger::page(), approvals::page()];
    let grants = vec![grant_new::page(), grant_award::page()];
    [funds, fund::pages(), grants, grant::pages()].concat()
}

/// The address of a fund.
pub(super) fn fund_path(id: FundId) -> String {
    format!("/supports/funds/{id}")
}

/// The address of a grant.
fn grant_path(id: GrantId) -> String {
    format!("/supports/grants/{id}")
}
