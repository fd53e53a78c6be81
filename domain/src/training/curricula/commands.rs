//! Writing a curriculum, its modules, and leading a version through its life.

use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;
use sea_orm::{QueryOrder, QuerySelect};

use super::rules::{VersionEdge, VersionState, follow, is_open};
use super::{
    ActiveModel, CompetencyId, CompetencyLine, Curriculum, CurriculumDetails, CurriculumId, Entity, ModuleDetails,
    ModuleId, VersionId, competencies, modules, versions,
};
use crate::access::{Act, Permission};
use crate::shared::{Answer, Coded, Happening, ObjectKind, Refusal, Stop, What};
use crate::training::attainments::any_attained;
use crate::training::scope::permit_program;

/// Begins a curriculum, with an empty first draft.
///
/// # Errors
/// `NotFound` for a program that the reader does not run.
pub async fn begin(act: &mut Act<'_>, details: &CurriculumDetails) -> Answer<CurriculumId> {
    permit_program(act, Permission::SetUpClasses, details.program)?;
    let id = CurriculumId::new();
    let row = ActiveModel {
        id: Set(id),
        organization_id: Set(act.organization()),
        program_id: Set(details.program),
        title: Set(details.title.clone()),
        occupation: Set(details.occupation.clone()),
        soc: Set(details.soc.clone()),
        about: Set(details.about.clone()),
        created_at: Set(act.by.at),
        version: Set(1),
    };
    Entity::insert(row).exec_without_returning(act.tx()).await?;
    insert_version(act, id, 1).await?;
    act.happened(Happening::new(What::CurriculumBegun, ObjectKind::Curriculum, id).created(details));
    Ok(id)
}

/// Changes what a curriculum is called and what it leads to, whatever its version.
///
/// # Errors
/// `Conflict` where somebody else changed it since `version`; `NotFound` for a program that the reader does not run.
pub async fn change(act: &mut Act<'_>, id: CurriculumId, details: &CurriculumDetails, version: i32) -> Answer<()> {
    let curriculum = permitted(act, id).await?;
    if curriculum.version != version {
        return Err(Stop::Conflict);
    }
    let before = CurriculumDetails::of(&curriculum);
    let row = ActiveModel {
        id: Set(id),
        title: Set(details.title.clone()),
        occupation: Set(details.occupation.clone()),
        soc: Set(details.soc.clone()),
        about: Set(details.about.clone()),
        version: Set(version + 1),
        ..Default::default()
    };
    Entity::update(row).exec(act.tx()).await?;
    act.happened(Happening::new(What::CurriculumChanged, ObjectKind::Curriculum, id).changed(&before, details));
    Ok(())
}

/// Begins the next draft, with everything that the latest version holds.
///
/// # Errors
/// `draft-open` while the latest version can still be changed.
pub async fn draft_next(act: &mut Act<'_>, id: CurriculumId) -> Answer<VersionId> {
    let curriculum = permitted(act, id).await?;
    let latest = versions::Entity::find().filter(versions::Column::CurriculumId.eq(id));
    let latest = latest.order_by_desc(versions::Column::Number).one(act.tx()).await?.ok_or(Stop::NotFound)?;
    if is_open(latest.state) {
        return Err(Refusal::because("draft-open").with("number", latest.number).into());
    }
    let next = insert_version(act, id, latest.number + 1).await?;
    for (module, lines) in whole(act, latest.id).await? {
        insert_module(act, next, module.position, &ModuleDetails::of(&module, &lines)).await?;
    }
    let happening = Happening::new(What::CurriculumDrafted, ObjectKind::Curriculum, curriculum.id);
    act.happened(happening.with("number", latest.number + 1));
    Ok(next)
}

/// Adds a module at the end of a version.
///
/// # Errors
/// `version-closed` where it was approved or retired.
pub async fn add_module(act: &mut Act<'_>, version: VersionId, details: &ModuleDetails) -> Answer<ModuleId> {
    open_version(act, version).await?;
    let last = modules::Entity::find().filter(modules::Column::CurriculumVersionId.eq(version));
    let last = last.order_by_desc(modules::Column::Position).one(act.tx()).await?;
    let id = insert_module(act, version, last.map_or(1, |last| last.position + 1), details).await?;
    act.happened(Happening::new(What::ModuleChanged, ObjectKind::Module, id).created(details));
    Ok(id)
}

