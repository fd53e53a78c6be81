//! The waitlist of a program: who is taken next, and places for several at once.

use domain::access::{Act, Permission};
use domain::intake::case::moves::select_all;
use domain::intake::case::waitlist::of_program;
use domain::perform;
use domain::programs;
use domain::shared::{CaseId, Day, Fields, ProgramId, UserId};
use serde::Serialize;
use serde_json::{Value, json};

use super::decision::caseworkers;
use crate::caseworker::places::Choice;
use crate::web::{Access, Answered, Face, Form, Oops, Page, Typed, Visit};

const TEMPLATE: &str = "caseworker/intake/waitlist.html";
const PATH: &str = "/intake/waitlist";
/// Rows that are shown: nobody selects from further down.
const MOST: u64 = 200;

/// The page.
pub(super) fn page() -> Page {
    Page::new(PATH, Face::Caseworker, Access::May(Permission::MoveCase))
        .drawn_by(TEMPLATE)
        .get(show)
        .post(select)
        .samples(samples)
}

#[derive(Serialize)]
struct View {
    form: Form,
    programs: Vec<Choice>,
    program: Option<ProgramId>,
    waiting: Vec<InList>,
    caseworkers: Vec<Choice>,
}

#[derive(Serialize)]
struct InList {
    place: usize,
    case: CaseId,
    name: String,
    number: String,
    group: Option<i32>,
    since: Day,
}

async fn show(visit: Visit) -> Answered {
    let asked = visit.asked("program").and_then(|id| id.parse().ok());
    let view = view(&visit, asked, None).await?;
    visit.page(TEMPLATE, view)
}

async fn select(visit: Visit, typed: Typed) -> Answered {
    let read = |fields: &mut Fields<'_>| {
        let program = fields.id::<ProgramId>("program");
        (program, fields.ids::<CaseId>("case"), fields.optional_id::<UserId>("caseworker"))
    };
    let asked = typed.get("program").and_then(|id| id.parse().ok());
    let selected = match typed.read(read) {
        Ok((_, cases, caseworker)) => {
            let select = async move |act: &mut Act<'_>| select_all(act, &cases, caseworker).await;
            perform(visit.store(), &visit.by(&typed)?, select).await
        }
        Err(stop) => Err(stop),
    };
    match selected {
        Ok(()) => Ok(visit.go_on(&with_program(asked), "selected")),
        Err(stop) => {
            let view = view(&visit, asked, Some(typed.refused(PATH, stop)?)).await?;
            visit.page_again(TEMPLATE, view)
        }
    }
}

async fn view(visit: &Visit, asked: Option<ProgramId>, form: Option<Form>) -> Result<View, Oops> {
    let (db, reader) = (visit.store().read(), visit.reader()?);
    let programs = programs::all(db, reader.organization).await?;
    let known = |id: &ProgramId| programs.iter().any(|program| program.id == *id);
    let program = asked.filter(known).or_else(|| programs.first().map(|program| program.id));
    let scope = reader.scope(Permission::MoveCase, visit.today()?);
    let waiting = match program {
        Some(program) => of_program(db, &scope, program, MOST).await?,
        None => Vec::new(),
    };
    let in_list = |(place, waiting): (usize, domain::intake::case::waitlist::Waiting)| InList {
        place,
        case: waiting.case.id,
        name: waiting.name,
        number: waiting.case.number,
        group: waiting.group,
        since: waiting.since,
    };
    Ok(View {
        form: form.unwrap_or_else(|| Form::new(PATH).with_some("program", program)),
        programs: programs.iter().map(|program| Choice::new(program.id, &program.name)).collect(),
        program,
        waiting: (1..).zip(waiting).map(in_list).collect(),
        caseworkers: caseworkers(visit).await?,
    })
}

fn with_program(program: Option<ProgramId>) -> String {
    program.map_or_else(|| PATH.to_owned(), |program| format!("{PATH}?program={program}"))
}

fn samples() -> Vec<Value> {
    let row = |place: usize, group: Option<i32>| {
        json!({ "place": place, "case": place.to_string(), "name": "Rosa Maldonado", "number": "LC-2026-00417",
            "group": group, "since": "2026-11-03" })
    };
    let view = json!({ "form": Form::new(PATH).with("program", "1"), "programs": [{ "value": "1", "label": "CNC Operator pathway" }],
        "program": "1", "waiting": [row(1, Some(1)), row(2, None)], "caseworkers": [{ "value": "1", "label": "Denise Okafor (31)" }] });
    let mut none = view.clone();
    none["waiting"] = json!([]);
    vec![view, none]
}
