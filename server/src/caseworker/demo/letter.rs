//! One mail that a demo kept, as text. Links to this Tandem can be followed.

use domain::access::Permission;
use serde::Serialize;
use serde_json::{Value, json};
use uuid::Uuid;

use super::kept::{Kept, one};
use super::mail_folder;
use crate::web::{Access, Answered, Face, Id, Oops, Page, Visit};

const TEMPLATE: &str = "caseworker/demo/letter.html";

/// The page.
pub fn page() -> Page {
    Page::new("/demo/mail/{message}", Face::Caseworker, Access::May(Permission::OwnDesk))
        .drawn_by(TEMPLATE)
        .get(show)
        .samples(samples)
}

#[derive(Serialize)]
struct View {
    mail: Kept,
    /// Paths of this Tandem that the mail names.
    links: Vec<String>,
}

async fn show(visit: Visit, Id(id): Id<Uuid>) -> Answered {
    let folder = mail_folder(&visit)?.ok_or(Oops::NotFound)?;
    let mail = one(&folder, id).await.ok_or(Oops::NotFound)?;
    let links = own_links(&mail.text, &visit.app.settings().base());
    visit.page(TEMPLATE, View { mail, links })
}

/// The paths behind `base` that a text names; other addresses lead nowhere from here.
fn own_links(text: &str, base: &str) -> Vec<String> {
    let paths = text.split_whitespace().filter_map(|word| word.strip_prefix(base));
    paths.filter(|path| path.starts_with('/') && !path.starts_with("//")).map(str::to_owned).collect()
}

fn samples() -> Vec<Value> {
    let mail = json!({ "id": Uuid::nil(), "to": "denise@larkin.example", "at": "2026-11-24T15:40:00Z",
        "subject": "Your link", "text": "Hello Denise,\n\nhttp://localhost:8080/sign-in/password/abc" });
    vec![json!({ "mail": mail, "links": ["/sign-in/password/abc"] }), json!({ "mail": mail, "links": [] })]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_paths_of_this_tandem_become_links() {
        let text = "see http://localhost:8080/sign-in/password/abc or http://localhost:8080//evil or http://evil/x";
        assert_eq!(own_links(text, "http://localhost:8080"), ["/sign-in/password/abc"]);
    }
}
