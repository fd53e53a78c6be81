//! The follow-up rules of a program: which duty follows from which cause, when, for whom; each changed in its form.

use axum::extract::Path;
use domain::access::{Act, Permission};
use domain::follow_up::rules::rules::{HOLDERS, Offset, Rule};
use domain::follow_up::rules::{AskedFirst, Row, RuleId, TaskKind, Trigger, commands, queries};
use domain::perform;
use domain::shared::{Answer, Coded, ProgramId, Stop};
use serde::Serialize;
use serde_json::{Value, json};

use super::{home, program};
use crate::web::{Access, Answered, Face, Form, Oops, Page, Typed, Visit};

const TEMPLATE: &str = "caseworker/settings/program/follow_up.html";
const RULE: &str = "caseworker/settings/program/follow_up_rule.html";
const MAY: Access = Access::May(Permission::ManagePrograms);

/// The list, a rule of it, a new one, and the act of taking one away.
pub fn pages() -> Vec<Page> {
    let page = |path| Page::new(path, Face::Caseworker, MAY);
    vec![
        page("/settings/programs/{program}/follow-up").drawn_by(TEMPLATE).get(list).samples(samples),
        page("/settings/programs/{program}/follow-up/new").get(show_new).post(add),
        page("/settings/programs/{program}/follow-up/{rule}").get(show).post(save),
        page("/settings/programs/{program}/follow-up/{rule}/end").post(end),
    ]
}

#[derive(Serialize)]
struct List {
    name: String,
    home: String,
    rules: Vec<Value>,
}

async fn list(visit: Visit, Path(id): Path<ProgramId>) -> Answered {
    let program = program(&visit, id).await?;
    let rules = queries::of_program(visit.store().read(), id).await?;
    let rules = rules.iter().map(|row| told(id, row)).collect();
    visit.page(TEMPLATE, List { name: program.name, home: home(id), rules })
}

/// A rule in words.
fn told(program: ProgramId, row: &Row) -> Value {
    let rule = &row.rule.0;
    let when = match rule.window {
        Offset::Days { after, .. } if after < 0 => {
            json!({ "key": "rule-days-before", "args": { "days": after.unsigned_abs() } })
        }
        Offset::Days { after, .. } => json!({ "key": "rule-days-after", "args": { "days": after } }),
        Offset::Quarters { after } => json!({ "key": "rule-quarter-after", "args": { "quarter": after } }),
    };
    json!({
        "href": path(program, row.id), "code": rule.code, "kind": rule.kind, "trigger": rule.trigger, "when": when,
        "falls_to": rule.falls_to, "escalates": rule.escalates.map(|late| late.after_days),
        "escalates_to": rule.escalates.map(|late| late.to), "repeats": rule.repeats_every,
    })
}

#[derive(Serialize)]
struct View {
    home: String,
    triggers: Vec<&'static str>,
    kinds: Vec<&'static str>,
    roles: Vec<&'static str>,
    asked: Vec<&'static str>,
    form: Form,
    end: Option<Form>,
}

async fn show(visit: Visit, Path((id, rule)): Path<(ProgramId, RuleId)>) -> Answered {
    let row = row(&visit, id, rule).await?;
    let form = filled(Form::new(path(id, rule)), &row.rule.0).at_version(row.version);
    visit.page(RULE, view(id, form, Some(rule)))
}

async fn show_new(visit: Visit, Path(id): Path<ProgramId>) -> Answered {
    program(&visit, id).await?;
    let form = Form::new(new_path(id)).with("falls_to", HOLDERS[0].code()).with("closes_after", 14);
    visit.page(RULE, view(id, form, None))
}

async fn save(visit: Visit, Path((id, rule)): Path<(ProgramId, RuleId)>, typed: Typed) -> Answered {
    let row = row(&visit, id, rule).await?;
    let by = visit.by(&typed)?;
    let saved: Answer<()> = match typed.read(Rule::read).and_then(|read| Ok((read, typed.version()?))) {
        Ok((read, version)) => {
            let change = async move |act: &mut Act<'_>| commands::change(act, rule, &read, version).await;
            perform(visit.store(), &by, change).await
        }
        Err(stop) => Err(stop),
    };
    match saved {
        Ok(()) => Ok(visit.go_on(&list_path(id), "follow-up-rule-saved")),
        Err(stop) => again(&visit, id, Some(rule), &typed, (path(id, rule), &row.code), stop),
    }
}

