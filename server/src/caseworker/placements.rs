//! The jobs that people hold, or held, whose records the reader reaches.

use domain::access::Permission;
use domain::placement::placements::queries::{Held, Placed, listed};
use domain::shared::{Cents, Coded, Day};
use serde::Serialize;
use serde_json::{Value, json};

use super::record;
use crate::web::{Access, Answered, Face, Page, Visit};

const TEMPLATE: &str = "caseworker/placements.html";
const PATH: &str = "/placements";

/// The page.
pub(super) fn page() -> Page {
    Page::new(PATH, Face::Caseworker, Access::May(Permission::Placement))
        .drawn_by(TEMPLATE)
        .nav(8, "star", "nav-placements")
        .get(show)
        .samples(samples)
}

#[derive(Serialize)]
struct View {
    placements: Vec<Row>,
    over: bool,
    next: Option<String>,
}

#[derive(Serialize)]
struct Row {
    name: String,
    href: String,
    title: String,
    employer: String,
    starts_on: Day,
    ended_on: Option<Day>,
    because: Option<&'static str>,
    hourly: Option<Cents>,
    level: Option<&'static str>,
    is_ahead: bool,
}

async fn show(visit: Visit) -> Answered {
    let (reader, today) = (visit.reader()?, visit.today()?);
    let over = visit.asked("show").as_deref() == Some("over");
    let held = if over { Held::Over } else { Held::Now };
    let behind = visit.asked("behind").and_then(|behind| {
        let (day, id) = behind.split_once('.')?;
        Some((day.parse().ok()?, id.parse().ok()?))
    });
    let scope = reader.scope(Permission::Placement, today);
    let (placements, more) = listed(visit.store().read(), &scope, held, behind).await?;
    let show = if over { "over" } else { "now" };
    let next = placements.last().filter(|_| more).map(|last| {
        let last = &last.listed.placement;
        format!("{PATH}?show={show}&behind={}.{}", last.starts_on.iso(), last.id)
    });
    let placements = placements.into_iter().map(|placed| row(placed, today)).collect();
    visit.page(TEMPLATE, View { placements, over, next })
}

fn row(placed: Placed, today: Day) -> Row {
    let job = placed.listed.placement;
    Row {
        name: placed.participant.name(),
        href: format!("{}/placements/{}", record::path(placed.case.id), job.id),
        employer: placed.listed.employer,
        starts_on: job.starts_on,
        ended_on: job.ended_on,
        because: job.ended_because.map(Coded::code),
        hourly: job.hourly(),
        level: placed.listed.level.map(Coded::code),
        is_ahead: job.starts_on > today,
        title: job.title,
    }
}

fn samples() -> Vec<Value> {
    let row = |ended: Value, ahead: bool| {
        json!({
            "name": "Kaveh Rahimi", "href": "/cases/1/placements/1", "title": "CNC operator", "employer": "Alvarez Machining",
            "starts_on": "2026-11-23", "ended_on": ended, "because": "better-job", "hourly": 2075, "level": "employer",
            "is_ahead": ahead,
        })
    };
    let mut bare = row(Value::Null, true);
    for field in ["because", "hourly", "level"] {
        bare[field] = Value::Null;
    }
    vec![
        json!({ "placements": [row(Value::Null, false), bare], "over": false, "next": "/placements?behind=1" }),
        json!({ "placements": [row(json!("2026-11-20"), false)], "over": true, "next": null }),
        json!({ "placements": [], "over": false, "next": null }),
        json!({ "placements": [], "over": true, "next": null }),
    ]
}
