//! Changing what a curriculum is called and what it leads to.

use domain::access::{Act, Permission};
use domain::perform;
use domain::shared::Stop;
use domain::training::curricula::queries::find;
use domain::training::curricula::{Curriculum, CurriculumDetails, CurriculumId, commands};
use serde::Serialize;

use super::curricula::path as curriculum_path;
use crate::web::{Access, Answered, Face, Form, Id, Oops, Page, Typed, Visit};

const TEMPLATE: &str = "caseworker/training/curriculum_change.html";

/// The page.
pub(super) fn page() -> Page {
    Page::new("/training/curricula/{curriculum}/change", Face::Caseworker, Access::May(Permission::SetUpClasses))
        .drawn_by(TEMPLATE)
        .get(show)
        .post(save)
        .samples(super::samples::curriculum_change)
}

#[derive(Serialize)]
struct View {
    title: String,
    back: String,
    form: Form,
}

async fn show(visit: Visit, Id(id): Id<CurriculumId>) -> Answered {
    let curriculum = curriculum(&visit, id).await?;
    let form = filled(&curriculum);
    visit.page(TEMPLATE, view(curriculum, form))
}

async fn save(visit: Visit, Id(id): Id<CurriculumId>, typed: Typed) -> Answered {
    let (by, curriculum) = (visit.by(&typed)?, curriculum(&visit, id).await?);
    let read =
        typed.read(|fields| CurriculumDetails { program: curriculum.program_id, ..CurriculumDetails::read(fields) });
    let saved = match read.and_then(|details| Ok((details, typed.version()?))) {
        Ok((details, version)) => {
            let change = async move |act: &mut Act<'_>| commands::change(act, id, &details, version).await;
            perform(visit.store(), &by, change).await
        }
        Err(stop) => Err(stop),
    };
    match saved {
        Ok(()) => Ok(visit.go_on(&curriculum_path(id), "curriculum-changed")),
        Err(stop) => {
            let conflict = matches!(stop, Stop::Conflict);
            let mut form = typed.refused(path(id), stop)?;
            if conflict {
                form = form.beside(filled(&curriculum), visit.last_change(id).await?);
            }
            visit.page_again(TEMPLATE, view(curriculum, form))
        }
    }
}

/// A curriculum of a program that the reader runs.
async fn curriculum(visit: &Visit, id: CurriculumId) -> Result<Curriculum, Oops> {
    let reader = visit.reader()?;
    let found = find(visit.store().read(), reader.organization, id).await?.map(|(curriculum, _)| curriculum);
    found.filter(|curriculum| reader.programs.contains(&curriculum.program_id)).ok_or(Oops::NotFound)
}

fn filled(curriculum: &Curriculum) -> Form {
    let form = Form::new(path(curriculum.id)).at_version(curriculum.version).with("program", curriculum.program_id);
    let form = form.with("title", &curriculum.title).with("occupation", &curriculum.occupation);
    form.with_some("soc", curriculum.soc.as_ref()).with_some("about", curriculum.about.as_ref())
}

fn view(curriculum: Curriculum, form: Form) -> View {
    View { back: curriculum_path(curriculum.id), title: curriculum.title, form }
}

fn path(id: CurriculumId) -> String {
    format!("{}/change", curriculum_path(id))
}
