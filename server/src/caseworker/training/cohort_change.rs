//! Changing a cohort that was opened, and calling it off.

use domain::access::users::queries::holding;
use domain::access::{Act, Permission, Role};
use domain::perform;
use domain::shared::fields::LINE;
use domain::shared::{Fields, Stop};
use domain::training::cohorts::queries::find;
use domain::training::cohorts::{Cohort, CohortChange, CohortId, commands};
use serde::Serialize;

use super::cohort_path;
use crate::caseworker::places::Choice;
use crate::web::{Access, Answered, Face, Form, Id, Oops, Page, Typed, Visit};

const TEMPLATE: &str = "caseworker/training/cohort_change.html";

/// The page, and where a cohort is called off.
pub(super) fn pages() -> Vec<Page> {
    let acts = |path| Page::new(path, Face::Caseworker, Access::May(Permission::SetUpClasses));
    let page = acts("/training/cohorts/{cohort}/change").drawn_by(TEMPLATE).get(show).post(save);
    vec![page.samples(super::samples::cohort_change), acts("/training/cohorts/{cohort}/call-off").post(call_off)]
}

#[derive(Serialize)]
struct View {
    name: String,
    back: String,
    taken: i32,
    instructors: Vec<Choice>,
    form: Form,
    calling_off: Form,
}

async fn show(visit: Visit, Id(id): Id<CohortId>) -> Answered {
    let cohort = cohort(&visit, id).await?;
    let form = filled(&cohort);
    let view = view(&visit, cohort, form, None).await?;
    visit.page(TEMPLATE, view)
}

async fn save(visit: Visit, Id(id): Id<CohortId>, typed: Typed) -> Answered {
    let by = visit.by(&typed)?;
    let saved = match typed.read(CohortChange::read).and_then(|details| Ok((details, typed.version()?))) {
        Ok((details, version)) => {
            let change = async move |act: &mut Act<'_>| commands::change(act, id, &details, version).await;
            perform(visit.store(), &by, change).await
        }
        Err(stop) => Err(stop),
    };
    match saved {
        Ok(()) => Ok(visit.go_on(&cohort_path(id), "cohort-changed")),
        Err(stop) => {
            let conflict = matches!(stop, Stop::Conflict);
            let (mut form, cohort) = (typed.refused(path(id), stop)?, cohort(&visit, id).await?);
            if conflict {
                form = form.beside(filled(&cohort), visit.last_change(id).await?);
            }
            visit.page_again(TEMPLATE, view(&visit, cohort, form, None).await?)
        }
    }
}

async fn call_off(visit: Visit, Id(id): Id<CohortId>, typed: Typed) -> Answered {
    let by = visit.by(&typed)?;
    let reason = |fields: &mut Fields<'_>| fields.text("reason", LINE);
    let done = match typed.read(reason).and_then(|reason| Ok((reason, typed.version()?))) {
        Ok((reason, version)) => {
            let call_off = async move |act: &mut Act<'_>| commands::call_off(act, id, &reason, version).await;
            perform(visit.store(), &by, call_off).await
        }
        Err(stop) => Err(stop),
    };
    match done {
        Ok(()) => Ok(visit.go_on(&cohort_path(id), "cohort-called-off")),
        Err(stop) => {
            let refused = typed.refused(format!("{}/call-off", cohort_path(id)), stop)?;
            let cohort = cohort(&visit, id).await?;
            let refused = Form { version: Some(cohort.version), ..refused.named("off") };
            let form = filled(&cohort);
            visit.page_again(TEMPLATE, view(&visit, cohort, form, Some(refused)).await?)
        }
    }
}

async fn cohort(visit: &Visit, id: CohortId) -> Result<Cohort, Oops> {
    let scope = visit.reader()?.scope(Permission::SetUpClasses, visit.today()?);
    let found = find(visit.store().read(), &scope, id).await?.map(|listed| listed.cohort);
    found.filter(|cohort| cohort.called_off_on.is_none()).ok_or(Oops::NotFound)
}

fn filled(cohort: &Cohort) -> Form {
    let details = CohortChange::of(cohort);
    let form = Form::new(path(cohort.id)).at_version(cohort.version).with("name", details.name);
    let form = form.with("seats", details.seats).with_some("instructor", details.instructor);
    form.with_some("provider", details.provider).with_some("place", details.place)
}

async fn view(visit: &Visit, cohort: Cohort, form: Form, calling_off: Option<Form>) -> Result<View, Oops> {
    let (reader, today, db) = (visit.reader()?, visit.today()?, visit.store().read());
    let teaching = holding(db, reader.organization, Role::Instructor, today).await.map_err(Stop::from)?;
    let off = format!("{}/call-off", cohort_path(cohort.id));
    Ok(View {
        back: cohort_path(cohort.id),
        taken: cohort.taken,
        instructors: teaching.iter().map(|user| Choice::new(user.id, &user.name)).collect(),
        calling_off: calling_off.unwrap_or_else(|| Form::new(off).named("off").at_version(cohort.version)),
        name: cohort.name,
        form,
    })
}

fn path(id: CohortId) -> String {
    format!("{}/change", cohort_path(id))
}
