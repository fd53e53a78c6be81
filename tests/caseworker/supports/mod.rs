//! Supports: the board of needs, the directory, and the money.

mod approvals;
mod board;
mod fund;
mod fund_new;
mod fund_terms;
mod funds;
mod grant;
mod grant_award;
mod grant_new;
mod ledger;
mod provider;
mod provider_form;
mod providers;
