//! One caseworker's people: taken over, assigned, called, seen in class, placed; each day's work is one transaction.

use std::sync::Arc;

use domain::access::{Act, Reader, Role};
use domain::follow_up::contacts::rules::{Channel, ContactOutcome};
use domain::follow_up::contacts::{ContactDetails, commands as contacts};
use domain::follow_up::rules::TaskKind;
use domain::follow_up::tasks::{TaskDetails, commands as tasks};
use domain::intake::case::adoption::{Adoption, adopt};
use domain::intake::case::{Application, assignment, commands as case};
use domain::intake::notes::{NoteDetails, commands as notes};
use domain::intake::participants::{ParticipantDetails, commands as participants};
use domain::placement::placements::{PlacementDetails, commands as placements};
use domain::programs::ServiceKindId;
use domain::setup::Store;
use domain::shared::{Answer, CaseId, Day};
use domain::training::attendance::rules::Mark;
use domain::training::attendance::{Line, Sheet, commands as attendance};
use domain::training::cohorts::queries::sessions_of;
use domain::training::cohorts::{CohortDetails, CohortId, SessionId, commands as cohorts};
use domain::training::enrollments::{EnrollmentId, commands::enroll};

use super::lots::{Lot, TAKEN_OVER};
use super::places::{Place, Post, filled, hire};
use super::{Crowd, CrowdError};

/// Seats of a caseworker's class; its first and last day, in days before today; how far back its sheets are kept here.
const SEATS: usize = 16;
const CLASS: (i32, i32) = (30, -60);
const SHEETS: u32 = 13;
/// When people apply who are still fresh, and when work is done: days before today.
const APPLIED: i32 = 4;
const CALLED: [i32; 2] = [21, 6];
const PLACED: i32 = 8;
/// People that are placed of each caseworker's.
const PLACEMENTS: usize = 6;

/// Somebody of a caseworker's.
#[derive(Clone, Copy, Debug)]
struct Person {
    case: CaseId,
    lot: Lot,
}

/// Lives through what happens to the people of the nth caseworker.
pub(super) async fn live(
    store: &Store,
    crowd: &Crowd,
    (place, nth, signs_in): (&Place, usize, bool),
    people: Vec<ParticipantDetails>,
) -> Result<(), CrowdError> {
    let post = Post::new(Role::Caseworker, nth, signs_in);
    let caseworker = hire(store, crowd, (place.program, place.site), &post).await?;
    let people = arrive(store, crowd, place, &caseworker, people).await?;
    call(store, crowd, place, &caseworker, &people).await?;
    go_to_class(store, crowd, (place, nth), &people).await?;
    find_work(store, crowd, place, &caseworker, &people).await
}

/// People are taken over, and those who apply since, apply.
async fn arrive(
    store: &Store,
    crowd: &Crowd,
    place: &Place,
    caseworker: &Reader,
    people: Vec<ParticipantDetails>,
) -> Result<Vec<Person>, CrowdError> {
    let kind = place.kind("career-planning")?;
    let Some(user) = caseworker.user() else { return Err(CrowdError::Missing("an account".to_owned())) };
    let (mut known, mut fresh) = (Vec::new(), Vec::new());
    for (nth, details) in people.into_iter().enumerate() {
        let lot = Lot::of(nth);
        let day = i32::try_from(nth).unwrap_or_default();
        match lot.past(crowd, kind, day) {
            Some((applied, past)) => {
                let source = "crowd.csv".to_owned();
                let (program, site, applied_on) = (place.program, place.site, crowd.day(applied));
                known.push((lot, details, Adoption { program, site, applied_on, past, source }));
            }
            None => fresh.push(details),
        }
    }
    let lots: Vec<_> = known.iter().map(|(lot, ..)| *lot).collect();
    let take_over = async move |act: &mut Act<'_>| {
        let mut cases = Vec::new();
        for (lot, details, adoption) in &known {
            let participant = participants::add(act, details.clone()).await?;
            let case = adopt(act, participant, adoption).await?;
            if lot.is_tended() {
                assignment::assign(act, case, user).await?;
            }
            cases.push(case);
        }
        Ok(cases)
    };
    let cases = crowd.play(store, crowd.operator(TAKEN_OVER), "to take people over", take_over).await?;
    let (program, site, applied_on) = (place.program, place.site, crowd.day(APPLIED));
    let apply = async move |act: &mut Act<'_>| {
        for details in &fresh {
            let participant = participants::add(act, details.clone()).await?;
            let application = Application { program, site, applied_on, came_through: None };
            case::apply(act, participant, &application).await?;
        }
        Ok(())
    };
    crowd.play(store, crowd.operator(APPLIED), "to let people apply", apply).await?;
    Ok(cases.into_iter().zip(lots).map(|(case, lot)| Person { case, lot }).collect())
}

/// Whoever is active is called twice: first it is a service too, then a note and something to do come of it.
async fn call(
    store: &Store,
    crowd: &Crowd,
    place: &Place,
    caseworker: &Reader,
    people: &[Person],
) -> Result<(), CrowdError> {
    let active = Arc::new(with(people, &[Lot::Active]));
    let kind = place.kind("career-planning")?;
    let [first, second] = CALLED;
    let called = active.clone();
    let calls = async move |act: &mut Act<'_>| {
        for case in called.iter() {
            speak(act, *case, Some(kind)).await?;
        }
        Ok(())
    };
    crowd.play(store, crowd.by(caseworker.clone(), first), "to call people", calls).await?;
    let again = async move |act: &mut Act<'_>| {
        for (nth, case) in (0_u32..).zip(active.iter()) {
            speak(act, *case, None).await?;
            let body = "Came by; classes go well, the bus is late on Thursdays.".to_owned();
            notes::write(act, *case, &NoteDetails { day: act.today(), body }).await?;
            if nth.is_multiple_of(2) {
                tasks::make(act, *case, &to_do(act.today().plus_days(nth))).await?;
            }
        }
        Ok(())
    };
    crowd.play(store, crowd.by(caseworker.clone(), second), "to call people again", again).await
}

