//! Who is ready for work: skills, credentials and when; for one job order, whether their release to its employer lives
//! and what became of them. Names only where the reader reaches the record.

use domain::access::Permission;
use domain::employers::employer::Employer;
use domain::placement::job_orders::queries::{find, listed};
use domain::placement::job_orders::{JobOrder, JobOrderId};
use domain::placement::job_search::queries::{Asked, Ready, ready};
use domain::shared::{Coded, Day};
use serde::Serialize;
use serde_json::{Value, json};

use super::{employer_path, order_choice, order_path};
use crate::caseworker::record;
use crate::web::{Access, Answered, Face, Form, Oops, Page, Visit};

const TEMPLATE: &str = "caseworker/employers/job_ready.html";
const PATH: &str = "/employers/job-ready";
/// Days before its last day from which on a release is about to end.
const ENDS_SOON: i64 = 30;

/// The page.
pub(super) fn page() -> Page {
    Page::new(PATH, Face::Caseworker, Access::May(Permission::JobReady))
        .drawn_by(TEMPLATE)
        .get(show)
        .samples(super::samples::job_ready)
}

#[derive(Serialize)]
struct View {
    people: Vec<Row>,
    /// The order that they are looked at for.
    order: Option<Value>,
    orders: Vec<Value>,
    chosen: String,
    next: Option<String>,
}

#[derive(Serialize)]
struct Row {
    name: Option<String>,
    href: Option<String>,
    skills: String,
    credentials: Vec<String>,
    shifts: Vec<&'static str>,
    free_from: Day,
    is_free: bool,
    release: Option<Value>,
    ask_release: Option<String>,
    candidate: Option<Value>,
    propose: Option<Form>,
}

async fn show(visit: Visit) -> Answered {
    let (reader, today, db) = (visit.reader()?, visit.today()?, visit.store().read());
    let scope = reader.scope(Permission::Employers, today);
    let order = match visit.asked("order").and_then(|id| id.parse::<JobOrderId>().ok()) {
        Some(id) => Some(find(db, &scope, id).await?.ok_or(Oops::NotFound)?),
        None => None,
    };
    let behind = visit.asked("behind").and_then(|behind| {
        let (day, case) = behind.split_once('.')?;
        Some((day.parse().ok()?, case.parse().ok()?))
    });
    let asked = Asked { order: order.as_ref().map(|(order, employer)| (order, employer)), behind };
    let (people, more) = ready(db, &visit.store().keys, (reader, today), asked).await?;
    let (orders, _) = listed(db, &scope, false, None).await?;
    let chosen = order.as_ref().map(|(order, _)| order.id.to_string()).unwrap_or_default();
    let next = people
        .last()
        .filter(|_| more)
        .map(|last| format!("{PATH}?order={chosen}&behind={}.{}", last.search.free_from.iso(), last.search.case_id));
    let view = View {
        people: people.into_iter().map(|one| row(one, order.as_ref(), today)).collect(),
        order: order.as_ref().map(told),
        orders: offered(&orders),
        chosen,
        next,
    };
    visit.page(TEMPLATE, view)
}

fn told((order, employer): &(JobOrder, Employer)) -> Value {
    json!({
        "title": order.title, "href": order_path(order.id), "employer": employer.name,
        "employer_href": employer_path(employer.id), "wage_from": order.wage_from, "filled": order.filled,
        "left": order.left(), "closes_on": order.closes_on,
    })
}

fn offered(orders: &[(JobOrder, String)]) -> Vec<Value> {
    let any = json!({ "value": "", "label": { "key": "job-ready-any-order", "args": {} } });
    std::iter::once(any).chain(orders.iter().map(|order| json!(order_choice(order)))).collect()
}

fn row(one: Ready, order: Option<&(JobOrder, Employer)>, today: Day) -> Row {
    let reached = one.who.is_some();
    let path = record::path(one.case.id);
    let takes = order.is_some_and(|(order, _)| order.takes_candidates_on(today));
    let stands = one.candidate.as_ref().is_some_and(|candidate| candidate.state.stands());
    let proposes = one.may_refer && takes && !stands;
    let propose = |(order, _): &(JobOrder, Employer)| {
        Form::new(format!("{path}/candidates")).named(format!("c{}", one.case.id)).with("order", order.id)
    };
    Row {
        name: one.who.map(|person| person.name()),
        href: reached.then(|| format!("{path}/placement")),
        shifts: one.search.shifts.0.iter().map(|shift| shift.code()).collect(),
        is_free: one.search.free_from <= today,
        free_from: one.search.free_from,
        skills: one.search.skills,
        credentials: one.credentials,
        release: one.released.map(|until| {
            let soon = until.is_some_and(|until| until.days_since(today) <= ENDS_SOON);
            json!({ "until": until, "soon": soon })
        }),
        ask_release: (order.is_some() && one.released.is_none() && reached)
            .then(|| format!("{path}/releases/new?kind=referral-profile")),
        candidate: one.candidate.map(|candidate| {
            json!({ "state": candidate.state.code(), "since": candidate.since,
                "href": reached.then(|| format!("{path}/candidates/{}", candidate.id)) })
        }),
        propose: order.filter(|_| proposes && one.released.is_some()).map(propose),
    }
}
