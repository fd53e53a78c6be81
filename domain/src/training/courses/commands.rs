//! Taking a course elsewhere: enrolling, beginning, pausing, leaving, finishing it.

use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;
use sea_orm::{QuerySelect, SqlErr};

use super::rules::{CourseAct, may};
use super::{ActiveModel, Column, Course, CourseDetails, CourseId, Entity, Finishing};
use crate::access::{Act, Permission};
use crate::intake::case::Case;
use crate::intake::case::commands::permitted as permitted_case;
use crate::intake::case::rules::may_receive_qualifying_service;
use crate::intake::services::commands::{cover, fall_through_of, give_to, plan_for, strike as strike_service};
use crate::intake::services::{ServiceDetails, ServiceId};
use crate::intake::striking::{self, Strikable};
use crate::programs::kinds;
use crate::shared::{Answer, CaseId, Coded, Day, Happening, ObjectKind, Refusal, Stop, What};
use crate::training::cohorts::rules::can_be_taught_as;
use crate::training::enrollments::Leaving;
use crate::training::enrollments::rules::{EnrollmentEdge, EnrollmentState, follow};

/// Writes down that somebody takes a course. Where its first day has come, it is the service that it is; before that it
/// is planned, until its last day as a seat in a class is.
///
/// # Errors
/// `class-before-selection`; `not-a-choice` for a kind of another program, `not-a-class`; `course-twice` in the same
/// term; what refuses the service.
pub async fn enroll(act: &mut Act<'_>, case: CaseId, details: &CourseDetails) -> Answer<CourseId> {
    let case = permitted_case(act, Permission::WriteNote, case).await?;
    if !may_receive_qualifying_service(case.stage) {
        return Err(Refusal::because("class-before-selection").into());
    }
    refuse_other_kind(act, &case, details).await?;
    let id = CourseId::new();
    let row = ActiveModel {
        id: Set(id),
        organization_id: Set(act.organization()),
        case_id: Set(case.id),
        state: Set(EnrollmentState::Enrolled),
        since: Set(act.today().min(details.starts_on)),
        user_id: Set(act.user()),
        at: Set(act.by.at),
        version: Set(1),
        ..filled(details)
    };
    let inserted = Entity::insert(row).exec_without_returning(act.tx()).await;
    written(inserted, details)?;
    let happening = about(What::CourseEnrolled, &case, id).on(details.starts_on).with("course", &details.title);
    act.happened(happening.with("provider", &details.provider).with("until", details.ends_on).created(details));
    let columns = if details.starts_on <= act.today() {
        ActiveModel {
            service_id: Set(Some(serve(act, &case, details, details.starts_on).await?)),
            ..Default::default()
        }
    } else {
        let planned = plan_for(act, &case, details.kind, details.ends_on).await?;
        ActiveModel { planned_service_id: Set(Some(planned)), ..Default::default() }
    };
    Entity::update(ActiveModel { id: Set(id), ..columns }).exec(act.tx()).await?;
    Ok(id)
}

/// Changes what was written down; once it has begun its first day and kind of service stay.
///
/// # Errors
/// `course-began` for another first day or kind; `course-twice`, `Conflict`, `NotFound`.
pub async fn change(
    act: &mut Act<'_>,
    case: CaseId,
    id: CourseId,
    details: &CourseDetails,
    version: i32,
) -> Answer<()> {
    let (case, course) = permitted(act, case, id, version).await?;
    let before = CourseDetails::of(&course);
    if before == *details {
        return Ok(());
    }
    refuse_other_kind(act, &case, details).await?;
    if course.has_begun() && details.starts_on != before.starts_on {
        return Err(Refusal::of("starts_on", "course-began").with("day", before.starts_on).into());
    }
    if course.has_begun() && details.kind != before.kind {
        return Err(Refusal::of("service", "course-began").with("day", before.starts_on).into());
    }
    let row = ActiveModel { id: Set(id), version: Set(version + 1), ..filled(details) };
    let updated = Entity::update(row).exec(act.tx()).await;
    written(updated, details)?;
    if let Some(planned) = course.planned_service_id.filter(|_| details.ends_on != before.ends_on) {
        fall_through_of(act, &case, planned).await?;
        let planned = Some(plan_for(act, &case, details.kind, details.ends_on).await?);
        let row = ActiveModel { id: Set(id), planned_service_id: Set(planned), ..Default::default() };
        Entity::update(row).exec(act.tx()).await?;
    }
    act.happened(about(What::CourseChanged, &case, id).with("course", &details.title).changed(&before, details));
    Ok(())
}

