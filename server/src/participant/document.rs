//! Sending papers by the link that asked for them. Opening it changes nothing: mail scanners open links; the page's
//! button acts.

use axum::extract::Path;
use axum::http::StatusCode;
use chrono::SecondsFormat;
use domain::access::Act;
use domain::intake::documents::examine;
use domain::intake::documents::queries::PaperState;
use domain::intake::documents::requests::{self, Asked};
use domain::intake::documents::rules::{DocumentState, MOST_BYTES, PaperName};
use domain::perform;
use domain::shared::fields::LINE;
use domain::shared::{Coded, Language, Refusal, Stop};
use serde::Serialize;
use serde_json::{Value, json};

use crate::web::form::Value as Typing;
use crate::web::sent_file::status_of;
use crate::web::visit::see_other;
use crate::web::{Access, Answered, Face, Form, Oops, Page, Typed, Visit};

const TEMPLATE: &str = "participant/document.html";
/// What a form and its frame add to the largest file.
const FRAME: usize = 64 * 1024;

/// The page.
pub(super) fn page() -> Page {
    Page::new("/d/{token}", Face::Participant, Access::Link)
        .drawn_by(TEMPLATE)
        .takes_files(MOST_BYTES + FRAME)
        .get(show)
        .post(send)
        .samples(samples)
}

#[derive(Debug, Serialize)]
struct View {
    works: bool,
    organization: String,
    zone: String,
    demo: bool,
    languages: Vec<Value>,
    papers: Vec<PaperRow>,
    come: bool,
    until: String,
}

#[derive(Debug, Serialize)]
struct PaperRow {
    code: String,
    name: PaperName,
    accepted: Vec<String>,
    state: &'static str,
    tone: &'static str,
    glyph: &'static str,
    files: usize,
    refused_for: Option<&'static str>,
    form: Option<Form>,
}

async fn show(mut visit: Visit, Path(token): Path<String>) -> Answered {
    let asked = asked_by(&mut visit, &token).await?;
    let Some(asked) = asked else { return over(&visit) };
    visit.page(TEMPLATE, view(&visit, &asked, &token, None))
}

async fn send(mut visit: Visit, Path(token): Path<String>, typed: Typed) -> Answered {
    let Some(asked) = asked_by(&mut visit, &token).await? else { return over(&visit) };
    match keep(&visit, &asked, &token, &typed).await {
        Ok(paper) => Ok(see_other(&format!("/d/{token}?{}done=document-sent#p-{paper}", chosen_language(&visit)))),
        Err(Stop::Refused(refusals)) if refusals.iter().any(|refusal| refusal.code == "link-over") => over(&visit),
        Err(stop) => {
            let status = status_of(&stop);
            let form = typed.refused(path(&token), stop)?;
            let mut response = visit.page_again(TEMPLATE, view(&visit, &asked, &token, Some(form)))?;
            *response.status_mut() = status;
            Ok(response)
        }
    }
}

/// Keeps what was sent; the code of the paper that it is.
async fn keep(visit: &Visit, asked: &Asked, token: &str, typed: &Typed) -> Result<String, Stop> {
    let paper = typed.read(|fields| fields.text("paper", LINE))?;
    if !asked.papers.iter().any(|state| state.paper.code == paper) {
        return Err(Stop::NotFound);
    }
    let sent = typed.files.first().ok_or_else(|| Refusal::of("file", "missing"))?;
    let file = examine(&sent.bytes)?;
    let by = visit.by_link(asked.organization.id, asked.link.0, asked.today, typed);
    let (secret, code) = (token.to_owned(), paper.clone());
    let send = async move |act: &mut Act<'_>| requests::send(act, &secret, &code, file).await;
    perform(visit.store(), &by, send).await?;
    Ok(paper)
}

/// What the link asks for, in the language of whoever it was given to, unless they chose the other one.
async fn asked_by(visit: &mut Visit, token: &str) -> Result<Option<Asked>, Oops> {
    let asked = requests::asked_by(visit.store().read(), token, visit.now).await?;
    if let Some(asked) = &asked {
        visit.language = language_chosen(visit).unwrap_or(asked.participant.language);
    }
    Ok(asked)
}

