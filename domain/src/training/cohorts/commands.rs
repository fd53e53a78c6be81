//! Opening a cohort with its sessions, and calling one of them or all of it off.

use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::ExprTrait;
use sea_orm::{DatabaseTransaction, QuerySelect, SqlErr};

use super::record::WeekColumn;
use super::rules::can_be_taught_as;
use super::{
    ActiveModel, Cohort, CohortChange, CohortDetails, CohortId, Column, Entity, SessionDetails, SessionId, sessions,
};
use crate::access::users::queries::holding;
use crate::access::{Act, Permission, Record, Role, Scope};
use crate::programs::kinds;
use crate::shared::{Answer, Day, Happening, ObjectKind, ProgramId, Refusal, Stop, UserId, What};
use crate::training::curricula::rules::may_open_cohort;
use crate::training::curricula::{self, Curriculum, versions};
use crate::training::enrollments::commands::{change_instructor, leave_all};
use crate::training::scope::{permit_program, visible};

impl Record for CohortId {
    async fn is_reached(self, db: &DatabaseTransaction, scope: &Scope<'_>) -> Result<bool, DbErr> {
        let reached = Entity::find_by_id(self).filter(visible(scope)).select_only().column(Column::Id);
        Ok(reached.into_tuple::<CohortId>().one(db).await?.is_some())
    }
}

/// Opens a cohort and plans its sessions.
///
/// # Errors
/// `version-not-approved`; `not-a-choice` for a version, kind of service, site or instructor of others; what
/// [`super::rules::schedule`] refuses.
pub async fn open(act: &mut Act<'_>, details: &CohortDetails) -> Answer<CohortId> {
    let curriculum = curriculum_of(act, details).await?;
    permit_program(act, Permission::SetUpClasses, curriculum.program_id)?;
    refuse_foreign(act, curriculum.program_id, details).await?;
    let days = details.sessions()?;
    let id = CohortId::new();
    let row = ActiveModel {
        id: Set(id),
        organization_id: Set(act.organization()),
        program_id: Set(curriculum.program_id),
        curriculum_version_id: Set(details.version),
        site_id: Set(details.site),
        service_kind_id: Set(details.kind),
        instructor_id: Set(details.instructor),
        name: Set(details.name.clone()),
        provider: Set(details.provider.clone()),
        place: Set(details.place.clone()),
        starts_on: Set(details.starts_on),
        ends_on: Set(details.ends_on),
        week: Set(WeekColumn(details.week.clone())),
        seats: Set(details.seats),
        taken: Set(0),
        opened_pending: Set(details.pending_because.clone()),
        created_at: Set(act.by.at),
        version: Set(1),
        ..Default::default()
    };
    Entity::insert(row).exec_without_returning(act.tx()).await?;
    insert_sessions(act, id, details, &days).await?;
    let happening = Happening::new(What::CohortOpened, ObjectKind::Cohort, id).on(details.starts_on);
    act.happened(happening.created(details));
    Ok(id)
}

/// Changes a cohort that was opened. Another instructor takes over everybody in it.
///
/// # Errors
/// `fewer-than-taken` seats; `not-a-choice` for somebody who does not teach; `cohort-called-off`; `Conflict` where
/// somebody else changed it since `version`.
pub async fn change(act: &mut Act<'_>, id: CohortId, details: &CohortChange, version: i32) -> Answer<()> {
    let cohort = permitted(act, Permission::SetUpClasses, id).await?;
    let before = CohortChange::of(&cohort);
    if cohort.version != version {
        return Err(Stop::Conflict);
    }
    cohort.refuse_called_off()?;
    if details.seats < cohort.taken {
        return Err(Refusal::of("seats", "fewer-than-taken").with("taken", cohort.taken).into());
    }
    if details.instructor != before.instructor {
        refuse_who_does_not_teach(act, details.instructor).await?;
    }
    let row = ActiveModel {
        id: Set(id),
        name: Set(details.name.clone()),
        instructor_id: Set(details.instructor),
        provider: Set(details.provider.clone()),
        place: Set(details.place.clone()),
        seats: Set(details.seats),
        version: Set(version + 1),
        ..Default::default()
    };
    Entity::update(row).exec(act.tx()).await?;
    if details.instructor != before.instructor {
        change_instructor(act, &cohort, details.instructor).await?;
    }
    act.happened(Happening::new(What::CohortChanged, ObjectKind::Cohort, id).changed(&before, details));
    Ok(())
}

