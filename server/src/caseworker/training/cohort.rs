//! One cohort: who sits in it, who waits, and its sessions.

use std::collections::BTreeMap;

use domain::access::users::queries::find as find_user;
use domain::access::{Act, Permission};
use domain::perform;
use domain::shared::fields::LINE;
use domain::shared::{Coded, Day, Stop};
use domain::training::cohorts::commands::{add_session, call_off_session};
use domain::training::cohorts::queries::{Listed, find, sessions_of};
use domain::training::cohorts::{CohortId, SessionDetails, SessionId, sessions};
use domain::training::contract::queries::points_of;
use domain::training::enrollments::EnrollmentId;
use domain::training::enrollments::queries::{Seated, of_cohort};
use domain::training::enrollments::rules::EnrollmentState;
use serde::Serialize;
use serde_json::Value;

use super::contract::contract_of;
use super::{clock, cohort_path, share, sheet_path};
use crate::caseworker::record;
use crate::web::{Access, Answered, Face, Form, Id, Oops, Page, Typed, Visit};

const TEMPLATE: &str = "caseworker/training/cohort.html";
/// How many sessions before today, and from today on, stand in sight.
const SHOWN_PAST: usize = 4;
const SHOWN_AHEAD: usize = 5;

/// The page, where a session is called off, and where one is added.
pub(super) fn pages() -> Vec<Page> {
    let acts = |path| Page::new(path, Face::Caseworker, Access::May(Permission::Attendance));
    vec![
        acts("/training/cohorts/{cohort}").drawn_by(TEMPLATE).get(show).samples(super::samples::cohort),
        acts("/training/sessions/{class_session}/call-off").post(called_off),
        acts("/training/cohorts/{cohort}/sessions").post(added),
    ]
}

#[derive(Serialize)]
struct View {
    name: String,
    title: String,
    number: i32,
    curriculum: String,
    starts_on: Day,
    ends_on: Day,
    place: Option<String>,
    provider: Option<String>,
    instructor: Option<String>,
    pending: Option<String>,
    /// Why it was called off.
    called_off: Option<String>,
    /// Where it is changed, by whoever may.
    change: Option<String>,
    competencies: String,
    seats: Value,
    held: Value,
    learners: Vec<Row>,
    waiting: Vec<Row>,
    gone: Vec<Row>,
    /// How many the reader does not reach.
    hidden: usize,
    /// The last sessions and the next ones.
    near: Vec<SessionRow>,
    /// The others.
    far: Vec<SessionRow>,
    may_call_off: bool,
    /// Adds a session.
    adding: Option<Form>,
    refused: Form,
}

#[derive(Clone, Serialize)]
struct Row {
    name: String,
    href: String,
    enrollment: String,
    state: &'static str,
    since: Day,
    because: Option<&'static str>,
    percent: Option<i64>,
    is_low: bool,
    /// What is left of the contract of participation, where there is one.
    points: Option<i32>,
}

#[derive(Serialize)]
struct SessionRow {
    day: Day,
    begins: String,
    href: Option<String>,
    held: bool,
    called_off: Option<String>,
    call_off: Option<Form>,
}

async fn show(visit: Visit, Id(id): Id<CohortId>) -> Answered {
    let view = view(&visit, id, Refused::default()).await?;
    visit.page(TEMPLATE, view)
}

async fn called_off(visit: Visit, Id(id): Id<SessionId>, typed: Typed) -> Answered {
    let cohort: CohortId = typed.get("_cohort").and_then(|id| id.parse().ok()).ok_or(Oops::NotFound)?;
    let done = match typed.read(|fields| fields.text("reason", LINE)) {
        Ok(reason) => {
            let call_off = async move |act: &mut Act<'_>| call_off_session(act, id, &reason).await;
            perform(visit.store(), &visit.by(&typed)?, call_off).await
        }
        Err(stop) => Err(stop),
    };
    match done {
        Ok(()) => Ok(visit.go_on(&cohort_path(cohort), "session-called-off")),
        Err(stop) => {
            let form = typed.refused(format!("{}/call-off", sheet_path(id)), stop)?.named(format!("s{id}"));
            let refused = Refused { calling_off: Some((id, form)), adding: None };
            visit.page_again(TEMPLATE, view(&visit, cohort, refused).await?)
        }
    }
}

async fn added(visit: Visit, Id(id): Id<CohortId>, typed: Typed) -> Answered {
    let by = visit.by(&typed)?;
    let done = match typed.read(SessionDetails::read) {
        Ok(details) => {
            let add = async move |act: &mut Act<'_>| add_session(act, id, &details).await;
            perform(visit.store(), &by, add).await
        }
        Err(stop) => Err(stop),
    };
    match done {
        Ok(_) => Ok(visit.go_on(&cohort_path(id), "session-added")),
        Err(stop) => {
            let form = typed.refused(format!("{}/sessions", cohort_path(id)), stop)?.named("session");
            let refused = Refused { adding: Some(form), calling_off: None };
            visit.page_again(TEMPLATE, view(&visit, id, refused).await?)
        }
    }
}

/// What was refused: a session that is called off, or one that is added.
#[derive(Default)]
struct Refused {
    calling_off: Option<(SessionId, Form)>,
    adding: Option<Form>,
}

