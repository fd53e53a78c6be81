//! Somebody at an employer: what is known of them is changed, and that they left.

use domain::access::{Act, Permission};
use domain::employers::contacts::{ContactDetails, EmployerContactId, Model as Contact, change, find};
use domain::employers::employer::Employer;
use domain::perform;
use domain::shared::{Coded, Language, Stop};
use serde::Serialize;

use super::{employer_path, who_saved};
use crate::caseworker::places::codes;
use crate::web::{Access, Answered, Face, Form, Id, Oops, Page, Typed, Visit};

const TEMPLATE: &str = "caseworker/employers/contact.html";

/// The page.
pub(super) fn page() -> Page {
    Page::new("/employers/contacts/{employer_contact}", Face::Caseworker, Access::May(Permission::Employers))
        .drawn_by(TEMPLATE)
        .get(show)
        .post(save)
        .samples(super::samples::contact)
}

#[derive(Serialize)]
struct View {
    name: String,
    employer: String,
    href: String,
    languages: Vec<&'static str>,
    form: Form,
}

async fn show(visit: Visit, Id(id): Id<EmployerContactId>) -> Answered {
    let (contact, employer) = found(&visit, id).await?;
    let form = form(&contact);
    visit.page(TEMPLATE, view(&contact, &employer, form))
}

async fn save(visit: Visit, Id(id): Id<EmployerContactId>, typed: Typed) -> Answered {
    let (contact, employer) = found(&visit, id).await?;
    let by = visit.by(&typed)?;
    let read = typed.read(|fields| ContactDetails::read(fields, by.today));
    let saved = match read.and_then(|details| Ok((details, typed.version()?))) {
        Ok((details, version)) => {
            let change = async move |act: &mut Act<'_>| change(act, id, &details, version).await;
            perform(visit.store(), &by, change).await
        }
        Err(stop) => Err(stop),
    };
    match saved {
        Ok(()) => Ok(visit.go_on(&employer_path(employer.id), "employer-contact-changed")),
        Err(stop) => {
            let clashes = matches!(stop, Stop::Conflict);
            let refused = typed.refused(path(id), stop)?;
            let form = if clashes { refused.beside(form(&contact), who_saved(&visit, id).await?) } else { refused };
            visit.page_again(TEMPLATE, view(&contact, &employer, form))
        }
    }
}

async fn found(visit: &Visit, id: EmployerContactId) -> Result<(Contact, Employer), Oops> {
    let scope = visit.reader()?.scope(Permission::Employers, visit.today()?);
    if scope.reach.reads_only {
        return Err(Oops::Forbidden);
    }
    find(visit.store().read(), &scope, id).await?.ok_or(Oops::NotFound)
}

fn form(contact: &Contact) -> Form {
    let form = Form::new(path(contact.id))
        .at_version(contact.version)
        .with("name", &contact.name)
        .with("position", contact.position.as_deref().unwrap_or_default())
        .with("phone", contact.phone.as_deref().unwrap_or_default())
        .with("email", contact.email.as_deref().unwrap_or_default())
        .with("language", contact.language.code())
        .with("from", contact.from_day)
        .with("until", contact.until_day.map(|day| day.iso()).unwrap_or_default());
    if contact.signs { form.with("signs", "yes") } else { form }
}

fn view(contact: &Contact, employer: &Employer, form: Form) -> View {
    View {
        name: contact.name.clone(),
        employer: employer.name.clone(),
        href: employer_path(employer.id),
        languages: codes::<Language>(),
        form,
    }
}

fn path(id: EmployerContactId) -> String {
    format!("/employers/contacts/{id}")
}
