//! A new application. Whoever is like somebody known is shown before anything is written; neither way on is barred.

use std::collections::BTreeMap;

use domain::access::{Act, Permission};
use domain::intake::applications::{NewApplication, Person, begin};
use domain::intake::duplicates::commands::{Found, Known, look_for};
use domain::intake::participants::SafeChannel;
use domain::intake::recruitment::Source;
use domain::intake::recruitment::inquiries::{self, InquiryId};
use domain::perform;
use domain::programs::{self, Model as Program};
use domain::shared::{Answer, CaseId, Coded, Fields, Language, ProgramId, Stop};
use serde::Serialize;
use serde_json::{Value, json};

use crate::caseworker::places::{Choice, codes, sites_of};
use crate::web::{Access, Answered, Face, Form, Oops, Page, Typed, Visit};

const TEMPLATE: &str = "caseworker/intake/new.html";
const PATH: &str = "/intake/new";

/// The page.
pub(super) fn page() -> Page {
    Page::new(PATH, Face::Caseworker, Access::May(Permission::CreateIntake))
        .drawn_by(TEMPLATE)
        .get(show)
        .post(save)
        .samples(samples)
}

#[derive(Serialize)]
struct View {
    form: Form,
    programs: Vec<Choice>,
    sites: Vec<Choice>,
    languages: Vec<&'static str>,
    channels: Vec<&'static str>,
    sources: Vec<&'static str>,
    /// Whom the applicant may be, once it was looked.
    found: Option<MayBe>,
}

#[derive(Serialize)]
struct MayBe {
    people: Vec<Value>,
    elsewhere: bool,
}

async fn show(visit: Visit) -> Answered {
    let form =
        Form::new(PATH).with("language", Language::English.code()).with("safe_channel", SafeChannel::Call.code());
    let form = match visit.asked("inquiry").and_then(|id| id.parse::<InquiryId>().ok()) {
        Some(inquiry) => of_inquiry(&visit, form, inquiry).await?,
        None => form,
    };
    visit.page(TEMPLATE, view(&visit, form, None).await?)
}

/// An application that comes of an inquiry begins with what was told then.
async fn of_inquiry(visit: &Visit, form: Form, id: InquiryId) -> Result<Form, Oops> {
    let scope = visit.reader()?.scope(Permission::Recruit, visit.today()?);
    let inquiry = inquiries::queries::find(visit.store().read(), &scope, id).await?.ok_or(Oops::NotFound)?;
    let (given, family) = inquiry.name.rsplit_once(' ').unwrap_or((&inquiry.name, ""));
    Ok(form
        .with("inquiry", inquiry.id)
        .with("given_name", given)
        .with("family_name", family)
        .with_some("phone", inquiry.phone.as_ref())
        .with_some("email", inquiry.email.as_ref())
        .with("program", inquiry.program_id)
        .with("site", inquiry.site_id)
        .with("source", inquiry.source.code())
        .with_some("came_through", inquiry.came_through.as_ref()))
}

async fn save(visit: Visit, typed: Typed) -> Answered {
    let today = visit.today()?;
    let read = |fields: &mut Fields<'_>| {
        (fields.optional_id("same"), fields.ticked("somebody_else"), NewApplication::read(fields, today))
    };
    let begun = match typed.read(read) {
        Ok((Some(same), _, new)) => start(&visit, &typed, new, Person::Known(same)).await,
        Ok((None, true, new)) => start(&visit, &typed, new, Person::New).await,
        Ok((None, false, new)) => return look_first(&visit, &typed, new).await,
        Err(stop) => Err(stop),
    };
    led_on(&visit, &typed, begun).await
}

/// Looks whether the applicant is known. Where nobody is like them the application begins at once.
async fn look_first(visit: &Visit, typed: &Typed, new: NewApplication) -> Answered {
    let (details, ssn) = (new.details.clone(), new.ssn.clone());
    let look = async move |act: &mut Act<'_>| look_for(act, &details, ssn.as_deref()).await;
    match perform(visit.store(), &visit.by_opening()?, look).await {
        Ok(found) if found.is_nobody() => {
            let begun = start(visit, typed, new, Person::New).await;
            led_on(visit, typed, begun).await
        }
        Ok(found) => {
            let form = typed.refused(PATH, Stop::Refused(Vec::new()))?;
            visit.page_again(TEMPLATE, view(visit, form, Some(found)).await?)
        }
        Err(stop) => led_on(visit, typed, Err(stop)).await,
    }
}

async fn start(visit: &Visit, typed: &Typed, new: NewApplication, person: Person) -> Answer<CaseId> {
    let by = visit.by(typed).map_err(|_| Stop::Forbidden)?;
    perform(visit.store(), &by, async move |act: &mut Act<'_>| begin(act, &new, person).await).await
}

async fn led_on(visit: &Visit, typed: &Typed, begun: Answer<CaseId>) -> Answered {
    match begun {
        Ok(case) => Ok(visit.go_on(&format!("/intake/{case}/work"), "application-begun")),
        Err(stop) => {
            let form = typed.refused(PATH, stop)?;
            visit.page_again(TEMPLATE, view(visit, form, None).await?)
        }
    }
}

async fn view(visit: &Visit, form: Form, found: Option<Found>) -> Result<View, Oops> {
    let programs = programs::all(visit.store().read(), visit.reader()?.organization).await?;
    let names: BTreeMap<_, _> = programs.iter().map(|program| (program.id, program.name.as_str())).collect();
    let found = found.map(|found| MayBe {
        people: found.known.iter().map(|known| told(known, &names)).collect(),
        elsewhere: found.elsewhere,
    });
    Ok(View {
        programs: programs.iter().map(|program: &Program| Choice::new(program.id, &program.name)).collect(),
        sites: sites_of(visit).await?,
        languages: codes::<Language>(),
        channels: codes::<SafeChannel>(),
        sources: codes::<Source>(),
        found,
        form,
    })
}

fn told(known: &Known, programs: &BTreeMap<ProgramId, &str>) -> Value {
    let last = known.last_case.as_ref().map(|case| {
        json!({ "href": format!("/cases/{}", case.id), "program": programs.get(&case.program),
            "applied_on": case.applied_on, "stage": case.stage.code() })
    });
    let grounds: Vec<_> = known.grounds.iter().map(|ground| ground.code()).collect();
    json!({ "id": known.participant, "name": known.name, "born": known.born, "degree": known.degree.code(),
        "grounds": grounds, "last": last })
}

fn samples() -> Vec<Value> {
    let fresh = json!({ "form": Form::new(PATH).with("given_name", "Luis"), "programs": [{ "value": "1", "label": "CNC Operator pathway" }],
        "sites": [{ "value": "1", "label": "Main Street" }], "languages": codes::<Language>(),
        "channels": codes::<SafeChannel>(), "sources": codes::<Source>(), "found": null });
    let last = json!({ "href": "/cases/1", "program": "CNC Operator pathway", "applied_on": "2025-03-02", "stage": "withdrawn" });
    let known = json!({ "id": "1", "name": "Luis A. Cárdenas Villaseñor", "born": "1998-05-17", "degree": "probably",
        "grounds": ["same-birth-date", "similar-name"], "last": last });
    let mut alike = fresh.clone();
    alike["found"] = json!({ "people": [known], "elsewhere": true });
    vec![fresh, alike]
}
