//! The follow-up rules of a program: which duty follows from what, when, for whom.

use domain::access::Permission;
use domain::follow_up::rules::Row;
use domain::follow_up::rules::commands::of_program;
use domain::follow_up::rules::rules::Offset;
use domain::shared::{Coded, ProgramId};
use serde::Serialize;
use serde_json::{Value, json};

use super::{home, program};
use crate::web::{Access, Answered, Face, Id, Page, Visit};

const TEMPLATE: &str = "caseworker/settings/program/follow_up.html";

/// The page.
pub fn page() -> Page {
    Page::new("/settings/programs/{program}/follow-up", Face::Caseworker, Access::May(Permission::ManagePrograms))
        .drawn_by(TEMPLATE)
        .get(show)
        .samples(samples)
}

#[derive(Serialize)]
struct View {
    home: String,
    rules: Vec<Line>,
}

/// A rule in a row.
#[derive(Serialize)]
struct Line {
    href: String,
    kind: &'static str,
    trigger: &'static str,
    /// When, as `{ key, args }`.
    when: Value,
    falls_to: &'static str,
    /// Days after which somebody else hears of it, and who.
    late: Option<(u32, &'static str)>,
    repeats_every: Option<u32>,
}

async fn show(visit: Visit, Id(id): Id<ProgramId>) -> Answered {
    let program = program(&visit, id).await?;
    let rules = of_program(visit.store().read(), program.id).await?;
    let view = View { home: home(id), rules: rules.iter().map(|row| line(row, id)).collect() };
    visit.page(TEMPLATE, view)
}

fn line(row: &Row, program: ProgramId) -> Line {
    let rule = &row.rule.0;
    Line {
        href: format!("{}/follow-up/{}", home(program), row.id),
        kind: rule.kind.code(),
        trigger: rule.trigger.code(),
        when: when(rule.window),
        falls_to: rule.falls_to.code(),
        late: rule.escalates.map(|late| (late.after_days, late.to.code())),
        repeats_every: rule.repeats_every,
    }
}

fn when(window: Offset) -> Value {
    match window {
        Offset::Quarters { after } => json!({ "key": "follow-rule-quarter", "args": { "quarter": after } }),
        Offset::Days { after, .. } if after < 0 => {
            json!({ "key": "follow-rule-before", "args": { "count": after.unsigned_abs() } })
        }
        Offset::Days { after, .. } => json!({ "key": "follow-rule-after", "args": { "count": after } }),
    }
}

fn samples() -> Vec<Value> {
    let rule = |late: Value, when: Value| {
        json!({ "href": "/settings/programs/1/follow-up/1", "kind": "plan-review", "trigger": "plan-agreed", "when": when,
            "falls_to": "caseworker", "late": late, "repeats_every": 90 })
    };
    let after = json!({ "key": "follow-rule-after", "args": { "count": 90 } });
    let quarter = json!({ "key": "follow-rule-quarter", "args": { "quarter": 2 } });
    vec![
        json!({ "home": "/settings/programs/1", "rules": [rule(json!([7, "manager"]), after), rule(Value::Null, quarter)] }),
    ]
}
