//! Today: what is late, what is due, what comes this week.

use chrono::Timelike;
use domain::access::Permission;
use domain::shared::Instant;
use serde::Serialize;
use serde_json::{Value, json};

use crate::web::{Access, Answered, Face, Page, Visit};

const TEMPLATE: &str = "caseworker/today.html";

/// The page.
pub fn page() -> Page {
    Page::new("/", Face::Caseworker, Access::May(Permission::OwnDesk))
        .drawn_by(TEMPLATE)
        .nav(1, "today", "nav-today")
        .get(show)
        .samples(samples)
}

#[derive(Serialize)]
struct View {
    part: &'static str,
    first_name: String,
    sentence: Value,
    overdue: Vec<Value>,
    exit_risk: Vec<Value>,
    due_today: Vec<Value>,
    week: Vec<Value>,
    done_today: u32,
    more_week: u32,
    choices: Value,
    alerts: Vec<Value>,
    applications: Vec<Value>,
    applications_open: u32,
    loads: Vec<Value>,
    caseload: u32,
}

async fn show(visit: Visit) -> Answered {
    let signed = visit.signed()?;
    let view = View {
        part: part_of_day(visit.now, &signed.organization.time_zone),
        first_name: first_name(&signed.user.name),
        sentence: json!({ "key": "today-waited", "args": { "count": 0 } }),
        overdue: Vec::new(),
        exit_risk: Vec::new(),
        due_today: Vec::new(),
        week: Vec::new(),
        done_today: 0,
        more_week: 0,
        choices: json!({ "channels": [], "outcomes": [], "services": [], "next": [] }),
        alerts: Vec::new(),
        applications: Vec::new(),
        applications_open: 0,
        loads: Vec::new(),
        caseload: 0,
    };
    visit.page(TEMPLATE, view)
}

fn part_of_day(now: Instant, zone: &str) -> &'static str {
    let hour = now.with_timezone(&zone.parse().unwrap_or(chrono_tz::UTC)).hour();
    match hour {
        0..12 => "morning",
        12..18 => "afternoon",
        _ => "evening",
    }
}

fn first_name(name: &str) -> String {
    name.split_whitespace().next().unwrap_or_default().to_owned()
}

fn samples() -> Vec<Value> {
    Vec::new()
}
