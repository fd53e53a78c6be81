//! One candidacy: where it stands, and what comes next. A hire is told by writing the job down.

use domain::access::{Act, Permission};
use domain::perform;
use domain::placement::candidates::commands::move_along;
use domain::placement::candidates::queries::{Candidacy, find};
use domain::placement::candidates::rules::{CandidateEdge, ClosedBecause, follow};
use domain::placement::candidates::{CandidateId, MoveDetails};
use domain::shared::{CaseId, Coded, Day};
use serde::Serialize;

use super::{missing_release, tab_path};
use crate::caseworker::employers::order_path;
use crate::caseworker::places::codes;
use crate::caseworker::record::{Head, Tab, head, path};
use crate::web::{Access, Answered, Face, Form, Id, Oops, Page, Typed, Visit};

const TEMPLATE: &str = "caseworker/record/placement/candidate.html";

/// The page.
pub(super) fn page() -> Page {
    Page::new("/cases/{case}/candidates/{candidate}", Face::Caseworker, Access::May(Permission::Placement))
        .drawn_by(TEMPLATE)
        .get(show)
        .post(go)
        .samples(super::samples::candidate)
}

#[derive(Serialize)]
struct View {
    record: Head,
    title: String,
    employer: String,
    order_href: Option<String>,
    state: &'static str,
    since: Day,
    because: Option<&'static str>,
    note: Option<String>,
    edges: Vec<&'static str>,
    reasons: Vec<&'static str>,
    /// Where the hire is written down.
    hire: Option<String>,
    /// Where the release is recorded that was missing.
    release: Option<String>,
    back: String,
    form: Form,
}

async fn show(visit: Visit, Id((case, id)): Id<(CaseId, CandidateId)>) -> Answered {
    let view = view(&visit, (case, id), None).await?;
    visit.page(TEMPLATE, view)
}

async fn go(visit: Visit, Id((case, id)): Id<(CaseId, CandidateId)>, typed: Typed) -> Answered {
    let read = typed.read(MoveDetails::read);
    let moved = match read.and_then(|details| Ok((details, typed.version()?))) {
        Ok((details, version)) => {
            let go = async move |act: &mut Act<'_>| move_along(act, case, id, &details, version).await;
            perform(visit.store(), &visit.by(&typed)?, go).await
        }
        Err(stop) => Err(stop),
    };
    match moved {
        Ok(()) => Ok(visit.go_on(&tab_path(case), "candidate-moved")),
        Err(stop) => {
            let form = typed.refused(here(case, id), stop)?;
            visit.page_again(TEMPLATE, view(&visit, (case, id), Some(form)).await?)
        }
    }
}

async fn view(visit: &Visit, (case, id): (CaseId, CandidateId), refused: Option<Form>) -> Result<View, Oops> {
    let record = head(visit, case, Tab::Placement).await?;
    if !record.opened.rights.reads(Permission::Placement) {
        return Err(Oops::NotFound);
    }
    let writes = record.opened.rights.writes(Permission::Placement);
    let Candidacy { candidate, order, employer } = find(visit.store().read(), case, id).await?.ok_or(Oops::NotFound)?;
    let leads = |edge: &&CandidateEdge| writes && follow(candidate.state, **edge).is_some();
    let form = refused.unwrap_or_else(|| Form::new(here(case, id)));
    Ok(View {
        order_href: visit.reader()?.may(Permission::Employers).then(|| order_path(order.id)),
        state: candidate.state.code(),
        since: candidate.since,
        because: candidate.because.map(Coded::code),
        edges: (CandidateEdge::ALL.iter())
            .filter(leads)
            .filter(|edge| !edge.follows_a_job())
            .map(|edge| edge.code())
            .collect(),
        reasons: codes::<ClosedBecause>(),
        hire: (writes && candidate.state.is_live())
            .then(|| format!("{}/placements/new?order={}", path(case), order.id)),
        release: missing_release(case, &form),
        back: tab_path(case),
        form: Form { version: Some(candidate.version), ..form },
        note: candidate.note,
        title: order.title,
        employer,
        record,
    })
}

fn here(case: CaseId, id: CandidateId) -> String {
    format!("{}/candidates/{id}", path(case))
}
