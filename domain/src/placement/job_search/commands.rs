//! Writing down what somebody brings and who looks with them.

use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::OnConflict;

use super::{ActiveModel, Column, Entity, JobSearch, JobSearchDetails, Shifts};
use crate::access::grounds::{self, Ground, Reached, Why};
use crate::access::users::queries::holding;
use crate::access::{Act, Permission, Role};
use crate::intake::case::commands::permitted;
use crate::shared::{Answer, CaseId, Happening, ObjectKind, Refusal, Stop, UserId, What};

/// Writes a search down, or another one over it. The job developer who is named reaches the record from now on, and
/// whoever was named before no longer does.
///
/// # Errors
/// `placement-without-entry`; `not-a-choice` for somebody who is no job developer; `Conflict`.
pub async fn write(act: &mut Act<'_>, case: CaseId, details: &JobSearchDetails, version: i32) -> Answer<()> {
    let case = permitted(act, Permission::JobReady, case).await?;
    if case.entered_on.is_none() {
        return Err(Refusal::because("placement-without-entry").into());
    }
    if let Some(user) = details.job_developer {
        refuse_who_is_none(act, user).await?;
    }
    let before = Entity::find_by_id(case.id).one(act.tx()).await?;
    if before.as_ref().map_or(0, |before| before.version) != version {
        return Err(Stop::Conflict);
    }
    let row = ActiveModel {
        case_id: Set(case.id),
        organization_id: Set(case.organization_id),
        skills: Set(details.skills.clone()),
        shifts: Set(Shifts(details.shifts.clone())),
        free_from: Set(details.free_from),
        job_developer_id: Set(details.job_developer),
        opened_on: Set(before.as_ref().map_or(act.today(), |before| before.opened_on)),
        version: Set(version + 1),
    };
    let again = [Column::Skills, Column::Shifts, Column::FreeFrom, Column::JobDeveloperId, Column::Version];
    let again = OnConflict::column(Column::CaseId).update_columns(again).to_owned();
    Entity::insert(row).on_conflict(again).exec_without_returning(act.tx()).await?;
    let theirs = before.as_ref().and_then(|before| before.job_developer_id);
    name_job_developer(act, case.id, theirs, details.job_developer).await?;
    let happening = Happening::new(What::JobSearchWritten, ObjectKind::Case, case.id);
    let happening = happening.concerning(case.participant_id, Some(case.id));
    let earlier = before.as_ref().map(JobSearch::details);
    act.happened(happening.changed(&earlier, details));
    Ok(())
}

async fn name_job_developer(
    act: &Act<'_>,
    case: CaseId,
    before: Option<UserId>,
    after: Option<UserId>,
) -> Result<(), DbErr> {
    if before == after {
        return Ok(());
    }
    grounds::end(act, case.0, Why::JobSearch, None, act.today()).await?;
    let Some(user) = after else { return Ok(()) };
    let ground = Ground {
        user,
        role: Role::JobDeveloper,
        reached: Reached::Case,
        record: case.0,
        why: Why::JobSearch,
        from: act.today(),
        until: None,
    };
    grounds::give(act, ground).await.map(drop)
}

async fn refuse_who_is_none(act: &Act<'_>, user: UserId) -> Answer<()> {
    let developers = holding(act.tx(), act.organization(), Role::JobDeveloper, act.today()).await?;
    match developers.iter().any(|developer| developer.id == user) {
        true => Ok(()),
        false => Err(Refusal::of("job_developer", "not-a-choice").with("typed", "").into()),
    }
}
