//! Hearing of a hire or an end: what is known already is no report, and what is told twice waits once.

use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;

use super::rules::{ReportKind, ReportState, ReportWay};
use super::{ActiveModel, Column, Entity, HireDetails, HireTold, JobReportId};
use crate::access::{Act, Permission};
use crate::employers::employer::queries::names;
use crate::intake::case::Case;
use crate::intake::case::commands::permitted;
use crate::placement::placements::rules::EvidenceSource;
use crate::placement::placements::{self, Placement};
use crate::shared::{Answer, CaseId, Coded, Day, Happening, ObjectKind, Refusal, What, folded};

/// Who told, and how.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Teller {
    /// Whose word it is.
    pub(crate) source: EvidenceSource,
    /// How it came.
    pub(crate) way: ReportWay,
    /// Who said it, by name.
    pub(crate) said_by: Option<String>,
    /// On which day.
    pub(crate) told_on: Day,
}

/// What came of hearing about a hire.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Heard {
    /// The job is known: it is this placement.
    Known(Box<Placement>),
    /// It waits for staff.
    Waits(JobReportId),
}

/// Writes down a hire that staff heard of, from the employer or from the participant. Told twice it is one; `None` where
/// the job is known already.
///
/// # Errors
/// `Forbidden`, or `NotFound` where the case is out of reach.
pub async fn report_hire(act: &mut Act<'_>, case: CaseId, details: &HireDetails) -> Answer<Option<JobReportId>> {
    let case = permitted(act, Permission::Placement, case).await?;
    let teller = Teller {
        source: details.source,
        way: details.way,
        said_by: Some(details.said_by.clone()),
        told_on: details.told_on,
    };
    Ok(match hear_hire(act, &case, &details.hire, &teller, None).await? {
        Heard::Known(_) => None,
        Heard::Waits(id) => Some(id),
    })
}

/// Hears of a hire. A job held at an employer of that name is the same one, unless it is `but`, which they have left. The
/// caller has permitted and locked the case.
///
/// # Errors
/// Where the database fails.
pub(crate) async fn hear_hire(
    act: &mut Act<'_>,
    case: &Case,
    hire: &HireTold,
    teller: &Teller,
    but: Option<&Placement>,
) -> Answer<Heard> {
    let about = folded(&hire.employer);
    if let Some(known) = held_at(act, case, &about, but).await? {
        return Ok(Heard::Known(Box::new(known)));
    }
    if let Some(waiting) = waiting(act, case, ReportKind::Hire, &about).await? {
        return Ok(Heard::Waits(waiting));
    }
    let row = ActiveModel {
        kind: Set(ReportKind::Hire),
        about: Set(about),
        employer: Set(hire.employer.clone()),
        title: Set(hire.title.clone()),
        day: Set(hire.starts_on),
        hourly: Set(hire.hourly),
        hours: Set(hire.hours),
        ..Default::default()
    };
    Ok(Heard::Waits(write(act, case, teller, row, (ReportKind::Hire, &hire.employer)).await?))
}

/// Hears that a job ended; nothing where that waits already. The caller has permitted and locked the case.
///
/// # Errors
/// `out-of-order` for a last day before the first.
pub(crate) async fn hear_end(
    act: &mut Act<'_>,
    case: &Case,
    job: &Placement,
    last_day: Option<Day>,
    teller: &Teller,
) -> Answer<()> {
    if let Some(day) = last_day.filter(|day| *day < job.starts_on) {
        return Err(Refusal::of("ended_on", "out-of-order").with("typed", day).with("after", job.starts_on).into());
    }
    let about = job.id.to_string();
    if job.ended_on.is_some() || waiting(act, case, ReportKind::End, &about).await?.is_some() {
        return Ok(());
    }
    let employer = names(act.tx(), [job.employer_id]).await?.remove(&job.employer_id).unwrap_or_default();
    let row = ActiveModel {
        kind: Set(ReportKind::End),
        about: Set(about),
        placement_id: Set(Some(job.id)),
        employer: Set(employer.clone()),
        title: Set(Some(job.title.clone())),
        day: Set(last_day),
        ..Default::default()
    };
    write(act, case, teller, row, (ReportKind::End, &employer)).await.map(drop)
}

/// The job that a case holds at an employer of this name.
async fn held_at(
    act: &Act<'_>,
    case: &Case,
    employer: &str,
    but: Option<&Placement>,
) -> Result<Option<Placement>, DbErr> {
    use placements::Column;
    let held = placements::Entity::find()
        .filter(Column::CaseId.eq(case.id))
        .filter(Column::StruckAt.is_null())
        .filter(Column::EndedOn.is_null());
    let mut held = held.all(act.tx()).await?;
    held.retain(|job| but.is_none_or(|but| but.id != job.id));
    let names = names(act.tx(), held.iter().map(|job| job.employer_id)).await?;
    Ok(held.into_iter().find(|job| names.get(&job.employer_id).is_some_and(|name| folded(name) == employer)))
}

async fn waiting(act: &Act<'_>, case: &Case, kind: ReportKind, about: &str) -> Result<Option<JobReportId>, DbErr> {
    let waiting = Entity::find()
        .filter(Column::CaseId.eq(case.id))
        .filter(Column::Kind.eq(kind))
        .filter(Column::About.eq(about))
        .filter(Column::State.eq(ReportState::Waiting));
    Ok(waiting.one(act.tx()).await?.map(|report| report.id))
}

async fn write(
    act: &mut Act<'_>,
    case: &Case,
    teller: &Teller,
    columns: ActiveModel,
    (kind, employer): (ReportKind, &str),
) -> Answer<JobReportId> {
    let id = JobReportId::new();
    let row = ActiveModel {
        id: Set(id),
        organization_id: Set(case.organization_id),
        case_id: Set(case.id),
        source: Set(teller.source),
        way: Set(teller.way),
        said_by: Set(teller.said_by.clone()),
        told_on: Set(teller.told_on),
        user_id: Set(act.user()),
        at: Set(act.by.at),
        state: Set(ReportState::Waiting),
        version: Set(1),
        ..columns
    };
    Entity::insert(row).exec_without_returning(act.tx()).await?;
    let happening = Happening::new(What::JobReported, ObjectKind::JobReport, id);
    let happening = happening.concerning(case.participant_id, Some(case.id)).on(teller.told_on);
    let happening = happening.with("kind", kind.code()).with("employer", employer);
    act.happened(happening.with("source", teller.source.code()));
    Ok(id)
}
