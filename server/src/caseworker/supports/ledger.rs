//! The ledger of a fund as a file, line by line, with the numbers of cases and without names; and a trace of who took it.

use domain::access::{Act, Permission};
use domain::perform;
use domain::shared::{Cents, Coded};
use domain::support::funds::queries::{LineShown, whole_ledger};
use domain::support::funds::{FundId, commands};

use crate::web::sheet::Sheet;
use crate::web::{Access, Answered, Face, Id, Page, Visit};

/// Where the file is.
pub(super) fn page() -> Page {
    let access = Access::May(Permission::ApproveMoney);
    Page::new("/supports/funds/{fund}/ledger.csv", Face::Caseworker, access).get(send)
}

const COLUMNS: [&str; 11] =
    ["number", "day", "kind", "case_number", "what", "note", "by", "budget", "encumbered", "spent", "available_after"];

async fn send(visit: Visit, Id(id): Id<FundId>) -> Answered {
    let (reader, today, db) = (visit.reader()?, visit.today()?, visit.store().read());
    let note = async move |act: &mut Act<'_>| commands::note_export(act, id).await;
    perform(visit.store(), &visit.by_opening()?, note).await?;
    let mut sheet = Sheet::new(&COLUMNS);
    whole_ledger(db, reader, today, id).await?.iter().for_each(|line| sheet.row(&cells(line)));
    Ok(sheet.sent_as(&format!("ledger-{}.csv", today.iso())))
}

fn cells(line: &LineShown) -> [String; 11] {
    let entry = &line.entry;
    let (number, what) = match &line.of {
        Some((authorization, case, _)) => (case.number.clone(), authorization.what.clone()),
        None => (String::new(), String::new()),
    };
    [
        entry.number.to_string(),
        entry.day.iso(),
        entry.kind.code().to_owned(),
        number,
        what,
        entry.note.clone().unwrap_or_default(),
        line.who.clone().unwrap_or_default(),
        plain(entry.budget),
        plain(entry.encumbered),
        plain(entry.spent),
        plain(entry.available_after),
    ]
}

/// As a spreadsheet reads a number: without commas.
fn plain(cents: Cents) -> String {
    cents.to_string().replace(',', "")
}
