//! One rule of a program: changed in a form of its kind, or taken away.

use domain::access::{Act, Permission};
use domain::perform;
use domain::programs::changes::{drop_rule, write_rule};
use domain::programs::eligibility::rules::Rule;
use domain::programs::eligibility::{EvidenceKind, RuleKind};
use domain::programs::{self, Model as Program};
use domain::shared::{Coded, Fault, ProgramId, Refusal, Stop};
use serde::Serialize;
use serde_json::{Value, json};

use super::{home, program};
use crate::web::{Access, Answered, Face, Form, Id, Oops, Page, Typed, Visit};

pub(super) const TEMPLATE: &str = "caseworker/settings/program/rule.html";

/// The page of a rule that is there.
pub fn page() -> Page {
    Page::new("/settings/programs/{program}/rules/{code}", Face::Caseworker, Access::May(Permission::ManagePrograms))
        .drawn_by(TEMPLATE)
        .get(show)
        .post(save)
        .samples(samples)
}

/// The act of taking it away; it has no page of its own.
pub fn end() -> Page {
    let path = "/settings/programs/{program}/rules/{code}/end";
    Page::new(path, Face::Caseworker, Access::May(Permission::ManagePrograms)).post(take_away)
}

/// A rule's form, new or not.
#[derive(Serialize)]
pub(super) struct View {
    pub(super) home: String,
    pub(super) kind: &'static str,
    pub(super) new: bool,
    pub(super) streams: Vec<Value>,
    pub(super) tables: Vec<Value>,
    pub(super) evidence: Vec<&'static str>,
    pub(super) form: Form,
    /// The form that takes the rule away.
    pub(super) end: Option<Form>,
}

async fn show(visit: Visit, Id((id, code)): Id<(ProgramId, String)>) -> Answered {
    let program = program(&visit, id).await?;
    let rule = rule(&program, &code)?;
    let form = filled(path(id, &code), rule).at_version(program.version);
    let view = view(&visit, &program, RuleKind::of(&rule.requires), form).await?;
    visit.page(TEMPLATE, with_end(view, id, &code, program.version))
}

async fn save(visit: Visit, Id((id, code)): Id<(ProgramId, String)>, typed: Typed) -> Answered {
    let program = program(&visit, id).await?;
    let kind = RuleKind::of(&rule(&program, &code)?.requires);
    let read = read(&typed, kind).and_then(|(rule, version)| {
        // The code is the rule's name in what was determined: it does not change.
        if rule.code == code { Ok((rule, version)) } else { Err(Refusal::of("code", "rule-code-fixed").into()) }
    });
    match write(&visit, id, &typed, read, false).await? {
        Ok(()) => Ok(visit.go_on(&format!("{}#rules", home(id)), "program-saved")),
        Err(stop) => {
            let form = in_fields(typed.refused(path(id, &code), stop)?, &code);
            let view = view(&visit, &program, kind, form).await?;
            visit.page_again(TEMPLATE, with_end(view, id, &code, program.version))
        }
    }
}

async fn take_away(visit: Visit, Id((id, code)): Id<(ProgramId, String)>, typed: Typed) -> Answered {
    program(&visit, id).await?;
    let version = typed.version()?;
    let end = async move |act: &mut Act<'_>| drop_rule(act, id, &code, version).await;
    perform(visit.store(), &visit.by(&typed)?, end).await?;
    Ok(visit.go_on(&format!("{}#rules", home(id)), "rule-ended"))
}

fn rule<'p>(program: &'p Program, code: &str) -> Result<&'p Rule, Oops> {
    program.policy.eligibility.iter().find(|rule| rule.code == code).ok_or(Oops::NotFound)
}

/// A form's rule and the version of the program that it was drawn from.
pub(super) fn read(typed: &Typed, kind: RuleKind) -> Result<(Rule, i32), Stop> {
    let rule = typed.read(|fields| Rule::read(fields, kind))?;
    Ok((rule, typed.version()?))
}

/// Writes the rule that was read; the outer error ends in an error page.
pub(super) async fn write(
    visit: &Visit,
    id: ProgramId,
    typed: &Typed,
    read: Result<(Rule, i32), Stop>,
    new: bool,
) -> Result<Result<(), Stop>, Oops> {
    let by = visit.by(typed)?;
    Ok(match read {
        Ok((rule, version)) => {
            let write = async move |act: &mut Act<'_>| write_rule(act, id, rule, new, version).await;
            perform(visit.store(), &by, write).await
        }
        Err(stop) => Err(stop),
    })
}

/// What is wrong with a rule is told by its code; in the rule's own form it concerns the whole form.
pub(super) fn in_fields(mut form: Form, code: &str) -> Form {
    if let Some(wrong) = form.wrong.remove(code).filter(|_| !code.is_empty()) {
        form.general.extend(wrong);
    }
    form
}

fn filled(action: String, rule: &Rule) -> Form {
    rule.to_fields().into_iter().fold(Form::new(action), |form, (name, value)| form.with(name, value))
}

pub(super) async fn view(visit: &Visit, program: &Program, kind: RuleKind, form: Form) -> Result<View, Oops> {
    let streams = programs::streams_of(visit.store().read(), program.id).await.map_err(Fault::from)?;
    let streams = streams.into_iter().map(|stream| json!({ "value": stream.code, "label": stream.name }));
    let tables = program.policy.income_tables.keys().map(|name| json!({ "value": name, "label": name }));
    Ok(View {
        home: home(program.id),
        kind: kind.code(),
        new: true,
        streams: streams.collect(),
        tables: tables.collect(),
        evidence: EvidenceKind::ALL.iter().map(|evidence| evidence.code()).collect(),
        form,
        end: None,
    })
}

fn with_end(view: View, id: ProgramId, code: &str, version: i32) -> View {
    let end = Form::new(format!("{}/end", path(id, code))).named("end").at_version(version);
    View { new: false, end: Some(end), ..view }
}

fn path(id: ProgramId, code: &str) -> String {
    format!("{}/rules/{code}", home(id))
}

fn samples() -> Vec<Value> {
    let sample = |kind: &RuleKind| {
        let form = Form::new("/settings/programs/1/rules/one").at_version(1).with("code", "one").with("answer", "yes");
        json!({
            "home": "/settings/programs/1", "kind": kind.code(), "new": *kind == RuleKind::Residence,
            "streams": [{ "value": "wioa-adult", "label": "WIOA Adult" }], "form": form,
            "tables": [{ "value": "poverty", "label": "poverty" }], "evidence": ["statement", "document", "record"],
            "end": Form::new("/settings/programs/1/rules/one/end").named("end").at_version(1),
        })
    };
    RuleKind::ALL.iter().map(sample).collect()
}