/// Changes a module of a version that is open; a competency whose words stay is the same.
///
/// # Errors
/// `version-closed`, `NotFound`; `competency-attained` for one that goes and that somebody attained.
pub async fn change_module(act: &mut Act<'_>, id: ModuleId, details: &ModuleDetails) -> Answer<()> {
    let (module, lines) = module_of(act, id).await?;
    let before = ModuleDetails::of(&module, &lines);
    let row = modules::ActiveModel {
        id: Set(id),
        title: Set(details.title.clone()),
        kind: Set(details.kind),
        minutes: Set(details.minutes),
        ..Default::default()
    };
    modules::Entity::update(row).exec(act.tx()).await?;
    rewrite_lines(act, &module, lines, &details.competencies).await?;
    act.happened(Happening::new(What::ModuleChanged, ObjectKind::Module, id).changed(&before, details));
    Ok(())
}

/// Takes a module out of a version that is open.
///
/// # Errors
/// As [`change_module`].
pub async fn drop_module(act: &mut Act<'_>, id: ModuleId) -> Answer<()> {
    let (module, lines) = module_of(act, id).await?;
    let before = ModuleDetails::of(&module, &lines);
    drop_lines(act, lines).await?;
    modules::Entity::delete_by_id(id).exec(act.tx()).await?;
    let happening = Happening::new(What::ModuleChanged, ObjectKind::Module, id);
    act.happened(happening.changed(&Some(before), &None::<ModuleDetails>));
    Ok(())
}

/// Leads a version along its table.
///
/// # Errors
/// `no-such-move`; `version-empty` where it holds no module; `Conflict` where somebody else changed it.
pub async fn move_version(act: &mut Act<'_>, id: VersionId, edge: VersionEdge, version: i32) -> Answer<VersionState> {
    let row = versions::Entity::find_by_id(id).lock_exclusive().one(act.tx()).await?.ok_or(Stop::NotFound)?;
    let curriculum = permitted(act, row.curriculum_id).await?;
    if row.version != version {
        return Err(Stop::Conflict);
    }
    let refused = || Refusal::because("no-such-move").with("stage", row.state.code()).with("edge", edge.code());
    let state = follow(row.state, edge).ok_or_else(refused)?;
    if edge == VersionEdge::Submit && whole(act, id).await?.is_empty() {
        return Err(Refusal::because("version-empty").into());
    }
    let mut next =
        versions::ActiveModel { id: Set(id), state: Set(state), version: Set(version + 1), ..Default::default() };
    match state {
        VersionState::Approved => (next.approved_on, next.approved_by) = (Set(Some(act.today())), Set(act.user())),
        VersionState::Retired => next.retired_on = Set(Some(act.today())),
        VersionState::Draft | VersionState::InReview => {}
    }
    versions::Entity::update(next).exec(act.tx()).await?;
    let happening = Happening::new(What::CurriculumMoved, ObjectKind::Curriculum, curriculum.id);
    act.happened(happening.with("number", row.number).changed(&row.state, &state));
    Ok(state)
}

/// A curriculum that the reader sets up, locked against others.
async fn permitted(act: &Act<'_>, id: CurriculumId) -> Answer<Curriculum> {
    let curriculum = Entity::find_by_id(id).filter(super::Column::OrganizationId.eq(act.organization()));
    let curriculum = curriculum.lock_exclusive().one(act.tx()).await?.ok_or(Stop::NotFound)?;
    permit_program(act, Permission::SetUpClasses, curriculum.program_id)?;
    Ok(curriculum)
}

/// A version that can still be changed.
async fn open_version(act: &Act<'_>, id: VersionId) -> Answer<()> {
    let version = versions::Entity::find_by_id(id).one(act.tx()).await?.ok_or(Stop::NotFound)?;
    permitted(act, version.curriculum_id).await?;
    if is_open(version.state) { Ok(()) } else { Err(Refusal::because("version-closed").into()) }
}