/// Calls a whole cohort off: everybody in it leaves, and no session takes place any more.
///
/// # Errors
/// `missing` without a reason; `cohort-called-off`, `cohort-over`; `Conflict`.
pub async fn call_off(act: &mut Act<'_>, id: CohortId, reason: &str, version: i32) -> Answer<()> {
    let cohort = permitted(act, Permission::SetUpClasses, id).await?;
    if cohort.version != version {
        return Err(Stop::Conflict);
    }
    cohort.refuse_called_off()?;
    if cohort.ends_on < act.today() {
        return Err(Refusal::because("cohort-over").with("day", cohort.ends_on).into());
    }
    if reason.trim().is_empty() {
        return Err(Refusal::of("reason", "missing").into());
    }
    leave_all(act, &cohort, reason).await?;
    let ahead = sessions::Entity::update_many()
        .col_expr(sessions::Column::CalledOffOn, Expr::value(act.today()))
        .col_expr(sessions::Column::CalledOffReason, Expr::value(reason))
        .filter(sessions::Column::CohortId.eq(id))
        .filter(sessions::Column::Day.gte(act.today()))
        .filter(sessions::Column::HeldAt.is_null())
        .filter(sessions::Column::CalledOffOn.is_null());
    ahead.exec(act.tx()).await?;
    let row = ActiveModel {
        id: Set(id),
        called_off_on: Set(Some(act.today())),
        called_off_because: Set(Some(reason.to_owned())),
        version: Set(version + 1),
        ..Default::default()
    };
    Entity::update(row).exec(act.tx()).await?;
    act.happened(Happening::new(What::CohortCalledOff, ObjectKind::Cohort, id).with("reason", reason));
    Ok(())
}

/// Adds a session within the cohort's days.
///
/// # Errors
/// `outside-cohort`, `session-exists` at that hour, `cohort-called-off`.
pub async fn add_session(act: &mut Act<'_>, id: CohortId, details: &SessionDetails) -> Answer<SessionId> {
    let cohort = permitted(act, Permission::Attendance, id).await?;
    cohort.refuse_called_off()?;
    if details.day < cohort.starts_on || details.day > cohort.ends_on {
        let refusal = Refusal::of("day", "outside-cohort").with("typed", details.day);
        return Err(refusal.with("from", cohort.starts_on).with("until", cohort.ends_on).into());
    }
    let session = SessionId::new();
    let row = session_row(act, id, session, details);
    let inserted = sessions::Entity::insert(row).exec_without_returning(act.tx()).await;
    match inserted.map_err(|error| (error.sql_err(), error)) {
        Ok(_) => {}
        Err((Some(SqlErr::UniqueConstraintViolation(_)), _)) => {
            return Err(Refusal::of("begins", "session-exists").with("day", details.day).into());
        }
        Err((_, error)) => return Err(error.into()),
    }
    let happening = Happening::new(What::SessionAdded, ObjectKind::Cohort, id).on(details.day);
    act.happened(happening.with("day", details.day).created(details));
    Ok(session)
}

/// Calls one session off: nobody is absent from it.
///
/// # Errors
/// `missing` without a reason; `session-held` where its sheet was saved; `NotFound`.
pub async fn call_off_session(act: &mut Act<'_>, id: SessionId, reason: &str) -> Answer<()> {
    let session = sessions::Entity::find_by_id(id).one(act.tx()).await?.ok_or(Stop::NotFound)?;
    let cohort = permitted(act, Permission::Attendance, session.cohort_id).await?;
    if reason.trim().is_empty() {
        return Err(Refusal::of("reason", "missing").into());
    }
    if session.held_at.is_some() {
        return Err(Refusal::because("session-held").into());
    }
    let row = sessions::ActiveModel {
        id: Set(id),
        called_off_on: Set(Some(act.today())),
        called_off_reason: Set(Some(reason.to_owned())),
        ..Default::default()
    };
    sessions::Entity::update(row).exec(act.tx()).await?;
    let happening = Happening::new(What::SessionCalledOff, ObjectKind::Cohort, cohort.id).on(session.day);
    act.happened(happening.with("day", session.day).with("reason", reason));
    Ok(())
}

