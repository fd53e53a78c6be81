//! The whole file on paper, as a monitor wants it: who, how they came to be served, the proof, what was done.

use std::collections::BTreeMap;

use chrono::SecondsFormat;
use domain::access::users::queries::names;
use domain::access::{Act, Permission};
use domain::intake::determination::{self, Decided};
use domain::intake::documents::Document;
use domain::intake::documents::queries::{self, PaperState};
use domain::intake::documents::rules::{DocumentState, PaperName};
use domain::intake::file::{self, ServiceGiven};
use domain::intake::opening::{self, Opened};
use domain::intake::plans;
use domain::perform;
use domain::programs;
use domain::shared::{CaseId, Coded, Day, UserId};
use serde::Serialize;

use crate::caseworker::intake::eligibility::{Finding, findings};
use crate::caseworker::record::plan::{PlanView, plan_view};
use crate::web::{Access, Answered, Face, Id, Oops, Page, Visit};

const TEMPLATE: &str = "caseworker/record/documents/file.html";

/// The page.
pub(super) fn page() -> Page {
    Page::new("/cases/{case}/documents/file", Face::Caseworker, Access::May(Permission::Documents))
        .drawn_by(TEMPLATE)
        .get(show)
        .samples(super::samples::file)
}

#[derive(Serialize)]
struct View {
    prepared: String,
    back: String,
    name: String,
    number: String,
    program: String,
    born: Option<Day>,
    address: Option<String>,
    stage: &'static str,
    applied_on: Day,
    entered_on: Option<Day>,
    exited_on: Option<Day>,
    caseworker: Option<String>,
    moves: Vec<MoveRow>,
    determined: Option<Determined>,
    papers: Vec<PaperRow>,
    plan: Option<PlanView>,
    services: Vec<ServiceRow>,
}

/// What was decided of their eligibility, rule by rule as the rules were, with the evidence of each.
#[derive(Serialize)]
struct Determined {
    day: Day,
    who: Option<String>,
    outcome: &'static str,
    findings: Vec<Finding>,
}

#[derive(Debug, Serialize)]
struct MoveRow {
    stage: &'static str,
    day: Day,
    who: Option<String>,
    reason: Option<String>,
}

/// A paper with what was accepted for it; none where it is still missing.
#[derive(Debug, Serialize)]
struct PaperRow {
    name: PaperName,
    streams: Vec<String>,
    standing: &'static str,
    documents: Vec<DocumentRow>,
}

#[derive(Debug, Serialize)]
struct DocumentRow {
    title: Option<String>,
    media_type: &'static str,
    state: &'static str,
    received_at: String,
    decided_by: Option<String>,
    decided_at: Option<String>,
    hash: String,
}

#[derive(Debug, Serialize)]
struct ServiceRow {
    kind: String,
    from: Day,
    until: Option<Day>,
    who: Option<String>,
}

