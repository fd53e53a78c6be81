//! What is next for one person: at most three things, the most pressing first.

use domain::access::Permission;
use domain::intake::case::rules::{Stage, before_exit};
use domain::intake::opening::Opened;
use domain::intake::plans::queries::{PlanInShort, in_short};
use serde::Serialize;
use serde_json::{Value, json};

use super::path;
use crate::web::{Oops, Visit};

/// The most things that stand on top of a record.
const MOST: usize = 3;
/// The tones, most pressing first.
const TONES: [&str; 3] = ["bad", "warn", "quiet"];

/// Something to do next. Sentences are a text, or `{ key, args }` of the catalogue.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct NextThing {
    /// `bad` where it is late, `warn` where it is due, `quiet` where it comes.
    pub(crate) tone: &'static str,
    /// Its icon.
    pub(crate) glyph: &'static str,
    /// When: how late, or the day.
    pub(crate) when: Value,
    /// What it is.
    pub(crate) title: Value,
    /// Why, or what to know about it.
    pub(crate) text: Option<Value>,
    /// Where it is done.
    pub(crate) href: String,
    /// What doing it is called.
    pub(crate) action: Value,
}

/// What is next in this record. Every room that has duties toward the person adds its own here.
pub(super) async fn next_things(visit: &Visit, opened: &Opened) -> Result<Vec<NextThing>, Oops> {
    let mut things: Vec<NextThing> = Vec::new();
    things.extend(of_assignment(opened));
    things.extend(of_plan(visit, opened).await?);
    things.sort_by_key(|thing| TONES.iter().position(|tone| *tone == thing.tone));
    things.truncate(MOST);
    Ok(things)
}

/// A case that nobody tends waits for whoever may assign it.
fn of_assignment(opened: &Opened) -> Option<NextThing> {
    let waits = opened.caseworker.is_none() && before_exit(opened.case.stage) && opened.case.stage != Stage::Applied;
    (waits && opened.rights.writes(Permission::AssignCase)).then(|| NextThing {
        tone: "warn",
        glyph: "people",
        when: said("next-now"),
        title: said("next-unassigned"),
        text: Some(said("next-unassigned-text")),
        href: format!("{}/assignment", path(opened.case.id)),
        action: said("next-assign"),
    })
}

/// A plan is missing, waits for agreement, or is late.
async fn of_plan(visit: &Visit, opened: &Opened) -> Result<Option<NextThing>, Oops> {
    let planned = matches!(opened.case.stage, Stage::Selected | Stage::Active);
    if !planned || !opened.rights.writes(Permission::Plan) {
        return Ok(None);
    }
    let plan = in_short(visit.store().read(), opened.case.id, visit.today()?).await?;
    let (tone, title, text) = match plan {
        None => ("warn", said("next-plan-missing"), Some(said("next-plan-missing-text"))),
        Some(PlanInShort { agreed: false, .. }) => ("warn", said("next-plan-waits"), None),
        Some(PlanInShort { late: 0, .. }) => return Ok(None),
        Some(PlanInShort { late, .. }) => {
            ("bad", json!({ "key": "next-plan-steps-late", "args": { "count": late } }), None)
        }
    };
    let href = format!("{}/plan", path(opened.case.id));
    let action = said("next-plan-open");
    Ok(Some(NextThing { tone, glyph: "list", when: said("next-now"), title, text, href, action }))
}

fn said(key: &str) -> Value {
    json!({ "key": key, "args": {} })
}
