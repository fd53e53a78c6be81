//! A rule as people read it: a key of the catalogue with what it names.

use std::collections::BTreeMap;

use domain::intake::documents::rules::words_of;
use domain::programs::Policy;
use domain::programs::eligibility::rules::{Condition, Requirement, Rule};
use domain::shared::{Coded, Language};
use serde::Serialize;
use serde_json::{Value, json};

use crate::caseworker::intake::words::{question, requirement};

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
pub(super) fn said(
    language: Language,
    policy: &Policy,
    rule: &Rule,
    streams: &BTreeMap<String, String>,
    home: &str,
) -> Said {
    Said {
        code: rule.code.clone(),
        requires: requires(language, policy, &rule.requires),
        only_if: rule.only_if.iter().flat_map(|only| only_if(language, policy, only)).collect(),
        stream: rule.stream.as_ref().map(|code| streams.get(code).unwrap_or(code).clone()),
        evidence: rule.evidence.map(Coded::code),
        unmet: rule.unmet.in_language(language).to_owned(),
        href: format!("{home}/rules/{}", rule.code),
    }
}

fn requires(language: Language, policy: &Policy, requires: &Requirement) -> Value {
    match requires {
        Requirement::Income { table, percent, or_any } if !or_any.is_empty() => {
            let answers: Vec<_> = or_any.iter().map(|code| question(language, policy, code)).collect();
            let args = json!({ "percent": percent, "table": words_of(table), "answers": answers.join(" · ") });
            message("rule-income-or", args)
        }
        _ => requirement(language, policy, requires),
    }
}

fn only_if(language: Language, policy: &Policy, only: &Condition) -> Vec<Value> {
    let answers = only.answers.iter().map(|(code, answer)| {
        message(
            if *answer { "rule-only-if-yes" } else { "rule-only-if-no" },
            json!({ "question": question(language, policy, code) }),
        )
    });
    let from = only.age_from.map(|years| message("rule-only-from", json!({ "years": years })));
    let to = only.age_to.map(|years| message("rule-only-to", json!({ "years": years })));
    answers.chain(from).chain(to).collect()
}

fn message(key: &str, args: Value) -> Value {
    json!({ "key": key, "args": args })
}
