//! Finding people by name, telephone or case number. The search in the bar shows the same list while one types.

use axum::extract::Query;
use domain::access::Permission;
use domain::intake::finding::{FoundPerson, MaskedPerson, find};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::record;
use crate::web::{Access, Answered, Face, Page, Visit};

const TEMPLATE: &str = "caseworker/participants.html";
/// What is typed beyond this is looked at by nobody.
const MOST_LETTERS: usize = 100;

/// The page.
pub(super) fn page() -> Page {
    Page::new("/participants", Face::Caseworker, Access::May(Permission::FindPerson))
        .drawn_by(TEMPLATE)
        .get(show)
        .samples(samples)
}

#[derive(Serialize)]
struct View {
    q: String,
    people: Vec<Value>,
    /// How many of them may be opened.
    open: usize,
    more: Option<Value>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Asked {
    q: String,
}

async fn show(visit: Visit, Query(asked): Query<Asked>) -> Answered {
    let q: String = asked.q.trim().chars().take(MOST_LETTERS).collect();
    let found = find(visit.store().read(), visit.reader()?, visit.today()?, &q).await?;
    let open = found.open.len();
    let people = found.open.iter().map(person).chain(found.masked.iter().map(masked)).collect();
    let more = found.more.then(|| json!({ "key": "found-more", "args": {} }));
    visit.page(TEMPLATE, View { q, people, open, more })
}

fn person(found: &FoundPerson) -> Value {
    let whose = match (&found.caseworker, found.mine) {
        (_, true) => json!({ "key": "found-mine", "args": { "number": found.case.number, "program": found.program } }),
        (Some(name), _) => {
            let args = json!({ "number": found.case.number, "program": found.program, "name": name });
            json!({ "key": "found-theirs", "args": args })
        }
        (None, _) => {
            json!({ "key": "found-nobodys", "args": { "number": found.case.number, "program": found.program } })
        }
    };
    let state = json!({ "key": format!("stage-{}", code(found)), "args": {} });
    json!({
        "name": found.participant.name(),
        "href": record::path(found.case.id),
        "line": whose,
        "state": { "text": state, "tone": "quiet", "glyph": "flag" },
    })
}

fn code(found: &FoundPerson) -> &'static str {
    domain::shared::Coded::code(found.case.stage)
}

fn masked(person: &MaskedPerson) -> Value {
    let args = json!({ "program": person.program, "site": person.site, "name": person.caseworker });
    let line = match &person.caseworker {
        Some(_) => json!({ "key": "found-masked", "args": args }),
        None => json!({ "key": "found-masked-nobodys", "args": { "program": person.program, "site": person.site } }),
    };
    json!({ "name": person.name, "href": null, "line": line, "state": null })
}

fn samples() -> Vec<Value> {
    let state = json!({ "text": "Active", "tone": "quiet", "glyph": "flag" });
    let rosa =
        json!({ "name": "Rosa Maldonado Quiñones", "href": "/cases/1", "line": "LC-2026-00417", "state": state });
    let masked =
        json!({ "name": "L… C…", "href": null, "line": "CNC Operator, Riverside. Ask Abdul Karimi.", "state": null });
    vec![
        json!({ "q": "ro", "people": [rosa, masked], "open": 1, "more": { "key": "found-more", "args": {} } }),
        json!({ "q": "zz", "people": [], "open": 0, "more": null }),
        json!({ "q": "", "people": [], "open": 0, "more": null }),
    ]
}
