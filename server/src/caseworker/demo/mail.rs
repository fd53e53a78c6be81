//! The mail that a demo kept, latest first.

use domain::access::Permission;
use serde::Serialize;
use serde_json::{Value, json};

use super::kept::{Kept, latest};
use super::mail_folder;
use crate::web::{Access, Answered, Face, Oops, Page, Visit};

const TEMPLATE: &str = "caseworker/demo/mail.html";

/// The page.
pub fn page() -> Page {
    Page::new("/demo/mail", Face::Caseworker, Access::May(Permission::OwnDesk))
        .drawn_by(TEMPLATE)
        .get(show)
        .samples(samples)
}

#[derive(Serialize)]
struct View {
    mails: Vec<Kept>,
}

async fn show(visit: Visit) -> Answered {
    let folder = mail_folder(&visit)?.ok_or(Oops::NotFound)?;
    visit.page(TEMPLATE, View { mails: latest(&folder).await })
}

fn samples() -> Vec<Value> {
    let mail = json!({ "id": uuid::Uuid::nil(), "to": "denise@larkin.example", "at": "2026-11-24T15:40:00Z",
        "subject": "Your link to choose a new password", "text": "Hello" });
    vec![json!({ "mails": [mail] }), json!({ "mails": [] })]
}