async fn view(visit: &Visit, id: CohortId, refused: Refused) -> Result<View, Oops> {
    let (reader, today, db) = (visit.reader()?, visit.today()?, visit.store().read());
    let scope = reader.scope(Permission::Attendance, today);
    let Listed { cohort, curriculum, number, held } = find(db, &scope, id).await?.ok_or(Oops::NotFound)?;
    let everybody = of_cohort(db, reader, today, id).await?;
    let hidden = everybody.iter().filter(|seated| seated.who.is_none()).count();
    let seated = everybody.iter().filter(|seated| seated.enrollment.state.takes_seat());
    let seated: Vec<_> = seated.map(|seated| seated.enrollment.id).collect();
    let points = match contract_of(visit, cohort.program_id).await? {
        Some(contract) => points_of(db, &contract, today, &seated).await?,
        None => BTreeMap::new(),
    };
    let all: Vec<Row> = everybody.into_iter().filter_map(|seated| row(seated, &points)).collect();
    let of = |states: &[EnrollmentState]| -> Vec<Row> {
        all.iter().filter(|row| states.iter().any(|state| state.code() == row.state)).cloned().collect()
    };
    let instructor = match cohort.instructor_id {
        Some(user) => find_user(db, reader.organization, user).await.map_err(Stop::from)?.map(|user| user.name),
        None => None,
    };
    let stands = cohort.called_off_on.is_none();
    let may_call_off = stands && !reader.reach(Permission::Attendance).reads_only;
    let sets_up = stands && reader.may(Permission::SetUpClasses) && reader.programs.contains(&cohort.program_id);
    let Refused { calling_off, adding } = refused;
    let fresh = || {
        let form = Form::new(format!("{}/sessions", cohort_path(id))).named("session");
        form.with("begins", clock(&cohort.week.0.begins)).with("minutes", cohort.week.0.minutes)
    };
    let adding = (may_call_off && cohort.ends_on >= today).then(|| adding.unwrap_or_else(fresh));
    let rows = Sessions { today, cohort: id, may_call_off, refused: calling_off };
    let all_sessions = sessions_of(db, id).await?;
    let past = all_sessions.partition_point(|session| session.day < today);
    let shown = past.saturating_sub(SHOWN_PAST)..past + SHOWN_AHEAD;
    let (near, far): (Vec<_>, Vec<_>) = (0..).zip(all_sessions).partition(|(nth, _)| shown.contains(nth));
    let session_rows =
        |some: Vec<(usize, sessions::Model)>| some.into_iter().map(|(_, session)| rows.row(session)).collect();
    Ok(View {
        learners: of(&[EnrollmentState::Enrolled, EnrollmentState::Completed]),
        waiting: of(&[EnrollmentState::Waitlisted]),
        gone: of(&[EnrollmentState::Deferred, EnrollmentState::Withdrawn]),
        hidden,
        near: session_rows(near),
        far: session_rows(far),
        may_call_off,
        refused: rows.refused.as_ref().map_or_else(|| Form::new(cohort_path(id)), |(_, form)| form.clone()),
        seats: share(cohort.taken.into(), cohort.seats.into()),
        held: share(held.0, held.1),
        name: cohort.name,
        title: curriculum.title,
        number,
        curriculum: format!("/training/curricula/{}", curriculum.id),
        starts_on: cohort.starts_on,
        ends_on: cohort.ends_on,
        place: cohort.place,
        provider: cohort.provider,
        pending: cohort.opened_pending,
        called_off: cohort.called_off_because,
        change: sets_up.then(|| format!("{}/change", cohort_path(id))),
        competencies: format!("{}/competencies", cohort_path(id)),
        adding,
        instructor,
    })
}

fn row(seated: Seated, points: &BTreeMap<EnrollmentId, i32>) -> Option<Row> {
    let Seated { enrollment, who, standing } = seated;
    let (case, participant) = who?;
    Some(Row {
        name: participant.name(),
        href: record::path(case.id),
        enrollment: format!("/training/enrollments/{}", enrollment.id),
        state: enrollment.state.code(),
        since: enrollment.since,
        because: enrollment.left_because.map(Coded::code),
        percent: standing.map(|standing| standing.percent),
        is_low: standing.is_some_and(|standing| standing.is_low),
        points: points.get(&enrollment.id).copied(),
    })
}

struct Sessions {
    today: Day,
    cohort: CohortId,
    may_call_off: bool,
    refused: Option<(SessionId, Form)>,
}

impl Sessions {
    fn row(&self, session: sessions::Model) -> SessionRow {
        let (held, stands) = (session.held_at.is_some(), session.stands());
        let form = || match &self.refused {
            Some((id, form)) if *id == session.id => form.clone(),
            _ => Form::new(format!("{}/call-off", sheet_path(session.id))).named(format!("s{}", session.id)),
        };
        SessionRow {
            call_off: (self.may_call_off && stands && !held).then(|| form().with("_cohort", self.cohort)),
            href: (stands && session.day <= self.today).then(|| sheet_path(session.id)),
            called_off: session.called_off_reason,
            day: session.day,
            begins: clock(&session.begins),
            held,
        }
    }
}
