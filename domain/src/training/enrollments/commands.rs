//! Wanting a seat, getting it, pausing, leaving, going through to the end.

use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;
use sea_orm::{QueryOrder, QuerySelect, SqlErr};
use serde::{Deserialize, Serialize};

use super::rules::{EnrollmentEdge, EnrollmentState, LeftBecause, follow, may_want_seat};
use super::{ActiveModel, Column, Enrollment, EnrollmentId, Entity, Leaving};
use crate::access::{Act, Permission};
use crate::intake::case::Case;
use crate::intake::case::commands::permitted as permitted_case;
use crate::intake::services::commands::{fall_through_of, plan_for};
use crate::shared::{Answer, CaseId, Coded, Day, Fault, Happening, ObjectKind, Refusal, Stop, UserId, What};
use crate::training::cohorts::commands::{free_seat, permitted as permitted_cohort, take_seat};
use crate::training::cohorts::{Cohort, CohortId};
use crate::training::scope::{begin_teaching, end_teaching};

/// What came of wanting a seat.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Wanted {
    /// The enrollment.
    pub enrollment: EnrollmentId,
    /// Whether they have the seat; otherwise they wait for one.
    pub seated: bool,
}

/// Enrolls a case in a cohort. Where no seat is left, and where the reader only asks for one, it joins the waitlist.
///
/// # Errors
/// What [`may_want_seat`] refuses; `not-a-choice` for a cohort of another program;
/// `already-enrolled`.
pub async fn enroll(act: &mut Act<'_>, case: CaseId, cohort: CohortId) -> Answer<Wanted> {
    let decides = act.by.reader.may(Permission::Enroll);
    let permission = if decides { Permission::Enroll } else { Permission::AskForSeat };
    let cohort = permitted_cohort(act, permission, cohort).await?;
    let case = permitted_case(act, permission, case).await?;
    if cohort.program_id != case.program_id {
        return Err(Refusal::of("cohort", "not-a-choice").with("typed", "").into());
    }
    may_want_seat(case.stage, cohort.ends_on, act.today())?;
    cohort.refuse_called_off()?;
    let id = insert(act, &case, &cohort).await?;
    let seated = decides && take_seat(act, cohort.id).await?;
    if seated {
        seat(act, &case, &cohort, id).await?;
    } else {
        let happening = about(What::SeatWanted, &case, id).with("cohort", &cohort.name);
        act.happened(happening.created(&EnrollmentState::Waitlisted));
    }
    Ok(Wanted { enrollment: id, seated })
}

/// Gives a free seat to somebody who waits.
///
/// # Errors
/// `cohort-full`, `no-such-move`, `Conflict`.
pub async fn seat_waiting(act: &mut Act<'_>, id: EnrollmentId, version: i32) -> Answer<()> {
    let (enrollment, case, cohort) = permitted(act, Permission::Enroll, id).await?;
    // Whoever waited was not in class meanwhile.
    let columns = ActiveModel { starts_on: Set(cohort.starts_on.max(act.today())), ..Default::default() };
    move_along(act, &enrollment, EnrollmentEdge::Seat, version, act.today(), columns).await?;
    seat_or_refuse(act, &case, &cohort, id).await
}

/// Pauses: the seat is free for somebody else.
///
/// # Errors
/// `no-such-move`, `Conflict`.
pub async fn defer(act: &mut Act<'_>, id: EnrollmentId, leaving: &Leaving, version: i32) -> Answer<()> {
    let (enrollment, case, cohort) = permitted(act, Permission::Enroll, id).await?;
    let columns = left(leaving);
    move_along(act, &enrollment, EnrollmentEdge::Defer, version, leaving.last, columns).await?;
    give_up_seat(act, &enrollment, &case, &cohort).await?;
    act.happened(told(What::ClassPaused, &case, &cohort, &enrollment, leaving));
    Ok(())
}

/// Goes on after a pause, where a seat is left.
///
/// # Errors
/// `cohort-full`, `no-such-move`, `Conflict`.
pub async fn resume(act: &mut Act<'_>, id: EnrollmentId, version: i32) -> Answer<()> {
    let (enrollment, case, cohort) = permitted(act, Permission::Enroll, id).await?;
    let columns = ActiveModel { left_because: Set(None), ends_on: Set(cohort.ends_on), ..Default::default() };
    move_along(act, &enrollment, EnrollmentEdge::Resume, version, act.today(), columns).await?;
    seat_or_refuse(act, &case, &cohort, id).await
}

