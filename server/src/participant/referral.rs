//! A provider answers a referral by the link of a mail. Opening it changes nothing: mail scanners open links; the
//! page's button acts. It tells as much as was released to this provider, and no more.

use axum::extract::Path;
use axum::http::StatusCode;
use chrono::SecondsFormat;
use domain::access::Act;
use domain::perform;
use domain::shared::{Coded, Language, Stop};
use domain::support::referrals::AnswerDetails;
use domain::support::referrals::by_link::{self, Asked};
use domain::support::referrals::rules::DeclinedBecause;
use serde::Serialize;
use serde_json::{Value, json};

use crate::web::visit::see_other;
use crate::web::{Access, Answered, Face, Form, Page, Typed, Visit};

const TEMPLATE: &str = "participant/referral.html";

/// The page.
pub(super) fn page() -> Page {
    Page::new("/r/{token}", Face::Participant, Access::Link).drawn_by(TEMPLATE).get(show).post(answer).samples(samples)
}

#[derive(Debug, Serialize)]
struct View {
    /// `asks`, `thanks` or `over`.
    state: &'static str,
    organization: String,
    zone: String,
    demo: bool,
    languages: Vec<Value>,
    asked: Option<Value>,
    answers: Vec<&'static str>,
    reasons: Vec<&'static str>,
    form: Option<Form>,
}

async fn show(mut visit: Visit, Path(token): Path<String>) -> Answered {
    choose_language(&mut visit);
    match by_link::asked_by(visit.store(), &token, visit.now).await? {
        Some(asked) => {
            let form = Form::new(path(&visit, &token)).with("day", asked.today);
            visit.page(TEMPLATE, view(&visit, &asked, form))
        }
        // Whoever has just answered is thanked; everybody else learns that the link is over, and nothing else.
        None if visit.asked("done").as_deref() == Some("referral-answered") => {
            visit.page(TEMPLATE, without("thanks", &visit))
        }
        None => over(&visit),
    }
}

async fn answer(mut visit: Visit, Path(token): Path<String>, typed: Typed) -> Answered {
    choose_language(&mut visit);
    let Some(asked) = by_link::asked_by(visit.store(), &token, visit.now).await? else { return over(&visit) };
    match keep(&visit, &asked, &token, &typed).await {
        Ok(()) => {
            let path = path(&visit, &token);
            let join = if path.contains('?') { '&' } else { '?' };
            Ok(see_other(&format!("{path}{join}done=referral-answered")))
        }
        Err(Stop::Refused(refusals)) if refusals.iter().any(|refusal| refusal.code == "link-over") => over(&visit),
        Err(stop) => {
            let form = typed.refused(path(&visit, &token), stop)?;
            visit.page_again(TEMPLATE, view(&visit, &asked, form))
        }
    }
}

async fn keep(visit: &Visit, asked: &Asked, token: &str, typed: &Typed) -> Result<(), Stop> {
    let details = typed.read(|fields| AnswerDetails::read(fields, asked.today))?;
    let by = visit.by_link(asked.organization.id, asked.link.0, asked.today, typed);
    let secret = token.to_owned();
    perform(visit.store(), &by, async move |act: &mut Act<'_>| by_link::answer(act, &secret, &details).await).await
}

fn over(visit: &Visit) -> Answered {
    let mut response = visit.page(TEMPLATE, without("over", visit))?;
    *response.status_mut() = StatusCode::GONE;
    Ok(response)
}

fn without(state: &'static str, visit: &Visit) -> View {
    View {
        state,
        organization: "Tandem".to_owned(),
        zone: "UTC".to_owned(),
        demo: false,
        languages: vec![language_link(other(visit))],
        asked: None,
        answers: Vec::new(),
        reasons: Vec::new(),
        form: None,
    }
}

fn view(visit: &Visit, asked: &Asked, form: Form) -> View {
    let contact = asked.contact.as_ref();
    View {
        state: "asks",
        organization: asked.organization.name.clone(),
        zone: asked.organization.time_zone.clone(),
        demo: asked.organization.demo,
        languages: vec![language_link(other(visit))],
        asked: Some(json!({
            "provider": asked.provider.name,
            "name": asked.name,
            "kind": asked.need.kind.code(),
            "what": asked.need.what,
            "message": asked.referral.message,
            "accepted": asked.referral.state.code() == "accepted",
            "phone": contact.and_then(|contact| contact.phone.clone()),
            "email": contact.and_then(|contact| contact.email.clone()),
            "hours": contact.and_then(|contact| contact.hours.clone()),
            "until": asked.until.to_rfc3339_opts(SecondsFormat::Secs, true),
        })),
        answers: asked.referral.state.answers().iter().map(|state| state.code()).collect(),
        reasons: DeclinedBecause::ALL.iter().map(|reason| reason.code()).collect(),
        form: Some(form),
    }
}

/// English, unless whoever reads chose Spanish.
fn choose_language(visit: &mut Visit) {
    visit.language = visit.asked("lang").and_then(|code| Language::from_code(&code)).unwrap_or(Language::English);
}

fn path(visit: &Visit, token: &str) -> String {
    match visit.language {
        Language::English => format!("/r/{token}"),
        Language::Spanish => format!("/r/{token}?lang=es"),
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
    let asked = json!({ "provider": "Little Oaks Family Child Care", "name": "Rosa Maldonado Quiñones",
        "kind": "child-care", "what": "Tue and Thu evenings", "message": "Her class begins Dec 7.", "accepted": false,
        "phone": "555-0119", "email": null, "hours": "after 3 pm", "until": "2027-01-23T15:00:00Z" });
    let state = |state: &str, asked: Value, form: Option<Form>| {
        json!({ "state": state, "organization": "Larkin County", "zone": "America/Chicago", "demo": false,
            "languages": [language_link(Language::Spanish)], "asked": asked,
            "answers": ["accepted", "served", "declined", "no-show"], "reasons": ["full", "other"], "form": form })
    };
    let asks = state("asks", asked, Some(Form::new("/r/token").with("day", "2026-11-24")));
    vec![asks, state("thanks", Value::Null, None), state("over", Value::Null, None)]
}
