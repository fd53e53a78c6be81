//! Writing down what a participant told of their work: the questions of the mail, asked by telephone or face to face.

use domain::access::{Act, Permission};
use domain::follow_up::surveys::answering::{TellingDetails, tell};
use domain::follow_up::surveys::by_link::{Asked, Drawn, asked};
use domain::follow_up::surveys::rules::may_answer;
use domain::follow_up::tasks::Task;
use domain::follow_up::tasks::queries::{Duty, find, with_people};
use domain::intake::participants::Participant;
use domain::perform;
use domain::shared::{Coded, TaskId};
use serde::Serialize;
use serde_json::{Value, json};

use super::record;
use crate::web::{Access, Answered, Face, Form, Id, Oops, Page, Typed, Visit};

const TEMPLATE: &str = "caseworker/survey.html";

/// The page.
pub(super) fn page() -> Page {
    Page::new("/tasks/{task}/survey", Face::Caseworker, Access::May(Permission::FollowUp))
        .drawn_by(TEMPLATE)
        .get(show)
        .post(save)
        .samples(samples)
}

/// Where the answers to a follow-up are written down, while it can be answered.
pub(super) fn address(task: &Task, today: domain::shared::Day) -> Option<String> {
    let answerable = task.kind.is_follow_up() && may_answer(task.state, &task.window(), today);
    answerable.then(|| path(task.id))
}

#[derive(Serialize)]
struct View {
    name: String,
    called: String,
    back: String,
    channels: Vec<&'static str>,
    asked: Drawn,
    form: Form,
}

async fn show(visit: Visit, Id(id): Id<TaskId>) -> Answered {
    let (duty, asked) = opened(&visit, id).await?;
    let view = view(&duty, &asked, Form::new(path(id)))?;
    visit.page(TEMPLATE, view)
}

async fn save(visit: Visit, Id(id): Id<TaskId>, typed: Typed) -> Answered {
    let by = visit.by(&typed)?;
    let (duty, asked) = opened(&visit, id).await?;
    let saved = match typed.read(|fields| TellingDetails::read(fields, asked.questions(by.today))) {
        Ok(details) => perform(visit.store(), &by, async move |act: &mut Act<'_>| tell(act, id, &details).await).await,
        Err(stop) => Err(stop),
    };
    match (saved, duty.task.case_id) {
        (Ok(()), Some(case)) => Ok(visit.go_on(&format!("{}/follow-up", record::path(case)), "survey-told")),
        (Ok(()), None) => Err(Oops::NotFound),
        (Err(stop), _) => visit.page_again(TEMPLATE, view(&duty, &asked, typed.refused(path(id), stop)?)?),
    }
}

/// A follow-up after a placement or an exit that the reader reaches, and what it asks.
async fn opened(visit: &Visit, id: TaskId) -> Result<(Duty, Asked), Oops> {
    let (reader, today, db) = (visit.reader()?, visit.today()?, visit.store().read());
    let task = find(db, &reader.scope(Permission::FollowUp, today), id).await?;
    let task = task.filter(|task| task.kind.is_follow_up()).ok_or(Oops::NotFound)?;
    let asked = asked(db, &task, today).await?;
    let duty = with_people(db, vec![task]).await?.pop().ok_or(Oops::NotFound)?;
    Ok((duty, asked))
}

fn view(duty: &Duty, asked: &Asked, form: Form) -> Result<View, Oops> {
    let person = duty.participant.as_ref().ok_or(Oops::NotFound)?;
    Ok(View {
        name: Participant::name(person),
        called: person.goes_by.clone().unwrap_or_else(|| person.given_name.clone()),
        back: format!("/tasks/{}", duty.task.id),
        channels: TellingDetails::CHANNELS.iter().map(|channel| channel.code()).collect(),
        asked: asked.drawn(),
        form,
    })
}

fn path(id: TaskId) -> String {
    format!("/tasks/{id}/survey")
}

fn samples() -> Vec<Value> {
    let day = |text: &str| text.parse().unwrap_or_default();
    let past = Some((day("2026-07-01"), day("2026-09-30")));
    let asked = Asked { employer: Some("Alvarez Machining".to_owned()), past, closes: day("2026-12-08") };
    vec![json!({
        "name": "Rosa Maldonado Quiñones", "called": "Rosa", "back": "/tasks/1", "channels": ["call", "text", "in-person"],
        "asked": asked.drawn(), "form": Form::new("/tasks/1/survey"),
    })]
}
