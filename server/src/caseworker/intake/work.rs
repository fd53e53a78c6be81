//! Step 2: work and schooling, and assessments.

use domain::access::{Act, Permission};
use domain::intake::applications::commands::save_work;
use domain::intake::applications::rules::Step;
use domain::intake::background::{self, Background, Education, Employment, School, UnemploymentClaim};
use domain::perform;
use domain::shared::{CaseId, Cents, Coded};
use serde::Serialize;
use serde_json::{Value, json};

use super::assessments::{InList, in_list};
use super::frame::{Frame, Sent, follow_up, frame, path};
use crate::caseworker::places::codes;
use crate::web::{Access, Answered, Face, Form, Id, Oops, Page, Typed, Visit};

const TEMPLATE: &str = "caseworker/intake/work.html";

/// The page.
pub(super) fn page() -> Page {
    Page::new("/intake/{case}/work", Face::Caseworker, Access::May(Permission::EditBasics))
        .drawn_by(TEMPLATE)
        .get(show)
        .post(save)
        .samples(samples)
}

#[derive(Serialize)]
struct View {
    frame: Frame,
    form: Form,
    employment: Vec<&'static str>,
    claims: Vec<&'static str>,
    education: Vec<&'static str>,
    schools: Vec<&'static str>,
    assessments: Vec<InList>,
}

async fn show(visit: Visit, Id(case): Id<CaseId>) -> Answered {
    let frame = frame(&visit, case, Step::Work, Permission::EditBasics).await?;
    let today = visit.today()?;
    let saved = saved(&visit, &frame).await?;
    let check = |typed: &Typed| typed.read(|fields| Background::read(fields, today)).err();
    let form = frame.loaded.form(&visit, saved, check)?;
    visit.page(TEMPLATE, view(frame, form))
}

async fn save(visit: Visit, Id(case): Id<CaseId>, typed: Typed) -> Answered {
    let frame = frame(&visit, case, Step::Work, Permission::EditBasics).await?;
    let today = visit.today()?;
    let answer = match (typed.read(|fields| Background::read(fields, today)), typed.version()) {
        (Ok(details), Ok(version)) => {
            let save = async move |act: &mut Act<'_>| save_work(act, case, details, version).await;
            perform(visit.store(), &visit.by(&typed)?, save).await
        }
        (Err(stop), _) | (_, Err(stop)) => Err(stop),
    };
    let saved = saved(&visit, &frame).await?;
    match follow_up(&visit, frame, &typed, saved, (answer, typed.version().ok())).await? {
        Sent::Gone(answer) => Ok(answer),
        Sent::Again(frame, form) => visit.page_again(TEMPLATE, view(*frame, form)),
    }
}

async fn saved(visit: &Visit, frame: &Frame) -> Result<Form, Oops> {
    let case = frame.loaded.case.id;
    let form = Form::new(path(case, Step::Work)).at_version(frame.loaded.version());
    let background = background::queries::of_case(visit.store().read(), case).await?;
    Ok(background.map_or(form.clone(), |background| filled(form, &background)))
}

fn filled(form: Form, details: &Background) -> Form {
    let plain = |amount: Cents| amount.to_string();
    form.with("employment", details.employment.code())
        .with_some("unemployment_claim", details.unemployment_claim.map(Coded::code))
        .with_some("last_job", details.last_job.as_ref())
        .with_some("last_employer", details.last_employer.as_ref())
        .with_some("last_wage", details.last_wage.map(plain))
        .with_some("last_hours", details.last_hours)
        .with_some("last_job_ended", details.last_job_ended)
        .with_some("dislocated_on", details.dislocated_on)
        .with_some("highest_grade", details.highest_grade)
        .with("education", details.education.code())
        .with("school", details.school.code())
}

fn view(frame: Frame, form: Form) -> View {
    View {
        employment: codes::<Employment>(),
        claims: codes::<UnemploymentClaim>(),
        education: codes::<Education>(),
        schools: codes::<School>(),
        assessments: in_list(&frame.loaded.known.assessments),
        frame,
        form,
    }
}

fn samples() -> Vec<Value> {
    let mut view = super::samples::step(Step::Work, Form::new("/intake/1/work"));
    view["employment"] = json!(codes::<Employment>());
    view["claims"] = json!(codes::<UnemploymentClaim>());
    view["education"] = json!(codes::<Education>());
    view["schools"] = json!(codes::<School>());
    view["assessments"] = super::samples::assessments();
    vec![view]
}
