//! Recording a release that was signed: what exactly the recipient will see is shown before it is saved.

use chrono::SecondsFormat;
use domain::access::{Act, Permission};
use domain::intake::documents::queries::all_of;
use domain::intake::documents::rules::{DocumentState, SIGNED_RELEASE};
use domain::intake::releases::kinds::KindRule;
use domain::intake::releases::lists::{Life, Proof, Signer};
use domain::intake::releases::proposal::latest_end;
use domain::intake::releases::queries::{Shown, preview};
use domain::intake::releases::{ReleaseDetails, commands};
use domain::perform;
use domain::shared::{CaseId, Coded, Day, Language, Stop};
use serde::Serialize;
use serde_json::Value;

use super::tab::may_know;
use super::texts::{codes, life, shown};
use crate::caseworker::record::{Head, Tab, head};
use crate::web::{Access, Answered, Face, Form, Id, Oops, Page, Typed, Visit};

const TEMPLATE: &str = "caseworker/record/releases/new.html";

/// The page.
pub(super) fn page() -> Page {
    Page::new("/cases/{case}/releases/new", Face::Caseworker, Access::May(Permission::RecordRelease))
        .drawn_by(TEMPLATE)
        .get(show)
        .post(record)
        .samples(super::samples::new)
}

#[derive(Debug, Serialize)]
struct View {
    record: Head,
    kind: &'static str,
    life: Value,
    recipients: Vec<&'static str>,
    categories: Vec<&'static str>,
    own_agency: bool,
    concerns_one_thing: bool,
    signed: bool,
    event: bool,
    asks_longer: bool,
    begun_by_participant: bool,
    safety: bool,
    second_look: bool,
    proofs: Vec<&'static str>,
    signers: Vec<&'static str>,
    languages: Vec<&'static str>,
    papers: Vec<Paper>,
    paper_href: String,
    form: Form,
    preview: Option<Vec<Line>>,
}

/// A signed paper that came, to be chosen as proof.
#[derive(Debug, Serialize)]
struct Paper {
    value: String,
    title: Option<String>,
    at: String,
}

/// What the recipient would see of one category.
#[derive(Debug, Serialize)]
struct Line {
    category: &'static str,
    lines: Vec<String>,
    as_described: bool,
}

async fn show(visit: Visit, Id(case): Id<CaseId>) -> Answered {
    let rule = super::kind_asked(&visit.query).ok_or(Oops::NotFound)?;
    let today = visit.today()?;
    let record = head(&visit, case, Tab::Releases).await?;
    let form = Form::new(action(case, rule))
        .with("kind", rule.kind.code())
        .with("language", record.opened.participant.language.code())
        .with("signer", Signer::Participant.code())
        .with("signed_on", today)
        .with("from", today)
        .with_some("until", usual_end(rule, today));
    let view = view(&visit, record, rule, form, None).await?;
    visit.page(TEMPLATE, view)
}

async fn record(visit: Visit, Id(case): Id<CaseId>, typed: Typed) -> Answered {
    let rule = super::kind_asked(&visit.query).ok_or(Oops::NotFound)?;
    let today = visit.today()?;
    let details = typed.read(|fields| ReleaseDetails::read(fields, today));
    if typed.get("_step") == Some("preview") {
        return look_first(&visit, case, rule, &typed, details).await;
    }
    let recorded = match details {
        Ok(details) => keep(&visit, case, &typed, details).await,
        Err(stop) => Err(stop),
    };
    match recorded {
        Ok(()) => Ok(visit.go_on(&super::path(case), "release-recorded")),
        Err(stop) => {
            let form = typed.refused(action(case, rule), stop)?;
            let record = head(&visit, case, Tab::Releases).await?;
            visit.page_again(TEMPLATE, view(&visit, record, rule, form, None).await?)
        }
    }
}

async fn keep(visit: &Visit, case: CaseId, typed: &Typed, details: ReleaseDetails) -> Result<(), Stop> {
    let text = shown(details.kind, details.language).ok_or(Stop::NotFound)?;
    let record = async move |act: &mut Act<'_>| commands::record(act, case, &details, &text).await;
    let by = visit.by(typed).map_err(|_| Stop::Forbidden)?;
    perform(visit.store(), &by, record).await.map(drop)
}

