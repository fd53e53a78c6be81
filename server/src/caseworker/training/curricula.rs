//! The curricula, each with its latest version, and beginning another.

use domain::access::{Act, Permission};
use domain::perform;
use domain::programs::all as programs;
use domain::shared::Coded;
use domain::training::curricula::commands::begin;
use domain::training::curricula::queries::{Listed, all};
use domain::training::curricula::{CurriculumDetails, CurriculumId};
use serde::Serialize;

use crate::caseworker::places::Choice;
use crate::web::{Access, Answered, Face, Form, Oops, Page, Typed, Visit};

const TEMPLATE: &str = "caseworker/training/curricula.html";
const PATH: &str = "/training/curricula";

/// The page.
pub(super) fn page() -> Page {
    Page::new(PATH, Face::Caseworker, Access::May(Permission::Attendance))
        .drawn_by(TEMPLATE)
        .get(show)
        .post(save)
        .samples(super::samples::curricula)
}

#[derive(Serialize)]
struct View {
    curricula: Vec<Row>,
    programs: Vec<Choice>,
    may_begin: bool,
    form: Form,
}

#[derive(Serialize)]
struct Row {
    href: String,
    title: String,
    occupation: String,
    soc: Option<String>,
    number: i32,
    state: &'static str,
}

async fn show(visit: Visit) -> Answered {
    let view = view(&visit, Form::new(PATH)).await?;
    visit.page(TEMPLATE, view)
}

async fn save(visit: Visit, typed: Typed) -> Answered {
    let begun = match typed.read(CurriculumDetails::read) {
        Ok(details) => {
            let begin = async move |act: &mut Act<'_>| begin(act, &details).await;
            perform(visit.store(), &visit.by(&typed)?, begin).await
        }
        Err(stop) => Err(stop),
    };
    match begun {
        Ok(id) => Ok(visit.go_on(&path(id), "curriculum-begun")),
        Err(stop) => {
            let view = view(&visit, typed.refused(PATH, stop)?).await?;
            visit.page_again(TEMPLATE, view)
        }
    }
}

async fn view(visit: &Visit, form: Form) -> Result<View, Oops> {
    let (reader, db) = (visit.reader()?, visit.store().read());
    let own = programs(db, reader.organization).await?;
    let own = own.iter().filter(|program| reader.programs.contains(&program.id));
    Ok(View {
        curricula: all(db, reader.organization).await?.into_iter().map(row).collect(),
        programs: own.map(|program| Choice::new(program.id, &program.name)).collect(),
        may_begin: reader.may(Permission::SetUpClasses),
        form,
    })
}

fn row(Listed { curriculum, latest }: Listed) -> Row {
    Row {
        href: path(curriculum.id),
        title: curriculum.title,
        occupation: curriculum.occupation,
        soc: curriculum.soc,
        number: latest.number,
        state: latest.state.code(),
    }
}

/// The address of a curriculum.
pub(super) fn path(id: CurriculumId) -> String {
    format!("{PATH}/{id}")
}
