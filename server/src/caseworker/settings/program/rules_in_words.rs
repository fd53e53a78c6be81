//! A rule as people read it: a key of the catalogue with what it names.

use std::collections::BTreeMap;

use domain::programs::eligibility::rules::{Condition, Requirement, Rule};
use domain::shared::Coded;
use serde::Serialize;
use serde_json::{Value, json};

/// A rule in words.
#[derive(Debug, Serialize)]
pub(super) struct Said {
    code: String,
    /// What it requires, as `{ key, args }`.
    requires: Value,
    /// When it applies, sentence by sentence.
    only_if: Vec<Value>,
    stream: Option<String>,
    /// The code of the least evidence.
    evidence: Option<&'static str>,
    /// What is said to whoever does not meet it.
    unmet: String,
    href: String,
}

/// The rule, with the name of its stream.
pub(super) fn said(rule: &Rule, streams: &BTreeMap<String, String>, home: &str) -> Said {
    Said {
        code: rule.code.clone(),
        requires: requires(&rule.requires),
        only_if: rule.only_if.iter().flat_map(only_if).collect(),
        stream: rule.stream.as_ref().map(|code| streams.get(code).unwrap_or(code).clone()),
        evidence: rule.evidence.map(Coded::code),
        unmet: rule.unmet.en.clone(),
        href: format!("{home}/rules/{}", rule.code),
    }
}

fn requires(requires: &Requirement) -> Value {
    let list = |names: &[String]| names.join(", ");
    match requires {
        Requirement::MinimumAge { years } => message("rule-minimum-age", json!({ "years": years })),
        Requirement::MaximumAge { years } => message("rule-maximum-age", json!({ "years": years })),
        Requirement::Residence { within } => message("rule-residence", json!({ "areas": list(within) })),
        Requirement::Income { table, percent, or_any } if or_any.is_empty() => {
            message("rule-income", json!({ "percent": percent, "table": table }))
        }
        Requirement::Income { table, percent, or_any } => {
            message("rule-income-or", json!({ "percent": percent, "table": table, "answers": list(or_any) }))
        }
        Requirement::AuthorizedToWork => message("rule-authorized-to-work", json!({})),
        Requirement::Status { any_of } => message("rule-status", json!({ "answers": list(any_of) })),
        Requirement::Score { test, from, to } => score(test, *from, *to),
        Requirement::Document { document } => message("rule-document", json!({ "document": document })),
        Requirement::Criterion { question, answer: true } => message("rule-yes", json!({ "question": question })),
        Requirement::Criterion { question, answer: false } => message("rule-no", json!({ "question": question })),
    }
}

fn score(test: &str, from: Option<i64>, to: Option<i64>) -> Value {
    match (from, to) {
        (Some(from), Some(to)) => message("rule-score-between", json!({ "test": test, "from": from, "to": to })),
        (Some(from), None) => message("rule-score-from", json!({ "test": test, "from": from })),
        (None, to) => message("rule-score-to", json!({ "test": test, "to": to })),
    }
}

fn only_if(only: &Condition) -> Vec<Value> {
    let answers = only.answers.iter().map(|(question, answer)| {
        message(if *answer { "rule-only-if-yes" } else { "rule-only-if-no" }, json!({ "question": question }))
    });
    let from = only.age_from.map(|years| message("rule-only-from", json!({ "years": years })));
    let to = only.age_to.map(|years| message("rule-only-to", json!({ "years": years })));
    answers.chain(from).chain(to).collect()
}

fn message(key: &str, args: Value) -> Value {
    json!({ "key": key, "args": args })
}
