//! Who reaches a class: whoever teaches it, whoever runs its program, whoever works at its site.

use sea_orm::entity::prelude::*;
use sea_orm::{Condition, QueryOrder, QuerySelect, QueryTrait};

use super::cohorts::{self, Column};
use super::enrollments;
use super::enrollments::rules::EnrollmentState;
use crate::access::grounds::{self, Ground, Reached, Why};
use crate::access::{Act, Permission, Role, Scope};
use crate::shared::{Answer, CaseId, ProgramId, Stop, UserId};

/// The one scope question of cohorts.
pub fn visible(scope: &Scope<'_>) -> Condition {
    let (reader, reach) = (scope.reader, scope.reach);
    let own = Condition::all().add(Column::OrganizationId.eq(reader.organization));
    if reader.is_of_the_house() {
        return own;
    }
    // Of no way at all nothing is seen: a condition without a member would be true.
    let mut ways = Condition::any().add(Column::Id.is_null());
    if let Some(user) = reader.user().filter(|_| reach.class) {
        ways = ways.add(Column::InstructorId.eq(user));
    }
    if reach.program {
        ways = ways.add(Column::ProgramId.is_in(reader.programs.iter().copied()));
    }
    if reach.site || reach.assigned {
        ways = ways.add(Column::SiteId.is_in(reader.sites.iter().copied()));
    }
    own.add(ways)
}

/// Refuses whoever does not run a program.
///
/// # Errors
/// `Forbidden`, or `NotFound` for a program of others.
pub(super) fn permit_program(act: &Act<'_>, permission: Permission, program: ProgramId) -> Answer<()> {
    act.permit_anywhere(permission)?;
    let reader = &act.by.reader;
    if reader.is_of_the_house() || reader.programs.contains(&program) { Ok(()) } else { Err(Stop::NotFound) }
}

/// Whoever teaches a class reaches a case that has a seat in it.
pub(super) async fn begin_teaching(act: &mut Act<'_>, instructor: Option<UserId>, case: CaseId) -> Answer<()> {
    let Some(user) = instructor else { return Ok(()) };
    let ground = Ground {
        user,
        role: Role::Instructor,
        reached: Reached::Learner,
        record: case.0,
        why: Why::Roster,
        from: act.today(),
        until: None,
    };
    grounds::give(act, ground).await?;
    Ok(())
}

/// Whoever taught a class reaches a case no longer, unless it sits in another class of theirs.
pub(super) async fn end_teaching(act: &mut Act<'_>, instructor: Option<UserId>, case: CaseId) -> Answer<()> {
    let Some(user) = instructor else { return Ok(()) };
    let theirs = cohorts::Entity::find().select_only().column(Column::Id).filter(Column::InstructorId.eq(user));
    let elsewhere = enrollments::Entity::find()
        .filter(enrollments::Column::CaseId.eq(case))
        .filter(enrollments::Column::State.eq(EnrollmentState::Enrolled))
        .filter(enrollments::Column::CohortId.in_subquery(theirs.into_query()))
        .order_by_asc(enrollments::Column::Id);
    if elsewhere.one(act.tx()).await?.is_none() {
        grounds::end(act, case.0, Why::Roster, Some(user), act.today()).await?;
    }
    Ok(())
}
