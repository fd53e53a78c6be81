//! Cohorts on a page: running, to come and past, and one with its sessions.

use std::collections::BTreeMap;

use sea_orm::entity::prelude::*;
use sea_orm::{Condition, DatabaseConnection, QueryOrder, QuerySelect};

use super::{Cohort, CohortId, Column, Entity, sessions};
use crate::access::{Permission, Reader, Scope};
use crate::shared::{Day, Fault};
use crate::training::curricula::{self, Curriculum, CurriculumId, VersionId, versions};
use crate::training::visible;

/// A cohort in a list.
#[derive(Clone, Debug)]
pub struct Listed {
    /// The cohort.
    pub cohort: Cohort,
    /// What is taught.
    pub curriculum: Curriculum,
    /// The number of its version.
    pub number: i32,
    /// How many of its sessions were held, of how many that take place.
    pub held: (i64, i64),
}

/// Which cohorts are asked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Running {
    /// Those that have not ended, the soonest to end first.
    #[default]
    NowOrLater,
    /// Those that have ended or were called off, the latest first.
    Over,
}

/// The most cohorts that a page lists.
const MOST: u64 = 50;

/// The cohorts that a reader sees, a page of them, and whether there are more.
///
/// # Errors
/// Where the database fails.
pub async fn listed(
    db: &DatabaseConnection,
    reader: &Reader,
    today: Day,
    running: Running,
) -> Result<(Vec<Listed>, bool), Fault> {
    let scope = reader.scope(Permission::Attendance, today);
    let all = Entity::find().filter(visible(&scope));
    let all = match running {
        Running::NowOrLater => {
            all.filter(Column::EndsOn.gte(today)).filter(Column::CalledOffOn.is_null()).order_by_asc(Column::EndsOn)
        }
        Running::Over => {
            let over = Condition::any().add(Column::EndsOn.lt(today)).add(Column::CalledOffOn.is_not_null());
            all.filter(over).order_by_desc(Column::EndsOn)
        }
    };
    let mut cohorts = all.order_by_asc(Column::Id).limit(MOST + 1).all(db).await?;
    let more = cohorts.len() as u64 > MOST;
    cohorts.truncate(usize::try_from(MOST).unwrap_or(usize::MAX));
    let taught = taught(db, cohorts.iter().map(|cohort| cohort.curriculum_version_id)).await?;
    let held = held(db, cohorts.iter().map(|cohort| cohort.id)).await?;
    let with = |cohort: Cohort| {
        let (curriculum, number) = taught.get(&cohort.curriculum_version_id)?.clone();
        let held = held.get(&cohort.id).copied().unwrap_or_default();
        Some(Listed { curriculum, number, held, cohort })
    };
    Ok((cohorts.into_iter().filter_map(with).collect(), more))
}

/// Cohorts of a program that somebody may still be enrolled in, the soonest first.
///
/// # Errors
/// Where the database fails.
pub async fn open_to(db: &DatabaseConnection, scope: &Scope<'_>) -> Result<Vec<Cohort>, Fault> {
    let open = Entity::find().filter(visible(scope)).filter(Column::EndsOn.gte(scope.today));
    let open = open.filter(Column::CalledOffOn.is_null());
    Ok(open.order_by_asc(Column::StartsOn).limit(MOST).all(db).await?)
}

/// One cohort within a scope, with what is taught.
///
/// # Errors
/// Where the database fails.
pub async fn find(db: &DatabaseConnection, scope: &Scope<'_>, id: CohortId) -> Result<Option<Listed>, Fault> {
    let Some(cohort) = Entity::find_by_id(id).filter(visible(scope)).one(db).await? else { return Ok(None) };
    let mut taught = taught(db, std::iter::once(cohort.curriculum_version_id)).await?;
    let held = held(db, std::iter::once(id)).await?.get(&id).copied().unwrap_or_default();
    let taught = taught.remove(&cohort.curriculum_version_id);
    Ok(taught.map(|(curriculum, number)| Listed { cohort, curriculum, number, held }))
}

/// The sessions of a cohort, in order. The caller has scoped the cohort.
///
/// # Errors
/// Where the database fails.
pub async fn sessions_of(db: &DatabaseConnection, id: CohortId) -> Result<Vec<sessions::Model>, Fault> {
    let all = sessions::Entity::find().filter(sessions::Column::CohortId.eq(id));
    Ok(all.order_by_asc(sessions::Column::Day).order_by_asc(sessions::Column::Begins).all(db).await?)
}

/// The sessions of a day that a reader sees, with their cohorts.
///
/// # Errors
/// Where the database fails.
pub async fn sessions_on(
    db: &DatabaseConnection,
    reader: &Reader,
    today: Day,
) -> Result<Vec<(sessions::Model, Cohort)>, Fault> {
    let scope = reader.scope(Permission::Attendance, today);
    let all = sessions::Entity::find()
        .filter(sessions::Column::OrganizationId.eq(reader.organization))
        .filter(sessions::Column::Day.eq(today))
        .filter(sessions::Column::CalledOffOn.is_null())
        .order_by_asc(sessions::Column::Begins)
        .limit(MOST)
        .all(db)
        .await?;
    let cohorts = Entity::find().filter(visible(&scope));
    let cohorts = cohorts.filter(Column::Id.is_in(all.iter().map(|session| session.cohort_id))).all(db).await?;
    let cohorts: BTreeMap<_, _> = cohorts.into_iter().map(|cohort| (cohort.id, cohort)).collect();
    let with = |session: sessions::Model| cohorts.get(&session.cohort_id).cloned().map(|cohort| (session, cohort));
    Ok(all.into_iter().filter_map(with).collect())
}

async fn taught(
    db: &DatabaseConnection,
    ids: impl Iterator<Item = VersionId>,
) -> Result<BTreeMap<VersionId, (Curriculum, i32)>, Fault> {
    let versions = versions::Entity::find().filter(versions::Column::Id.is_in(ids)).all(db).await?;
    let curricula: BTreeMap<CurriculumId, Curriculum> =
        curricula::queries::by_id(db, versions.iter().map(|version| version.curriculum_id)).await?;
    let with = |version: versions::Model| {
        let curriculum = curricula.get(&version.curriculum_id).cloned()?;
        Some((version.id, (curriculum, version.number)))
    };
    Ok(versions.into_iter().filter_map(with).collect())
}

/// How many sessions of cohorts were held, and how many take place.
async fn held(
    db: &DatabaseConnection,
    ids: impl Iterator<Item = CohortId>,
) -> Result<BTreeMap<CohortId, (i64, i64)>, Fault> {
    let counted: Vec<(CohortId, i64, i64)> = sessions::Entity::find()
        .select_only()
        .column(sessions::Column::CohortId)
        .column_as(sessions::Column::HeldAt.count(), "held")
        .column_as(sessions::Column::Id.count(), "all")
        .filter(sessions::Column::CohortId.is_in(ids))
        .filter(sessions::Column::CalledOffOn.is_null())
        .group_by(sessions::Column::CohortId)
        .into_tuple()
        .all(db)
        .await?;
    Ok(counted.into_iter().map(|(id, held, all)| (id, (held, all))).collect())
}