/// Its first day came: from now on it is the service that it is.
///
/// # Errors
/// `no-such-move` where it has begun before; `in-the-future`; `Conflict`; what refuses the service.
pub async fn begin(act: &mut Act<'_>, case: CaseId, id: CourseId, day: Day, version: i32) -> Answer<()> {
    let (case, course) = permitted(act, case, id, version).await?;
    if course.has_begun() {
        return Err(Refusal::because("course-began").with("day", course.starts_on).into());
    }
    refuse_unless(&course, CourseAct::Begin)?;
    let service = serve(act, &case, &CourseDetails::of(&course), day).await?;
    let row = ActiveModel {
        id: Set(id),
        starts_on: Set(day),
        ends_on: Set(course.ends_on.max(day)),
        service_id: Set(Some(service)),
        since: Set(day),
        version: Set(version + 1),
        ..Default::default()
    };
    Entity::update(row).exec(act.tx()).await?;
    let happening = about(What::CourseBegan, &case, id).on(day).with("course", &course.title);
    act.happened(happening.changed(&course.starts_on, &day));
    Ok(())
}

/// Pauses, or leaves.
///
/// # Errors
/// `no-such-move`, `Conflict`, `out-of-order` for a last day before the first.
pub async fn leave(
    act: &mut Act<'_>,
    case: CaseId,
    id: CourseId,
    edge: EnrollmentEdge,
    leaving: &Leaving,
    version: i32,
) -> Answer<()> {
    let (case, course) = permitted(act, case, id, version).await?;
    let what = if edge == EnrollmentEdge::Defer { What::ClassPaused } else { What::ClassLeft };
    let columns = ActiveModel {
        left_because: Set(Some(leaving.because)),
        note: Set(leaving.note.clone()),
        ..stopped(act, &case, &course, leaving.last).await?
    };
    move_along(act, &course, edge, leaving.last, columns).await?;
    let happening = about(what, &case, id).on(leaving.last).with("cohort", &course.title);
    act.happened(happening.with("because", leaving.because.code()).created(leaving));
    Ok(())
}

/// Goes on after a pause: a service of its own.
///
/// # Errors
/// `no-such-move`, `Conflict`; what refuses the service.
pub async fn resume(act: &mut Act<'_>, case: CaseId, id: CourseId, day: Day, version: i32) -> Answer<()> {
    let (case, course) = permitted(act, case, id, version).await?;
    let details = CourseDetails { ends_on: course.ends_on.max(day), ..CourseDetails::of(&course) };
    let columns = ActiveModel { left_because: Set(None), ends_on: Set(details.ends_on), ..Default::default() };
    move_along(act, &course, EnrollmentEdge::Resume, day, columns).await?;
    let service = serve(act, &case, &details, day).await?;
    let row = ActiveModel { id: Set(id), service_id: Set(Some(service)), ..Default::default() };
    Entity::update(row).exec(act.tx()).await?;
    act.happened(about(What::CourseBegan, &case, id).on(day).with("course", &course.title));
    Ok(())
}

/// Went through to the end, with the grade where it is known.
///
/// # Errors
/// `no-such-move`, `Conflict`, `course-not-begun`, `out-of-order` for a last day before the first.
pub async fn finish(act: &mut Act<'_>, case: CaseId, id: CourseId, finishing: &Finishing, version: i32) -> Answer<()> {
    let (case, course) = permitted(act, case, id, version).await?;
    if !course.has_begun() {
        return Err(Refusal::because("course-not-begun").into());
    }
    let columns = ActiveModel {
        grade: Set(finishing.grade.clone().or_else(|| course.grade.clone())),
        note: Set(finishing.note.clone().or_else(|| course.note.clone())),
        ..stopped(act, &case, &course, finishing.last).await?
    };
    move_along(act, &course, EnrollmentEdge::Complete, finishing.last, columns).await?;
    let happening = about(What::ClassCompleted, &case, id).on(finishing.last).with("cohort", &course.title);
    act.happened(happening.created(finishing));
    Ok(())
}

/// Writes down the grade that came after the end.
///
/// # Errors
/// `no-such-move` before its end; `Conflict`, `NotFound`.
pub async fn grade(act: &mut Act<'_>, case: CaseId, id: CourseId, grade: &str, version: i32) -> Answer<()> {
    let (case, course) = permitted(act, case, id, version).await?;
    refuse_unless(&course, CourseAct::Grade)?;
    let grade = Some(grade.to_owned());
    let row = ActiveModel { id: Set(id), grade: Set(grade.clone()), version: Set(version + 1), ..Default::default() };
    Entity::update(row).exec(act.tx()).await?;
    act.happened(about(What::CourseChanged, &case, id).with("course", &course.title).changed(&course.grade, &grade));
    Ok(())
}

/// Strikes a course as entered in error, with the service that it was; one from before a pause is struck by itself.
///
/// # Errors
/// `missing` without a reason; `NotFound`.
pub async fn strike(act: &mut Act<'_>, case: CaseId, id: CourseId, reason: &str) -> Answer<()> {
    let case = permitted_case(act, Permission::WriteNote, case).await?;
    let course = Entity::find_by_id(id).filter(Column::CaseId.eq(case.id)).one(act.tx()).await?;
    let course = course.ok_or(Stop::NotFound)?;
    let columns =
        Strikable { id: Column::Id, case: Column::CaseId, at: Column::StruckAt, reason: Column::StruckReason };
    striking::strike::<Entity>(act, columns, case.id, id, reason).await?;
    act.happened(about(What::CourseStruck, &case, id).with("reason", reason));
    if let Some(planned) = course.planned_service_id {
        fall_through_of(act, &case, planned).await?;
    }
    match course.service_id {
        Some(service) => strike_service(act, case.id, service, reason).await,
        None => Ok(()),
    }
}

