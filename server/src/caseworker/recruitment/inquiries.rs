//! Inquiries of which nothing has come yet, and a form for the next one.

use std::collections::BTreeMap;

use domain::access::{Act, Permission};
use domain::intake::recruitment::inquiries::{Inquiry, InquiryDetails, InquiryId, commands::make, queries};
use domain::intake::recruitment::orientations::queries::{Booked, coming};
use domain::intake::recruitment::{OrientationId, Source};
use domain::perform;
use domain::programs;
use domain::shared::{Coded, Day};
use serde::Serialize;
use serde_json::{Value, json};

use super::tabs;
use crate::caseworker::places::{Choice, codes, sites_of};
use crate::web::{Access, Answered, Face, Form, Oops, Page, Typed, Visit};

const TEMPLATE: &str = "caseworker/recruitment/inquiries.html";
/// Where they are.
pub(super) const PATH: &str = "/recruitment";
/// Rows on one page.
const MOST: u64 = 50;
/// Orientations that are offered.
const MOST_ORIENTATIONS: u64 = 20;

/// The page.
pub(super) fn page() -> Page {
    Page::new(PATH, Face::Caseworker, Access::May(Permission::Recruit))
        .drawn_by(TEMPLATE)
        .get(show)
        .post(save)
        .samples(samples)
}

#[derive(Serialize)]
struct View {
    tabs: Value,
    form: Form,
    inquiries: Vec<InList>,
    next: Option<String>,
    #[serde(flatten)]
    choices: Choices,
}

/// What the form of an inquiry offers.
#[derive(Serialize)]
pub(super) struct Choices {
    programs: Vec<Choice>,
    sites: Vec<Choice>,
    sources: Vec<&'static str>,
    orientations: Vec<OfferedOrientation>,
}

/// An orientation with a seat.
#[derive(Serialize)]
struct OfferedOrientation {
    value: OrientationId,
    day: Day,
    time: String,
    place: String,
    program: String,
}

#[derive(Serialize)]
struct InList {
    href: String,
    name: String,
    program: String,
    source: &'static str,
    asked_on: Day,
    orientation: Option<Day>,
    attendance: Option<&'static str>,
}

async fn show(visit: Visit) -> Answered {
    let view = view(&visit, Form::new(PATH)).await?;
    visit.page(TEMPLATE, view)
}

async fn save(visit: Visit, typed: Typed) -> Answered {
    let today = visit.today()?;
    let made = match typed.read(|fields| InquiryDetails::read(fields, today)) {
        Ok(details) => {
            let make = async move |act: &mut Act<'_>| make(act, &details).await;
            perform(visit.store(), &visit.by(&typed)?, make).await
        }
        Err(stop) => Err(stop),
    };
    match made {
        Ok(_) => Ok(visit.go_on(PATH, "inquiry-made")),
        Err(stop) => {
            let view = view(&visit, typed.refused(PATH, stop)?).await?;
            visit.page_again(TEMPLATE, view)
        }
    }
}

async fn view(visit: &Visit, form: Form) -> Result<View, Oops> {
    let (db, reader) = (visit.store().read(), visit.reader()?);
    let scope = reader.scope(Permission::Recruit, visit.today()?);
    let before = visit.asked("before").and_then(|id| id.parse::<InquiryId>().ok());
    let mut open = queries::open(db, &scope, before, MOST + 1).await?;
    let more = open.len() > MOST as usize;
    open.truncate(MOST as usize);
    let next = open.last().filter(|_| more).map(|last| format!("{PATH}?before={}", last.id));
    let programs = programs::all(db, reader.organization).await?;
    let names: BTreeMap<_, _> = programs.iter().map(|program| (program.id, program.name.as_str())).collect();
    let days = domain::intake::recruitment::orientations::queries::days(db, &scope, &open).await?;
    let in_list = |inquiry: &Inquiry| InList {
        href: format!("{PATH}/inquiries/{}", inquiry.id),
        name: inquiry.name.clone(),
        program: names.get(&inquiry.program_id).copied().unwrap_or_default().to_owned(),
        source: inquiry.source.code(),
        asked_on: inquiry.asked_on,
        orientation: inquiry.orientation_id.and_then(|id| days.get(&id).copied()),
        attendance: inquiry.attendance.map(Coded::code),
    };
    Ok(View {
        tabs: tabs(PATH),
        inquiries: open.iter().map(in_list).collect(),
        next,
        choices: choices(visit).await?,
        form,
    })
}

/// Programs, sites, sources, and orientations that have a seat.
pub(super) async fn choices(visit: &Visit) -> Result<Choices, Oops> {
    let (db, reader, today) = (visit.store().read(), visit.reader()?, visit.today()?);
    let programs = programs::all(db, reader.organization).await?;
    let coming = coming(db, &reader.scope(Permission::Recruit, today), today, MOST_ORIENTATIONS).await?;
    let name = |booked: &Booked| {
        let program = programs.iter().find(|program| program.id == booked.orientation.program_id);
        program.map(|program| program.name.clone()).unwrap_or_default()
    };
    let offered = coming.iter().filter(|booked| booked.is_open()).map(|booked| OfferedOrientation {
        value: booked.orientation.id,
        day: booked.orientation.day,
        time: booked.orientation.time.clone(),
        place: booked.orientation.place.clone(),
        program: name(booked),
    });
    Ok(Choices {
        orientations: offered.collect(),
        programs: programs.iter().map(|program| Choice::new(program.id, &program.name)).collect(),
        sites: sites_of(visit).await?,
        sources: codes::<Source>(),
    })
}

fn samples() -> Vec<Value> {
    let row = json!({ "href": "/recruitment/inquiries/1", "name": "Mai Linh Trần", "program": "CNC Operator pathway",
        "source": "union", "asked_on": "2026-11-20", "orientation": "2026-12-03", "attendance": null });
    let one = json!([{ "value": "1", "label": "CNC Operator pathway" }]);
    let view = json!({ "tabs": tabs(PATH), "form": Form::new(PATH), "inquiries": [row], "next": "/recruitment?before=1",
        "programs": one, "sites": one, "sources": codes::<Source>(), "orientations": orientation_samples() });
    let mut none = view.clone();
    none["inquiries"] = json!([]);
    none["next"] = Value::Null;
    vec![view, none]
}

/// Orientations that are offered.
pub(super) fn orientation_samples() -> Value {
    json!([{ "value": "1", "day": "2026-12-03", "time": "17:30", "place": "Room 2", "program": "CNC Operator pathway" }])
}