/// A cohort that the reader may do this to, locked against others.
///
/// # Errors
/// `Forbidden`, or `NotFound` where it is out of reach.
pub(in crate::training) async fn permitted(act: &Act<'_>, permission: Permission, id: CohortId) -> Answer<Cohort> {
    let tx = act.permit(permission, id).await?;
    Entity::find_by_id(id).lock_exclusive().one(tx).await?.ok_or(Stop::NotFound)
}

/// Takes a seat; false where none is left. Of two who ask at once for the last one, exactly one gets it.
pub(in crate::training) async fn take_seat(act: &Act<'_>, id: CohortId) -> Result<bool, DbErr> {
    let taken = Entity::update_many()
        .col_expr(Column::Taken, Expr::col(Column::Taken).add(1))
        .filter(Column::Id.eq(id))
        .filter(Expr::col(Column::Taken).lt(Expr::col(Column::Seats)));
    Ok(taken.exec(act.tx()).await?.rows_affected == 1)
}

/// Gives a seat back.
pub(in crate::training) async fn free_seat(act: &Act<'_>, id: CohortId) -> Result<(), DbErr> {
    let freed = Entity::update_many().col_expr(Column::Taken, Expr::col(Column::Taken).sub(1));
    freed.filter(Column::Id.eq(id)).exec(act.tx()).await.map(drop)
}

async fn curriculum_of(act: &Act<'_>, details: &CohortDetails) -> Answer<Curriculum> {
    let none = || Refusal::of("version", "not-a-choice").with("typed", "");
    let version = versions::Entity::find_by_id(details.version)
        .filter(versions::Column::OrganizationId.eq(act.organization()))
        .one(act.tx())
        .await?
        .ok_or_else(none)?;
    may_open_cohort(version.state, details.pending_because.as_deref())?;
    let curriculum = curricula::Entity::find_by_id(version.curriculum_id).one(act.tx()).await?;
    Ok(curriculum.ok_or_else(none)?)
}

/// Refuses what belongs to others: a kind of service of another program, a site of another organization, somebody who
/// does not teach.
async fn refuse_foreign(act: &Act<'_>, program: ProgramId, details: &CohortDetails) -> Answer<()> {
    let foreign = |field: &'static str| Stop::from(Refusal::of(field, "not-a-choice").with("typed", ""));
    let kind = kinds::Entity::find_by_id(details.kind).filter(kinds::Column::ProgramId.eq(program));
    let kind = kind.one(act.tx()).await?.ok_or_else(|| foreign("service"))?;
    if !can_be_taught_as(kind.class) {
        return Err(Refusal::of("service", "not-a-class").into());
    }
    if !crate::access::organizations::has_site(act.tx(), act.organization(), details.site).await? {
        return Err(foreign("site"));
    }
    refuse_who_does_not_teach(act, details.instructor).await
}

async fn refuse_who_does_not_teach(act: &Act<'_>, instructor: Option<UserId>) -> Answer<()> {
    let Some(instructor) = instructor else { return Ok(()) };
    let teaching = holding(act.tx(), act.organization(), Role::Instructor, act.today()).await?;
    match teaching.iter().any(|user| user.id == instructor) {
        true => Ok(()),
        false => Err(Refusal::of("instructor", "not-a-choice").with("typed", "").into()),
    }
}

async fn insert_sessions(act: &Act<'_>, id: CohortId, details: &CohortDetails, days: &[Day]) -> Result<(), DbErr> {
    let session = |day: &Day| {
        let session = SessionDetails { day: *day, begins: details.week.begins.clone(), minutes: details.week.minutes };
        session_row(act, id, SessionId::new(), &session)
    };
    sessions::Entity::insert_many(days.iter().map(session)).exec_without_returning(act.tx()).await.map(drop)
}

fn session_row(act: &Act<'_>, cohort: CohortId, id: SessionId, details: &SessionDetails) -> sessions::ActiveModel {
    sessions::ActiveModel {
        id: Set(id),
        organization_id: Set(act.organization()),
        cohort_id: Set(cohort),
        day: Set(details.day),
        begins: Set(details.begins.clone()),
        minutes: Set(details.minutes),
        version: Set(1),
        ..Default::default()
    }
}