/// Leaves the class, or takes the wish for a seat back; the first who waits is not moved up by itself: a manager looks.
///
/// # Errors
/// `no-such-move`, `Conflict`, `out-of-order` for a last day before the first.
pub async fn withdraw(act: &mut Act<'_>, id: EnrollmentId, leaving: &Leaving, version: i32) -> Answer<()> {
    let (enrollment, case, cohort) = permitted(act, Permission::Enroll, id).await?;
    leave(act, &enrollment, (&case, &cohort), leaving, version).await
}

/// Everybody who sits, waits or pauses leaves a cohort that is called off. The caller has permitted the cohort.
pub(in crate::training) async fn leave_all(act: &mut Act<'_>, cohort: &Cohort, note: &str) -> Answer<()> {
    let live = Entity::find().filter(Column::CohortId.eq(cohort.id)).order_by_asc(Column::CaseId);
    let live = live.lock_exclusive().all(act.tx()).await?;
    let leaving = Leaving { last: act.today(), because: LeftBecause::CalledOff, note: Some(note.to_owned()) };
    for enrollment in live.into_iter().filter(|enrollment| enrollment.state.is_live()) {
        let case = crate::intake::case::Entity::find_by_id(enrollment.case_id).lock_exclusive().one(act.tx()).await?;
        let case = case.ok_or(Stop::NotFound)?;
        leave(act, &enrollment, (&case, cohort), &leaving, enrollment.version).await?;
    }
    Ok(())
}

/// Another instructor takes a cohort over, with everybody in it. The caller has permitted the cohort and given it to them.
pub(in crate::training) async fn change_instructor(
    act: &mut Act<'_>,
    before: &Cohort,
    to: Option<UserId>,
) -> Answer<()> {
    let seated =
        Entity::find().filter(Column::CohortId.eq(before.id)).filter(Column::State.eq(EnrollmentState::Enrolled));
    for enrollment in seated.order_by_asc(Column::CaseId).all(act.tx()).await? {
        end_teaching(act, before.instructor_id, enrollment.case_id).await?;
        begin_teaching(act, to, enrollment.case_id).await?;
    }
    Ok(())
}

async fn leave(
    act: &mut Act<'_>,
    enrollment: &Enrollment,
    (case, cohort): (&Case, &Cohort),
    leaving: &Leaving,
    version: i32,
) -> Answer<()> {
    move_along(act, enrollment, EnrollmentEdge::Withdraw, version, leaving.last, left(leaving)).await?;
    if enrollment.state.takes_seat() {
        give_up_seat(act, enrollment, case, cohort).await?;
    }
    act.happened(told(What::ClassLeft, case, cohort, enrollment, leaving));
    Ok(())
}

/// Went through to the end.
///
/// # Errors
/// `no-such-move`, `Conflict`; `out-of-order` before the first day; `in-the-future`.
pub async fn complete(act: &mut Act<'_>, id: EnrollmentId, day: Day, version: i32) -> Answer<()> {
    let (enrollment, case, cohort) = permitted(act, Permission::Enroll, id).await?;
    if day > act.today() {
        return Err(Refusal::of("day", "in-the-future").with("typed", day).into());
    }
    if day < enrollment.starts_on {
        return Err(Refusal::of("day", "out-of-order").with("typed", day).with("after", enrollment.starts_on).into());
    }
    let columns = ActiveModel { ends_on: Set(day), ..Default::default() };
    move_along(act, &enrollment, EnrollmentEdge::Complete, version, day, columns).await?;
    let_go(act, &enrollment, &case, &cohort).await?;
    let happening = about(What::ClassCompleted, &case, id).on(day).with("cohort", &cohort.name);
    act.happened(happening.changed(&enrollment.state, &EnrollmentState::Completed));
    Ok(())
}

/// An enrollment with its case and cohort that the reader may do this to, each locked against others.
pub(in crate::training) async fn permitted(
    act: &Act<'_>,
    permission: Permission,
    id: EnrollmentId,
) -> Answer<(Enrollment, Case, Cohort)> {
    let cohort = Entity::find_by_id(id).select_only().column(Column::CohortId).into_tuple::<CohortId>();
    let cohort = cohort.one(act.tx()).await?.ok_or(Stop::NotFound)?;
    let cohort = permitted_cohort(act, permission, cohort).await?;
    let enrollment = Entity::find_by_id(id).lock_exclusive().one(act.tx()).await?.ok_or(Stop::NotFound)?;
    let case = crate::intake::case::Entity::find_by_id(enrollment.case_id).lock_exclusive().one(act.tx()).await?;
    Ok((enrollment, case.ok_or(Stop::NotFound)?, cohort))
}

