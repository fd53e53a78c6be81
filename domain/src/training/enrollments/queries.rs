//! Who is in a class, who waits for it, and the classes of a case.

use std::collections::BTreeMap;

use sea_orm::entity::prelude::*;
use sea_orm::{Condition, DatabaseConnection, QueryOrder, QuerySelect};

use super::rules::EnrollmentState;
use super::{Column, Enrollment, EnrollmentId, Entity};
use crate::access::{Permission, Reader};
use crate::intake::case::Case;
use crate::intake::participants::Participant;
use crate::shared::{CaseId, Day, Fault};
use crate::training::attendance::queries::{people_of, standings};
use crate::training::attendance::rules::Standing;
use crate::training::cohorts::{self, Cohort, CohortId};
use crate::training::curricula::VersionId;
use crate::training::visible;

/// No class is larger, and nobody sits in more.
const MOST: u64 = 500;

/// Somebody in a cohort, or waiting for it.
#[derive(Clone, Debug)]
pub struct Seated {
    /// The enrollment.
    pub enrollment: Enrollment,
    /// The case and whose it is; nothing where the reader does not reach them.
    pub who: Option<(Case, Participant)>,
    /// How they come so far.
    pub standing: Option<Standing>,
}

/// Everybody who is or was in a cohort, those in class by name, then those who wait in their order, then the others.
///
/// # Errors
/// Where the database fails.
pub async fn of_cohort(
    db: &DatabaseConnection,
    reader: &Reader,
    today: Day,
    cohort: CohortId,
) -> Result<Vec<Seated>, Fault> {
    let all = Entity::find().filter(Column::CohortId.eq(cohort)).order_by_asc(Column::AskedAt).limit(MOST);
    let all = all.all(db).await?;
    let mut people = people_of(db, reader, today, all.iter().map(|enrollment| enrollment.case_id)).await?;
    let standings = standings(db, all.iter().map(|enrollment| enrollment.id)).await?;
    let mut seated: Vec<_> = all
        .into_iter()
        .map(|enrollment| Seated {
            who: people.remove(&enrollment.case_id),
            standing: standings.get(&enrollment.id).copied(),
            enrollment,
        })
        .collect();
    seated.sort_by_cached_key(|seated| {
        let name = seated.who.as_ref().map(|(_, person)| person.search.clone()).unwrap_or_default();
        let waits = seated.enrollment.state == EnrollmentState::Waitlisted;
        let order = if waits { seated.enrollment.asked_at.to_rfc3339() } else { name };
        (place(seated.enrollment.state), order)
    });
    Ok(seated)
}

fn place(state: EnrollmentState) -> u8 {
    match state {
        EnrollmentState::Enrolled | EnrollmentState::Completed => 0,
        EnrollmentState::Waitlisted => 1,
        EnrollmentState::Deferred => 2,
        EnrollmentState::Withdrawn => 3,
    }
}

/// The enrollments of a case, the latest first, each with its cohort. The caller has scoped the case.
///
/// # Errors
/// Where the database fails.
pub async fn of_case(db: &DatabaseConnection, case: CaseId) -> Result<Vec<(Enrollment, Cohort)>, Fault> {
    let all =
        Entity::find().filter(Column::CaseId.eq(case)).order_by_desc(Column::StartsOn).limit(MOST).all(db).await?;
    let cohorts = all.iter().map(|enrollment| enrollment.cohort_id);
    let cohorts = cohorts::Entity::find().filter(cohorts::Column::Id.is_in(cohorts)).all(db).await?;
    let cohorts: BTreeMap<_, _> = cohorts.into_iter().map(|cohort| (cohort.id, cohort)).collect();
    let with = |enrollment: Enrollment| {
        let cohort = cohorts.get(&enrollment.cohort_id).cloned()?;
        Some((enrollment, cohort))
    };
    Ok(all.into_iter().filter_map(with).collect())
}

/// The versions that these people are taught.
pub(in crate::training) async fn versions_of(
    db: &DatabaseConnection,
    ids: &[EnrollmentId],
) -> Result<BTreeMap<EnrollmentId, VersionId>, Fault> {
    let cohorts = Entity::find().select_only().column(Column::Id).column(Column::CohortId);
    let cohorts = cohorts.filter(Column::Id.is_in(ids.iter().copied()));
    let cohorts: Vec<(EnrollmentId, CohortId)> = cohorts.into_tuple().all(db).await?;
    let versions =
        cohorts::Entity::find().select_only().columns([cohorts::Column::Id, cohorts::Column::CurriculumVersionId]);
    let versions = versions.filter(cohorts::Column::Id.is_in(cohorts.iter().map(|(_, cohort)| *cohort)));
    let versions: BTreeMap<CohortId, VersionId> = versions.into_tuple().all(db).await?.into_iter().collect();
    let of = |(id, cohort)| versions.get(&cohort).map(|version| (id, *version));
    Ok(cohorts.into_iter().filter_map(of).collect())
}

/// One enrollment in a cohort, with whose it is, within the classes that the reader fills.
///
/// # Errors
/// Where the database fails.
pub async fn find(
    db: &DatabaseConnection,
    reader: &Reader,
    today: Day,
    id: EnrollmentId,
) -> Result<Option<(Enrollment, Case, Participant, Cohort)>, Fault> {
    let Some(enrollment) = Entity::find_by_id(id).one(db).await? else { return Ok(None) };
    let scope = reader.scope(Permission::Enroll, today);
    let cohort = cohorts::Entity::find_by_id(enrollment.cohort_id).filter(visible(&scope)).one(db).await?;
    let mut people = people_of(db, reader, today, std::iter::once(enrollment.case_id)).await?;
    let who = people.remove(&enrollment.case_id);
    Ok(cohort.zip(who).map(|(cohort, (case, person))| (enrollment, case, person, cohort)))
}

/// Whoever has, or had, a seat in a cohort on a day.
pub(in crate::training) async fn in_class_on(
    db: &impl ConnectionTrait,
    cohort: CohortId,
    day: Day,
) -> Result<Vec<Enrollment>, Fault> {
    let ended = [EnrollmentState::Completed, EnrollmentState::Withdrawn, EnrollmentState::Deferred];
    let until = Condition::all().add(Column::State.is_in(ended)).add(Column::EndsOn.gte(day));
    // Whoever only waited, and then took the wish back, never sat in class: nothing was planned for them.
    let until = until.add(Column::PlannedServiceId.is_not_null());
    let seated = Condition::any().add(Column::State.eq(EnrollmentState::Enrolled)).add(until);
    let class = Entity::find().filter(Column::CohortId.eq(cohort)).filter(Column::StartsOn.lte(day)).filter(seated);
    Ok(class.order_by_asc(Column::Id).limit(MOST).all(db).await?)
}
