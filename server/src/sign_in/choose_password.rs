//! Choosing a password by a link. Opening it changes nothing: mail scanners open links; the button acts.

use axum::extract::Path;
use domain::access::links::{self, Purpose};
use domain::access::users::{commands, queries, rules};
use domain::access::{Act, User};
use domain::perform;
use domain::shared::{Stop, UserId};
use serde::Serialize;
use serde_json::{Value, json};

use crate::web::{Access, Answered, Face, Form, Oops, Page, Typed, Visit};

const TEMPLATE: &str = "sign_in/choose_password.html";

/// The page.
pub fn page() -> Page {
    Page::new("/sign-in/password/{token}", Face::SignIn, Access::Link)
        .drawn_by(TEMPLATE)
        .get(show)
        .post(choose)
        .samples(samples)
}

#[derive(Serialize)]
struct View {
    kind: &'static str,
    valid: bool,
    name: Option<String>,
    email: Option<String>,
    least: usize,
    form: Option<Form>,
}

async fn show(visit: Visit, Path(token): Path<String>) -> Answered {
    let invited = invited(&visit, &token).await?;
    let form = Form::new(path(&token));
    visit.page(TEMPLATE, view(invited, form))
}

async fn choose(visit: Visit, Path(token): Path<String>, typed: Typed) -> Answered {
    let Some((link, user)) = invited(&visit, &token).await? else { return Err(Oops::Expired) };
    let secret = token.clone();
    let typed_in = typed.read(|fields| (fields.secret("password"), fields.secret("password_again")));
    let today = domain::shared::Day(visit.now.date_naive());
    let by = visit.by_link(link.organization_id, link.id.0, today, &typed);
    let chosen = match typed_in {
        Ok((password, again)) => {
            let choose = async move |act: &mut Act<'_>| commands::choose_password(act, &token, &password, &again).await;
            perform(visit.store(), &by, choose).await
        }
        Err(stop) => Err(stop),
    };
    match chosen {
        Ok(_) => Ok(visit.go_on("/sign-in", "password-chosen")),
        Err(Stop::Refused(refusals)) if refusals.iter().any(|refusal| refusal.code == "link-over") => {
            Err(Oops::Expired)
        }
        Err(stop) => {
            let mut form = typed.refused(path(&secret), stop)?;
            form.values.clear();
            visit.page_again(TEMPLATE, view(Some((link, user)), form))
        }
    }
}

async fn invited(visit: &Visit, token: &str) -> Result<Option<(links::Model, User)>, Oops> {
    let link = links::working(visit.store().read(), token, visit.now).await?;
    let Some(link) = link.filter(|link| link.purpose.chooses_password()) else { return Ok(None) };
    let user = queries::find(visit.store().read(), link.organization_id, UserId(link.object_id)).await?;
    Ok(user.filter(|user| user.closed_at.is_none()).map(|user| (link, user)))
}

fn view(invited: Option<(links::Model, User)>, form: Form) -> View {
    let least = rules::LEAST_LENGTH;
    match invited {
        Some((link, user)) => {
            let kind = if link.purpose == Purpose::Invitation { "invitation" } else { "reset" };
            View { kind, valid: true, name: Some(user.name), email: Some(user.email), least, form: Some(form) }
        }
        None => View { kind: "reset", valid: false, name: None, email: None, least, form: None },
    }
}

fn path(token: &str) -> String {
    format!("/sign-in/password/{token}")
}

fn samples() -> Vec<Value> {
    let open = json!({
        "kind": "invitation", "valid": true, "name": "Denise Okafor", "email": "denise@example.org", "least": 15,
        "form": Form::new("/sign-in/password/token"),
    });
    let over = json!({ "kind": "reset", "valid": false, "name": null, "email": null, "least": 15, "form": null });
    vec![open, over]
}
