//! Who of a cohort can do what they were taught: a module on one screen, one save.

use domain::access::{Act, Permission};
use domain::perform;
use domain::training::attainments::{Ticked, in_module, save as save_ticked};
use domain::training::cohorts::queries::{Listed, find};
use domain::training::cohorts::{Cohort, CohortId};
use domain::training::curricula::queries::{Modules, modules_of};
use domain::training::curricula::{ModuleId, competencies, modules};
use domain::training::enrollments::EnrollmentId;
use domain::training::enrollments::queries::of_cohort;
use serde::Serialize;

use super::cohort_path;
use crate::caseworker::places::Choice;
use crate::web::{Access, Answered, Face, Form, Id, Oops, Page, Typed, Visit};

const TEMPLATE: &str = "caseworker/training/competencies.html";

/// The page.
pub(super) fn page() -> Page {
    Page::new("/training/cohorts/{cohort}/competencies", Face::Caseworker, Access::May(Permission::Attendance))
        .drawn_by(TEMPLATE)
        .get(show)
        .post(save)
        .samples(super::samples::competencies)
}

#[derive(Serialize)]
struct View {
    cohort: String,
    back: String,
    modules: Vec<ModuleLink>,
    /// What the module in front teaches.
    competencies: Vec<Choice>,
    learners: Vec<Learner>,
    form: Form,
    may_save: bool,
}

#[derive(Serialize)]
struct ModuleLink {
    title: String,
    href: String,
    current: bool,
}

#[derive(Serialize)]
struct Learner {
    id: EnrollmentId,
    name: String,
    /// What was ticked when the page was drawn.
    was: Vec<String>,
}

/// The page's rows: a cohort, the module in front of its version, who sits in it.
struct Board {
    cohort: Cohort,
    modules: Modules,
    module: (modules::Model, Vec<competencies::Model>),
    learners: Vec<(EnrollmentId, String)>,
}

async fn show(visit: Visit, Id(id): Id<CohortId>) -> Answered {
    let asked = visit.asked("module").and_then(|module| module.parse().ok());
    let board = board(&visit, id, asked).await?;
    let form = Form::new(path(id)).with("module", board.module.0.id);
    let view = view(&visit, board, form).await?;
    visit.page(TEMPLATE, view)
}

async fn save(visit: Visit, Id(id): Id<CohortId>, typed: Typed) -> Answered {
    let by = visit.by(&typed)?;
    let module: ModuleId = typed.get("module").and_then(|module| module.parse().ok()).ok_or(Oops::NotFound)?;
    let board = board(&visit, id, Some(module)).await?;
    let ids: Vec<_> = board.learners.iter().map(|(id, _)| *id).collect();
    let read = typed.read(|fields| {
        fields.ticked("module");
        Ticked::read(fields, &ids)
    });
    let saved = match read {
        Ok(ticked) => {
            let save = async move |act: &mut Act<'_>| save_ticked(act, id, module, &ticked).await;
            perform(visit.store(), &by, save).await
        }
        Err(stop) => Err(stop),
    };
    match saved {
        Ok(()) => Ok(visit.go_on(&format!("{}?module={module}", path(id)), "competencies-saved")),
        Err(stop) => {
            let form = typed.refused(path(id), stop)?.with("module", module);
            let view = view(&visit, board, form).await?;
            visit.page_again(TEMPLATE, view)
        }
    }
}

async fn board(visit: &Visit, id: CohortId, asked: Option<ModuleId>) -> Result<Board, Oops> {
    let (reader, today, db) = (visit.reader()?, visit.today()?, visit.store().read());
    let scope = reader.scope(Permission::Attendance, today);
    let Listed { cohort, .. } = find(db, &scope, id).await?.ok_or(Oops::NotFound)?;
    let modules = modules_of(db, cohort.curriculum_version_id).await?;
    let module = match asked {
        Some(asked) => modules.iter().find(|(module, _)| module.id == asked),
        None => modules.iter().find(|(_, lines)| !lines.is_empty()).or(modules.first()),
    };
    let module = module.cloned().ok_or(Oops::NotFound)?;
    let seated = of_cohort(db, reader, today, id).await?.into_iter();
    let seated = seated.filter(|seated| seated.enrollment.state.takes_seat());
    let learners = seated.filter_map(|seated| Some((seated.enrollment.id, seated.who?.1.name()))).collect();
    Ok(Board { cohort, modules, module, learners })
}

async fn view(visit: &Visit, board: Board, mut form: Form) -> Result<View, Oops> {
    let Board { cohort, modules, module: (module, lines), learners } = board;
    let ids = learners.iter().map(|(id, _)| *id);
    let stand = in_module(visit.store().read(), ids, lines.iter().map(|line| line.id)).await?;
    let refused = !form.wrong.is_empty() || !form.general.is_empty();
    let mut rows = Vec::with_capacity(learners.len());
    for (id, name) in learners {
        let was: Vec<_> = stand.iter().filter(|(who, _)| *who == id).map(|(_, what)| what.to_string()).collect();
        if !refused {
            form = was.iter().fold(form, |form, what| form.with(&format!("can.{id}"), what));
        }
        rows.push(Learner { id, name, was });
    }
    let link = |(each, _): (modules::Model, Vec<competencies::Model>)| ModuleLink {
        href: format!("{}?module={}", path(cohort.id), each.id),
        current: each.id == module.id,
        title: each.title,
    };
    Ok(View {
        back: cohort_path(cohort.id),
        modules: modules.into_iter().map(link).collect(),
        competencies: lines.iter().map(|line| Choice::new(line.id, &line.statement)).collect(),
        learners: rows,
        may_save: !visit.reader()?.reach(Permission::Attendance).reads_only,
        cohort: cohort.name,
        form,
    })
}

fn path(id: CohortId) -> String {
    format!("{}/competencies", cohort_path(id))
}
