//! Orientations that come, with the seats that are left, and a form for the next one.

use std::collections::BTreeMap;

use domain::access::{Act, Permission};
use domain::intake::recruitment::orientations::OrientationDetails;
use domain::intake::recruitment::orientations::commands::plan;
use domain::intake::recruitment::orientations::queries::{Booked, coming};
use domain::perform;
use domain::programs;
use domain::shared::Day;
use serde::Serialize;
use serde_json::{Value, json};

use super::tabs;
use crate::caseworker::places::{Choice, sites_of};
use crate::web::{Access, Answered, Face, Form, Oops, Page, Typed, Visit};

const TEMPLATE: &str = "caseworker/recruitment/orientations.html";
/// Where they are.
pub(super) const PATH: &str = "/recruitment/orientations";
/// Rows that are shown.
const MOST: u64 = 100;
/// Days back: whoever came last week may not be marked yet.
const DAYS_BACK: u32 = 14;

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
    orientations: Vec<InList>,
    programs: Vec<Choice>,
    sites: Vec<Choice>,
}

#[derive(Serialize)]
struct InList {
    href: String,
    program: String,
    day: Day,
    time: String,
    place: String,
    taken: u64,
    seats: i32,
}

async fn show(visit: Visit) -> Answered {
    let view = view(&visit, Form::new(PATH)).await?;
    visit.page(TEMPLATE, view)
}

async fn save(visit: Visit, typed: Typed) -> Answered {
    let today = visit.today()?;
    let planned = match typed.read(|fields| OrientationDetails::read(fields, today)) {
        Ok(details) => {
            let plan = async move |act: &mut Act<'_>| plan(act, &details).await;
            perform(visit.store(), &visit.by(&typed)?, plan).await
        }
        Err(stop) => Err(stop),
    };
    match planned {
        Ok(_) => Ok(visit.go_on(PATH, "orientation-planned")),
        Err(stop) => {
            let view = view(&visit, typed.refused(PATH, stop)?).await?;
            visit.page_again(TEMPLATE, view)
        }
    }
}

async fn view(visit: &Visit, form: Form) -> Result<View, Oops> {
    let (db, reader, today) = (visit.store().read(), visit.reader()?, visit.today()?);
    let scope = reader.scope(Permission::Recruit, today);
    let coming = coming(db, &scope, today.minus_days(DAYS_BACK), MOST).await?;
    let programs = programs::all(db, reader.organization).await?;
    let names: BTreeMap<_, _> = programs.iter().map(|program| (program.id, program.name.clone())).collect();
    let in_list = |booked: Booked| InList {
        href: format!("{PATH}/{}", booked.orientation.id),
        program: names.get(&booked.orientation.program_id).cloned().unwrap_or_default(),
        day: booked.orientation.day,
        time: booked.orientation.time,
        place: booked.orientation.place,
        taken: booked.taken,
        seats: booked.orientation.seats,
    };
    Ok(View {
        tabs: tabs(PATH),
        orientations: coming.into_iter().map(in_list).collect(),
        programs: programs.iter().map(|program| Choice::new(program.id, &program.name)).collect(),
        sites: sites_of(visit).await?,
        form,
    })
}

fn samples() -> Vec<Value> {
    let row = json!({ "href": "/recruitment/orientations/1", "program": "CNC Operator pathway", "day": "2026-12-03",
        "time": "17:30", "place": "Room 2", "taken": 11, "seats": 12 });
    let one = json!([{ "value": "1", "label": "CNC Operator pathway" }]);
    let view =
        json!({ "tabs": tabs(PATH), "form": Form::new(PATH), "orientations": [row], "programs": one, "sites": one });
    let mut none = view.clone();
    none["orientations"] = json!([]);
    vec![view, none]
}
