//! Supports: who needs what and who was asked, the directory of those who help, and the money: grants and their pace,
//! funds and their ledgers, what waits for a decision.

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
mod money;
mod money_samples;
mod monitoring;
mod provider;
mod provider_form;
mod providers;
mod samples;

use domain::programs::grants::GrantId;
use domain::support::funds::FundId;
use domain::support::needs::rules::NeedKind;
use domain::support::providers::{ProviderId, ProviderSite};

use money::Money;

use crate::web::Page;

/// The pages of supports.
pub(super) fn pages() -> Vec<Page> {
    let help = [vec![board::page(), providers::page()], provider_form::pages(), provider::pages()].concat();
    let funds = vec![funds::page(), fund_new::page(), fund_terms::page(), ledger::page(), approvals::page()];
    let grants = vec![grant_new::page(), grant_award::page()];
    [help, funds, fund::pages(), grants, grant::pages()].concat()
}

/// The address of a fund.
fn fund_path(id: FundId) -> String {
    format!("/supports/funds/{id}")
}

/// The address of a grant.
fn grant_path(id: GrantId) -> String {
    format!("/supports/grants/{id}")
}

/// The directory's address.
pub(super) const DIRECTORY: &str = "/supports/providers";

/// The address of a provider.
pub(super) fn provider_path(id: ProviderId) -> String {
    format!("{DIRECTORY}/{id}")
}

/// The icon of a kind of need.
pub(super) fn glyph(kind: NeedKind) -> &'static str {
    match kind {
        NeedKind::Transport | NeedKind::License => "bus",
        NeedKind::ChildCare | NeedKind::DependentCare => "child",
        NeedKind::Housing | NeedKind::Utilities => "home",
        NeedKind::Tools | NeedKind::Clothing => "tool",
        NeedKind::Education | NeedKind::English | NeedKind::Books => "book",
        NeedKind::ExamFees | NeedKind::Papers | NeedKind::Legal => "file",
        NeedKind::Food | NeedKind::Computer | NeedKind::Health | NeedKind::Money | NeedKind::Other => "hand",
    }
}

/// The number, the address or the city of the first place that has one: what tells places apart in a list.
fn where_in_short(sites: &[ProviderSite]) -> Option<String> {
    sites.iter().find_map(ProviderSite::address)
}

/// The first number by which somebody is reached.
fn first_phone(found: &domain::support::providers::queries::Found) -> Option<String> {
    let reaches = found.sites.iter().map(|site| &site.reach);
    let mut reaches = reaches.chain([&found.service.reach, &found.provider.reach]);
    reaches.find_map(|reach| reach.phones.first()).map(domain::support::providers::Phone::written)
}
