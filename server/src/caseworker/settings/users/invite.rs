//! Inviting a colleague: an account, a first role, and a mail with a link to choose a password.

use domain::access::users::{Invitation, commands};
use domain::access::{Act, Permission};
use domain::perform;
use domain::shared::{Coded, Language, Stop};
use serde::Serialize;
use serde_json::{Value, json};

use super::places::{Places, roles_to_give};
use crate::web::{Access, Answered, Face, Form, Oops, Page, Typed, Visit};

const PATH: &str = "/settings/users/new";
const TEMPLATE: &str = "caseworker/settings/users/invite.html";

/// The page.
pub fn page() -> Page {
    Page::new(PATH, Face::Caseworker, Access::May(Permission::ManageUsers))
        .drawn_by(TEMPLATE)
        .get(show)
        .post(invite)
        .samples(samples)
}

#[derive(Serialize)]
struct View {
    roles: Vec<&'static str>,
    languages_known: Vec<&'static str>,
    programs: Vec<Value>,
    sites: Vec<Value>,
    form: Form,
}

async fn show(visit: Visit) -> Answered {
    let form = Form::new(PATH).with("language", Language::English.code()).with("role", "caseworker");
    let view = view(&visit, form).await?;
    visit.page(TEMPLATE, view)
}

async fn invite(visit: Visit, typed: Typed) -> Answered {
    let (by, organization) = (visit.by(&typed)?, visit.signed()?.organization.name.clone());
    let invited = match typed.read(Invitation::read) {
        Ok(invitation) => {
            let invite = async move |act: &mut Act<'_>| commands::invite(act, &invitation, &organization).await;
            perform(visit.store(), &by, invite).await
        }
        Err(stop) => Err(stop),
    };
    match invited {
        Ok(user) => Ok(visit.go_on(&format!("/settings/users/{user}"), "user-invited")),
        Err(stop) => again(&visit, &typed, stop).await,
    }
}

async fn again(visit: &Visit, typed: &Typed, stop: Stop) -> Answered {
    let view = view(visit, typed.refused(PATH, stop)?).await?;
    visit.page_again(TEMPLATE, view)
}

async fn view(visit: &Visit, form: Form) -> Result<View, Oops> {
    let Places { programs, sites, .. } = Places::of(visit).await?;
    let languages_known = Language::ALL.iter().map(|language| language.code()).collect();
    Ok(View { roles: roles_to_give(visit)?, languages_known, programs, sites, form })
}

fn samples() -> Vec<Value> {
    let option = json!({ "value": "1", "label": "Manufacturing pathways" });
    vec![
        json!({ "roles": ["caseworker", "manager"], "languages_known": ["en", "es"], "programs": [option], "sites": [],
        "form": Form::new(PATH) }),
    ]
}
