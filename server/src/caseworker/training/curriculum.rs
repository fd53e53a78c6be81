//! One curriculum: a version with its modules and competencies, and what leads it on.

use domain::access::{Act, Permission};
use domain::perform;
use domain::shared::{Coded, Day};
use domain::training::curricula::queries::{find, modules_of};
use domain::training::curricula::rules::{ModuleKind, VersionEdge, follow, is_open, may_open_cohort};
use domain::training::curricula::{
    Curriculum, CurriculumId, ModuleDetails, VersionId, commands, competencies, modules, versions,
};
use serde::Serialize;

use super::curricula::path;
use super::hours;
use crate::caseworker::places::codes;
use crate::web::{Access, Answered, Face, Form, Id, Oops, Page, Typed, Visit};

const TEMPLATE: &str = "caseworker/training/curriculum.html";

/// The page, and what leads a version on.
pub(super) fn pages() -> Vec<Page> {
    let page = Page::new("/training/curricula/{curriculum}", Face::Caseworker, Access::May(Permission::Attendance));
    let acts = |path| Page::new(path, Face::Caseworker, Access::May(Permission::SetUpClasses));
    vec![
        page.drawn_by(TEMPLATE).get(show).samples(super::samples::curriculum),
        acts("/training/curricula/{curriculum}/draft").post(draft),
        acts("/training/versions/{curriculum_version}/modules").post(add_module),
        acts("/training/versions/{curriculum_version}/move").post(move_version),
    ]
}

#[derive(Serialize)]
struct View {
    title: String,
    occupation: String,
    soc: Option<String>,
    about: Option<String>,
    number: i32,
    state: &'static str,
    approved_on: Option<Day>,
    versions: Vec<VersionRow>,
    modules: Vec<ModuleRow>,
    hours: String,
    kinds: Vec<&'static str>,
    /// What may be done with the version, by its edge.
    edges: Vec<&'static str>,
    moving: Form,
    drafting: Option<Form>,
    adding: Option<Form>,
    open_cohort: Option<String>,
    change: Option<String>,
}

#[derive(Serialize)]
struct VersionRow {
    number: i32,
    state: &'static str,
    href: String,
    current: bool,
}

#[derive(Serialize)]
struct ModuleRow {
    title: String,
    kind: &'static str,
    hours: String,
    share: i64,
    competencies: Vec<String>,
    href: Option<String>,
}

async fn show(visit: Visit, Id(id): Id<CurriculumId>) -> Answered {
    let view = view(&visit, id, None, None).await?;
    visit.page(TEMPLATE, view)
}

async fn draft(visit: Visit, Id(id): Id<CurriculumId>, typed: Typed) -> Answered {
    let draft = async move |act: &mut Act<'_>| commands::draft_next(act, id).await;
    match perform(visit.store(), &visit.by(&typed)?, draft).await {
        Ok(_) => Ok(visit.go_on(&path(id), "curriculum-drafted")),
        Err(stop) => {
            let form = typed.refused(path(id), stop)?.named("move");
            let view = view(&visit, id, Some(form), None).await?;
            visit.page_again(TEMPLATE, view)
        }
    }
}

async fn move_version(visit: Visit, Id(version): Id<VersionId>, typed: Typed) -> Answered {
    let edge = typed.get("edge").and_then(VersionEdge::from_code).ok_or(Oops::NotFound)?;
    let id = curriculum_of(&visit, version).await?;
    let moved = match typed.version() {
        Ok(at) => {
            let go = async move |act: &mut Act<'_>| commands::move_version(act, version, edge, at).await;
            perform(visit.store(), &visit.by(&typed)?, go).await
        }
        Err(stop) => Err(stop),
    };
    match moved {
        Ok(_) => Ok(visit.go_on(&path(id), &format!("curriculum-{}", edge.code()))),
        Err(stop) => {
            let form = typed.refused(format!("/training/versions/{version}/move"), stop)?.named("move");
            let view = view(&visit, id, Some(form), None).await?;
            visit.page_again(TEMPLATE, view)
        }
    }
}

