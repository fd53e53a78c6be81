//! What waits for a decision: who asked, for whom, how much, and what is left where it is asked of.

use domain::access::Permission;
use domain::shared::{Cents, Coded, Day};
use domain::support::authorizations::queries::{Waiting, waiting};
use serde::Serialize;

use super::fund_path;
use crate::caseworker::record;
use crate::web::{Access, Answered, Face, Page, Visit};

const TEMPLATE: &str = "caseworker/supports/approvals.html";

/// The page.
pub(super) fn page() -> Page {
    Page::new("/supports/approvals", Face::Caseworker, Access::May(Permission::ApproveMoney))
        .drawn_by(TEMPLATE)
        .get(show)
        .samples(super::money_samples::approvals)
}

#[derive(Serialize)]
struct View {
    requests: Vec<Row>,
}

#[derive(Serialize)]
struct Row {
    href: String,
    name: String,
    what: String,
    purpose: &'static str,
    amount: Cents,
    state: &'static str,
    asked_on: Day,
    asked_by: Option<String>,
    last_day: Day,
    fund: String,
    fund_href: String,
    available: Cents,
    /// Whether the fund has less left than this needs.
    is_short: bool,
    may_decide: bool,
}

async fn show(visit: Visit) -> Answered {
    let waiting = waiting(visit.store().read(), visit.reader()?, visit.today()?).await?;
    visit.page(TEMPLATE, View { requests: waiting.into_iter().map(row).collect() })
}

fn row(waiting: Waiting) -> Row {
    let Waiting { authorization, case, participant, fund, asked_by, may_decide } = waiting;
    let available = fund.balance().available();
    Row {
        href: record::authorizations::path(case.id, authorization.id),
        name: participant.name(),
        what: authorization.what,
        purpose: authorization.purpose.code(),
        amount: authorization.amount,
        state: authorization.state.code(),
        asked_on: authorization.asked_on,
        asked_by,
        last_day: authorization.last_day,
        fund_href: fund_path(fund.id),
        fund: fund.name,
        available,
        is_short: authorization.amount > available,
        may_decide,
    }
}
