//! A job order's own facts: written down for the first time, or changed.

use domain::access::{Act, Permission};
use domain::employers::employer::Employer;
use domain::employers::employer::queries::find as find_employer;
use domain::employers::sites;
use domain::perform;
use domain::placement::job_orders::queries::find;
use domain::placement::job_orders::{JobOrder, JobOrderDetails, JobOrderId, commands};
use domain::placement::quality::Quality;
use domain::programs::all as programs;
use domain::shared::{EmployerId, Stop};
use serde::Serialize;

use super::{QualityChoices, employer_path, order_path, quality_choices, who_saved, with_quality};
use crate::caseworker::places::Choice;
use crate::web::{Access, Answered, Face, Form, Id, Oops, Page, Typed, Visit};

const TEMPLATE: &str = "caseworker/employers/order_edit.html";

/// Where an order is opened.
pub(super) fn new_page() -> Page {
    Page::new("/employers/{employer}/job-orders/new", Face::Caseworker, Access::May(Permission::Employers))
        .drawn_by(TEMPLATE)
        .get(show_new)
        .post(open)
        .samples(super::samples::order_edit)
}

/// Where it is changed.
pub(super) fn page() -> Page {
    Page::new("/employers/job-orders/{job_order}/edit", Face::Caseworker, Access::May(Permission::Employers))
        .drawn_by(TEMPLATE)
        .get(show)
        .post(save)
        .samples(super::samples::order_edit)
}

#[derive(Serialize)]
struct View {
    employer: String,
    employer_href: String,
    /// The order's title; nothing while it is new.
    title: Option<String>,
    programs: Vec<Choice>,
    sites: Vec<Choice>,
    quality: QualityChoices,
    form: Form,
}

async fn show_new(visit: Visit, Id(employer): Id<EmployerId>) -> Answered {
    let employer = employer_of(&visit, employer).await?;
    let form = Form::new(new_path(employer.id)).with("openings", 1).with("opened_on", visit.today()?);
    let view = view(&visit, &employer, None, with_quality(form, &Quality::default())).await?;
    visit.page(TEMPLATE, view)
}

async fn open(visit: Visit, Id(id): Id<EmployerId>, typed: Typed) -> Answered {
    let by = visit.by(&typed)?;
    let employer = employer_of(&visit, id).await?;
    let opened = match typed.read(|fields| JobOrderDetails::read(fields, by.today)) {
        Ok(details) => {
            let open = async move |act: &mut Act<'_>| commands::open(act, id, &details).await;
            perform(visit.store(), &by, open).await
        }
        Err(stop) => Err(stop),
    };
    match opened {
        Ok(order) => Ok(visit.go_on(&order_path(order), "order-opened")),
        Err(stop) => {
            let view = view(&visit, &employer, None, typed.refused(new_path(id), stop)?).await?;
            visit.page_again(TEMPLATE, view)
        }
    }
}

async fn show(visit: Visit, Id(id): Id<JobOrderId>) -> Answered {
    let (order, employer) = order_of(&visit, id).await?;
    let form = form(&order);
    let view = view(&visit, &employer, Some(order.title), form).await?;
    visit.page(TEMPLATE, view)
}

async fn save(visit: Visit, Id(id): Id<JobOrderId>, typed: Typed) -> Answered {
    let by = visit.by(&typed)?;
    let read = typed.read(|fields| JobOrderDetails::read(fields, by.today));
    let saved = match read.and_then(|details| Ok((details, typed.version()?))) {
        Ok((details, version)) => {
            let change = async move |act: &mut Act<'_>| commands::change(act, id, &details, version).await;
            perform(visit.store(), &by, change).await
        }
        Err(stop) => Err(stop),
    };
    match saved {
        Ok(()) => Ok(visit.go_on(&order_path(id), "order-changed")),
        Err(stop) => {
            let clashes = matches!(stop, Stop::Conflict);
            let (order, employer) = order_of(&visit, id).await?;
            let refused = typed.refused(edit_path(id), stop)?;
            let form = if clashes { refused.beside(form(&order), who_saved(&visit, id).await?) } else { refused };
            let view = view(&visit, &employer, Some(order.title), form).await?;
            visit.page_again(TEMPLATE, view)
        }
    }
}

async fn employer_of(visit: &Visit, id: EmployerId) -> Result<Employer, Oops> {
    let scope = visit.reader()?.scope(Permission::Employers, visit.today()?);
    if scope.reach.reads_only {
        return Err(Oops::Forbidden);
    }
    find_employer(visit.store().read(), &scope, id).await?.ok_or(Oops::NotFound)
}

async fn order_of(visit: &Visit, id: JobOrderId) -> Result<(JobOrder, Employer), Oops> {
    let scope = visit.reader()?.scope(Permission::Employers, visit.today()?);
    if scope.reach.reads_only {
        return Err(Oops::Forbidden);
    }
    find(visit.store().read(), &scope, id).await?.ok_or(Oops::NotFound)
}

async fn view(visit: &Visit, employer: &Employer, title: Option<String>, form: Form) -> Result<View, Oops> {
    let (reader, db) = (visit.reader()?, visit.store().read());
    let all = programs(db, reader.organization).await?;
    let own = all.iter().filter(|program| reader.programs.contains(&program.id));
    Ok(View {
        employer: employer.name.clone(),
        employer_href: employer_path(employer.id),
        title,
        programs: own.map(|program| Choice::new(program.id, &program.name)).collect(),
        sites: (sites::of_employer(db, employer.id).await?.iter())
            .map(|site| Choice::new(site.id, &site.name))
            .collect(),
        quality: quality_choices(),
        form,
    })
}

fn form(order: &JobOrder) -> Form {
    let money = |cents: Option<domain::shared::Cents>| cents.map(|cents| cents.to_string()).unwrap_or_default();
    let day = |day: Option<domain::shared::Day>| day.map(|day| day.iso()).unwrap_or_default();
    let form = Form::new(edit_path(order.id))
        .at_version(order.version)
        .with("program", order.program_id)
        .with("site", order.site_id.map(|site| site.to_string()).unwrap_or_default())
        .with("title", &order.title)
        .with("soc", order.soc.as_deref().unwrap_or_default())
        .with("openings", order.openings)
        .with("requirements", order.requirements.as_deref().unwrap_or_default())
        .with("wage_from", money(order.wage_from))
        .with("wage_to", money(order.wage_to))
        .with("hours", order.hours.map(|hours| hours.to_string()).unwrap_or_default())
        .with("opened_on", order.opened_on)
        .with("closes_on", day(order.closes_on));
    with_quality(form, &order.quality)
}

fn new_path(employer: EmployerId) -> String {
    format!("{}/job-orders/new", employer_path(employer))
}

fn edit_path(id: JobOrderId) -> String {
    format!("{}/edit", order_path(id))
}
