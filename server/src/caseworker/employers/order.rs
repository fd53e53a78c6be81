//! One job order: what is wanted and how good the job is, who is proposed, and pausing, resuming, closing it.

use domain::access::{Act, Permission};
use domain::employers::employer::Employer;
use domain::employers::sites;
use domain::perform;
use domain::placement::candidates::queries::{Proposed, of_order};
use domain::placement::job_orders::queries::find;
use domain::placement::job_orders::rules::{OrderEdge, OrderReason, follow};
use domain::placement::job_orders::{JobOrder, JobOrderId, commands};
use domain::shared::{Cents, Coded, Day};
use serde::Serialize;
use serde_json::{Value, json};

use super::{employer_path, order_path, quality_told};
use crate::caseworker::places::codes;
use crate::caseworker::record;
use crate::web::{Access, Answered, Face, Form, Id, Oops, Page, Typed, Visit};

const TEMPLATE: &str = "caseworker/employers/order.html";

/// The page.
pub(super) fn page() -> Page {
    Page::new("/employers/job-orders/{job_order}", Face::Caseworker, Access::May(Permission::Employers))
        .drawn_by(TEMPLATE)
        .get(show)
        .post(move_along)
        .samples(super::samples::order)
}

#[derive(Serialize)]
struct View {
    title: String,
    soc: Option<String>,
    employer: String,
    employer_href: String,
    site: Option<String>,
    state: &'static str,
    since: Day,
    because: Option<&'static str>,
    filled: i32,
    openings: i32,
    wage_from: Option<Cents>,
    wage_to: Option<Cents>,
    hours: Option<i32>,
    opened_on: Day,
    closes_on: Option<Day>,
    requirements: Option<String>,
    quality: Value,
    candidates: Vec<Value>,
    /// Candidates whom the reader does not reach.
    hidden: u64,
    edit: Option<String>,
    job_ready: Option<String>,
    edges: Vec<&'static str>,
    reasons: Vec<&'static str>,
    form: Form,
}

async fn show(visit: Visit, Id(id): Id<JobOrderId>) -> Answered {
    let view = view(&visit, id, None).await?;
    visit.page(TEMPLATE, view)
}

async fn move_along(visit: Visit, Id(id): Id<JobOrderId>, typed: Typed) -> Answered {
    let read =
        typed.read(|fields| (fields.choice::<OrderEdge>("edge"), fields.optional_choice::<OrderReason>("because")));
    let moved = match read.and_then(|asked| Ok((asked, typed.version()?))) {
        Ok(((edge, because), version)) => {
            let go = async move |act: &mut Act<'_>| commands::move_along(act, id, edge, because, version).await;
            perform(visit.store(), &visit.by(&typed)?, go).await
        }
        Err(stop) => Err(stop),
    };
    match moved {
        Ok(()) => Ok(visit.go_on(&order_path(id), "order-moved")),
        Err(stop) => {
            let form = typed.refused(order_path(id), stop)?;
            visit.page_again(TEMPLATE, view(&visit, id, Some(form)).await?)
        }
    }
}

async fn view(visit: &Visit, id: JobOrderId, refused: Option<Form>) -> Result<View, Oops> {
    let (reader, today, db) = (visit.reader()?, visit.today()?, visit.store().read());
    let scope = reader.scope(Permission::Employers, today);
    let (order, employer) = find(db, &scope, id).await?.ok_or(Oops::NotFound)?;
    let places = sites::of_employer(db, employer.id).await?;
    let site = places.into_iter().find(|site| Some(site.id) == order.site_id).map(|site| site.name);
    let (proposed, hidden) = of_order(db, &reader.scope(Permission::Placement, today), id).await?;
    let writes = !scope.reach.reads_only;
    let form = refused.unwrap_or_else(|| Form::new(order_path(id)));
    let form = Form { version: Some(order.version), ..form };
    Ok(drawn(
        order,
        employer,
        Drawn { site, hidden, writes, job_ready: reader.may(Permission::JobReady), form, proposed },
    ))
}

/// What stands beside the order itself.
struct Drawn {
    site: Option<String>,
    proposed: Vec<Proposed>,
    hidden: u64,
    writes: bool,
    job_ready: bool,
    form: Form,
}

fn drawn(order: JobOrder, employer: Employer, beside: Drawn) -> View {
    let leads = |edge: &&OrderEdge| beside.writes && follow(order.state, **edge).is_some();
    View {
        employer_href: employer_path(employer.id),
        employer: employer.name,
        site: beside.site,
        state: order.state.code(),
        since: order.since,
        because: order.because.map(Coded::code),
        filled: order.filled,
        openings: order.openings,
        wage_from: order.wage_from,
        wage_to: order.wage_to,
        hours: order.hours,
        opened_on: order.opened_on,
        closes_on: order.closes_on,
        quality: quality_told(&order.quality),
        candidates: beside.proposed.iter().map(candidate).collect(),
        hidden: beside.hidden,
        edit: beside.writes.then(|| format!("{}/edit", order_path(order.id))),
        job_ready: beside.job_ready.then(|| format!("/employers/job-ready?order={}", order.id)),
        edges: OrderEdge::ALL.iter().filter(leads).map(|edge| edge.code()).collect(),
        reasons: codes::<OrderReason>(),
        form: beside.form,
        requirements: order.requirements,
        title: order.title,
        soc: order.soc,
    }
}

fn candidate((candidate, case, person): &Proposed) -> Value {
    json!({
        "name": person.name(), "href": format!("{}/candidates/{}", record::path(case.id), candidate.id),
        "state": candidate.state.code(), "since": candidate.since, "because": candidate.because.map(Coded::code),
    })
}
