//! One orientation: who has booked it, and who came, on one sheet.

use std::collections::BTreeMap;

use domain::access::{Act, Permission};
use domain::intake::recruitment::inquiries::{Attendance, Inquiry, InquiryId};
use domain::intake::recruitment::orientations::commands::mark;
use domain::intake::recruitment::orientations::queries::sheet;
use domain::intake::recruitment::orientations::{Orientation, OrientationId};
use domain::perform;
use domain::shared::{Coded, Day, Fields};
use serde::Serialize;
use serde_json::{Value, json};

use crate::caseworker::places::codes;
use crate::web::{Access, Answered, Face, Form, Id, Oops, Page, Typed, Visit};

const TEMPLATE: &str = "caseworker/recruitment/orientation.html";

/// The page.
pub(super) fn page() -> Page {
    Page::new("/recruitment/orientations/{orientation}", Face::Caseworker, Access::May(Permission::Recruit))
        .drawn_by(TEMPLATE)
        .get(show)
        .post(save)
        .samples(samples)
}

#[derive(Serialize)]
struct View {
    form: Form,
    day: Day,
    time: String,
    place: String,
    seats: i32,
    people: Vec<InList>,
    marks: Vec<&'static str>,
    /// Whether the day has come: before it nobody is marked.
    has_come: bool,
}

#[derive(Serialize)]
struct InList {
    id: InquiryId,
    name: String,
    phone: Option<String>,
    href: String,
}

async fn show(visit: Visit, Id(id): Id<OrientationId>) -> Answered {
    let (orientation, people) = find(&visit, id).await?;
    let form = filled(&orientation, &people);
    visit.page(TEMPLATE, view(visit.today()?, orientation, people, form))
}

async fn save(visit: Visit, Id(id): Id<OrientationId>, typed: Typed) -> Answered {
    let (orientation, people) = find(&visit, id).await?;
    let marked = match (typed.read(|fields| read(fields, &people)), typed.version()) {
        (Ok(marks), Ok(version)) => {
            let mark = async move |act: &mut Act<'_>| mark(act, id, &marks, version).await;
            perform(visit.store(), &visit.by(&typed)?, mark).await
        }
        (Err(stop), _) | (_, Err(stop)) => Err(stop),
    };
    match marked {
        // After saving, the sheet stays where it was.
        Ok(()) => Ok(visit.go_on(&path(id), "orientation-attended")),
        Err(stop) => {
            let form = Form { version: Some(orientation.version), ..typed.refused(path(id), stop)? };
            visit.page_again(TEMPLATE, view(visit.today()?, orientation, people, form))
        }
    }
}

fn read(fields: &mut Fields<'_>, people: &[Inquiry]) -> BTreeMap<InquiryId, Attendance> {
    let marked = people.iter().filter_map(|inquiry| {
        let mark = fields.optional_choice(&format!("came.{}", inquiry.id))?;
        Some((inquiry.id, mark))
    });
    marked.collect()
}

async fn find(visit: &Visit, id: OrientationId) -> Result<(Orientation, Vec<Inquiry>), Oops> {
    let scope = visit.reader()?.scope(Permission::Recruit, visit.today()?);
    sheet(visit.store().read(), &scope, id).await?.ok_or(Oops::NotFound)
}

fn filled(orientation: &Orientation, people: &[Inquiry]) -> Form {
    let form = Form::new(path(orientation.id)).at_version(orientation.version);
    people.iter().fold(form, |form, inquiry| {
        form.with_some(&format!("came.{}", inquiry.id), inquiry.attendance.map(Coded::code))
    })
}

fn view(today: Day, orientation: Orientation, people: Vec<Inquiry>, form: Form) -> View {
    let in_list = |inquiry: Inquiry| InList {
        href: format!("/recruitment/inquiries/{}", inquiry.id),
        id: inquiry.id,
        name: inquiry.name,
        phone: inquiry.phone,
    };
    View {
        has_come: orientation.day <= today,
        day: orientation.day,
        time: orientation.time,
        place: orientation.place,
        seats: orientation.seats,
        people: people.into_iter().map(in_list).collect(),
        marks: codes::<Attendance>(),
        form,
    }
}

fn path(id: OrientationId) -> String {
    format!("/recruitment/orientations/{id}")
}

fn samples() -> Vec<Value> {
    let person =
        json!({ "id": "1", "name": "Mai Linh Trần", "phone": "210-555-0167", "href": "/recruitment/inquiries/1" });
    let view = json!({ "form": Form::new("/recruitment/orientations/1").at_version(1), "day": "2026-11-24", "time": "17:30",
        "place": "Room 2", "seats": 12, "people": [person], "marks": codes::<Attendance>(), "has_come": true });
    let mut none = view.clone();
    none["people"] = json!([]);
    none["has_come"] = false.into();
    vec![view, none]
}
