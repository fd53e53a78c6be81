//! One module of a version that is open: changing it, or taking it out.

use domain::access::{Act, Permission};
use domain::perform;
use domain::shared::Coded;
use domain::training::curricula::queries::module;
use domain::training::curricula::rules::ModuleKind;
use domain::training::curricula::{CurriculumId, ModuleDetails, ModuleId, commands};
use serde::Serialize;

use super::curricula::path;
use super::hours;
use crate::caseworker::places::codes;
use crate::web::{Access, Answered, Face, Form, Id, Oops, Page, Typed, Visit};

const TEMPLATE: &str = "caseworker/training/module.html";

/// The page.
pub(super) fn page() -> Page {
    Page::new("/training/modules/{module}", Face::Caseworker, Access::May(Permission::SetUpClasses))
        .drawn_by(TEMPLATE)
        .get(show)
        .post(save)
        .samples(super::samples::module)
}

#[derive(Serialize)]
struct View {
    title: String,
    back: String,
    kinds: Vec<&'static str>,
    form: Form,
}

async fn show(visit: Visit, Id(id): Id<ModuleId>) -> Answered {
    let (curriculum, details) = find(&visit, id).await?;
    let lines: Vec<_> = details.competencies.iter().map(|line| line.typed()).collect();
    let form = Form::new(action(id))
        .with("title", &details.title)
        .with("kind", details.kind.code())
        .with("hours", hours(details.minutes))
        .with("competencies", lines.join("\n"));
    visit.page(TEMPLATE, view(curriculum, details.title, form))
}

async fn save(visit: Visit, Id(id): Id<ModuleId>, typed: Typed) -> Answered {
    let (curriculum, before) = find(&visit, id).await?;
    let by = visit.by(&typed)?;
    let drops = typed.get("do") == Some("drop");
    let read = |typed: &Typed| {
        typed.read(|fields| {
            fields.ticked("do");
            ModuleDetails::read(fields)
        })
    };
    let done = if drops {
        perform(visit.store(), &by, async move |act: &mut Act<'_>| commands::drop_module(act, id).await).await
    } else {
        match read(&typed) {
            Ok(details) => {
                let change = async move |act: &mut Act<'_>| commands::change_module(act, id, &details).await;
                perform(visit.store(), &by, change).await
            }
            Err(stop) => Err(stop),
        }
    };
    match done {
        Ok(()) => Ok(visit.go_on(&path(curriculum), if drops { "module-dropped" } else { "module-changed" })),
        Err(stop) => {
            let form = typed.refused(action(id), stop)?;
            visit.page_again(TEMPLATE, view(curriculum, before.title, form))
        }
    }
}

async fn find(visit: &Visit, id: ModuleId) -> Result<(CurriculumId, ModuleDetails), Oops> {
    let (curriculum, details) =
        module(visit.store().read(), visit.reader()?.organization, id).await?.ok_or(Oops::NotFound)?;
    Ok((curriculum, details))
}

fn view(curriculum: CurriculumId, title: String, form: Form) -> View {
    View { title, back: path(curriculum), kinds: codes::<ModuleKind>(), form }
}

fn action(id: ModuleId) -> String {
    format!("/training/modules/{id}")
}
