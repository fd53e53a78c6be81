//! What to do after the first set-up: each step with its state, derived from what is there.

use domain::access::Permission;
use domain::access::users::queries::members;
use domain::intake::case;
use domain::programs::{self, Model as Program};
use serde::Serialize;
use serde_json::{Value, json};

use crate::web::{Access, Answered, Face, Oops, Page, Visit};

const TEMPLATE: &str = "caseworker/settings/first_steps.html";
/// What the source of a template's invented income table begins with.
const EXAMPLE: &str = "EXAMPLE";

/// The page.
pub fn page() -> Page {
    Page::new("/settings/first-steps", Face::Caseworker, Access::May(Permission::ManagePrograms))
        .drawn_by(TEMPLATE)
        .get(show)
        .samples(samples)
}

#[derive(Serialize)]
struct View {
    steps: Vec<Step>,
}

/// One thing to do; `step-<code>` names it and `step-<code>-text` says why.
#[derive(Serialize)]
struct Step {
    code: &'static str,
    href: String,
    state: &'static str,
}

async fn show(visit: Visit) -> Answered {
    let steps = steps(&visit).await?;
    visit.page(TEMPLATE, View { steps })
}

async fn steps(visit: &Visit) -> Result<Vec<Step>, Oops> {
    let (db, organization) = (visit.store().read(), visit.reader()?.organization);
    let mut steps = Vec::new();
    if let Some(program) = programs::all(db, organization).await?.into_iter().next() {
        steps.extend(of_program(&program));
    }
    let colleagues = members(db, organization, visit.today()?).await?.len() > 1;
    steps.push(Step { code: "staff", href: "/settings/users".to_owned(), state: done_or(colleagues, "to-do") });
    let people = case::queries::is_any(db, organization).await?;
    steps.push(Step { code: "people", href: "/settings/import".to_owned(), state: done_or(people, "to-do") });
    steps.push(Step { code: "application", href: "/intake/new".to_owned(), state: done_or(people, "to-do") });
    Ok(steps)
}

fn of_program(program: &Program) -> Vec<Step> {
    let page = |what: &str| format!("/settings/programs/{}{what}", program.id);
    let published = program.policy.income_tables.values().all(|table| !table.source.starts_with(EXAMPLE));
    vec![
        Step { code: "rules", href: page(""), state: done_or(program.version > 1, "look-again") },
        Step { code: "income", href: page("/income-tables"), state: done_or(published, "to-fix") },
        Step { code: "services", href: page("/services"), state: "look-again" },
    ]
}

fn done_or(done: bool, otherwise: &'static str) -> &'static str {
    if done { "done" } else { otherwise }
}

fn samples() -> Vec<Value> {
    let step = |code, state| json!({ "code": code, "href": "/settings/users", "state": state });
    vec![json!({ "steps": [step("rules", "look-again"), step("income", "to-fix"), step("staff", "done")] })]
}
