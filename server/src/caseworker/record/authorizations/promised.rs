//! What was asked and promised for a case, as its record lists it.

use domain::access::Permission;
use domain::shared::{CaseId, Cents, Coded, Day};
use domain::support::authorizations::queries::{Promised, of_case};
use serde::Serialize;

use super::path;
use crate::caseworker::record::Head;
use crate::web::{Oops, Visit};

/// What was promised to a case, and where more is asked for.
#[derive(Serialize)]
pub(in crate::caseworker::record) struct Promise {
    rows: Vec<Row>,
    /// Where money is asked for, for whoever may.
    ask: Option<String>,
    /// Where a thing is handed out.
    draw: Option<String>,
}

#[derive(Serialize)]
struct Row {
    href: String,
    what: String,
    fund: String,
    amount: Cents,
    /// What was taken back of it.
    reversed: Cents,
    state: &'static str,
    asked_on: Day,
    last_day: Day,
}

/// What was promised to the case of a record; nothing for whoever may not see it.
pub(in crate::caseworker::record) async fn promised(visit: &Visit, record: &Head) -> Result<Option<Promise>, Oops> {
    let (rights, case) = (&record.opened.rights, record.id);
    if !rights.reads(Permission::ViewMoney) {
        return Ok(None);
    }
    let asks = rights.writes(Permission::AskForMoney);
    let all = of_case(visit.store().read(), case).await?;
    Ok(Some(Promise {
        rows: all.into_iter().map(|one| row(case, one)).collect(),
        ask: asks.then(|| format!("{}/new", super::all(case))),
        draw: asks.then(|| format!("{}/supports/stock", super::record_path(case))),
    }))
}

fn row(case: CaseId, promised: Promised) -> Row {
    let Promised { authorization, fund } = promised;
    Row {
        href: path(case, authorization.id),
        what: authorization.what,
        fund: fund.name,
        amount: authorization.amount,
        reversed: authorization.reversed,
        state: authorization.state.code(),
        asked_on: authorization.asked_on,
        last_day: authorization.last_day,
    }
}
