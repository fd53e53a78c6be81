//! What the tab shows.

use std::collections::BTreeMap;

use chrono::SecondsFormat;
use domain::access::Permission;
use domain::access::users::queries::names;
use domain::intake::documents::queries::{self, OpenRequest, PaperState};
use domain::intake::documents::requests::way_to;
use domain::intake::documents::rules::{
    CameBy, DocumentState, OTHER, PaperName, RefusedFor, SIGNED_RELEASE, Standing, Way,
};
use domain::intake::documents::{Document, DocumentId};
use domain::shared::{CaseId, Coded, Instant, Language, UserId};
use serde::Serialize;

use super::tab::upload_form;
use crate::caseworker::record::{Head, Tab, head};
use crate::web::{Form, Oops, Visit};

pub(super) const TEMPLATE: &str = "caseworker/record/documents/tab.html";

/// A form that was refused, to be shown again where it stood.
#[derive(Debug)]
pub(super) struct Troubled {
    upload: Option<Form>,
    ask: Option<Form>,
    decision: Option<(DocumentId, &'static str, Form)>,
}

impl Troubled {
    pub(super) fn none() -> Self {
        Self { upload: None, ask: None, decision: None }
    }

    pub(super) fn uploading(form: Form) -> Self {
        Self { upload: Some(form), ..Self::none() }
    }

    pub(super) fn asking(form: Form) -> Self {
        Self { ask: Some(form), ..Self::none() }
    }

