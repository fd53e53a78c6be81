//! Pairs of which somebody said that they are one person: a manager merges them.

use domain::access::Permission;
use domain::intake::merge::queries;
use domain::intake::participants::Participant;
use domain::shared::Day;
use serde::Serialize;
use serde_json::{Value, json};

use crate::web::{Access, Answered, Face, Page, Visit};

const TEMPLATE: &str = "caseworker/merge/waiting.html";

/// The page.
pub(super) fn page() -> Page {
    Page::new("/merge", Face::Caseworker, Access::May(Permission::MergePeople))
        .drawn_by(TEMPLATE)
        .get(show)
        .samples(samples)
}

#[derive(Debug, Serialize)]
struct View {
    pairs: Vec<Row>,
}

#[derive(Debug, Serialize)]
struct Row {
    href: String,
    one: Who,
    two: Who,
}

#[derive(Debug, Serialize)]
struct Who {
    name: String,
    born: Option<Day>,
}

async fn show(visit: Visit) -> Answered {
    let scope = visit.reader()?.scope(Permission::MergePeople, visit.today()?);
    let waiting = queries::waiting(visit.store().read(), &scope).await?;
    let who = |person: &Participant| Who { name: person.name(), born: person.born };
    let row = |(one, two): (Participant, Participant)| Row {
        href: super::path(one.id, two.id),
        one: who(&one),
        two: who(&two),
    };
    visit.page(TEMPLATE, View { pairs: waiting.into_iter().map(row).collect() })
}

fn samples() -> Vec<Value> {
    let who = |name: &str| json!({ "name": name, "born": "1995-02-09" });
    let pair = json!({ "href": "/merge/a/b", "one": who("Rosa Maldonado"), "two": who("Rosa Maldonado Quiñones") });
    vec![json!({ "pairs": [pair] }), json!({ "pairs": [] })]
}