async fn add_module(visit: Visit, Id(version): Id<VersionId>, typed: Typed) -> Answered {
    let id = curriculum_of(&visit, version).await?;
    let added = match typed.read(ModuleDetails::read) {
        Ok(details) => {
            let add = async move |act: &mut Act<'_>| commands::add_module(act, version, &details).await;
            perform(visit.store(), &visit.by(&typed)?, add).await
        }
        Err(stop) => Err(stop),
    };
    match added {
        Ok(_) => Ok(visit.go_on(&path(id), "module-added")),
        Err(stop) => {
            let form = typed.refused(format!("/training/versions/{version}/modules"), stop)?.named("module");
            let view = view(&visit, id, None, Some(form)).await?;
            visit.page_again(TEMPLATE, view)
        }
    }
}

async fn curriculum_of(visit: &Visit, version: VersionId) -> Result<CurriculumId, Oops> {
    let db = visit.store().read();
    let organization = visit.reader()?.organization;
    let found = domain::training::curricula::queries::of_version(db, organization, version).await?;
    found.ok_or(Oops::NotFound)
}

async fn view(visit: &Visit, id: CurriculumId, moving: Option<Form>, adding: Option<Form>) -> Result<View, Oops> {
    let (reader, db) = (visit.reader()?, visit.store().read());
    let (curriculum, versions) = find(db, reader.organization, id).await?.ok_or(Oops::NotFound)?;
    let asked = visit.asked("version").and_then(|number| number.parse::<i32>().ok());
    let at = versions.iter().position(|version| Some(version.number) == asked).unwrap_or_default();
    let version = versions.get(at).cloned().ok_or(Oops::NotFound)?;
    let modules = modules_of(db, version.id).await?;
    let runs = reader.may(Permission::SetUpClasses) && reader.programs.contains(&curriculum.program_id);
    let open = is_open(version.state);
    let leads = |edge: &&VersionEdge| runs && follow(version.state, **edge).is_some();
    let total: i32 = modules.iter().map(|(module, _)| module.minutes).sum();
    let Curriculum { title, occupation, soc, about, .. } = curriculum;
    Ok(View {
        number: version.number,
        state: version.state.code(),
        approved_on: version.approved_on,
        edges: VersionEdge::ALL.iter().filter(leads).map(|edge| edge.code()).collect(),
        moving: moving.unwrap_or_else(|| {
            Form::new(format!("/training/versions/{}/move", version.id)).named("move").at_version(version.version)
        }),
        drafting: (runs && at == 0 && !open).then(|| Form::new(format!("{}/draft", path(id))).named("draft")),
        adding: (runs && open).then(|| {
            adding.unwrap_or_else(|| Form::new(format!("/training/versions/{}/modules", version.id)).named("module"))
        }),
        open_cohort: (runs && may_open_cohort(version.state, None).is_ok())
            .then(|| format!("/training/cohorts/new?version={}", version.id)),
        change: runs.then(|| format!("{}/change", path(id))),
        versions: versions.into_iter().map(|each| version_row(id, each, version.number)).collect(),
        hours: hours(total),
        modules: modules.into_iter().map(|(module, lines)| module_row(module, &lines, total, runs && open)).collect(),
        kinds: codes::<ModuleKind>(),
        title,
        occupation,
        soc,
        about,
    })
}

fn version_row(id: CurriculumId, version: versions::Model, shown: i32) -> VersionRow {
    VersionRow {
        number: version.number,
        state: version.state.code(),
        href: format!("{}?version={}", path(id), version.number),
        current: version.number == shown,
    }
}

fn module_row(module: modules::Model, lines: &[competencies::Model], total: i32, may_change: bool) -> ModuleRow {
    ModuleRow {
        share: if total > 0 { i64::from(module.minutes) * 100 / i64::from(total) } else { 0 },
        hours: hours(module.minutes),
        kind: module.kind.code(),
        competencies: ModuleDetails::of(&module, lines).competencies.iter().map(|line| line.typed()).collect(),
        href: may_change.then(|| format!("/training/modules/{}", module.id)),
        title: module.title,
    }
}