async fn module_of(act: &Act<'_>, id: ModuleId) -> Answer<(modules::Model, Vec<competencies::Model>)> {
    let module = modules::Entity::find_by_id(id).one(act.tx()).await?.ok_or(Stop::NotFound)?;
    open_version(act, module.curriculum_version_id).await?;
    let lines = competencies::Entity::find().filter(competencies::Column::ModuleId.eq(id));
    let lines = lines.order_by_asc(competencies::Column::Position).all(act.tx()).await?;
    Ok((module, lines))
}

async fn whole(act: &Act<'_>, version: VersionId) -> Answer<super::queries::Modules> {
    Ok(super::queries::modules_of(act.tx(), version).await?)
}

async fn insert_version(act: &Act<'_>, curriculum: CurriculumId, number: i32) -> Result<VersionId, DbErr> {
    let id = VersionId::new();
    let row = versions::ActiveModel {
        id: Set(id),
        organization_id: Set(act.organization()),
        curriculum_id: Set(curriculum),
        number: Set(number),
        state: Set(VersionState::Draft),
        created_at: Set(act.by.at),
        version: Set(1),
        ..Default::default()
    };
    versions::Entity::insert(row).exec_without_returning(act.tx()).await?;
    Ok(id)
}

async fn insert_module(
    act: &Act<'_>,
    version: VersionId,
    position: i32,
    details: &ModuleDetails,
) -> Result<ModuleId, DbErr> {
    let id = ModuleId::new();
    let row = modules::ActiveModel {
        id: Set(id),
        organization_id: Set(act.organization()),
        curriculum_version_id: Set(version),
        position: Set(position),
        title: Set(details.title.clone()),
        kind: Set(details.kind),
        minutes: Set(details.minutes),
    };
    modules::Entity::insert(row).exec_without_returning(act.tx()).await?;
    insert_lines(act, version, id, &details.competencies).await?;
    Ok(id)
}

async fn insert_lines(
    act: &Act<'_>,
    version: VersionId,
    module: ModuleId,
    lines: &[CompetencyLine],
) -> Result<(), DbErr> {
    let rows: Vec<_> =
        (1..).zip(lines).map(|(position, line)| line_row(act, (version, module), position, line)).collect();
    if rows.is_empty() {
        return Ok(());
    }
    competencies::Entity::insert_many(rows).exec_without_returning(act.tx()).await.map(drop)
}

/// Puts the lines that a module has now in place of those it had; one whose words stay remains the same competency.
async fn rewrite_lines(
    act: &Act<'_>,
    module: &modules::Model,
    mut had: Vec<competencies::Model>,
    lines: &[CompetencyLine],
) -> Answer<()> {
    for (position, line) in (1..).zip(lines) {
        let row = line_row(act, (module.curriculum_version_id, module.id), position, line);
        match had.iter().position(|known| known.statement == line.statement) {
            Some(at) => {
                let row = competencies::ActiveModel { id: Set(had.remove(at).id), ..row };
                competencies::Entity::update(row).exec(act.tx()).await.map(drop)?;
            }
            None => competencies::Entity::insert(row).exec_without_returning(act.tx()).await.map(drop)?,
        }
    }
    drop_lines(act, had).await
}

fn line_row(
    act: &Act<'_>,
    (version, module): (VersionId, ModuleId),
    position: i32,
    line: &CompetencyLine,
) -> competencies::ActiveModel {
    competencies::ActiveModel {
        id: Set(CompetencyId::new()),
        organization_id: Set(act.organization()),
        curriculum_version_id: Set(version),
        module_id: Set(module),
        position: Set(position),
        statement: Set(line.statement.clone()),
        credential: Set(line.credential.clone()),
    }
}

/// Takes competencies out; what somebody attained stays as it was taught.
async fn drop_lines(act: &Act<'_>, lines: Vec<competencies::Model>) -> Answer<()> {
    let ids: Vec<_> = lines.iter().map(|line| line.id).collect();
    if any_attained(act.tx(), ids.iter().copied()).await? {
        return Err(Refusal::of("competencies", "competency-attained").into());
    }
    competencies::Entity::delete_many().filter(competencies::Column::Id.is_in(ids)).exec(act.tx()).await?;
    Ok(())
}
