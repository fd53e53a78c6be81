//! Asking for a link to choose a new password. The answer is the same whether the address is known or not.

use domain::access::users::{commands, queries};
use domain::access::{Act, User};
use domain::perform;
use domain::shared::Stop;
use serde::Serialize;
use serde_json::{Value, json};

use crate::web::{Access, Answered, Face, Form, Page, Typed, Visit};

const PATH: &str = "/sign-in/forgot";
const TEMPLATE: &str = "sign_in/forgot.html";

/// The page.
pub fn page() -> Page {
    Page::new(PATH, Face::SignIn, Access::Everybody).drawn_by(TEMPLATE).get(show).post(ask).samples(samples)
}

#[derive(Serialize)]
struct View {
    form: Form,
    sent: bool,
}

async fn show(visit: Visit) -> Answered {
    visit.page(TEMPLATE, View { form: Form::new(PATH), sent: false })
}

async fn ask(visit: Visit, typed: Typed) -> Answered {
    match typed.read(|fields| fields.email("email")) {
        Ok(email) => {
            if let Some(user) = queries::by_email(visit.store().read(), &email).await? {
                mail_link(&visit, user, &typed).await?;
            }
            visit.page(TEMPLATE, View { form: Form::new(PATH), sent: true })
        }
        Err(stop) => visit.page_again(TEMPLATE, View { form: typed.refused(PATH, stop)?, sent: false }),
    }
}

async fn mail_link(visit: &Visit, user: User, typed: &Typed) -> Result<(), Stop> {
    let today = domain::shared::Day(visit.now.date_naive());
    let by = visit.by_link(user.organization_id, user.id.0, today, typed);
    perform(visit.store(), &by, async move |act: &mut Act<'_>| commands::ask_for_reset(act, &user).await).await
}

fn samples() -> Vec<Value> {
    vec![json!({ "form": Form::new(PATH), "sent": false }), json!({ "form": Form::new(PATH), "sent": true })]
}