async fn insert(act: &Act<'_>, case: &Case, cohort: &Cohort) -> Answer<EnrollmentId> {
    let id = EnrollmentId::new();
    let row = ActiveModel {
        id: Set(id),
        organization_id: Set(act.organization()),
        case_id: Set(case.id),
        cohort_id: Set(cohort.id),
        state: Set(EnrollmentState::Waitlisted),
        since: Set(act.today()),
        asked_at: Set(act.by.at),
        asked_by: Set(act.user()),
        starts_on: Set(cohort.starts_on.max(act.today())),
        ends_on: Set(cohort.ends_on),
        version: Set(1),
        ..Default::default()
    };
    let inserted = Entity::insert(row).exec_without_returning(act.tx()).await;
    match inserted.map_err(|error| (error.sql_err(), error)) {
        Ok(_) => Ok(id),
        Err((Some(SqlErr::UniqueConstraintViolation(_)), _)) => {
            Err(Refusal::of("cohort", "already-enrolled").with("cohort", &cohort.name).into())
        }
        Err((_, error)) => Err(error.into()),
    }
}

async fn seat_or_refuse(act: &mut Act<'_>, case: &Case, cohort: &Cohort, id: EnrollmentId) -> Answer<()> {
    if !take_seat(act, cohort.id).await? {
        return Err(Refusal::because("cohort-full").with("seats", cohort.seats).into());
    }
    seat(act, case, cohort, id).await
}

/// They have a seat: the class is planned until its last day, and whoever teaches it reaches the case.
async fn seat(act: &mut Act<'_>, case: &Case, cohort: &Cohort, id: EnrollmentId) -> Answer<()> {
    let planned = match cohort.ends_on > act.today() {
        true => Some(plan_for(act, case, cohort.service_kind_id, cohort.ends_on).await?),
        false => None,
    };
    let row = ActiveModel {
        id: Set(id),
        state: Set(EnrollmentState::Enrolled),
        planned_service_id: Set(planned),
        ..Default::default()
    };
    Entity::update(row).exec(act.tx()).await?;
    begin_teaching(act, cohort.instructor_id, case.id).await?;
    let happening = about(What::Enrolled, case, id).on(cohort.starts_on).with("cohort", &cohort.name);
    act.happened(happening.with("until", cohort.ends_on).created(&EnrollmentState::Enrolled));
    Ok(())
}

async fn give_up_seat(act: &mut Act<'_>, enrollment: &Enrollment, case: &Case, cohort: &Cohort) -> Answer<()> {
    free_seat(act, cohort.id).await?;
    let_go(act, enrollment, case, cohort).await
}

/// Nothing more is planned, and whoever taught the class reaches the case no longer.
async fn let_go(act: &mut Act<'_>, enrollment: &Enrollment, case: &Case, cohort: &Cohort) -> Answer<()> {
    if let Some(planned) = enrollment.planned_service_id {
        fall_through_of(act, case, planned).await?;
    }
    end_teaching(act, cohort.instructor_id, case.id).await
}

async fn move_along(
    act: &Act<'_>,
    enrollment: &Enrollment,
    edge: EnrollmentEdge,
    version: i32,
    day: Day,
    columns: ActiveModel,
) -> Answer<()> {
    if enrollment.version != version {
        return Err(Stop::Conflict);
    }
    let refused = || Refusal::because("no-such-move").with("stage", enrollment.state.code()).with("edge", edge.code());
    let state = follow(enrollment.state, edge).ok_or_else(refused)?;
    if day < enrollment.starts_on && enrollment.state == EnrollmentState::Enrolled && enrollment.service_id.is_some() {
        return Err(Refusal::of("day", "out-of-order").with("typed", day).with("after", enrollment.starts_on).into());
    }
    let row = ActiveModel {
        id: Set(enrollment.id),
        state: Set(state),
        since: Set(day),
        version: Set(version + 1),
        ..columns
    };
    Entity::update(row).exec(act.tx()).await.map_err(Fault::from)?;
    Ok(())
}

fn left(leaving: &Leaving) -> ActiveModel {
    ActiveModel {
        ends_on: Set(leaving.last),
        left_because: Set(Some(leaving.because)),
        note: Set(leaving.note.clone()),
        ..Default::default()
    }
}

fn about(what: What, case: &Case, id: EnrollmentId) -> Happening {
    Happening::new(what, ObjectKind::Enrollment, id).concerning(case.participant_id, Some(case.id))
}

fn told(what: What, case: &Case, cohort: &Cohort, enrollment: &Enrollment, leaving: &Leaving) -> Happening {
    let happening = about(what, case, enrollment.id).on(leaving.last).with("cohort", &cohort.name);
    happening.with("because", leaving.because.code()).created(leaving)
}
