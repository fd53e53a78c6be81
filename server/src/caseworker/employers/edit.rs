//! An employer's own facts: written down for the first time, or changed.

use domain::access::{Act, Permission};
use domain::employers::employer::queries::find;
use domain::employers::employer::rules::SizeBand;
use domain::employers::employer::{Employer, EmployerDetails, commands};
use domain::perform;
use domain::shared::{Coded, EmployerId, Known, Stop};
use serde::Serialize;

use super::{employer_path, who_saved};
use crate::caseworker::places::codes;
use crate::web::{Access, Answered, Face, Form, Id, Oops, Page, Typed, Visit};

const TEMPLATE: &str = "caseworker/employers/edit.html";
const NEW: &str = "/employers/new";

/// Where an employer is written down.
pub(super) fn new_page() -> Page {
    Page::new(NEW, Face::Caseworker, Access::May(Permission::Employers))
        .drawn_by(TEMPLATE)
        .get(show_new)
        .post(add)
        .samples(super::samples::edit)
}

/// Where it is changed.
pub(super) fn page() -> Page {
    Page::new("/employers/{employer}/edit", Face::Caseworker, Access::May(Permission::Employers))
        .drawn_by(TEMPLATE)
        .get(show)
        .post(save)
        .samples(super::samples::edit)
}

#[derive(Serialize)]
struct View {
    /// Its name; nothing while it is new.
    name: Option<String>,
    href: Option<String>,
    /// The last digits of the number that is written down.
    last_four: Option<String>,
    /// Whether another of the same name is known: it is asked whether this is a second one.
    is_known: bool,
    sizes: Vec<&'static str>,
    known: Vec<&'static str>,
    form: Form,
}

async fn show_new(visit: Visit) -> Answered {
    writes(&visit)?;
    let form = Form::new(NEW).with_some("name", visit.asked("name")).with("union_presence", Known::Unknown.code());
    visit.page(TEMPLATE, view(None, form))
}

async fn add(visit: Visit, typed: Typed) -> Answered {
    let added = match typed.read(EmployerDetails::read) {
        Ok(details) => {
            let add = async move |act: &mut Act<'_>| commands::add(act, &details).await;
            perform(visit.store(), &visit.by(&typed)?, add).await
        }
        Err(stop) => Err(stop),
    };
    match added {
        Ok(id) => Ok(visit.go_on(&employer_path(id), "employer-added")),
        Err(stop) => visit.page_again(TEMPLATE, view(None, without_number(typed.refused(NEW, stop)?))),
    }
}

async fn show(visit: Visit, Id(id): Id<EmployerId>) -> Answered {
    writes(&visit)?;
    let employer = found(&visit, id).await?;
    let form = form(&employer);
    visit.page(TEMPLATE, view(Some(&employer), form))
}

async fn save(visit: Visit, Id(id): Id<EmployerId>, typed: Typed) -> Answered {
    let read = typed.read(EmployerDetails::read);
    let saved = match read.and_then(|details| Ok((details, typed.version()?))) {
        Ok((details, version)) => {
            let change = async move |act: &mut Act<'_>| commands::change(act, id, &details, version).await;
            perform(visit.store(), &visit.by(&typed)?, change).await
        }
        Err(stop) => Err(stop),
    };
    match saved {
        Ok(()) => Ok(visit.go_on(&employer_path(id), "employer-changed")),
        Err(stop) => {
            let clashes = matches!(stop, Stop::Conflict);
            let employer = found(&visit, id).await?;
            let refused = without_number(typed.refused(action(id), stop)?);
            let form = if clashes { beside(&visit, &employer, refused).await? } else { refused };
            visit.page_again(TEMPLATE, view(Some(&employer), form))
        }
    }
}

/// What was typed beside what somebody else saved meanwhile.
async fn beside(visit: &Visit, employer: &Employer, typed: Form) -> Result<Form, Oops> {
    let conflict = who_saved(visit, employer.id).await?;
    Ok(typed.beside(form(employer), conflict))
}

async fn found(visit: &Visit, id: EmployerId) -> Result<Employer, Oops> {
    let scope = visit.reader()?.scope(Permission::Employers, visit.today()?);
    find(visit.store().read(), &scope, id).await?.ok_or(Oops::NotFound)
}

/// Whoever only looks has nothing to fill in.
fn writes(visit: &Visit) -> Result<(), Oops> {
    if visit.reader()?.reach(Permission::Employers).reads_only { Err(Oops::Forbidden) } else { Ok(()) }
}

fn form(employer: &Employer) -> Form {
    Form::new(action(employer.id))
        .at_version(employer.version)
        .with("name", &employer.name)
        .with("legal_name", employer.legal_name.as_deref().unwrap_or_default())
        .with("naics", employer.naics.as_deref().unwrap_or_default())
        .with("size", employer.size.map_or("", Coded::code))
        .with("union_presence", employer.union_presence.code())
        .with("about", employer.about.as_deref().unwrap_or_default())
}

fn view(employer: Option<&Employer>, form: Form) -> View {
    View {
        name: employer.map(|employer| employer.name.clone()),
        href: employer.map(|employer| employer_path(employer.id)),
        last_four: employer.and_then(|employer| employer.fein_last_four.clone()),
        is_known: form.wrong.values().flatten().any(|refusal| refusal.code == "employer-known")
            || form.values.contains_key("is_another"),
        sizes: codes::<SizeBand>(),
        known: codes::<Known>(),
        form,
    }
}

/// The number is never shown again.
fn without_number(mut form: Form) -> Form {
    form.values.remove("fein");
    form
}

fn action(id: EmployerId) -> String {
    format!("{}/edit", employer_path(id))
}
