//! Confirming what was reported of a job, or not.

use sea_orm::ActiveValue::Set;
use sea_orm::QuerySelect;
use sea_orm::entity::prelude::*;

use super::rules::{ReportKind, ReportState};
use super::{ActiveModel, Column, Entity, JobReport, JobReportId};
use crate::access::{Act, Permission};
use crate::intake::case::Case;
use crate::intake::case::commands::permitted;
use crate::placement::placements::commands::{Started, end, start};
use crate::placement::placements::{self, EndDetails, PlacementDetails, PlacementId};
use crate::shared::{Answer, CaseId, Coded, Happening, ObjectKind, Refusal, Stop, What};

/// Confirms a hire: it becomes a placement, or is found to be one that is there.
///
/// # Errors
/// What a placement is refused for; `report-settled`; `Conflict`; `NotFound`.
pub async fn confirm_hire(
    act: &mut Act<'_>,
    case: CaseId,
    id: JobReportId,
    details: &PlacementDetails,
    version: i32,
) -> Answer<Started> {
    let (case, report) = waiting(act, (case, id), ReportKind::Hire, version).await?;
    let started = start(act, case.id, details).await?;
    settle(act, &case, &report, ReportState::Confirmed, Some(started.placement), None).await?;
    Ok(started)
}

/// Says that a reported hire is a job that is written down already.
///
/// # Errors
/// `not-a-choice` for a job of somebody else, or one that was struck; else as [`confirm_hire`].
pub async fn match_hire(
    act: &mut Act<'_>,
    case: CaseId,
    id: JobReportId,
    job: PlacementId,
    version: i32,
) -> Answer<()> {
    let (case, report) = waiting(act, (case, id), ReportKind::Hire, version).await?;
    let own = placements::Entity::find_by_id(job)
        .filter(placements::Column::CaseId.eq(case.id))
        .filter(placements::Column::StruckAt.is_null());
    if own.one(act.tx()).await?.is_none() {
        return Err(Refusal::of("job", "not-a-choice").with("typed", "").into());
    }
    settle(act, &case, &report, ReportState::Confirmed, Some(job), None).await
}

/// Confirms that a job ended; where it has ended meanwhile, that alone is written down.
///
/// # Errors
/// What an end is refused for; `report-settled`; `Conflict`; `NotFound`.
pub async fn confirm_end(
    act: &mut Act<'_>,
    case: CaseId,
    id: JobReportId,
    details: &EndDetails,
    version: i32,
) -> Answer<()> {
    let (case, report) = waiting(act, (case, id), ReportKind::End, version).await?;
    let job = match report.placement_id {
        Some(job) => placements::Entity::find_by_id(job).one(act.tx()).await?,
        None => None,
    };
    if let Some(job) = job.filter(|job| job.ended_on.is_none() && job.struck_at.is_none()) {
        end(act, case.id, job.id, details, job.version).await?;
    }
    settle(act, &case, &report, ReportState::Confirmed, report.placement_id, None).await
}

/// Says that what was reported is not so.
///
/// # Errors
/// `missing` without a reason; `report-settled`; `Conflict`; `NotFound`.
pub async fn reject(act: &mut Act<'_>, case: CaseId, id: JobReportId, reason: &str, version: i32) -> Answer<()> {
    let case = permitted(act, Permission::Placement, case).await?;
    let report = find(act, &case, id, version).await?;
    if reason.trim().is_empty() {
        return Err(Refusal::of("reason", "missing").into());
    }
    settle(act, &case, &report, ReportState::Rejected, report.placement_id, Some(reason)).await
}

/// A report that waits, with its case, both locked.
async fn waiting(
    act: &Act<'_>,
    (case, id): (CaseId, JobReportId),
    kind: ReportKind,
    version: i32,
) -> Answer<(Case, JobReport)> {
    let case = permitted(act, Permission::Placement, case).await?;
    let report = find(act, &case, id, version).await?;
    if report.kind == kind { Ok((case, report)) } else { Err(Stop::NotFound) }
}

async fn find(act: &Act<'_>, case: &Case, id: JobReportId, version: i32) -> Answer<JobReport> {
    let own = Entity::find_by_id(id).filter(Column::CaseId.eq(case.id)).lock_exclusive();
    let report = own.one(act.tx()).await?.ok_or(Stop::NotFound)?;
    if report.state != ReportState::Waiting {
        return Err(Refusal::because("report-settled").into());
    }
    if report.version == version { Ok(report) } else { Err(Stop::Conflict) }
}

async fn settle(
    act: &mut Act<'_>,
    case: &Case,
    report: &JobReport,
    state: ReportState,
    job: Option<PlacementId>,
    because: Option<&str>,
) -> Answer<()> {
    let row = ActiveModel {
        id: Set(report.id),
        placement_id: Set(job),
        state: Set(state),
        settled_on: Set(Some(act.today())),
        settled_by: Set(act.user()),
        because: Set(because.map(str::to_owned)),
        version: Set(report.version + 1),
        ..Default::default()
    };
    Entity::update(row).exec(act.tx()).await?;
    let happening = Happening::new(What::JobReportSettled, ObjectKind::JobReport, report.id);
    let happening = happening.concerning(case.participant_id, Some(case.id));
    let happening = happening.with("kind", report.kind.code()).with("employer", &report.employer);
    let happening = happening.with("state", state.code()).with("reason", because.unwrap_or_default());
    act.happened(happening.changed(&report.state, &state));
    Ok(())
}
