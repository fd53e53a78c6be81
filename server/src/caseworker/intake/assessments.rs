//! Assessments of a case: written down at intake and later, before a training and after it.

use domain::access::{Act, Permission};
use domain::intake::assessments::{
    Assessment, AssessmentDetails, AssessmentId, Instrument, Phase, Subject, commands, queries,
};
use domain::intake::{case, participants};
use domain::perform;
use domain::shared::{CaseId, Coded, Day, Fault};
use serde::Serialize;
use serde_json::{Value, json};

use crate::caseworker::places::codes;
use crate::web::{Access, Answered, Face, Form, Id, Oops, Page, Typed, Visit};

const TEMPLATE: &str = "caseworker/intake/assessments.html";

/// The page.
pub(super) fn page() -> Page {
    Page::new("/cases/{case}/assessments", Face::Caseworker, Access::May(Permission::Plan))
        .drawn_by(TEMPLATE)
        .get(show)
        .post(save)
        .samples(samples)
}

#[derive(Serialize)]
struct View {
    form: Form,
    name: String,
    case: CaseId,
    back: String,
    assessments: Vec<InList>,
    instruments: Vec<&'static str>,
    subjects: Vec<&'static str>,
    phases: Vec<&'static str>,
    may_save: bool,
}

/// An assessment in a list.
#[derive(Serialize)]
pub(super) struct InList {
    id: AssessmentId,
    instrument: &'static str,
    subject: &'static str,
    score: i32,
    level: Option<String>,
    day: Day,
    phase: &'static str,
    struck: Option<String>,
}

/// Assessments as lists show them.
pub(super) fn in_list(assessments: &[Assessment]) -> Vec<InList> {
    let told = |row: &Assessment| InList {
        id: row.id,
        instrument: row.instrument.code(),
        subject: row.subject.code(),
        score: row.score,
        level: row.level.clone(),
        day: row.day,
        phase: row.phase.code(),
        struck: row.struck_reason.clone(),
    };
    assessments.iter().map(told).collect()
}

async fn show(visit: Visit, Id(case): Id<CaseId>) -> Answered {
    let view = view(&visit, case, Form::new(path(case))).await?;
    visit.page(TEMPLATE, view)
}

async fn save(visit: Visit, Id(case): Id<CaseId>, typed: Typed) -> Answered {
    let (today, by) = (visit.today()?, visit.by(&typed)?);
    if typed.get("strike").is_some() {
        return strike(&visit, case, &typed).await;
    }
    let saved = match typed.read(|fields| AssessmentDetails::read(fields, today)) {
        Ok(details) => {
            let record = async move |act: &mut Act<'_>| commands::record(act, case, &details).await;
            perform(visit.store(), &by, record).await
        }
        Err(stop) => Err(stop),
    };
    match saved {
        Ok(_) => Ok(visit.go_on(&path(case), "assessment-recorded")),
        Err(stop) => {
            let view = view(&visit, case, typed.refused(path(case), stop)?).await?;
            visit.page_again(TEMPLATE, view)
        }
    }
}

async fn strike(visit: &Visit, case: CaseId, typed: &Typed) -> Answered {
    let read = typed.read(|fields| (fields.id::<AssessmentId>("strike"), fields.text("reason", 200)));
    let (id, reason) = read?;
    let strike = async move |act: &mut Act<'_>| commands::strike(act, case, id, &reason).await;
    perform(visit.store(), &visit.by(typed)?, strike).await?;
    Ok(visit.go_on(&path(case), "assessment-struck"))
}

async fn view(visit: &Visit, id: CaseId, form: Form) -> Result<View, Oops> {
    let (db, reader) = (visit.store().read(), visit.reader()?);
    let scope = reader.scope(Permission::Plan, visit.today()?);
    let case = case::queries::find(db, &scope, id).await?.ok_or(Oops::NotFound)?;
    let people =
        participants::queries::by_ids(db, reader.organization, [case.participant_id]).await.map_err(Fault::from)?;
    let assessments = queries::of_case(db, case.id).await?;
    Ok(View {
        form,
        name: people.first().map(participants::Participant::name).unwrap_or_default(),
        case: case.id,
        back: format!("/cases/{id}"),
        assessments: in_list(&assessments),
        instruments: codes::<Instrument>(),
        subjects: codes::<Subject>(),
        phases: codes::<Phase>(),
        may_save: !scope.reach.reads_only,
    })
}

fn path(case: CaseId) -> String {
    format!("/cases/{case}/assessments")
}

fn samples() -> Vec<Value> {
    let view = json!({ "form": Form::new("/cases/1/assessments"), "name": "Rosa Maldonado", "case": "1", "back": "/cases/1",
        "assessments": super::samples::assessments(), "instruments": codes::<Instrument>(), "subjects": codes::<Subject>(),
        "phases": codes::<Phase>(), "may_save": true });
    let mut none = view.clone();
    none["assessments"] = json!([]);
    none["may_save"] = false.into();
    vec![view, none]
}