/// A link that is over says so, and tells nothing else.
fn over(visit: &Visit) -> Answered {
    let view = View {
        works: false,
        organization: "Tandem".to_owned(),
        zone: "UTC".to_owned(),
        demo: false,
        languages: Vec::new(),
        papers: Vec::new(),
        come: false,
        until: String::new(),
    };
    let mut response = visit.page(TEMPLATE, view)?;
    *response.status_mut() = StatusCode::GONE;
    Ok(response)
}

fn view(visit: &Visit, asked: &Asked, token: &str, troubled: Option<Form>) -> View {
    let papers: Vec<PaperRow> = asked.papers.iter().map(|state| row(state, token, troubled.as_ref())).collect();
    let other = if visit.language == Language::Spanish { Language::English } else { Language::Spanish };
    View {
        works: true,
        organization: asked.organization.name.clone(),
        zone: asked.organization.time_zone.clone(),
        demo: asked.organization.demo,
        languages: vec![language_link(other)],
        come: !papers.is_empty() && papers.iter().all(|paper| paper.files > 0 && paper.refused_for.is_none()),
        papers,
        until: asked.until.to_rfc3339_opts(SecondsFormat::Secs, true),
    }
}

fn row(state: &PaperState, token: &str, troubled: Option<&Form>) -> PaperRow {
    let standing = state.documents.iter().filter(|document| document.state != DocumentState::Struck);
    let latest = standing.clone().next();
    let of_this = |form: &&Form| form.values.get("paper") == Some(&Typing::One(state.paper.code.clone()));
    let form = troubled.filter(of_this).cloned().unwrap_or_else(|| Form::new(path(token)));
    let accepted = latest.is_some_and(|document| document.state == DocumentState::Accepted);
    let (tone, glyph) = match latest.map(|document| document.state) {
        None => ("quiet", "ring"),
        Some(DocumentState::Refused) => ("bad", "stop"),
        Some(_) => ("good", "check"),
    };
    PaperRow {
        code: state.paper.code.clone(),
        name: state.paper.name.clone(),
        accepted: state.paper.accepted.clone(),
        state: latest.map_or("to-send", |document| document.state.code()),
        tone,
        glyph,
        files: standing.count(),
        refused_for: latest.and_then(|document| document.refused_for).map(|reason| reason.code()),
        form: (!accepted).then(|| form.named(format!("p-{}", state.paper.code))),
    }
}

fn path(token: &str) -> String {
    format!("/d/{token}")
}

fn language_chosen(visit: &Visit) -> Option<Language> {
    visit.query.split('&').find_map(|pair| Language::from_code(pair.strip_prefix("lang=")?))
}

/// The chosen language, as the next address carries it.
fn chosen_language(visit: &Visit) -> String {
    language_chosen(visit).map(|language| format!("lang={}&", language.code())).unwrap_or_default()
}

fn language_link(language: Language) -> Value {
    let name = if language == Language::Spanish { "En español" } else { "In English" };
    json!({ "code": language.code(), "name": name, "href": format!("?lang={}", language.code()) })
}

fn samples() -> Vec<Value> {
    let paper = |code: &str, state: &str, files: usize, refused_for: Option<&str>| {
        json!({ "code": code, "name": "Proof of age", "accepted": ["Passport"], "state": state, "tone": "quiet",
            "glyph": "ring", "files": files, "refused_for": refused_for, "form": Form::new("/d/token").named(code) })
    };
    let papers = [paper("age", "to-send", 0, None), paper("pay", "refused", 1, Some("unreadable"))];
    let open = json!({ "works": true, "organization": "Larkin County", "zone": "America/Chicago", "demo": false,
        "languages": [language_link(Language::Spanish)], "papers": papers, "come": false,
        "until": "2026-12-08T15:00:00Z" });
    let over = json!({ "works": false, "organization": "Tandem", "zone": "UTC", "demo": false, "languages": [],
        "papers": [], "come": false, "until": "" });
    vec![open, over]
}