async fn add(visit: Visit, Path(id): Path<ProgramId>, typed: Typed) -> Answered {
    program(&visit, id).await?;
    let by = visit.by(&typed)?;
    let added: Answer<RuleId> = match typed.read(Rule::read) {
        Ok(read) => {
            perform(visit.store(), &by, async move |act: &mut Act<'_>| commands::add(act, id, &read).await).await
        }
        Err(stop) => Err(stop),
    };
    match added {
        Ok(_) => Ok(visit.go_on(&list_path(id), "follow-up-rule-saved")),
        Err(stop) => {
            let code = typed.get("code").unwrap_or_default().to_owned();
            again(&visit, id, None, &typed, (new_path(id), &code), stop)
        }
    }
}

async fn end(visit: Visit, Path((id, rule)): Path<(ProgramId, RuleId)>, typed: Typed) -> Answered {
    row(&visit, id, rule).await?;
    let remove = async move |act: &mut Act<'_>| commands::remove(act, rule).await;
    perform(visit.store(), &visit.by(&typed)?, remove).await?;
    Ok(visit.go_on(&list_path(id), "follow-up-rule-ended"))
}

/// The form again. What is wrong with a rule is told by its code: in its own form it concerns the whole.
fn again(
    visit: &Visit,
    id: ProgramId,
    rule: Option<RuleId>,
    typed: &Typed,
    (action, code): (String, &str),
    stop: Stop,
) -> Answered {
    let mut form = typed.refused(action, stop)?;
    if let Some(wrong) = form.wrong.remove(code) {
        form.general.extend(wrong);
    }
    visit.page_again(RULE, view(id, form, rule))
}

async fn row(visit: &Visit, id: ProgramId, rule: RuleId) -> Result<Row, Oops> {
    program(visit, id).await?;
    queries::one(visit.store().read(), id, rule).await?.ok_or(Oops::NotFound)
}

fn view(id: ProgramId, form: Form, rule: Option<RuleId>) -> View {
    fn codes<T: Coded>() -> Vec<&'static str> {
        T::ALL.iter().map(|member| member.code()).collect()
    }
    View {
        home: list_path(id),
        triggers: codes::<Trigger>(),
        kinds: codes::<TaskKind>(),
        roles: HOLDERS.iter().map(|role| role.code()).collect(),
        asked: codes::<AskedFirst>(),
        end: rule.map(|rule| Form::new(format!("{}/end", path(id, rule))).named("end")),
        form,
    }
}

fn filled(form: Form, rule: &Rule) -> Form {
    let form = form.with("code", &rule.code).with("trigger", rule.trigger.code()).with("kind", rule.kind.code());
    let form = form.with("falls_to", rule.falls_to.code()).with("weight", rule.weight);
    let form = form.with_some("asks_first", rule.asks_first.map(Coded::code));
    let form = form.with_some("repeats_every", rule.repeats_every);
    let form = form.with_some("escalates_after", rule.escalates.map(|late| late.after_days));
    let form = form.with_some("escalates_to", rule.escalates.map(|late| late.to.code()));
    match rule.window {
        Offset::Quarters { after } => form.with("quarter", after),
        Offset::Days { after, opens_before, closes_after } => {
            form.with("after", after).with("opens_before", opens_before).with("closes_after", closes_after)
        }
    }
}

fn list_path(id: ProgramId) -> String {
    format!("{}/follow-up", home(id))
}

fn new_path(id: ProgramId) -> String {
    format!("{}/new", list_path(id))
}

fn path(id: ProgramId, rule: RuleId) -> String {
    format!("{}/{rule}", list_path(id))
}

fn samples() -> Vec<Value> {
    let rule = json!({ "href": "/settings/programs/1/follow-up/1", "code": "reach-out", "kind": "reach-out",
        "trigger": "not-reached", "when": { "key": "rule-days-after", "args": { "days": 30 } }, "falls_to": "caseworker",
        "escalates": 5, "escalates_to": "manager", "repeats": 90 });
    let mut plain = rule.clone();
    (plain["escalates"], plain["escalates_to"], plain["repeats"]) = (Value::Null, Value::Null, Value::Null);
    vec![
        json!({ "name": "Health careers", "home": "/settings/programs/1", "rules": [rule, plain] }),
        json!({ "name": "Health careers", "home": "/settings/programs/1", "rules": [] }),
    ]
}
