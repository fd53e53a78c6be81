//! One follow-up rule: added, changed, taken away. What it planned before stays as it was planned.

use domain::access::{Act, Permission};
use domain::follow_up::rules::commands::{add, change, in_program, remove};
use domain::follow_up::rules::rules::{HOLDERS, Offset, Rule};
use domain::follow_up::rules::{Row, RuleId, TaskKind, Trigger};
use domain::perform;
use domain::shared::{Coded, ProgramId, Stop};
use serde::Serialize;
use serde_json::{Value, json};

use super::{home, program};
use crate::web::{Access, Answered, Face, Form, Id, Oops, Page, Typed, Visit};

const TEMPLATE: &str = "caseworker/settings/program/follow_up_rule.html";
const GATE: Access = Access::May(Permission::ManagePrograms);
const NEW: &str = "/settings/programs/{program}/new-follow-up";
const ONE: &str = "/settings/programs/{program}/follow-up/{follow_up_rule}";
const END: &str = "/settings/programs/{program}/follow-up/{follow_up_rule}/end";

/// The page of a rule, the one of a new rule, and the act of taking one away.
pub fn pages() -> Vec<Page> {
    let one = Page::new(ONE, Face::Caseworker, GATE).drawn_by(TEMPLATE).get(show).post(save).samples(samples);
    let new = Page::new(NEW, Face::Caseworker, GATE).drawn_by(TEMPLATE).get(show_new).post(save_new).samples(samples);
    vec![one, new, Page::new(END, Face::Caseworker, GATE).post(take_away)]
}

#[derive(Serialize)]
struct View {
    home: String,
    /// What is to be done, and after what; nothing for a new rule.
    kind: Option<&'static str>,
    trigger: Option<&'static str>,
    quarterly: bool,
    kinds: Vec<&'static str>,
    triggers: Vec<&'static str>,
    holders: Vec<&'static str>,
    form: Form,
    end: Option<Form>,
}

async fn show(visit: Visit, Id((program, id)): Id<(ProgramId, RuleId)>) -> Answered {
    let row = row(&visit, program, id).await?;
    let form = Form::new(path(program, id)).at_version(row.version);
    let form = row.rule.0.to_fields().into_iter().fold(form, |form, (name, value)| form.with(name, value));
    visit.page(TEMPLATE, view(program, Some(&row), form))
}

async fn save(visit: Visit, Id((program, id)): Id<(ProgramId, RuleId)>, typed: Typed) -> Answered {
    let row = row(&visit, program, id).await?;
    let by = visit.by(&typed)?;
    let read = typed.read(|fields| Rule::read(fields, Some(&row.rule.0))).and_then(|rule| Ok((rule, typed.version()?)));
    let saved = match read {
        Ok((rule, version)) => {
            let change = async move |act: &mut Act<'_>| change(act, id, &rule, version).await;
            perform(visit.store(), &by, change).await
        }
        Err(stop) => Err(stop),
    };
    answer(&visit, program, saved, (path(program, id), Some(&row)), &typed)
}

async fn show_new(visit: Visit, Id(id): Id<ProgramId>) -> Answered {
    program(&visit, id).await?;
    let form = Form::new(new_path(id)).with("falls_to", "caseworker").with("opens_before", 0).with("closes_after", 14);
    visit.page(TEMPLATE, view(id, None, form))
}

async fn save_new(visit: Visit, Id(id): Id<ProgramId>, typed: Typed) -> Answered {
    program(&visit, id).await?;
    let by = visit.by(&typed)?;
    let saved = match typed.read(|fields| Rule::read(fields, None)) {
        Ok(rule) => {
            let add = async move |act: &mut Act<'_>| add(act, id, &rule).await.map(drop);
            perform(visit.store(), &by, add).await
        }
        Err(stop) => Err(stop),
    };
    answer(&visit, id, saved, (new_path(id), None), &typed)
}

async fn take_away(visit: Visit, Id((program, id)): Id<(ProgramId, RuleId)>, typed: Typed) -> Answered {
    row(&visit, program, id).await?;
    let by = visit.by(&typed)?;
    perform(visit.store(), &by, async move |act: &mut Act<'_>| remove(act, id).await).await?;
    Ok(visit.go_on(&format!("{}/follow-up", home(program)), "rule-ended"))
}

fn answer(
    visit: &Visit,
    program: ProgramId,
    saved: Result<(), Stop>,
    (action, row): (String, Option<&Row>),
    typed: &Typed,
) -> Answered {
    match saved {
        Ok(()) => Ok(visit.go_on(&format!("{}/follow-up", home(program)), "program-saved")),
        Err(stop) => {
            let code = row.map_or_else(|| typed.get("code").unwrap_or_default().to_owned(), |row| row.code.clone());
            let form = super::rule::in_fields(typed.refused(action, stop)?, &code);
            visit.page_again(TEMPLATE, view(program, row, form))
        }
    }
}

async fn row(visit: &Visit, id: ProgramId, rule: RuleId) -> Result<Row, Oops> {
    let program = program(visit, id).await?;
    in_program(visit.store().read(), program.id, rule).await?.ok_or(Oops::NotFound)
}

fn view(program: ProgramId, row: Option<&Row>, form: Form) -> View {
    let end = row.map(|row| Form::new(format!("{}/end", path(program, row.id))).named("end"));
    View {
        home: home(program),
        kind: row.map(|row| row.rule.0.kind.code()),
        trigger: row.map(|row| row.rule.0.trigger.code()),
        quarterly: row.is_some_and(|row| matches!(row.rule.0.window, Offset::Quarters { .. })),
        kinds: TaskKind::ALL.iter().map(|kind| kind.code()).collect(),
        triggers: Trigger::ALL.iter().map(|trigger| trigger.code()).collect(),
        holders: HOLDERS.iter().map(|role| role.code()).collect(),
        form,
        end,
    }
}

fn path(program: ProgramId, rule: RuleId) -> String {
    format!("{}/follow-up/{rule}", home(program))
}

fn new_path(program: ProgramId) -> String {
    format!("{}/new-follow-up", home(program))
}

fn samples() -> Vec<Value> {
    let sample = |kind: Option<&str>, quarterly: bool| {
        let path = "/settings/programs/1/follow-up/1";
        json!({
            "home": "/settings/programs/1", "kind": kind, "trigger": kind.map(|_| "plan-agreed"), "quarterly": quarterly,
            "kinds": ["call-back"], "triggers": ["program-entry"], "holders": ["caseworker", "manager"],
            "form": Form::new(path).at_version(1).with("after", 90),
            "end": kind.map(|_| Form::new(format!("{path}/end")).named("end")),
        })
    };
    vec![sample(Some("plan-review"), false), sample(Some("quarter-follow-up"), true), sample(None, false)]
}