async fn show(visit: Visit, Id(case): Id<CaseId>) -> Answered {
    let by = visit.by_opening()?;
    perform(visit.store(), &by, async move |act: &mut Act<'_>| file::open(act, case).await).await?;
    let db = visit.store().read();
    let opened = opening::opened(db, &by.reader, by.today, case).await?.ok_or(Oops::NotFound)?;
    let papers = queries::papers_of(db, &opened.case, visit.now).await?;
    let services = file::services_given(db, &opened.case).await?;
    let decided = determination::queries::last(db, case).await?;
    let people = people_in(&opened, &papers, &services, decided.as_ref());
    let people = names(db, people).await?;
    let plan = match plans::queries::holding(db, case).await?.filter(|_| opened.rights.reads(Permission::Plan)) {
        Some(plan) => Some(plan_view(&visit, &plan, false).await?),
        None => None,
    };
    let determined = match decided {
        Some(decided) => Some(determined(&visit, &opened, decided, &people).await?),
        None => None,
    };
    let gathered = Gathered { papers, services, plan, determined };
    visit.page(TEMPLATE, view(&visit, opened, gathered, &people))
}

/// What is gathered for the file.
struct Gathered {
    papers: queries::Papers,
    services: Vec<ServiceGiven>,
    plan: Option<PlanView>,
    determined: Option<Determined>,
}

async fn determined(
    visit: &Visit,
    opened: &Opened,
    decided: Decided,
    people: &BTreeMap<UserId, String>,
) -> Result<Determined, Oops> {
    let streams = programs::stream_names(visit.store().read(), opened.program.id).await?;
    Ok(Determined {
        day: decided.day,
        who: decided.user_id.and_then(|id| people.get(&id).cloned()),
        outcome: decided.outcome.code(),
        findings: findings(visit.language, &opened.program.policy, &streams, &decided.result.0),
    })
}

fn view(visit: &Visit, opened: Opened, gathered: Gathered, people: &BTreeMap<UserId, String>) -> View {
    let Gathered { papers, services, plan, determined } = gathered;
    let name = |id: Option<UserId>| id.and_then(|id| people.get(&id).cloned());
    let (case, person) = (opened.case, opened.participant);
    let may_see_birth = opened.rights.reads(Permission::ViewDemographics);
    let place = [person.street.as_deref(), person.city.as_deref(), person.state.as_deref(), person.zip.as_deref()];
    let address: Vec<&str> = place.into_iter().flatten().collect();
    let row = |document: &Document| DocumentRow {
        title: document.title.clone(),
        media_type: document.media_type.code(),
        state: document.state.code(),
        received_at: document.received_at.to_rfc3339_opts(SecondsFormat::Secs, true),
        decided_by: name(document.decided_by),
        decided_at: document.decided_at.map(|at| at.to_rfc3339_opts(SecondsFormat::Secs, true)),
        hash: document.hash.clone(),
    };
    let shown = |document: &&Document| matches!(document.state, DocumentState::Accepted | DocumentState::Received);
    let paper = |state: &PaperState| PaperRow {
        name: state.paper.name.clone(),
        streams: state.streams.clone(),
        standing: state.standing.code(),
        documents: state.documents.iter().filter(shown).map(row).collect(),
    };
    let other = |document: &Document| PaperRow {
        name: document.title.clone().map_or_else(|| PaperName::of_code(&document.paper), PaperName::Given),
        streams: Vec::new(),
        standing: if document.state == DocumentState::Accepted { "accepted" } else { "received" },
        documents: vec![row(document)],
    };
    View {
        prepared: visit.now.to_rfc3339_opts(SecondsFormat::Secs, true),
        back: super::path(case.id),
        name: person.name(),
        program: opened.program.name,
        born: person.born.filter(|_| may_see_birth),
        address: (!address.is_empty()).then(|| address.join(", ")),
        stage: case.stage.code(),
        applied_on: case.applied_on,
        entered_on: case.entered_on,
        exited_on: case.exited_on,
        caseworker: opened.caseworker.map(|(_, name)| name),
        moves: (opened.moves.iter())
            .map(|step| MoveRow {
                stage: step.stage.code(),
                day: step.day,
                who: name(step.user_id),
                reason: step.reason.clone(),
            })
            .collect(),
        determined,
        plan,
        papers: papers.needed.iter().map(paper).chain(papers.others.iter().filter(shown).map(other)).collect(),
        services: (services.into_iter())
            .map(|line| ServiceRow { who: name(line.user), kind: line.kind, from: line.from, until: line.until })
            .collect(),
        number: case.number,
    }
}

fn people_in(
    opened: &Opened,
    papers: &queries::Papers,
    services: &[ServiceGiven],
    decided: Option<&Decided>,
) -> Vec<UserId> {
    let documents = papers.needed.iter().flat_map(|state| &state.documents).chain(&papers.others);
    let deciders = documents.map(|document| document.decided_by);
    let movers = opened.moves.iter().map(|step| step.user_id);
    let given = services.iter().map(|line| line.user);
    deciders.chain(movers).chain(given).chain([decided.and_then(|decided| decided.user_id)]).flatten().collect()
}
