//! One cohort: who sits in it, who waits, and its sessions.

use domain::access::users::queries::find as find_user;
use domain::access::{Act, Permission};
use domain::perform;
use domain::shared::fields::LINE;
use domain::shared::{Coded, Day, Stop};
use domain::training::cohorts::commands::call_off_session;
use domain::training::cohorts::queries::{Listed, find, sessions_of};
use domain::training::cohorts::{CohortId, SessionId, sessions};
use domain::training::enrollments::queries::{Seated, of_cohort};
use domain::training::enrollments::rules::EnrollmentState;
use serde::Serialize;
use serde_json::Value;

use super::{clock, cohort_path, share, sheet_path};
use crate::caseworker::record;
use crate::web::{Access, Answered, Face, Form, Id, Oops, Page, Typed, Visit};

const TEMPLATE: &str = "caseworker/training/cohort.html";
/// How many sessions before today, and from today on, stand in sight.
const SHOWN_PAST: usize = 4;
const SHOWN_AHEAD: usize = 5;

/// The page.
pub(super) fn page() -> Page {
    Page::new("/training/cohorts/{cohort}", Face::Caseworker, Access::May(Permission::Attendance))
        .drawn_by(TEMPLATE)
        .get(show)
        .samples(super::samples::cohort)
}

/// Where a session is called off.
pub(super) fn call_off() -> Page {
    let path = "/training/sessions/{class_session}/call-off";
    Page::new(path, Face::Caseworker, Access::May(Permission::Attendance)).post(called_off)
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
    let view = view(&visit, id, None).await?;
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
            let view = view(&visit, cohort, Some((id, form))).await?;
            visit.page_again(TEMPLATE, view)
        }
    }
}

async fn view(visit: &Visit, id: CohortId, refused: Option<(SessionId, Form)>) -> Result<View, Oops> {
    let (reader, today, db) = (visit.reader()?, visit.today()?, visit.store().read());
    let scope = reader.scope(Permission::Attendance, today);
    let Listed { cohort, curriculum, number, held } = find(db, &scope, id).await?.ok_or(Oops::NotFound)?;
    let everybody = of_cohort(db, reader, today, id).await?;
    let hidden = everybody.iter().filter(|seated| seated.who.is_none()).count();
    let all: Vec<Row> = everybody.into_iter().filter_map(row).collect();
    let of = |states: &[EnrollmentState]| -> Vec<Row> {
        all.iter().filter(|row| states.iter().any(|state| state.code() == row.state)).cloned().collect()
    };
    let instructor = match cohort.instructor_id {
        Some(user) => find_user(db, reader.organization, user).await.map_err(Stop::from)?.map(|user| user.name),
        None => None,
    };
    let may_call_off = !reader.reach(Permission::Attendance).reads_only;
    let rows = Sessions { today, cohort: id, may_call_off, refused };
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
        instructor,
    })
}

fn row(seated: Seated) -> Option<Row> {
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
