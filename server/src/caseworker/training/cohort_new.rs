//! Opening a cohort: what is taught, where and by whom, when it meets, how many seats.

use domain::access::users::queries::holding;
use domain::access::{Act, Permission, Role};
use domain::perform;
use domain::programs::{all as programs, kinds_of_all};
use domain::shared::Stop;
use domain::training::cohorts::rules::{Weekday, can_be_taught_as};
use domain::training::cohorts::{CohortDetails, commands};
use domain::training::curricula::queries::teachable;
use domain::training::curricula::rules::VersionState;
use serde::Serialize;

use super::cohort_path;
use crate::caseworker::places::{Choice, codes, sites_of};
use crate::web::{Access, Answered, Face, Form, Oops, Page, Typed, Visit};

const TEMPLATE: &str = "caseworker/training/cohort_new.html";
const PATH: &str = "/training/cohorts/new";

/// The page.
pub(super) fn page() -> Page {
    Page::new(PATH, Face::Caseworker, Access::May(Permission::SetUpClasses))
        .drawn_by(TEMPLATE)
        .get(show)
        .post(open)
        .samples(super::samples::cohort_new)
}

#[derive(Serialize)]
struct View {
    form: Form,
    versions: Vec<Choice>,
    pending: bool,
    sites: Vec<Choice>,
    kinds: Vec<Choice>,
    instructors: Vec<Choice>,
    weekdays: Vec<&'static str>,
}

async fn show(visit: Visit) -> Answered {
    let form = Form::new(PATH).with("minutes", 180).with("seats", 20).with_some("version", visit.asked("version"));
    let view = view(&visit, form).await?;
    visit.page(TEMPLATE, view)
}

async fn open(visit: Visit, typed: Typed) -> Answered {
    let opened = match typed.read(CohortDetails::read) {
        Ok(details) => {
            let open = async move |act: &mut Act<'_>| commands::open(act, &details).await;
            perform(visit.store(), &visit.by(&typed)?, open).await
        }
        Err(stop) => Err(stop),
    };
    match opened {
        Ok(id) => Ok(visit.go_on(&cohort_path(id), "cohort-opened")),
        Err(stop) => {
            let view = view(&visit, typed.refused(PATH, stop)?).await?;
            visit.page_again(TEMPLATE, view)
        }
    }
}

async fn view(visit: &Visit, form: Form) -> Result<View, Oops> {
    let (reader, today, db) = (visit.reader()?, visit.today()?, visit.store().read());
    let own = |program| reader.programs.contains(&program);
    let versions = teachable(db, reader.organization).await?;
    let versions: Vec<_> = versions.into_iter().filter(|(curriculum, _)| own(curriculum.program_id)).collect();
    let names = programs(db, reader.organization).await?;
    let name_of = |id| names.iter().find(|program| program.id == id).map_or("", |program| &*program.name);
    let kinds = kinds_of_all(db, reader.organization).await?;
    let kinds = kinds.into_iter().filter(|kind| own(kind.program_id) && can_be_taught_as(kind.class));
    let teaching = holding(db, reader.organization, Role::Instructor, today).await.map_err(Stop::from)?;
    Ok(View {
        pending: versions.iter().any(|(_, version)| version.state == VersionState::InReview),
        versions: (versions.iter())
            .map(|(curriculum, version)| Choice::new(version.id, format!("{}, {}", curriculum.title, version.number)))
            .collect(),
        sites: sites_of(visit).await?,
        kinds: kinds
            .map(|kind| Choice::new(kind.id, format!("{} · {}", kind.name, name_of(kind.program_id))))
            .collect(),
        instructors: teaching.iter().map(|user| Choice::new(user.id, &user.name)).collect(),
        weekdays: codes::<Weekday>(),
        form,
    })
}