/// Shows what the recipient will see, with the form as it was typed; nothing is saved.
async fn look_first(
    visit: &Visit,
    case: CaseId,
    rule: &'static KindRule,
    typed: &Typed,
    details: Result<ReleaseDetails, Stop>,
) -> Answered {
    let record = head(visit, case, Tab::Releases).await?;
    match details {
        Ok(details) => {
            let opened = &record.opened;
            let lines = preview(visit.store().read(), &opened.case, &opened.participant, &details.categories).await?;
            let form = typed.refused(action(case, rule), Stop::Refused(Vec::new()))?;
            let lines = lines.into_iter().map(|(category, shown)| line(category.code(), shown)).collect();
            let view = view(visit, record, rule, form, Some(lines)).await?;
            visit.page(TEMPLATE, view)
        }
        Err(stop) => {
            let form = typed.refused(action(case, rule), stop)?;
            visit.page_again(TEMPLATE, view(visit, record, rule, form, None).await?)
        }
    }
}

async fn view(
    visit: &Visit,
    record: Head,
    rule: &'static KindRule,
    form: Form,
    preview: Option<Vec<Line>>,
) -> Result<View, Oops> {
    let rights = &record.opened.rights;
    if !rights.writes(Permission::RecordRelease) || rule.private && !may_know(rights, rule) {
        return Err(Oops::NotFound);
    }
    let papers = papers(visit, record.id).await?;
    let proofs = if rule.signed { &[Proof::Paper][..] } else { &[Proof::Word, Proof::Paper] };
    Ok(View {
        kind: rule.kind.code(),
        life: life(rule.life),
        recipients: rule.recipients.iter().map(|kind| kind.code()).collect(),
        categories: codes(rule.categories),
        own_agency: rule.recipients == [domain::intake::releases::lists::RecipientKind::OwnAgency],
        concerns_one_thing: rule.concerns_one_thing,
        signed: rule.signed,
        event: matches!(rule.life, Life::AfterEvent { .. }),
        asks_longer: matches!(rule.life, Life::Days { usual, asked } if usual != asked),
        begun_by_participant: rule.begun_by_participant,
        safety: rule.kind == domain::intake::releases::kinds::ReleaseKind::Safety,
        second_look: rule.second_look,
        proofs: proofs.iter().map(|proof| proof.code()).collect(),
        signers: Signer::ALL.iter().map(|signer| signer.code()).collect(),
        languages: Language::ALL.iter().map(|language| language.code()).collect(),
        papers,
        paper_href: format!("{}/paper?kind={}", super::path(record.id), rule.kind.code()),
        form,
        preview,
        record,
    })
}

/// The signed papers of the case that stand, newest first.
async fn papers(visit: &Visit, case: CaseId) -> Result<Vec<Paper>, Oops> {
    let documents = all_of(visit.store().read(), case).await.map_err(domain::shared::Fault::from)?;
    let stands = |state| matches!(state, DocumentState::Received | DocumentState::Accepted);
    let signed = documents.into_iter().filter(|one| one.paper == SIGNED_RELEASE && stands(one.state));
    let paper = |one: domain::intake::documents::Document| Paper {
        value: one.id.to_string(),
        title: one.title,
        at: one.received_at.to_rfc3339_opts(SecondsFormat::Secs, true),
    };
    Ok(signed.map(paper).collect())
}

/// The last day that is usual, where the kind alone says it.
fn usual_end(rule: &KindRule, today: Day) -> Option<Day> {
    let by_itself = !matches!(rule.life, Life::AfterEvent { .. });
    latest_end(rule, today, None, false).filter(|_| by_itself)
}

fn line(category: &'static str, shown: Shown) -> Line {
    match shown {
        Shown::Lines(lines) => Line { category, lines, as_described: false },
        Shown::AsDescribed => Line { category, lines: Vec::new(), as_described: true },
        Shown::NothingYet => Line { category, lines: Vec::new(), as_described: false },
    }
}

fn action(case: CaseId, rule: &KindRule) -> String {
    format!("{}/new?kind={}", super::path(case), rule.kind.code())
}
