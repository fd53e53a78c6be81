//! Curricula on a page: the list, and one version with everything in it.

use std::collections::BTreeMap;

use sea_orm::entity::prelude::*;
use sea_orm::{DatabaseConnection, QueryOrder, QuerySelect};

use super::rules::VersionState;
use super::{
    Column, Curriculum, CurriculumId, Entity, ModuleDetails, ModuleId, VersionId, competencies, modules, versions,
};
use crate::shared::{Fault, OrganizationId};

/// The most curricula, versions and modules that a page shows.
const MOST: u64 = 200;

/// Modules in order, each with its competencies.
pub type Modules = Vec<(modules::Model, Vec<competencies::Model>)>;

/// A curriculum in a list.
#[derive(Clone, Debug)]
pub struct Listed {
    /// The curriculum.
    pub curriculum: Curriculum,
    /// Its latest version.
    pub latest: versions::Model,
}

/// The curricula of an organization, by title, each with its latest version.
///
/// # Errors
/// Where the database fails.
pub async fn all(db: &DatabaseConnection, organization: OrganizationId) -> Result<Vec<Listed>, Fault> {
    let curricula = Entity::find().filter(Column::OrganizationId.eq(organization));
    let curricula = curricula.order_by_asc(Column::Title).limit(MOST).all(db).await?;
    let of_these = versions::Column::CurriculumId.is_in(curricula.iter().map(|curriculum| curriculum.id));
    let versions = versions::Entity::find().filter(of_these).order_by_asc(versions::Column::Number).all(db).await?;
    let mut latest: BTreeMap<_, _> = versions.into_iter().map(|version| (version.curriculum_id, version)).collect();
    let listed = |curriculum: Curriculum| latest.remove(&curriculum.id).map(|latest| Listed { curriculum, latest });
    Ok(curricula.into_iter().filter_map(listed).collect())
}

/// Versions that a cohort may be opened on, newest first, each with its curriculum.
///
/// # Errors
/// Where the database fails.
pub async fn teachable(
    db: &DatabaseConnection,
    organization: OrganizationId,
) -> Result<Vec<(Curriculum, versions::Model)>, Fault> {
    let states = [VersionState::Approved, VersionState::InReview];
    let open = versions::Entity::find()
        .filter(versions::Column::OrganizationId.eq(organization))
        .filter(versions::Column::State.is_in(states))
        .order_by_desc(versions::Column::Number)
        .limit(MOST)
        .all(db)
        .await?;
    let curricula = by_id(db, open.iter().map(|version| version.curriculum_id)).await?;
    let with = |version: versions::Model| curricula.get(&version.curriculum_id).cloned().map(|found| (found, version));
    Ok(open.into_iter().filter_map(with).collect())
}

/// A curriculum with all its versions, newest first.
///
/// # Errors
/// Where the database fails.
pub async fn find(
    db: &DatabaseConnection,
    organization: OrganizationId,
    id: CurriculumId,
) -> Result<Option<(Curriculum, Vec<versions::Model>)>, Fault> {
    let curriculum = Entity::find_by_id(id).filter(Column::OrganizationId.eq(organization)).one(db).await?;
    let Some(curriculum) = curriculum else { return Ok(None) };
    let versions = versions::Entity::find().filter(versions::Column::CurriculumId.eq(id));
    let versions = versions.order_by_desc(versions::Column::Number).limit(MOST).all(db).await?;
    Ok(Some((curriculum, versions)))
}

/// The modules of a version in order, each with what it teaches.
///
/// # Errors
/// Where the database fails.
pub async fn modules_of(db: &impl ConnectionTrait, version: VersionId) -> Result<Modules, Fault> {
    let modules = modules::Entity::find().filter(modules::Column::CurriculumVersionId.eq(version));
    let modules = modules.order_by_asc(modules::Column::Position).limit(MOST).all(db).await?;
    let lines = competencies::Entity::find().filter(competencies::Column::CurriculumVersionId.eq(version));
    let lines = lines.order_by_asc(competencies::Column::Position).all(db).await?;
    let of = |module: &modules::Model| lines.iter().filter(|line| line.module_id == module.id).cloned().collect();
    Ok(modules.into_iter().map(|module| (module.clone(), of(&module))).collect())
}

/// The curriculum that a version is of.
///
/// # Errors
/// Where the database fails.
pub async fn of_version(
    db: &DatabaseConnection,
    organization: OrganizationId,
    version: VersionId,
) -> Result<Option<CurriculumId>, Fault> {
    let found = versions::Entity::find_by_id(version).filter(versions::Column::OrganizationId.eq(organization));
    Ok(found.one(db).await?.map(|version| version.curriculum_id))
}

/// A module with what it teaches, and the curriculum that it is of.
///
/// # Errors
/// Where the database fails.
pub async fn module(
    db: &DatabaseConnection,
    organization: OrganizationId,
    id: ModuleId,
) -> Result<Option<(CurriculumId, ModuleDetails)>, Fault> {
    let found = modules::Entity::find_by_id(id).filter(modules::Column::OrganizationId.eq(organization));
    let Some(module) = found.one(db).await? else { return Ok(None) };
    let lines = competencies::Entity::find().filter(competencies::Column::ModuleId.eq(id));
    let lines = lines.order_by_asc(competencies::Column::Position).all(db).await?;
    let curriculum = of_version(db, organization, module.curriculum_version_id).await?;
    Ok(curriculum.map(|curriculum| (curriculum, ModuleDetails::of(&module, &lines))))
}

/// Curricula by their ids.
pub(in crate::training) async fn by_id(
    db: &impl ConnectionTrait,
    ids: impl Iterator<Item = CurriculumId>,
) -> Result<BTreeMap<CurriculumId, Curriculum>, Fault> {
    let found = Entity::find().filter(Column::Id.is_in(ids)).all(db).await?;
    Ok(found.into_iter().map(|curriculum| (curriculum.id, curriculum)).collect())
}