fn refuse_unless(course: &Course, act: CourseAct) -> Result<(), Refusal> {
    match may(act, course.state, course.has_begun()) {
        true => Ok(()),
        false => Err(Refusal::because("no-such-move").with("stage", course.state.code()).with("edge", act.code())),
    }
}

async fn permitted(act: &Act<'_>, case: CaseId, id: CourseId, version: i32) -> Answer<(Case, Course)> {
    let case = permitted_case(act, Permission::WriteNote, case).await?;
    let course = Entity::find_by_id(id).filter(Column::CaseId.eq(case.id)).filter(Column::StruckAt.is_null());
    let course = course.lock_exclusive().one(act.tx()).await?.ok_or(Stop::NotFound)?;
    if course.version == version { Ok((case, course)) } else { Err(Stop::Conflict) }
}

/// The service that a course is from a day on: it goes on, unless the course is over.
async fn serve(act: &mut Act<'_>, case: &Case, details: &CourseDetails, from: Day) -> Answer<ServiceId> {
    let over = details.ends_on <= act.today();
    let service = ServiceDetails {
        until: over.then_some(details.ends_on.max(from)),
        ongoing: !over,
        note: Some(format!("{}, {}", details.title, details.provider)),
        ..ServiceDetails::on(details.kind, from)
    };
    give_to(act, case, &service).await
}

/// Its service ends with the last day; what was only planned falls through.
async fn stopped(act: &mut Act<'_>, case: &Case, course: &Course, last: Day) -> Answer<ActiveModel> {
    if let Some(service) = course.service_id {
        let from = crate::intake::services::Entity::find_by_id(service).one(act.tx()).await?;
        let from = from.ok_or(Stop::NotFound)?.from_day;
        if last < from {
            return Err(Refusal::of("day", "out-of-order").with("typed", last).with("after", from).into());
        }
        cover(act, case, course.service_kind_id, Some(service), Some((from, last))).await?;
    }
    if let Some(planned) = course.planned_service_id {
        fall_through_of(act, case, planned).await?;
    }
    Ok(ActiveModel { ends_on: Set(last.max(course.starts_on)), ..Default::default() })
}

async fn move_along(
    act: &Act<'_>,
    course: &Course,
    edge: EnrollmentEdge,
    day: Day,
    columns: ActiveModel,
) -> Answer<()> {
    let refused = || Refusal::because("no-such-move").with("stage", course.state.code()).with("edge", edge.code());
    let state = follow(course.state, edge).ok_or_else(refused)?;
    let row = ActiveModel {
        id: Set(course.id),
        state: Set(state),
        since: Set(day),
        version: Set(course.version + 1),
        ..columns
    };
    Entity::update(row).exec(act.tx()).await?;
    Ok(())
}

/// Refuses a kind of another program, and one that is no class.
async fn refuse_other_kind(act: &Act<'_>, case: &Case, details: &CourseDetails) -> Answer<()> {
    let kind = kinds::Entity::find_by_id(details.kind).filter(kinds::Column::ProgramId.eq(case.program_id));
    match kind.one(act.tx()).await? {
        Some(kind) if can_be_taught_as(kind.class) => Ok(()),
        Some(_) => Err(Refusal::of("service", "not-a-class").into()),
        None => Err(Refusal::of("service", "not-a-choice").with("typed", "").into()),
    }
}

fn filled(details: &CourseDetails) -> ActiveModel {
    ActiveModel {
        service_kind_id: Set(details.kind),
        provider: Set(details.provider.clone()),
        program_of_study: Set(details.program_of_study.clone()),
        title: Set(details.title.clone()),
        section: Set(details.section.clone()),
        term: Set(details.term.clone()),
        credits: Set(details.credits),
        starts_on: Set(details.starts_on),
        ends_on: Set(details.ends_on),
        ..Default::default()
    }
}

fn written<T>(done: Result<T, DbErr>, details: &CourseDetails) -> Answer<()> {
    match done.map_err(|error| (error.sql_err(), error)) {
        Ok(_) => Ok(()),
        Err((Some(SqlErr::UniqueConstraintViolation(_)), _)) => {
            Err(Refusal::of("title", "course-twice").with("course", &details.title).with("term", &details.term).into())
        }
        Err((_, error)) => Err(error.into()),
    }
}

fn about(what: What, case: &Case, id: CourseId) -> Happening {
    Happening::new(what, ObjectKind::Course, id).concerning(case.participant_id, Some(case.id))
}
