//! The rows behind a figure as a file: the same condition and reach, and a trace of who took it.

use domain::access::{Act, Permission};
use domain::follow_up::caseload::commands::note_export;
use domain::follow_up::caseload::queries::MOST_COUNTED;
use domain::follow_up::reports::Figure;
use domain::follow_up::reports::rows::{Row, page as rows};
use domain::perform;
use domain::shared::{Coded, Day};

use super::asked::Asked;
use crate::web::sheet::Sheet;
use crate::web::{Access, Answered, Face, Id, Oops, Page, Visit};

/// Where the file is.
pub(super) fn page() -> Page {
    Page::new("/reports/{figure}/rows.csv", Face::Caseworker, Access::May(Permission::ExportNames)).get(send)
}

/// Rows asked for at once.
const BATCH: u64 = 500;

async fn send(visit: Visit, Id(code): Id<String>) -> Answered {
    let (reader, today, db) = (visit.reader()?, visit.today()?, visit.store().read());
    if !reader.may(Permission::ReadFigures) {
        return Err(Oops::Forbidden);
    }
    let figure = Figure::from_code(&code).ok_or(Oops::NotFound)?;
    let scope = reader.scope(Permission::ReadFigures, today);
    let slice = Asked::of(&visit, today).slice();
    let mut sheet = Sheet::new(&COLUMNS);
    let (mut behind, mut count) = (None, 0_u64);
    while count < MOST_COUNTED {
        let page = rows(db, &scope, (&slice, figure), behind, BATCH).await?;
        page.rows.iter().for_each(|row| sheet.row(&cells(row)));
        count += page.rows.len() as u64;
        behind = page.next;
        if behind.is_none() {
            break;
        }
    }
    let by = visit.by_opening()?;
    perform(visit.store(), &by, async move |act: &mut Act<'_>| note_export(act, count).await).await?;
    Ok(sheet.sent_as(&format!("{}-{}.csv", figure.code(), today.iso())))
}

const COLUMNS: [&str; 11] = [
    "case_number",
    "given_name",
    "family_name",
    "stage",
    "stage_since",
    "caseworker",
    "last_reached",
    "last_service",
    "follow_up",
    "due",
    "ended",
];

fn cells(row: &Row) -> [String; 11] {
    let day = |day: Option<Day>| day.map(Day::iso).unwrap_or_default();
    let (case, person, task) = (&row.case, &row.participant, row.task.as_ref());
    [
        case.number.clone(),
        person.given_name.clone(),
        person.family_name.clone(),
        case.stage.code().to_owned(),
        case.stage_since.iso(),
        row.caseworker.clone().unwrap_or_default(),
        day(case.last_reached_on),
        day(case.last_service_on),
        task.map(|task| task.kind.code().to_owned()).unwrap_or_default(),
        day(task.map(|task| task.due)),
        day(task.and_then(|task| task.ended_on)),
    ]
}
