//! What is next for one person: at most three things, the most pressing first.

use domain::access::Permission;
use domain::follow_up::tasks::Task;
use domain::follow_up::tasks::queries::of_case;
use domain::follow_up::tasks::rules::TaskState;
use domain::intake::case::rules::{Stage, before_exit};
use domain::intake::opening::Opened;
use domain::intake::plans::queries::{PlanInShort, in_short};
use domain::shared::{Coded, Day};
use serde::Serialize;
use serde_json::{Value, json};

use super::path;
use crate::caseworker::duty::Duties;
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

/// The tasks of this record that are open, soonest due first; none for whoever may not see them.
pub(super) async fn open_tasks(visit: &Visit, opened: &Opened) -> Result<Vec<Task>, Oops> {
    if !opened.rights.reads(Permission::FollowUp) {
        return Ok(Vec::new());
    }
    Ok(of_case(visit.store().read(), opened.case.id, &[TaskState::Open]).await?)
}

/// What is next in this record: its tasks, and what no task says. Every room that has duties toward the person adds its
/// own here.
pub(super) async fn next_things(visit: &Visit, opened: &Opened, tasks: &[Task]) -> Result<Vec<NextThing>, Oops> {
    let duties = Duties::on(visit, "record").await?;
    let today = visit.today()?;
    let mut things: Vec<NextThing> = tasks.iter().take(MOST).map(|task| of_task(&duties, task, today)).collect();
    things.extend(of_assignment(opened));
    things.extend(of_plan(visit, opened).await?);
    things.sort_by_key(|thing| TONES.iter().position(|tone| *tone == thing.tone));
    things.truncate(MOST);
    Ok(things)
}

fn of_task(duties: &Duties<'_>, task: &Task, today: Day) -> NextThing {
    let late = today.days_since(task.due);
    let (tone, glyph, when) = match late {
        1.. => ("bad", "clock", json!({ "key": "days-late", "args": { "count": late } })),
        0 => ("warn", "today", said("due-today")),
        _ => ("quiet", "cal", json!({ "key": "next-due", "args": { "day": task.due } })),
    };
    let (title, text) = match &task.title {
        Some(title) => (json!(title), None),
        None => (said(&format!("task-kind-{}", task.kind.code())), Some(duties.reason(task))),
    };
    let href = format!("/tasks/{}", task.id);
    NextThing { tone, glyph, when, title, text, href, action: said("duty-open-task") }
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
