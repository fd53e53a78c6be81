//! The job orders that stand, or those that are over.

use domain::access::Permission;
use domain::placement::job_orders::JobOrder;
use domain::placement::job_orders::queries::listed;
use domain::shared::{Cents, Coded, Day};
use serde::Serialize;

use super::order_path;
use crate::web::{Access, Answered, Face, Page, Visit};

const TEMPLATE: &str = "caseworker/employers/orders.html";
const PATH: &str = "/employers/job-orders";

/// The page.
pub(super) fn page() -> Page {
    Page::new(PATH, Face::Caseworker, Access::May(Permission::Employers))
        .drawn_by(TEMPLATE)
        .get(show)
        .samples(super::samples::orders)
}

#[derive(Serialize)]
struct View {
    orders: Vec<Row>,
    over: bool,
    next: Option<String>,
}

#[derive(Serialize)]
struct Row {
    href: String,
    title: String,
    employer: String,
    state: &'static str,
    because: Option<&'static str>,
    filled: i32,
    openings: i32,
    wage_from: Option<Cents>,
    wage_to: Option<Cents>,
    opened_on: Day,
    /// How many of the questions of its quality are not answered.
    unknown: usize,
}

async fn show(visit: Visit) -> Answered {
    let scope = visit.reader()?.scope(Permission::Employers, visit.today()?);
    let over = visit.asked("show").as_deref() == Some("over");
    let before = visit.asked("before").and_then(|id| id.parse().ok());
    let (orders, more) = listed(visit.store().read(), &scope, over, before).await?;
    let show = if over { "over" } else { "open" };
    let next = orders.last().filter(|_| more).map(|(last, _)| format!("{PATH}?show={show}&before={}", last.id));
    let orders = orders.into_iter().map(|(order, employer)| row(order, employer)).collect();
    visit.page(TEMPLATE, View { orders, over, next })
}

fn row(order: JobOrder, employer: String) -> Row {
    Row {
        href: order_path(order.id),
        employer,
        state: order.state.code(),
        because: order.because.map(Coded::code),
        filled: order.filled,
        openings: order.openings,
        wage_from: order.wage_from,
        wage_to: order.wage_to,
        opened_on: order.opened_on,
        unknown: order.quality.unknown(),
        title: order.title,
    }
}