async fn speak(act: &mut Act<'_>, case: CaseId, service: Option<ServiceKindId>) -> Answer<()> {
    let spoken = ContactDetails::on(act.today(), Channel::Call, ContactOutcome::Reached);
    contacts::log(act, case, &ContactDetails { service, ..spoken }).await.map(drop)
}

fn to_do(due: Day) -> TaskDetails {
    TaskDetails { kind: TaskKind::ToDo, title: Some("Ask how the bus works out".to_owned()), due, holder: None }
}

/// Some of the active ones sit in a class of their own, and its sheets are kept.
async fn go_to_class(
    store: &Store,
    crowd: &Crowd,
    (place, nth): (&Place, usize),
    people: &[Person],
) -> Result<(), CrowdError> {
    let mut learners = with(people, &[Lot::Active]);
    learners.truncate(SEATS);
    let details = class(crowd, place, nth)?;
    let opening = async move |act: &mut Act<'_>| {
        let cohort = cohorts::open(act, &details).await?;
        let mut seats = Vec::new();
        for case in &learners {
            seats.push(enroll(act, *case, cohort).await?.enrollment);
        }
        Ok((cohort, seats))
    };
    let by = crowd.by(place.manager.clone(), CLASS.0);
    let (cohort, seats) = crowd.play(store, by, "to open a class", opening).await?;
    let sessions = held(store, crowd, cohort).await?;
    let keep = async move |act: &mut Act<'_>| {
        for (nth, (session, version)) in sessions.iter().enumerate() {
            attendance::save(act, *session, &sheet(&seats, nth), *version).await?;
        }
        Ok(())
    };
    crowd.play(store, crowd.by(place.manager.clone(), 0), "to keep sheets", keep).await
}

fn class(crowd: &Crowd, place: &Place, nth: usize) -> Result<CohortDetails, CrowdError> {
    let (starts, ends) = (crowd.day(CLASS.0).iso(), crowd.day(CLASS.1).iso());
    let (name, seats) = (format!("Cohort {}", nth + 1), (SEATS + 4).to_string());
    let typed = [
        ("name", &*name),
        ("starts_on", &*starts),
        ("ends_on", &*ends),
        ("weekdays", "mon"),
        ("weekdays", "tue"),
        ("weekdays", "wed"),
        ("weekdays", "thu"),
        ("begins", "09:00"),
        ("minutes", "180"),
        ("seats", &*seats),
    ];
    let (version, site, kind) = (place.version, place.site, place.kind("occupational-training")?);
    let instructor = Some(place.instructor);
    filled(&typed, |fields| CohortDetails { version, site, kind, instructor, ..CohortDetails::read(fields) })
}

/// The sessions of the last days, with their versions.
async fn held(store: &Store, crowd: &Crowd, cohort: CohortId) -> Result<Vec<(SessionId, i32)>, CrowdError> {
    let sessions = sessions_of(store.read(), cohort).await?;
    let days = crowd.today.minus_days(SHEETS)..=crowd.today.minus_days(1);
    let held = sessions.into_iter().filter(|session| days.contains(&session.day));
    Ok(held.map(|session| (session.id, session.version)).collect())
}

/// Everybody is there, but one who is often absent, and one who is late.
fn sheet(seats: &[EnrollmentId], nth: usize) -> Sheet {
    let line = |(place, id): (usize, &EnrollmentId)| {
        let mark = match place {
            3 if nth.is_multiple_of(2) => Mark::Absent,
            7 if nth.is_multiple_of(3) => Mark::Late,
            _ => Mark::Present,
        };
        (*id, Line { mark, late_by: (mark == Mark::Late).then_some(15), note: None })
    };
    Sheet { lines: seats.iter().enumerate().map(line).collect(), reason: None }
}

/// Some find work.
async fn find_work(
    store: &Store,
    crowd: &Crowd,
    place: &Place,
    caseworker: &Reader,
    people: &[Person],
) -> Result<(), CrowdError> {
    let mut placed = with(people, &[Lot::Exited]);
    placed.truncate(PLACEMENTS);
    let mut jobs = Vec::new();
    for (nth, case) in placed.into_iter().enumerate() {
        let employer = place.employers.get(nth % place.employers.len().max(1)).map(ToString::to_string);
        let employer = employer.unwrap_or_default();
        let day = crowd.day(PLACED + 40 * i32::try_from(nth % 2).unwrap_or_default()).iso();
        let typed = [
            ("employer", &*employer),
            ("title", "Operator"),
            ("starts_on", &*day),
            ("pay", "20.75"),
            ("hours", "40"),
            ("placed_through", "own-search"),
        ];
        jobs.push((case, filled(&typed, PlacementDetails::read)?));
    }
    let begin = async move |act: &mut Act<'_>| {
        for (case, details) in &jobs {
            placements::start(act, *case, details).await?;
        }
        Ok(())
    };
    crowd.play(store, crowd.by(caseworker.clone(), PLACED), "to place people", begin).await
}

fn with(people: &[Person], lots: &[Lot]) -> Vec<CaseId> {
    people.iter().filter(|person| lots.contains(&person.lot)).map(|person| person.case).collect()
}
