//! Assessments of a case: written down at intake and later, before a training and after it.

use domain::access::{Act, Permission};
use domain::intake::assessments::{
    Assessment, AssessmentDetails, AssessmentId, Instrument, Phase, Subject, commands, queries,
};
use domain::intake::{case, participants};
use domain::perform;
use domain::shared::fields::LINE;
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

/// Striking one that was entered in error.
pub(super) fn strike_page() -> Page {
    let path = "/cases/{case}/assessments/{assessment}/strike";
    Page::new(path, Face::Caseworker, Access::May(Permission::Plan)).post(strike)
}

#[derive(Serialize)]
struct View {
    form: Form,
    name: String,
    case: CaseId,
    back: String,
    assessments: Vec<InList>,
    /// A form for each that stands, by which it is struck.
    strikes: Vec<Strike>,
    instruments: Vec<&'static str>,
    subjects: Vec<&'static str>,
    phases: Vec<&'static str>,
    may_save: bool,
}

#[derive(Serialize)]
struct Strike {
    instrument: &'static str,
    subject: &'static str,
    form: Form,
}

/// An assessment in a list.
#[derive(Serialize)]
pub(super) struct InList {
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

async fn strike(visit: Visit, Id((case, id)): Id<(CaseId, AssessmentId)>, typed: Typed) -> Answered {
    let struck = match typed.read(|fields| fields.text("reason", LINE)) {
        Ok(reason) => {
            let strike = async move |act: &mut Act<'_>| commands::strike(act, case, id, &reason).await;
            perform(visit.store(), &visit.by(&typed)?, strike).await
        }
        Err(stop) => Err(stop),
    };
    match struck {
        Ok(()) => Ok(visit.go_on(&path(case), "assessment-struck")),
        Err(stop) => {
            let refused = typed.refused(strike_path(case, id), stop)?.named(format!("s-{id}"));
            let mut view = view(&visit, case, Form::new(path(case))).await?;
            let action = refused.action.clone();
            view.strikes
                .iter_mut()
                .filter(|strike| strike.form.action == action)
                .for_each(|s| s.form = refused.clone());
            visit.page_again(TEMPLATE, view)
        }
    }
}

async fn view(visit: &Visit, id: CaseId, form: Form) -> Result<View, Oops> {
    let (db, reader) = (visit.store().read(), visit.reader()?);
    let scope = reader.scope(Permission::Plan, visit.today()?);
    let case = case::queries::find(db, &scope, id).await?.ok_or(Oops::NotFound)?;
    let people =
        participants::queries::by_ids(db, reader.organization, [case.participant_id]).await.map_err(Fault::from)?;
    let assessments = queries::of_case(db, case.id).await?;
    let strikes = assessments.iter().filter(|row| row.struck_at.is_none()).map(|row| Strike {
        instrument: row.instrument.code(),
        subject: row.subject.code(),
        form: Form::new(strike_path(id, row.id)).named(format!("s-{}", row.id)),
    });
    Ok(View {
        strikes: strikes.collect(),
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

fn strike_path(case: CaseId, id: AssessmentId) -> String {
    format!("{}/{id}/strike", path(case))
}

fn samples() -> Vec<Value> {
    let strike = json!({ "instrument": "casas", "subject": "math", "form": Form::new("/cases/1/assessments/1/strike").named("s-1") });
    let view = json!({ "form": Form::new("/cases/1/assessments"), "strikes": [strike], "name": "Rosa Maldonado", "case": "1", "back": "/cases/1",
        "assessments": super::samples::assessments(), "instruments": codes::<Instrument>(), "subjects": codes::<Subject>(),
        "phases": codes::<Phase>(), "may_save": true });
    let mut none = view.clone();
    none["assessments"] = json!([]);
    none["strikes"] = json!([]);
    none["may_save"] = false.into();
    vec![view, none]
}