    pub(super) fn deciding(document: DocumentId, act: &'static str, form: Form) -> Self {
        Self { decision: Some((document, act, form)), ..Self::none() }
    }
}

#[derive(Debug, Serialize)]
pub(super) struct View {
    record: Head,
    needed: Vec<PaperRow>,
    missing: usize,
    to_judge: usize,
    others: Vec<DocumentRow>,
    papers: Vec<Choice>,
    to_ask: Vec<Choice>,
    reasons: Vec<&'static str>,
    upload: Option<Form>,
    ask: Option<Form>,
    by_mail: bool,
    request: Option<RequestRow>,
}

/// A paper and what came for it.
#[derive(Debug, Serialize)]
pub(super) struct PaperRow {
    code: String,
    name: PaperName,
    streams: Vec<String>,
    conditional: bool,
    accepted: Vec<String>,
    standing: &'static str,
    tone: &'static str,
    glyph: &'static str,
    documents: Vec<DocumentRow>,
}

/// A document with the forms that decide of it.
#[derive(Debug, Serialize)]
pub(super) struct DocumentRow {
    id: DocumentId,
    href: Option<String>,
    title: Option<PaperName>,
    media_type: &'static str,
    kilobytes: i64,
    state: &'static str,
    tone: &'static str,
    glyph: &'static str,
    by_link: bool,
    who: Option<String>,
    at: String,
    decided_by: Option<String>,
    decided_at: Option<String>,
    refused_for: Option<&'static str>,
    reason: Option<String>,
    accept: Option<Form>,
    refuse: Option<Form>,
    strike: Option<Form>,
    troubled: bool,
}

#[derive(Debug, Serialize)]
pub(super) struct Choice {
    value: String,
    label: PaperName,
}

/// The request that is open, with the link's text where staff hand it over.
#[derive(Debug, Serialize)]
pub(super) struct RequestRow {
    papers: Vec<PaperName>,
    by_mail: bool,
    link: Option<String>,
    text: Option<String>,
    who: Option<String>,
    at: String,
    until: String,
    withdraw: Option<Form>,
}

/// The tab of a case, with a form that was refused if there is one.
pub(super) async fn view(visit: &Visit, case: CaseId, troubled: Troubled) -> Result<View, Oops> {
    let record = head(visit, case, Tab::Documents).await?;
    let rights = &record.opened.rights;
    if !rights.reads(Permission::Documents) {
        return Err(Oops::NotFound);
    }
    let (may_upload, may_decide) = (rights.writes(Permission::Documents), rights.writes(Permission::AcceptDocument));
    let language = record.opened.participant.language;
    let db = visit.store().read();
    let papers = queries::papers_of(db, &record.opened.case, visit.now).await?;
    let request = queries::open_request(db, &visit.store().keys, case, visit.now).await?;
    let people = people_in(&papers, request.as_ref());
    let rows = Rows { case, people: names(db, people).await?, may_decide, decision: troubled.decision };
    let standings = |standing| papers.needed.iter().filter(|state| state.standing == standing).count();
    let to_judge = papers.needed.iter().flat_map(|state| &state.documents).chain(&papers.others);
    let to_judge = to_judge.filter(|document| document.state == DocumentState::Received).count();
    Ok(View {
        missing: standings(Standing::Missing) + standings(Standing::Refused),
        to_judge,
        papers: choices(&papers.needed),
        to_ask: to_ask(&papers.needed),
        reasons: RefusedFor::ALL.iter().map(|reason| reason.code()).collect(),
        upload: may_upload.then(|| troubled.upload.unwrap_or_else(|| upload_form(case))),
        ask: may_upload.then(|| troubled.ask.unwrap_or_else(|| ask_form(case, &papers.needed))),
        by_mail: way_to(&record.opened.participant) == Way::Email,
        request: request.map(|request| rows.request(visit, request, (&papers.needed, language), may_upload)),
        others: papers.others.iter().map(|document| rows.document(document, true)).collect(),
        needed: papers.needed.iter().map(|state| rows.paper(state)).collect(),
        record,
    })
}

/// The color and the icon of a standing.
pub(crate) fn look(standing: Standing) -> (&'static str, &'static str) {
    match standing {
        Standing::Accepted => ("good", "check"),
        Standing::Received => ("warn", "eye"),
        Standing::Asked => ("note", "mail"),
        Standing::Refused => ("bad", "stop"),
        Standing::Missing => ("quiet", "ring"),
    }
}

/// What the rows of one page share.
struct Rows {
    case: CaseId,
    people: BTreeMap<UserId, String>,
    may_decide: bool,
    decision: Option<(DocumentId, &'static str, Form)>,
}

impl Rows {
    fn paper(&self, state: &PaperState) -> PaperRow {
        let (tone, glyph) = look(state.standing);
        PaperRow {
            code: state.paper.code.clone(),
            name: state.paper.name.clone(),
            streams: state.streams.clone(),
            conditional: state.paper.conditional,
            accepted: state.paper.accepted.clone(),
            standing: state.standing.code(),
            tone,
            glyph,
            documents: state.documents.iter().map(|document| self.document(document, false)).collect(),
        }
    }

    fn document(&self, document: &Document, named: bool) -> DocumentRow {
        let (tone, glyph) = look_of(document.state);
        let standing = document.state != DocumentState::Struck;
        let may = |to| self.may_decide && domain::intake::documents::rules::may_become(document.state, to);
        let name = |id: Option<UserId>| id.and_then(|id| self.people.get(&id).cloned());
        let fallback = named.then(|| PaperName::of_code(&document.paper));
        DocumentRow {
            id: document.id,
            href: standing.then(|| format!("{}/{}", super::path(self.case), document.id)),
            title: document.title.clone().map(PaperName::Given).or(fallback),
            media_type: document.media_type.code(),
            kilobytes: (document.size + 1_023) / 1_024,
            state: document.state.code(),
            tone,
            glyph,
            by_link: document.came_by == CameBy::Link,
            who: name(document.received_by),
            at: rfc(document.received_at),
            decided_by: name(document.decided_by),
            decided_at: document.decided_at.map(rfc),
            refused_for: document.refused_for.map(|reason| reason.code()),
            reason: document.reason.clone(),
            accept: may(DocumentState::Accepted).then(|| self.form(document, "acceptance", "a")),
            refuse: may(DocumentState::Refused).then(|| self.form(document, "refusal", "r")),
            strike: may(DocumentState::Struck).then(|| self.form(document, "strike", "s")),
            troubled: self.decision.as_ref().is_some_and(|(id, ..)| *id == document.id),
        }
    }

