//! What waits to be confirmed, within a scope, and what was reported in a case.

use std::collections::BTreeMap;

use sea_orm::entity::prelude::*;
use sea_orm::{DatabaseConnection, QueryOrder, QuerySelect, QueryTrait};

use super::rules::ReportState;
use super::{Column, Entity, JobReport, JobReportId};
use crate::access::Scope;
use crate::intake::case;
use crate::intake::participants::{self, Participant};
use crate::shared::{CaseId, Fault};

/// The most reports on a page; who has more begins with the oldest.
pub const MOST: u64 = 100;

/// A report with whose job it is about.
#[derive(Clone, Debug)]
pub struct Reported {
    /// The report.
    pub report: JobReport,
    /// Whose job.
    pub participant: Participant,
}

/// What waits in the cases that a reader reaches, the oldest first; and whether there is more.
///
/// # Errors
/// Where the database fails.
pub async fn waiting(db: &DatabaseConnection, scope: &Scope<'_>) -> Result<(Vec<Reported>, bool), Fault> {
    let cases = case::Entity::find().select_only().column(case::Column::Id).filter(case::queries::visible(scope));
    let found = Entity::find()
        .filter(Column::OrganizationId.eq(scope.reader.organization))
        .filter(Column::State.eq(ReportState::Waiting))
        .filter(Column::CaseId.in_subquery(cases.into_query()))
        .order_by_asc(Column::ToldOn)
        .order_by_asc(Column::Id)
        .limit(MOST + 1);
    let mut found = found.all(db).await?;
    let more = found.len() as u64 > MOST;
    found.truncate(usize::try_from(MOST).unwrap_or(usize::MAX));
    Ok((with_people(db, scope, found).await?, more))
}

/// What was reported in a case, the latest first. The caller has scoped the case.
///
/// # Errors
/// Where the database fails.
pub async fn of_case(db: &DatabaseConnection, case: CaseId) -> Result<Vec<JobReport>, Fault> {
    let all = Entity::find().filter(Column::CaseId.eq(case));
    Ok(all.order_by_desc(Column::ToldOn).order_by_desc(Column::Id).limit(MOST).all(db).await?)
}

/// One report of a case. The caller has scoped the case.
///
/// # Errors
/// Where the database fails.
pub async fn find(db: &DatabaseConnection, case: CaseId, id: JobReportId) -> Result<Option<JobReport>, Fault> {
    Ok(Entity::find_by_id(id).filter(Column::CaseId.eq(case)).one(db).await?)
}

async fn with_people(
    db: &DatabaseConnection,
    scope: &Scope<'_>,
    reports: Vec<JobReport>,
) -> Result<Vec<Reported>, Fault> {
    let ids = reports.iter().map(|report| report.case_id);
    let cases = case::Entity::find().filter(case::Column::Id.is_in(ids)).all(db).await?;
    let whose: BTreeMap<_, _> = cases.iter().map(|case| (case.id, case.participant_id)).collect();
    let people = participants::queries::by_ids(db, scope.reader.organization, whose.values().copied()).await?;
    let people: BTreeMap<_, _> = people.into_iter().map(|person| (person.id, person)).collect();
    let with = |report: JobReport| {
        let participant = people.get(whose.get(&report.case_id)?)?.clone();
        Some(Reported { report, participant })
    };
    Ok(reports.into_iter().filter_map(with).collect())
}
