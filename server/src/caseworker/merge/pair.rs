//! Two records side by side, what will happen when they are merged, and the merging.

use chrono::SecondsFormat;
use domain::access::users::queries::names;
use domain::access::{Act, Permission};
use domain::intake::case::Case;
use domain::intake::merge::queries::{Pair, Side, pair};
use domain::intake::merge::{MergeDetails, commands};
use domain::perform;
use domain::shared::{Coded, Day, ParticipantId, Refusal};
use serde::Serialize;

use crate::web::{Access, Answered, Face, Form, Id, Oops, Page, Typed, Visit};

const TEMPLATE: &str = "caseworker/merge/pair.html";

/// The page.
pub(super) fn page() -> Page {
    Page::new("/merge/{one}/{two}", Face::Caseworker, Access::May(Permission::MergePeople))
        .drawn_by(TEMPLATE)
        .get(show)
        .post(merge)
        .samples(super::samples::pair)
}

#[derive(Debug, Serialize)]
pub(super) struct View {
    sides: Vec<SideRow>,
    degree: &'static str,
    grounds: Vec<&'static str>,
    obstacle: Option<Refusal>,
    releases_left: usize,
    releases_end: usize,
    form: Option<Form>,
    merged: Option<Merged>,
}

#[derive(Debug, Serialize)]
struct SideRow {
    id: ParticipantId,
    name: String,
    goes_by: Option<String>,
    born: Option<Day>,
    phone: Option<String>,
    email: Option<String>,
    address: Option<String>,
    language: &'static str,
    safe_channel: &'static str,
    last_four: Option<String>,
    written_at: String,
    cases: Vec<CaseRow>,
    notes: u64,
    services: u64,
    documents: u64,
    releases: usize,
    stays: bool,
}

#[derive(Debug, Serialize)]
struct CaseRow {
    href: String,
    number: String,
    program: String,
    stage: &'static str,
    applied_on: Day,
}

/// The merge that stands between them.
#[derive(Debug, Serialize)]
struct Merged {
    who: Option<String>,
    at: String,
    reason: String,
    undo: Form,
}

async fn show(visit: Visit, Id((one, two)): Id<(ParticipantId, ParticipantId)>) -> Answered {
    let view = view(&visit, one, two, None, None).await?;
    visit.page(TEMPLATE, view)
}

async fn merge(visit: Visit, Id((one, two)): Id<(ParticipantId, ParticipantId)>, typed: Typed) -> Answered {
    let merged = match typed.read(MergeDetails::read) {
        Ok(details) => {
            let merge = async move |act: &mut Act<'_>| commands::merge(act, one, two, &details).await;
            perform(visit.store(), &visit.by(&typed)?, merge).await
        }
        Err(stop) => Err(stop),
    };
    match merged {
        Ok(_) => Ok(visit.go_on(&super::path(one, two), "people-merged")),
        Err(stop) => {
            let form = typed.refused(super::path(one, two), stop)?;
            visit.page_again(TEMPLATE, view(&visit, one, two, Some(form), None).await?)
        }
    }
}

/// The page again, with the undoing that was refused.
pub(super) async fn again(visit: &Visit, one: ParticipantId, two: ParticipantId, undo: Form) -> Answered {
    visit.page_again(TEMPLATE, view(visit, one, two, None, Some(undo)).await?)
}

async fn view(
    visit: &Visit,
    one: ParticipantId,
    two: ParticipantId,
    form: Option<Form>,
    undo: Option<Form>,
) -> Result<View, Oops> {
    let scope = visit.reader()?.scope(Permission::MergePeople, visit.today()?);
    let db = visit.store().read();
    let found = pair(db, &scope, one, two).await?.filter(|_| one != two).ok_or(Oops::NotFound)?;
    let people = names(db, found.merge.iter().filter_map(|merge| merge.user_id)).await?;
    let stays = found.merge.as_ref().map(|merge| merge.survivor_id);
    let merged = found.merge.as_ref().map(|merge| Merged {
        who: merge.user_id.and_then(|id| people.get(&id).cloned()),
        at: merge.at.to_rfc3339_opts(SecondsFormat::Secs, true),
        reason: merge.reason.clone(),
        undo: undo.unwrap_or_else(|| Form::new(format!("/merges/{}/undoing", merge.id))),
    });
    let standing: usize = found.sides.iter().map(|side| side.releases).sum();
    let open = merged.is_none() && found.clash.is_none();
    Ok(View {
        degree: found.likeness.degree.code(),
        grounds: found.likeness.grounds.iter().map(|ground| ground.code()).collect(),
        obstacle: found.clash.clone().filter(|_| merged.is_none()),
        releases_left: found.releases_left,
        releases_end: standing,
        form: open.then(|| form.unwrap_or_else(|| usual(&found, one, two))),
        merged,
        sides: found.sides.into_iter().map(|side| side_row(side, stays)).collect(),
    })
}

/// The record that was written first stays, unless the manager chooses the other.
fn usual(found: &Pair, one: ParticipantId, two: ParticipantId) -> Form {
    let first = found.sides.iter().min_by_key(|side| side.participant.created_at);
    Form::new(super::path(one, two)).with_some("survivor", first.map(|side| side.participant.id))
}

fn side_row(side: Side, stays: Option<ParticipantId>) -> SideRow {
    let person = side.participant;
    let place = [person.street.as_deref(), person.city.as_deref(), person.state.as_deref(), person.zip.as_deref()];
    let address: Vec<&str> = place.into_iter().flatten().collect();
    SideRow {
        name: person.name(),
        address: (!address.is_empty()).then(|| address.join(", ")),
        goes_by: person.goes_by.clone(),
        born: person.born,
        phone: person.phone.clone(),
        email: person.email.clone(),
        language: person.language.code(),
        safe_channel: person.safe_channel.code(),
        last_four: side.last_four,
        written_at: person.created_at.to_rfc3339_opts(SecondsFormat::Secs, true),
        cases: side.cases.into_iter().map(case_row).collect(),
        notes: side.notes,
        services: side.services,
        documents: side.documents,
        releases: side.releases,
        stays: stays == Some(person.id),
        id: person.id,
    }
}

fn case_row((case, program): (Case, String)) -> CaseRow {
    CaseRow {
        href: crate::caseworker::record::path(case.id),
        number: case.number,
        program,
        stage: case.stage.code(),
        applied_on: case.applied_on,
    }
}
