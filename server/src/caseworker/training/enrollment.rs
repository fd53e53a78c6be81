//! One enrollment and what can be done with it: give the seat, pause, go on, leave, complete.

use domain::access::{Act, Permission};
use domain::intake::case::Case;
use domain::intake::participants::Participant;
use domain::perform;
use domain::shared::{Coded, Day, Stop};
use domain::training::cohorts::Cohort;
use domain::training::enrollments::queries::find;
use domain::training::enrollments::rules::{EnrollmentEdge, LeftBecause, follow};
use domain::training::enrollments::{Enrollment, EnrollmentId, Leaving, commands};
use serde::Serialize;

use super::cohort_path;
use crate::caseworker::places::codes;
use crate::caseworker::record;
use crate::web::{Access, Answered, Face, Form, Id, Oops, Page, Typed, Visit};

const TEMPLATE: &str = "caseworker/training/enrollment.html";

/// The page.
pub(super) fn page() -> Page {
    Page::new("/training/enrollments/{enrollment}", Face::Caseworker, Access::May(Permission::Enroll))
        .drawn_by(TEMPLATE)
        .get(show)
        .post(act)
        .samples(super::samples::enrollment)
}

#[derive(Serialize)]
struct View {
    name: String,
    href: String,
    cohort: String,
    cohort_href: String,
    state: &'static str,
    since: Day,
    starts_on: Day,
    ends_on: Day,
    because: Option<&'static str>,
    note: Option<String>,
    /// What may be done, by its edge.
    edges: Vec<&'static str>,
    reasons: Vec<&'static str>,
    form: Form,
}

async fn show(visit: Visit, Id(id): Id<EnrollmentId>) -> Answered {
    let found = found(&visit, id).await?;
    let form = Form::new(path(id)).at_version(found.0.version).with("day", visit.today()?);
    visit.page(TEMPLATE, view(found, form))
}

async fn act(visit: Visit, Id(id): Id<EnrollmentId>, typed: Typed) -> Answered {
    let (enrollment, case, person, cohort) = found(&visit, id).await?;
    let edge = typed.get("edge").and_then(EnrollmentEdge::from_code).ok_or(Oops::NotFound)?;
    match done(&visit, id, edge, &typed).await {
        Ok(()) => Ok(visit.go_on(&cohort_path(cohort.id), &format!("enrollment-{}", edge.code()))),
        Err(stop) => {
            let form = Form { version: Some(enrollment.version), ..typed.refused(path(id), stop)? };
            visit.page_again(TEMPLATE, view((enrollment, case, person, cohort), form))
        }
    }
}

async fn done(visit: &Visit, id: EnrollmentId, edge: EnrollmentEdge, typed: &Typed) -> Result<(), Stop> {
    let by = visit.by(typed).map_err(|_| Stop::Forbidden)?;
    let (store, today, version) = (visit.store(), by.today, typed.version()?);
    let leaving = || {
        typed.read(|fields| {
            fields.ticked("edge");
            Leaving::read(fields, today)
        })
    };
    let day = || {
        typed.read(|fields| {
            for other in ["edge", "left_because", "note"] {
                fields.ticked(other);
            }
            fields.optional_day("day").unwrap_or(today)
        })
    };
    match edge {
        EnrollmentEdge::Seat => {
            perform(store, &by, async move |act: &mut Act<'_>| commands::seat_waiting(act, id, version).await).await
        }
        EnrollmentEdge::Resume => {
            perform(store, &by, async move |act: &mut Act<'_>| commands::resume(act, id, version).await).await
        }
        EnrollmentEdge::Complete => {
            let day = day()?;
            perform(store, &by, async move |act: &mut Act<'_>| commands::complete(act, id, day, version).await).await
        }
        EnrollmentEdge::Defer => {
            let leaving = leaving()?;
            let defer = async move |act: &mut Act<'_>| commands::defer(act, id, &leaving, version).await;
            perform(store, &by, defer).await
        }
        EnrollmentEdge::Withdraw => {
            let leaving = leaving()?;
            let withdraw = async move |act: &mut Act<'_>| commands::withdraw(act, id, &leaving, version).await;
            perform(store, &by, withdraw).await
        }
    }
}

type Found = (Enrollment, Case, Participant, Cohort);

async fn found(visit: &Visit, id: EnrollmentId) -> Result<Found, Oops> {
    find(visit.store().read(), visit.reader()?, visit.today()?, id).await?.ok_or(Oops::NotFound)
}

fn view((enrollment, case, person, cohort): Found, form: Form) -> View {
    let leads = |edge: &&EnrollmentEdge| follow(enrollment.state, **edge).is_some();
    View {
        name: person.name(),
        href: record::path(case.id),
        cohort_href: cohort_path(cohort.id),
        cohort: cohort.name,
        state: enrollment.state.code(),
        since: enrollment.since,
        starts_on: enrollment.starts_on,
        ends_on: enrollment.ends_on,
        because: enrollment.left_because.map(Coded::code),
        edges: EnrollmentEdge::ALL.iter().filter(leads).map(|edge| edge.code()).collect(),
        note: enrollment.note,
        reasons: codes::<LeftBecause>(),
        form,
    }
}

fn path(id: EnrollmentId) -> String {
    format!("/training/enrollments/{id}")
}
