//! One inquiry: changed while it is open, ended with a reason, or gone on with as an application.

use domain::access::{Act, Permission};
use domain::intake::recruitment::inquiries::commands::{change, end};
use domain::intake::recruitment::inquiries::{Ended, Inquiry, InquiryDetails, InquiryId, queries};
use domain::perform;
use domain::shared::{Answer, Coded, Stop};
use serde::Serialize;
use serde_json::{Value, json};

use super::inquiries::{Choices, PATH, choices, orientation_samples};
use crate::caseworker::places::codes;
use crate::web::{Access, Answered, Face, Form, Id, Oops, Page, Typed, Visit};

const TEMPLATE: &str = "caseworker/recruitment/inquiry.html";

/// The page.
pub(super) fn page() -> Page {
    Page::new("/recruitment/inquiries/{inquiry}", Face::Caseworker, Access::May(Permission::Recruit))
        .drawn_by(TEMPLATE)
        .get(show)
        .post(save)
        .samples(samples)
}

#[derive(Serialize)]
struct View {
    form: Form,
    ending: Form,
    name: String,
    open: bool,
    /// The case that came of it.
    case: Option<String>,
    ended: Option<&'static str>,
    reasons: Vec<&'static str>,
    /// Where the application begins.
    begin: String,
    #[serde(flatten)]
    choices: Choices,
}

async fn show(visit: Visit, Id(id): Id<InquiryId>) -> Answered {
    let inquiry = find(&visit, id).await?;
    let form = filled(&inquiry);
    visit.page(TEMPLATE, view(&visit, &inquiry, form, ending(id)).await?)
}

async fn save(visit: Visit, Id(id): Id<InquiryId>, typed: Typed) -> Answered {
    if typed.get("ended").is_some() {
        return end_it(visit, id, typed).await;
    }
    let today = visit.today()?;
    let changed: Answer<()> = match (typed.read(|fields| InquiryDetails::read(fields, today)), typed.version()) {
        (Ok(details), Ok(version)) => {
            let change = async move |act: &mut Act<'_>| change(act, id, &details, version).await;
            perform(visit.store(), &visit.by(&typed)?, change).await
        }
        (Err(stop), _) | (_, Err(stop)) => Err(stop),
    };
    match changed {
        Ok(()) => Ok(visit.go_on(&path(id), "inquiry-changed")),
        Err(stop) => {
            let inquiry = find(&visit, id).await?;
            let conflict = matches!(stop, Stop::Conflict);
            let form = typed.refused(path(id), stop)?;
            // Whoever sends it once more has been told that somebody else changed it.
            let version = if conflict { Some(inquiry.version) } else { form.version };
            let form = Form { version, ..form };
            visit.page_again(TEMPLATE, view(&visit, &inquiry, form, ending(id)).await?)
        }
    }
}

async fn end_it(visit: Visit, id: InquiryId, typed: Typed) -> Answered {
    let ended = match typed.read(|fields| fields.choice::<Ended>("ended")) {
        Ok(reason) => {
            let end = async move |act: &mut Act<'_>| end(act, id, reason).await;
            perform(visit.store(), &visit.by(&typed)?, end).await
        }
        Err(stop) => Err(stop),
    };
    match ended {
        Ok(()) => Ok(visit.go_on(PATH, "inquiry-ended")),
        Err(stop) => {
            let inquiry = find(&visit, id).await?;
            let ending = typed.refused(path(id), stop)?.named("e");
            visit.page_again(TEMPLATE, view(&visit, &inquiry, filled(&inquiry), ending).await?)
        }
    }
}

async fn find(visit: &Visit, id: InquiryId) -> Result<Inquiry, Oops> {
    let scope = visit.reader()?.scope(Permission::Recruit, visit.today()?);
    queries::find(visit.store().read(), &scope, id).await?.ok_or(Oops::NotFound)
}

fn filled(inquiry: &Inquiry) -> Form {
    Form::new(path(inquiry.id))
        .at_version(inquiry.version)
        .with("program", inquiry.program_id)
        .with("site", inquiry.site_id)
        .with("name", &inquiry.name)
        .with_some("phone", inquiry.phone.as_ref())
        .with_some("email", inquiry.email.as_ref())
        .with("asked_on", inquiry.asked_on)
        .with("source", inquiry.source.code())
        .with_some("came_through", inquiry.came_through.as_ref())
        .with_some("orientation", inquiry.orientation_id)
}

fn ending(id: InquiryId) -> Form {
    Form::new(path(id)).named("e")
}

async fn view(visit: &Visit, inquiry: &Inquiry, form: Form, ending: Form) -> Result<View, Oops> {
    Ok(View {
        name: inquiry.name.clone(),
        open: inquiry.is_open(),
        case: inquiry.case_id.map(|case| format!("/cases/{case}")),
        ended: inquiry.ended.map(Coded::code),
        reasons: codes::<Ended>(),
        begin: format!("/intake/new?inquiry={}", inquiry.id),
        choices: choices(visit).await?,
        form,
        ending,
    })
}

fn path(id: InquiryId) -> String {
    format!("/recruitment/inquiries/{id}")
}

fn samples() -> Vec<Value> {
    let one = json!([{ "value": "1", "label": "CNC Operator pathway" }]);
    let open = json!({ "form": Form::new("/recruitment/inquiries/1").at_version(1), "name": "Mai Linh Trần", "open": true,
        "ending": Form::new("/recruitment/inquiries/1").named("e"), "case": null, "ended": null, "reasons": codes::<Ended>(),
        "begin": "/intake/new?inquiry=1", "programs": one, "sites": one, "sources": ["union"], "orientations": orientation_samples() });
    let mut applied = open.clone();
    applied["open"] = false.into();
    applied["case"] = "/cases/1".into();
    let mut ended = open.clone();
    ended["open"] = false.into();
    ended["ended"] = "found-work".into();
    vec![open, applied, ended]
}
