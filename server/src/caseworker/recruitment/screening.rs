//! Screening of an applicant by the program's own rubric.

use domain::access::{Act, Permission};
use domain::intake::recruitment::screening::{Scores, most, of_case, score};
use domain::intake::{case, participants};
use domain::perform;
use domain::programs::{self, Criterion};
use domain::shared::{CaseId, Fault};
use serde::Serialize;
use serde_json::{Value, json};

use crate::web::{Access, Answered, Face, Form, Id, Oops, Page, Typed, Visit};

const TEMPLATE: &str = "caseworker/recruitment/screening.html";

/// The page.
pub(super) fn page() -> Page {
    Page::new("/cases/{case}/screening", Face::Caseworker, Access::May(Permission::Recruit))
        .drawn_by(TEMPLATE)
        .get(show)
        .post(save)
        .samples(samples)
}

#[derive(Serialize)]
struct View {
    form: Form,
    name: String,
    back: String,
    criteria: Vec<Criterion>,
    total: i32,
    most: i32,
}

async fn show(visit: Visit, Id(case): Id<CaseId>) -> Answered {
    let rubric = rubric(&visit, case).await?;
    let scores = of_case(visit.store().read(), case).await.map_err(Fault::from)?;
    let form = Form::new(path(case));
    let form = scores.0.iter().fold(form, |form, (code, points)| form.with(&format!("points.{code}"), points));
    visit.page(TEMPLATE, view(case, rubric, &scores, form))
}

async fn save(visit: Visit, Id(case): Id<CaseId>, typed: Typed) -> Answered {
    let rubric = rubric(&visit, case).await?;
    let scored = match typed.read(|fields| Scores::read(fields, &rubric.criteria)) {
        Ok(scores) => {
            let score = async move |act: &mut Act<'_>| score(act, case, &scores).await;
            perform(visit.store(), &visit.by(&typed)?, score).await
        }
        Err(stop) => Err(stop),
    };
    match scored {
        Ok(()) => Ok(visit.go_on(&path(case), "applicant-screened")),
        Err(stop) => {
            let form = typed.refused(path(case), stop)?;
            let scores = of_case(visit.store().read(), case).await.map_err(Fault::from)?;
            visit.page_again(TEMPLATE, view(case, rubric, &scores, form))
        }
    }
}

/// What an applicant is scored on, and who it is.
struct Rubric {
    name: String,
    criteria: Vec<Criterion>,
}

async fn rubric(visit: &Visit, id: CaseId) -> Result<Rubric, Oops> {
    let (db, reader) = (visit.store().read(), visit.reader()?);
    let scope = reader.scope(Permission::Recruit, visit.today()?);
    let case = case::queries::find(db, &scope, id).await?.ok_or(Oops::NotFound)?;
    let people = participants::queries::by_ids(db, reader.organization, [case.participant_id]).await;
    let name = people.map_err(Fault::from)?.first().map(participants::Participant::name).unwrap_or_default();
    let program = programs::find_in(db, reader.organization, case.program_id).await.map_err(Fault::from)?;
    Ok(Rubric { name, criteria: program.map(|program| program.policy.rubric).unwrap_or_default() })
}

fn view(case: CaseId, rubric: Rubric, scores: &Scores, form: Form) -> View {
    View {
        form,
        name: rubric.name,
        back: format!("/cases/{case}"),
        total: scores.total(),
        most: most(&rubric.criteria),
        criteria: rubric.criteria,
    }
}

fn path(case: CaseId) -> String {
    format!("/cases/{case}/screening")
}

fn samples() -> Vec<Value> {
    let criterion = json!({ "code": "math", "name": "Math at the level of the training", "most": 10 });
    let view = json!({ "form": Form::new("/cases/1/screening").with("points.math", 8), "name": "Rosa Maldonado",
        "back": "/cases/1", "criteria": [criterion], "total": 8, "most": 10 });
    let mut none = view.clone();
    none["criteria"] = json!([]);
    none["most"] = 0.into();
    vec![view, none]
}
