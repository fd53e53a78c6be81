//! What of a demo is real and what is invented.

use domain::access::Permission;
use serde::Serialize;
use serde_json::{Value, json};

use super::mail_folder;
use crate::web::{Access, Answered, Face, Page, Visit};

const TEMPLATE: &str = "caseworker/demo/about.html";

/// The page.
pub fn page() -> Page {
    Page::new("/demo", Face::Caseworker, Access::May(Permission::OwnDesk)).drawn_by(TEMPLATE).get(show).samples(samples)
}

#[derive(Serialize)]
struct View {
    /// Whether the demo's mail can be read here.
    mail: bool,
}

async fn show(visit: Visit) -> Answered {
    let mail = mail_folder(&visit)?.is_some();
    visit.page(TEMPLATE, View { mail })
}

fn samples() -> Vec<Value> {
    vec![json!({ "mail": true }), json!({ "mail": false })]
}
