//! The first set-up: an organization, a site, a program from a template, and the first person, signed in at the end.
//!
//! There is such a page only while the database holds no organization, and only for whoever has the console's code.

use axum::response::Response;
use domain::access::{Act, By, Reader, organizations, sessions};
use domain::perform;
use domain::programs::ProgramFile;
use domain::programs::set_up::{SetUp, set_up};
use domain::shared::fields::LINE;
use domain::shared::{Day, Fields, Language, Refusal, Stop, UserId};
use seed_data::programs;
use serde::Serialize;
use serde_json::{Value, json};

use crate::web::set_up_code::SetUpCode;
use crate::web::visit::{see_other, set_cookie};
use crate::web::{Access, Answered, Face, Form, Oops, Page, Typed, Visit};

const PATH: &str = "/set-up";
const TEMPLATE: &str = "sign_in/set_up.html";
/// Where whoever set it up goes on.
const NEXT: &str = "/settings/first-steps?done=set-up";

/// The time zones of the United States and its territories: the catalogue's label, and the IANA name.
const ZONES: [(&str, &str); 9] = [
    ("eastern", "America/New_York"),
    ("central", "America/Chicago"),
    ("mountain", "America/Denver"),
    ("arizona", "America/Phoenix"),
    ("pacific", "America/Los_Angeles"),
    ("alaska", "America/Anchorage"),
    ("hawaii", "Pacific/Honolulu"),
    ("puerto-rico", "America/Puerto_Rico"),
    ("guam", "Pacific/Guam"),
];

/// The page.
pub fn page() -> Page {
    Page::new(PATH, Face::SignIn, Access::Everybody).drawn_by(TEMPLATE).get(show).post(found).samples(samples)
}

#[derive(Serialize)]
struct View {
    form: Form,
    zones: Vec<Zone>,
    programs: Vec<Offered>,
    least: usize,
}

#[derive(Serialize)]
struct Zone {
    code: &'static str,
    name: &'static str,
}

/// A template that a program can start from.
#[derive(Serialize)]
struct Offered {
    code: &'static str,
    name: String,
    sector: String,
    about: String,
}

async fn show(visit: Visit) -> Answered {
    awaited(&visit).await?;
    let code = visit.query.split('&').find_map(|pair| pair.strip_prefix("code="));
    let form = Form::new(PATH).with_some("code", code).with("runs_program", "yes").with("template", "workadvance");
    visit.page(TEMPLATE, view(visit.language, form.with("time_zone", ZONES[1].1))?)
}

async fn found(visit: Visit, typed: Typed) -> Answered {
    let code = awaited(&visit).await?;
    match read(&visit, &typed, code) {
        Ok((details, template)) => match begin(&visit, code, details, template).await {
            Ok(token) => {
                visit.app.is_set_up();
                Ok(set_cookie(visit.app.settings().is_secure(), Some(&token), see_other(NEXT)))
            }
            Err(stop) => again(&visit, &typed, stop),
        },
        Err(stop) => again(&visit, &typed, stop),
    }
}

/// The code, while there is no organization; another process may have set one up.
async fn awaited(visit: &Visit) -> Result<&SetUpCode, Oops> {
    let code = visit.app.set_up().ok_or(Oops::NotFound)?;
    if organizations::all(visit.store().read()).await?.is_empty() {
        return Ok(code);
    }
    visit.app.is_set_up();
    Err(Oops::NotFound)
}

fn read(visit: &Visit, typed: &Typed, code: &SetUpCode) -> Result<(SetUp, ProgramFile), Stop> {
    let (details, template) = typed.read(|fields| {
        refuse_other_codes(fields, code);
        let template = template(fields);
        (SetUp::read(fields, visit.language), template)
    })?;
    Ok((details, template.ok_or_else(|| Refusal::of("template", "missing"))?))
}

fn refuse_other_codes(fields: &mut Fields<'_>, code: &SetUpCode) {
    let typed = fields.text("code", LINE);
    if !typed.is_empty() && !code.is(&typed) {
        fields.refuse(Refusal::of("code", "set-up-code"));
    }
}

fn template(fields: &mut Fields<'_>) -> Option<ProgramFile> {
    let code = fields.text("template", LINE);
    let found = programs::find(&code).ok().flatten();
    if found.is_none() && !code.is_empty() {
        fields.refuse(Refusal::of("template", "not-a-choice").with("typed", code));
    }
    found
}

/// Sets it up and signs the first person in; answers the cookie's secret.
async fn begin(visit: &Visit, code: &SetUpCode, details: SetUp, template: ProgramFile) -> Result<String, Stop> {
    let by = by(visit, Reader::operator(code.organization), &details);
    let everything = async move |act: &mut Act<'_>| set_up(act, &details, &template).await;
    let user: UserId = perform(visit.store(), &by, everything).await?;
    let by = By { reader: Reader::link(code.organization, user.0), ..by };
    let address = Some(visit.address.clone());
    perform(visit.store(), &by, async move |act: &mut Act<'_>| sessions::begin(act, user, address).await).await
}

fn by(visit: &Visit, reader: Reader, details: &SetUp) -> By {
    let zone = details.time_zone.parse().unwrap_or(chrono_tz::UTC);
    let today = Day(visit.now.with_timezone(&zone).date_naive());
    By { reader, at: visit.now, today, request: visit.request, form: None }
}

fn again(visit: &Visit, typed: &Typed, stop: Stop) -> Result<Response, Oops> {
    let mut form = typed.refused(PATH, stop)?;
    form.values.retain(|name, _| !name.contains("password"));
    visit.page_again(TEMPLATE, view(visit.language, form)?)
}

fn view(language: Language, form: Form) -> Result<View, Oops> {
    let templates = programs::all().map_err(|error| {
        tracing::error!(error = &error as &dyn std::error::Error, "a program template cannot be read");
        Oops::Broken
    })?;
    let offered = templates.into_iter().map(|template| Offered {
        code: template.code,
        name: template.file.name,
        sector: template.file.sector,
        about: template.file.about.in_language(language).to_owned(),
    });
    let zones = ZONES.iter().map(|(code, name)| Zone { code, name }).collect();
    Ok(View { form, zones, programs: offered.collect(), least: domain::access::users::rules::LEAST_LENGTH })
}

fn samples() -> Vec<Value> {
    let form = Form::new(PATH).with("organization", "Larkin County Manufacturing Partnership");
    vec![json!(view(Language::English, form).ok())]
}