    /// The form of one decision: the one that was refused, or a new one.
    fn form(&self, document: &Document, act: &str, prefix: &str) -> Form {
        let name = format!("{prefix}-{}", document.id);
        match &self.decision {
            Some((id, troubled, form)) if *id == document.id && *troubled == act => {
                form.clone().named(name).at_version(document.version)
            }
            _ => {
                let action = format!("{}/{}/{act}", super::path(self.case), document.id);
                Form::new(action).named(name).at_version(document.version)
            }
        }
    }

    fn request(&self, visit: &Visit, request: OpenRequest, of: (&[PaperState], Language), may: bool) -> RequestRow {
        let (needed, language) = of;
        let name = |code: &String| {
            let known = needed.iter().find(|state| state.paper.code == *code);
            known.map_or_else(|| PaperName::of_code(code), |state| state.paper.name.clone())
        };
        let action = format!("{}/request/{}/withdrawal", super::path(self.case), request.id);
        let link = request.token.filter(|_| may).map(|token| format!("{}/d/{token}", visit.app.settings().base()));
        RequestRow {
            papers: request.papers.iter().map(name).collect(),
            by_mail: request.channel == Way::Email,
            text: link.as_deref().and_then(|link| text_with(language, link)),
            link,
            who: request.asked_by.and_then(|id| self.people.get(&id).cloned()),
            at: rfc(request.asked_at),
            until: rfc(request.until),
            withdraw: may.then(|| Form::new(action).named("withdraw")),
        }
    }
}

/// The color and the icon of a state.
pub(super) fn look_of(state: DocumentState) -> (&'static str, &'static str) {
    match state {
        DocumentState::Received => ("warn", "eye"),
        DocumentState::Accepted => ("good", "check"),
        DocumentState::Refused => ("bad", "stop"),
        DocumentState::Struck => ("quiet", "x"),
    }
}

/// The words of a text message with the link, in the participant's language.
fn text_with(language: Language, link: &str) -> Option<String> {
    let language = templates::Language::from_code(language.code())?;
    templates::Catalogue::load().say(language, "documents-text", &[("link", link)]).ok()
}

fn people_in(papers: &queries::Papers, request: Option<&OpenRequest>) -> Vec<UserId> {
    let documents = papers.needed.iter().flat_map(|state| &state.documents).chain(&papers.others);
    let people = documents.flat_map(|document| [document.received_by, document.decided_by]);
    people.chain([request.and_then(|request| request.asked_by)]).flatten().collect()
}

fn choices(needed: &[PaperState]) -> Vec<Choice> {
    let choice = |state: &PaperState| Choice { value: state.paper.code.clone(), label: state.paper.name.clone() };
    let always = [SIGNED_RELEASE, OTHER].map(|code| Choice { value: code.to_owned(), label: PaperName::of_code(code) });
    needed.iter().map(choice).chain(always).collect()
}

/// Whatever is not there yet can be asked for.
fn to_ask(needed: &[PaperState]) -> Vec<Choice> {
    let open = needed.iter().filter(|state| !matches!(state.standing, Standing::Accepted));
    open.map(|state| Choice { value: state.paper.code.clone(), label: state.paper.name.clone() }).collect()
}

/// What is missing is asked for unless somebody unticks it.
fn ask_form(case: CaseId, needed: &[PaperState]) -> Form {
    let missing = needed.iter().filter(|state| matches!(state.standing, Standing::Missing | Standing::Refused));
    let form = Form::new(format!("{}/request", super::path(case))).named("ask");
    missing.filter(|state| !state.paper.conditional).fold(form, |form, state| form.with("papers", &state.paper.code))
}

fn rfc(at: Instant) -> String {
    at.to_rfc3339_opts(SecondsFormat::Secs, true)
}
