//! A participant tells of their work by the link of a mail. Opening it changes nothing: mail scanners open links; the
//! page's button acts, once.

use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::Response;
use domain::access::Act;
use domain::follow_up::surveys::SurveyDetails;
use domain::follow_up::surveys::by_link::{self, Asked, Drawn, Opened, Standing};
use domain::perform;
use domain::shared::{Coded, Language, Stop};
use serde::Serialize;
use serde_json::{Value, json};

use crate::web::visit::see_other;
use crate::web::{Access, Answered, Face, Form, Oops, Page, Typed, Visit};

const TEMPLATE: &str = "participant/survey.html";

/// The page.
pub(super) fn page() -> Page {
    Page::new("/s/{token}", Face::Participant, Access::Link).drawn_by(TEMPLATE).get(show).post(answer).samples(samples)
}

#[derive(Debug, Serialize)]
struct View {
    /// `asks`, `thanks` or `over`.
    state: &'static str,
    organization: String,
    zone: String,
    demo: bool,
    languages: Vec<Value>,
    called: String,
    caseworker: Option<String>,
    asked: Option<Drawn>,
    form: Option<Form>,
}

async fn show(mut visit: Visit, Path(token): Path<String>) -> Answered {
    match opened(&mut visit, &token).await? {
        Some(opened) => drawn(&visit, &opened, &token, None),
        None => unknown(&visit),
    }
}

async fn answer(mut visit: Visit, Path(token): Path<String>, typed: Typed) -> Answered {
    let Some(before) = opened(&mut visit, &token).await? else { return unknown(&visit) };
    let Standing::Asks(asked) = &before.standing else { return drawn(&visit, &before, &token, None) };
    match keep(&visit, &before, asked, &token, &typed).await {
        Ok(()) => Ok(see_other(&path(&visit, &before, &token))),
        // Somebody was faster, by another window or by telephone: it is told how it stands now.
        Err(Stop::Refused(refusals)) if refusals.iter().any(|refusal| refusal.code == "link-over") => {
            match opened(&mut visit, &token).await? {
                Some(now) => drawn(&visit, &now, &token, None),
                None => unknown(&visit),
            }
        }
        Err(stop) => {
            let form = typed.refused(path(&visit, &before, &token), stop)?;
            drawn(&visit, &before, &token, Some(form))
        }
    }
}

async fn keep(visit: &Visit, opened: &Opened, asked: &Asked, token: &str, typed: &Typed) -> Result<(), Stop> {
    let answers = typed.read(|fields| SurveyDetails::read(fields, asked.questions(opened.today)))?;
    let by = visit.by_link(opened.organization.id, opened.link.0, opened.today, typed);
    let secret = token.to_owned();
    perform(visit.store(), &by, async move |act: &mut Act<'_>| by_link::answer(act, &secret, &answers).await).await
}

/// What stands behind the link, in the participant's language unless they chose the other one.
async fn opened(visit: &mut Visit, token: &str) -> Result<Option<Opened>, Oops> {
    let opened = by_link::opened(visit.store().read(), token, visit.now).await?;
    let own = opened.as_ref().map(|opened| opened.participant.language);
    visit.language = chosen(visit).or(own).unwrap_or(Language::English);
    Ok(opened)
}

/// The page as the survey stands; with a form that was refused.
fn drawn(visit: &Visit, opened: &Opened, token: &str, refused: Option<Form>) -> Answered {
    let (state, status) = match (&opened.standing, &refused) {
        (Standing::Asks(_), None) => ("asks", StatusCode::OK),
        (Standing::Asks(_), Some(_)) => ("asks", StatusCode::UNPROCESSABLE_ENTITY),
        (Standing::Answered, _) => ("thanks", StatusCode::OK),
        (Standing::Over, _) => ("over", StatusCode::GONE),
    };
    let asked = match &opened.standing {
        Standing::Asks(asked) => Some(asked),
        Standing::Answered | Standing::Over => None,
    };
    let person = &opened.participant;
    let form = || refused.unwrap_or_else(|| Form::new(path(visit, opened, token)));
    let view = View {
        state,
        organization: opened.organization.name.clone(),
        zone: opened.organization.time_zone.clone(),
        demo: opened.organization.demo,
        languages: vec![language_link(other(visit))],
        called: person.goes_by.clone().unwrap_or_else(|| person.given_name.clone()),
        caseworker: opened.caseworker.clone(),
        asked: asked.map(Asked::drawn),
        form: asked.map(|_| form()),
    };
    with_status(visit.page(TEMPLATE, view)?, status)
}

/// A link that nobody made tells nothing.
fn unknown(visit: &Visit) -> Answered {
    let view = View {
        state: "over",
        organization: "Tandem".to_owned(),
        zone: "UTC".to_owned(),
        demo: false,
        languages: vec![language_link(other(visit))],
        called: String::new(),
        caseworker: None,
        asked: None,
        form: None,
    };
    with_status(visit.page(TEMPLATE, view)?, StatusCode::GONE)
}

fn with_status(mut response: Response, status: StatusCode) -> Answered {
    *response.status_mut() = status;
    Ok(response)
}

fn chosen(visit: &Visit) -> Option<Language> {
    visit.asked("lang").and_then(|code| Language::from_code(&code))
}

/// The address of the page, in a language that was chosen for it.
fn path(visit: &Visit, opened: &Opened, token: &str) -> String {
    if visit.language == opened.participant.language {
        format!("/s/{token}")
    } else {
        format!("/s/{token}?lang={}", visit.language.code())
    }
}

fn other(visit: &Visit) -> Language {
    if visit.language == Language::Spanish { Language::English } else { Language::Spanish }
}

fn language_link(language: Language) -> Value {
    let name = if language == Language::Spanish { "En español" } else { "In English" };
    json!({ "code": language.code(), "name": name, "href": format!("?lang={}", language.code()) })
}

fn samples() -> Vec<Value> {
    let day = |text: &str| text.parse().unwrap_or_default();
    let asked = |employer: Option<&str>, past| {
        json!(Asked { employer: employer.map(str::to_owned), past, closes: day("2026-12-08") }.drawn())
    };
    let state = |state: &str, caseworker: Option<&str>, asked: Option<Value>| {
        json!({ "state": state, "organization": "Larkin County Manufacturing Alliance", "zone": "America/Chicago",
            "demo": false, "languages": [language_link(Language::English)], "called": "Rosa",
            "caseworker": caseworker, "form": asked.as_ref().map(|_| Form::new("/s/token")), "asked": asked })
    };
    let quarter = Some((day("2026-07-01"), day("2026-09-30")));
    vec![
        state("asks", Some("Denise Okafor"), Some(asked(Some("Alvarez Machining"), None))),
        state("asks", None, Some(asked(None, quarter))),
        state("thanks", Some("Denise Okafor"), None),
        state("over", Some("Denise Okafor"), None),
        state("over", None, None),
    ]
}
