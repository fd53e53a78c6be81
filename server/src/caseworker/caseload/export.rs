//! The caseload as a file, as it is seen: the same filters, order and reach, and a trace of who took it.

use axum::extract::Query;
use domain::access::{Act, Permission};
use domain::follow_up::caseload::commands::note_export;
use domain::follow_up::caseload::queries::{MOST_COUNTED, Place, Row, page as rows};
use domain::perform;
use domain::shared::{Coded, Day};

use super::address::Asked;
use crate::web::sheet::Sheet;
use crate::web::{Access, Answered, Face, Page, Visit};

/// Where the file is.
pub(super) fn page() -> Page {
    Page::new("/caseload.csv", Face::Caseworker, Access::May(Permission::ExportNames)).get(send)
}

/// Rows asked for at once.
const BATCH: u64 = 500;

async fn send(visit: Visit, Query(asked): Query<Asked>) -> Answered {
    let (reader, today, db) = (visit.reader()?, visit.today()?, visit.store().read());
    let (narrowed, sort) = (asked.narrowed(reader), asked.sorted());
    let mut sheet = Sheet::new(&COLUMNS);
    let (mut after, mut count) = (None, 0_u64);
    while count < MOST_COUNTED {
        let place = Place { sort, after: after.as_ref(), most: BATCH };
        let page = rows(db, reader, today, &narrowed, place).await?;
        // A list with names holds only those that the reader may open.
        for row in page.rows.iter().filter(|row| row.may_open) {
            sheet.row(&cells(row));
            count += 1;
        }
        after = page.next;
        if after.is_none() {
            break;
        }
    }
    let by = visit.by_opening()?;
    perform(visit.store(), &by, async move |act: &mut Act<'_>| note_export(act, count).await).await?;
    Ok(sheet.sent_as(&format!("caseload-{}.csv", today.iso())))
}

const COLUMNS: [&str; 10] = [
    "case_number",
    "given_name",
    "family_name",
    "stage",
    "stage_since",
    "caseworker",
    "next_due",
    "last_reached",
    "last_tried",
    "last_service",
];

fn cells(row: &Row) -> [String; 10] {
    let day = |day: Option<Day>| day.map(Day::iso).unwrap_or_default();
    let (case, person) = (&row.case, &row.participant);
    [
        case.number.clone(),
        person.given_name.clone(),
        person.family_name.clone(),
        case.stage.code().to_owned(),
        case.stage_since.iso(),
        row.caseworker.clone().unwrap_or_default(),
        day(row.next_due),
        day(case.last_reached_on),
        day(case.last_tried_on),
        day(case.last_service_on),
    ]
}
