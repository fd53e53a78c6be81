//! The voucher on paper: for whom, for what, how much, until when, and room to sign for it.

use domain::access::Permission;
use domain::shared::{CaseId, Cents, Day};
use domain::support::authorizations::AuthorizationId;
use domain::support::authorizations::queries::{Promised, find};
use serde::Serialize;

use crate::caseworker::record::{Head, Tab, head};
use crate::web::{Access, Answered, Face, Id, Oops, Page, Visit};

const TEMPLATE: &str = "caseworker/record/authorizations/voucher.html";

/// The page.
pub(super) fn page() -> Page {
    let path = "/cases/{case}/supports/authorizations/{authorization}/voucher";
    Page::new(path, Face::Caseworker, Access::May(Permission::AskForMoney))
        .drawn_by(TEMPLATE)
        .get(show)
        .samples(super::samples::voucher)
}

#[derive(Serialize)]
struct View {
    record: Head,
    prepared: String,
    number: i32,
    issued_on: Option<Day>,
    what: String,
    payee: Option<String>,
    amount: Cents,
    last_day: Day,
    fund: String,
}

async fn show(visit: Visit, Id((case, id)): Id<(CaseId, AuthorizationId)>) -> Answered {
    let record = head(&visit, case, Tab::Supports).await?;
    if !record.opened.rights.writes(Permission::AskForMoney) {
        return Err(Oops::Forbidden);
    }
    let Promised { authorization: one, fund } = find(visit.store().read(), case, id).await?.ok_or(Oops::NotFound)?;
    if !one.state.has_voucher() {
        return Err(Oops::NotFound);
    }
    let view = View {
        record,
        prepared: visit.now.to_rfc3339(),
        number: one.voucher.ok_or(Oops::NotFound)?,
        issued_on: one.voucher_on,
        what: one.what,
        payee: one.payee,
        amount: one.amount,
        last_day: one.last_day,
        fund: fund.name,
    };
    visit.page(TEMPLATE, view)
}
