//! One employer: what was said and what is next, its people and sites, how it was served, its orders, whom it hired.

use domain::access::{Act, Permission};
use domain::employers::contacts::{self, ContactDetails};
use domain::employers::engagements::{self, EngagementDetails, EngagementId};
use domain::employers::services::{self, EmployerServiceId, ServiceDetails};
use domain::employers::sites::{self, SiteDetails};
use domain::perform;
use domain::shared::fields::LINE;
use domain::shared::{EmployerId, Stop};

use super::employer_path;
use super::employer_view::{Forms, TEMPLATE, view};
use crate::web::{Access, Answered, Face, Form, Id, Page, Typed, Visit};

/// The page, and what is done on it.
pub(super) fn pages() -> Vec<Page> {
    let acts = |path| Page::new(path, Face::Caseworker, Access::May(Permission::Employers));
    vec![
        acts("/employers/{employer}").drawn_by(TEMPLATE).get(show).samples(super::samples::employer),
        acts("/employers/{employer}/engagements").post(engage),
        acts("/employers/{employer}/engagements/{engagement}/strike").post(strike_engagement),
        acts("/employers/{employer}/services").post(serve),
        acts("/employers/{employer}/services/{employer_service}/strike").post(strike_service),
        acts("/employers/{employer}/sites").post(add_site),
        acts("/employers/{employer}/contacts").post(add_contact),
    ]
}

async fn show(visit: Visit, Id(id): Id<EmployerId>) -> Answered {
    let view = view(&visit, id, Forms::default()).await?;
    visit.page(TEMPLATE, view)
}

async fn engage(visit: Visit, Id(id): Id<EmployerId>, typed: Typed) -> Answered {
    let by = visit.by(&typed)?;
    let logged = match typed.read(|fields| EngagementDetails::read(fields, by.today)) {
        Ok(details) => {
            let log = async move |act: &mut Act<'_>| engagements::log(act, id, &details).await.map(drop);
            perform(visit.store(), &by, log).await
        }
        Err(stop) => Err(stop),
    };
    let again = |form: Form| Forms { engaging: Some(form.named("engagement")), ..Forms::default() };
    answer(&visit, (id, "engagements"), &typed, logged, "employer-engaged", again).await
}

async fn strike_engagement(visit: Visit, Id((id, row)): Id<(EmployerId, EngagementId)>, typed: Typed) -> Answered {
    let struck = match typed.read(|fields| fields.text("reason", LINE)) {
        Ok(reason) => {
            let strike = async move |act: &mut Act<'_>| engagements::strike(act, id, row, &reason).await;
            perform(visit.store(), &visit.by(&typed)?, strike).await
        }
        Err(stop) => Err(stop),
    };
    let again = |form: Form| Forms { striking: Some((row.0, form.named(format!("s{row}")))), ..Forms::default() };
    let end = format!("engagements/{row}/strike");
    answer(&visit, (id, &end), &typed, struck, "engagement-struck", again).await
}

async fn serve(visit: Visit, Id(id): Id<EmployerId>, typed: Typed) -> Answered {
    let by = visit.by(&typed)?;
    let served = match typed.read(|fields| ServiceDetails::read(fields, by.today)) {
        Ok(details) => {
            let give = async move |act: &mut Act<'_>| services::give(act, id, &details).await.map(drop);
            perform(visit.store(), &by, give).await
        }
        Err(stop) => Err(stop),
    };
    let again = |form: Form| Forms { serving: Some(form.named("service")), ..Forms::default() };
    answer(&visit, (id, "services"), &typed, served, "employer-served", again).await
}

async fn strike_service(visit: Visit, Id((id, row)): Id<(EmployerId, EmployerServiceId)>, typed: Typed) -> Answered {
    let struck = match typed.read(|fields| fields.text("reason", LINE)) {
        Ok(reason) => {
            let strike = async move |act: &mut Act<'_>| services::strike(act, id, row, &reason).await;
            perform(visit.store(), &visit.by(&typed)?, strike).await
        }
        Err(stop) => Err(stop),
    };
    let again = |form: Form| Forms { striking: Some((row.0, form.named(format!("s{row}")))), ..Forms::default() };
    let end = format!("services/{row}/strike");
    answer(&visit, (id, &end), &typed, struck, "employer-service-struck", again).await
}

async fn add_site(visit: Visit, Id(id): Id<EmployerId>, typed: Typed) -> Answered {
    let added = match typed.read(SiteDetails::read) {
        Ok(details) => {
            let add = async move |act: &mut Act<'_>| sites::add(act, id, &details).await.map(drop);
            perform(visit.store(), &visit.by(&typed)?, add).await
        }
        Err(stop) => Err(stop),
    };
    let again = |form: Form| Forms { siting: Some(form.named("site")), ..Forms::default() };
    answer(&visit, (id, "sites"), &typed, added, "employer-site-added", again).await
}

async fn add_contact(visit: Visit, Id(id): Id<EmployerId>, typed: Typed) -> Answered {
    let by = visit.by(&typed)?;
    let added = match typed.read(|fields| ContactDetails::read(fields, by.today)) {
        Ok(details) => {
            let add = async move |act: &mut Act<'_>| contacts::add(act, id, &details).await.map(drop);
            perform(visit.store(), &by, add).await
        }
        Err(stop) => Err(stop),
    };
    let again = |form: Form| Forms { naming: Some(form.named("contact")), ..Forms::default() };
    answer(&visit, (id, "contacts"), &typed, added, "employer-contact-added", again).await
}

/// Goes on to the page, or shows it again with the form that was refused.
async fn answer(
    visit: &Visit,
    (id, end): (EmployerId, &str),
    typed: &Typed,
    done: Result<(), Stop>,
    told: &str,
    again: impl FnOnce(Form) -> Forms,
) -> Answered {
    match done {
        Ok(()) => Ok(visit.go_on(&employer_path(id), told)),
        Err(stop) => {
            let forms = again(typed.refused(format!("{}/{end}", employer_path(id)), stop)?);
            visit.page_again(TEMPLATE, view(visit, id, forms).await?)
        }
    }
}
