//! The paper that is signed: plain words in the participant's language, nothing ticked beforehand.

use chrono::SecondsFormat;
use domain::access::Permission;
use domain::intake::releases::lists::Life;
use domain::shared::{CaseId, Coded, Language};
use serde::Serialize;
use serde_json::Value;
use templates::signed;

use super::tab::may_know;
use super::texts::{codes, life};
use crate::caseworker::record::{Tab, head};
use crate::web::{Access, Answered, Face, Id, Oops, Page, Visit};

const TEMPLATE: &str = "caseworker/record/releases/paper.html";

/// The page.
pub(super) fn page() -> Page {
    Page::new("/cases/{case}/releases/paper", Face::Caseworker, Access::May(Permission::RecordRelease))
        .drawn_by(TEMPLATE)
        .get(show)
        .samples(super::samples::paper)
}

#[derive(Debug, Serialize)]
struct View {
    prepared: String,
    back: String,
    name: String,
    number: String,
    kind: &'static str,
    version: i32,
    categories: Vec<&'static str>,
    life: Value,
    event: bool,
    concerns_one_thing: bool,
    own_agency: bool,
    other: Value,
}

async fn show(mut visit: Visit, Id(case): Id<CaseId>) -> Answered {
    let rule = super::kind_asked(&visit.query).ok_or(Oops::NotFound)?;
    let record = head(&visit, case, Tab::Releases).await?;
    let rights = &record.opened.rights;
    if !rights.writes(Permission::RecordRelease) || rule.private && !may_know(rights, rule) {
        return Err(Oops::NotFound);
    }
    let asked = visit.query.split('&').find_map(|pair| Language::from_code(pair.strip_prefix("lang=")?));
    visit.language = asked.unwrap_or(record.opened.participant.language);
    let other = if visit.language == Language::Spanish { Language::English } else { Language::Spanish };
    let code = rule.kind.code();
    let view = View {
        prepared: visit.now.to_rfc3339_opts(SecondsFormat::Secs, true),
        back: format!("{}/new?kind={code}", super::path(case)),
        name: record.name.clone(),
        number: record.number.clone(),
        kind: code,
        version: signed::VERSION,
        categories: codes(rule.categories),
        life: life(rule.life),
        event: matches!(rule.life, Life::AfterEvent { .. }),
        concerns_one_thing: rule.concerns_one_thing,
        own_agency: rule.recipients.iter().all(|kind| kind.code() == "own-agency"),
        other: serde_json::json!({ "code": other.code(), "href": format!("?kind={code}&lang={}", other.code()) }),
    };
    visit.page(TEMPLATE, view)
}
