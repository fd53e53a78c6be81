//! Something for many at once: the same note, service or task, or another caseworker. All of them, or none.

use domain::access::users::queries::holding;
use domain::access::{Act, Permission, Role};
use domain::follow_up::caseload::queries::picked;
use domain::follow_up::tasks::TaskDetails;
use domain::follow_up::tasks::commands::make_for_many;
use domain::intake::case::assignment::assign_many;
use domain::intake::notes::{NoteDetails, commands as notes};
use domain::intake::services::{ServiceDetails, commands as services};
use domain::perform;
use domain::programs;
use domain::shared::{Answer, CaseId, ProgramId, Refusal, Stop};
use serde::Serialize;
use serde_json::{Value, json};

use crate::caseworker::record;
use crate::web::{Access, Answered, Face, Form, Oops, Page, Typed, Visit};

const TEMPLATE: &str = "caseworker/caseload/picked.html";
/// What the forms do, by the value of their button.
const ACTS: [&str; 4] = ["assign", "note", "service", "task"];

/// The page.
pub(super) fn page() -> Page {
    Page::new("/caseload/picked", Face::Caseworker, Access::May(Permission::WriteNote))
        .drawn_by(TEMPLATE)
        .get(show)
        .post(act)
        .samples(crate::caseworker::samples::picked)
}

#[derive(Serialize)]
struct View {
    cases: Vec<Value>,
    ids: Vec<CaseId>,
    caseworkers: Vec<Value>,
    kinds: Vec<Value>,
    may_assign: bool,
    /// The act that was asked for first.
    first: String,
    forms: serde_json::Map<String, Value>,
}

async fn show(visit: Visit) -> Answered {
    let pairs: Vec<(String, String)> = pairs_of(&visit.query);
    let first = pairs.iter().find(|(name, _)| name == "do").map_or("", |(_, value)| value);
    let view = view(&visit, &cases_of(&pairs), first, None).await?;
    visit.page(TEMPLATE, view)
}

/// Names and values of a query. Ids and codes need no decoding.
fn pairs_of(query: &str) -> Vec<(String, String)> {
    let pairs = query.split('&').filter_map(|pair| pair.split_once('='));
    pairs.map(|(name, value)| (name.to_owned(), value.to_owned())).collect()
}

fn cases_of(pairs: &[(String, String)]) -> Vec<CaseId> {
    pairs.iter().filter(|(name, _)| name == "case").filter_map(|(_, id)| id.parse().ok()).collect()
}

async fn act(visit: Visit, typed: Typed) -> Answered {
    let what = ACTS.into_iter().find(|act| typed.get("do") == Some(act)).unwrap_or("note");
    let cases = cases_of(&typed.pairs);
    match done(&visit, &typed, what, cases.clone()).await {
        Ok(()) => Ok(visit.go_on("/caseload", &format!("many-{what}"))),
        Err(stop) => {
            let form = typed.refused("/caseload/picked", stop)?.named(what);
            let view = view(&visit, &cases, what, Some(form)).await?;
            visit.page_again(TEMPLATE, view)
        }
    }
}

async fn done(visit: &Visit, typed: &Typed, what: &str, cases: Vec<CaseId>) -> Answer<()> {
    let by = visit.by(typed).map_err(|_| Stop::Forbidden)?;
    let (store, today) = (visit.store(), by.today);
    let ticked = |fields: &mut domain::shared::Fields<'_>| {
        fields.ids::<CaseId>("case");
        fields.ticked("do");
    };
    match what {
        "assign" => {
            let to = typed.read(|fields| {
                ticked(fields);
                fields.id("caseworker")
            })?;
            perform(store, &by, async move |act: &mut Act<'_>| assign_many(act, &cases, to).await).await
        }
        "service" => {
            let details = typed.read(|fields| {
                ticked(fields);
                ServiceDetails::read(fields, today)
            })?;
            let give = async move |act: &mut Act<'_>| services::give_to_many(act, &cases, &details).await.map(drop);
            perform(store, &by, give).await
        }
        "task" => {
            let details = typed.read(|fields| {
                ticked(fields);
                TaskDetails::read(fields, today)
            })?;
            perform(store, &by, async move |act: &mut Act<'_>| make_for_many(act, &cases, &details).await).await
        }
        _ => {
            let details = typed.read(|fields| {
                ticked(fields);
                NoteDetails::read(fields, today)
            })?;
            let write = async move |act: &mut Act<'_>| notes::write_to_many(act, &cases, &details).await.map(drop);
            perform(store, &by, write).await
        }
    }
}

async fn view(visit: &Visit, ids: &[CaseId], first: &str, refused: Option<Form>) -> Result<View, Oops> {
    let (reader, today, db) = (visit.reader()?, visit.today()?, visit.store().read());
    let cases = picked(db, reader, today, ids).await?;
    let caseworkers = holding(db, reader.organization, Role::Caseworker, today).await.map_err(Stop::from)?;
    let of_program: Vec<ProgramId> = cases.iter().map(|(case, _)| case.program_id).collect();
    let kinds = programs::kinds_of_all(db, reader.organization).await?;
    // A service is of one program: picked cases of several are served apart.
    let one = of_program.first().filter(|first| of_program.iter().all(|program| program == *first));
    let kinds = kinds.into_iter().filter(|kind| Some(&kind.program_id) == one);
    let assigns = reader.reach(Permission::AssignCase);
    let mut forms: serde_json::Map<_, _> = ACTS
        .into_iter()
        .map(|act| (act.to_owned(), json!(Form::new("/caseload/picked").named(act).with("day", today.iso()))))
        .collect();
    if let Some(form) = refused {
        forms.insert(first.to_owned(), json!(form));
    }
    if cases.is_empty() {
        let empty = Form::new("/caseload/picked").named("note");
        forms.insert("note".to_owned(), json!(Form { general: vec![Refusal::because("none-picked")], ..empty }));
    }
    Ok(View {
        ids: cases.iter().map(|(case, _)| case.id).collect(),
        cases: cases
            .iter()
            .map(
                |(case, person)| json!({ "name": person.name(), "number": case.number, "href": record::path(case.id) }),
            )
            .collect(),
        caseworkers: caseworkers.iter().map(|user| json!({ "value": user.id, "label": user.name })).collect(),
        kinds: kinds.map(|kind| json!({ "value": kind.id, "label": kind.name })).collect(),
        may_assign: assigns.reaches() && !assigns.reads_only,
        first: ACTS.into_iter().find(|act| *act == first).unwrap_or("note").to_owned(),
        forms,
    })
}
