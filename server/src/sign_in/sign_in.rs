//! The door for staff, employers and boards.

use axum::response::Response;
use domain::access::sign_in::{Attempt, check};
use domain::access::{Act, By, Reader, sessions};
use domain::perform;
use domain::shared::Stop;
use domain::shared::fields::LINE;
use serde::Serialize;
use serde_json::{Value, json};

use crate::web::visit::{see_other, set_cookie};
use crate::web::{Access, Answered, Face, Form, Page, Typed, Visit};

const PATH: &str = "/sign-in";
const TEMPLATE: &str = "sign_in/sign_in.html";

/// The page.
pub fn page() -> Page {
    Page::new(PATH, Face::SignIn, Access::Everybody).drawn_by(TEMPLATE).get(show).post(enter).samples(samples)
}

#[derive(Serialize)]
struct View {
    form: Form,
    phone: Option<String>,
}

async fn show(visit: Visit) -> Answered {
    if visit.signed.is_some() {
        return Ok(see_other("/"));
    }
    visit.page(TEMPLATE, View { form: Form::new(action(&visit)), phone: None })
}

async fn enter(visit: Visit, typed: Typed) -> Answered {
    let typed_in = typed.read(|fields| (fields.text("email", LINE), fields.secret("password")));
    match typed_in.map(|(email, password)| attempt(&visit, email, password)) {
        Ok(attempt) => match begin(&visit, attempt).await {
            Ok(token) => Ok(set_cookie(visit.app.settings().is_secure(), Some(&token), see_other(back(&visit)))),
            Err(stop) => again(&visit, &typed, stop),
        },
        Err(stop) => again(&visit, &typed, stop),
    }
}

fn again(visit: &Visit, typed: &Typed, stop: Stop) -> Result<Response, crate::web::Oops> {
    let wait = if let Stop::TooOften(wait) = stop { Some(wait) } else { None };
    let mut form = typed.refused(action(visit), stop)?;
    form.values.remove("password");
    let view = View { form, phone: None };
    match wait {
        Some(wait) => visit.page_too_often(TEMPLATE, view, wait),
        None => visit.page_again(TEMPLATE, view),
    }
}

fn attempt(visit: &Visit, email: String, password: String) -> Attempt {
    Attempt { email, password, address: visit.address.clone(), at: visit.now, request: visit.request }
}

async fn begin(visit: &Visit, attempt: Attempt) -> Result<String, Stop> {
    let user = check(visit.store(), &attempt).await?;
    let reader = Reader::link(user.organization_id, user.id.0);
    let today = domain::shared::Day(visit.now.date_naive());
    let by = By { reader, at: visit.now, today, request: visit.request, form: None };
    let (user, address) = (user.id, Some(attempt.address));
    perform(visit.store(), &by, async move |act: &mut Act<'_>| sessions::begin(act, user, address).await).await
}

fn action(visit: &Visit) -> String {
    if visit.query.is_empty() { PATH.to_owned() } else { format!("{PATH}?{}", visit.query) }
}

/// Where the visitor wanted to go: a path of this site, or home.
fn back(visit: &Visit) -> &str {
    let wanted = visit.query.split('&').find_map(|pair| pair.strip_prefix("back=")).unwrap_or("/");
    if is_own_path(wanted) { wanted } else { "/" }
}

fn is_own_path(path: &str) -> bool {
    let plain = |c: char| c.is_ascii_alphanumeric() || "-_.~/".contains(c);
    path.starts_with('/') && !path.starts_with("//") && path.chars().all(plain)
}

fn samples() -> Vec<Value> {
    vec![json!({ "form": Form::new(PATH), "phone": null }), json!({ "form": Form::new(PATH), "phone": "555-0110" })]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn after_signing_in_nobody_is_led_elsewhere() {
        for elsewhere in ["//evil", "\\\\evil", "https:evil", "/%0d%0aSet-Cookie", "/%2f/evil", "data:,x", "/a?b"] {
            assert!(!is_own_path(elsewhere), "{elsewhere}");
        }
        assert!(is_own_path("/participants/0190/plan"));
    }
}
