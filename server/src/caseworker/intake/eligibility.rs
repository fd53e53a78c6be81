//! What the rules say so far, as every step and the determination show it.

use domain::intake::applications::rules::Step;
use domain::intake::documents::rules::words_of;
use domain::programs::Policy;
use domain::programs::eligibility::{Determination, FactName, FactValue, Missing, Used, Verdict};
use domain::shared::{Coded, Language};
use serde::Serialize;
use serde_json::Value;

use super::words::{plain, question, requirement, said};

/// One rule with what it says.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Finding {
    /// What it requires.
    title: Value,
    /// The name of its stream, where it is one's own.
    stream: Option<String>,
    /// What it says, by the code of `Verdict`, or `not-asked`.
    verdict: &'static str,
    /// The facts that decided it.
    used: Vec<Shown>,
    /// What they were compared with, in cents.
    limit: Option<i64>,
    /// What is missing.
    missing: Vec<Value>,
    /// The step that asks for what is missing.
    step: Option<&'static str>,
    /// What the person is told where it is unmet.
    unmet: Option<String>,
}

/// A fact that decided a rule, with what shows it.
#[derive(Clone, Debug, Serialize)]
struct Shown {
    name: Value,
    kind: &'static str,
    value: Value,
    evidence: Option<&'static str>,
    what: String,
}

/// Every rule of a determination with what it says, in the program's order.
pub(crate) fn findings(
    language: Language,
    policy: &Policy,
    streams: &[(String, String)],
    determination: &Determination,
) -> Vec<Finding> {
    let name = |code: &String| streams.iter().find(|(known, _)| known == code).map(|(_, name)| name.clone());
    let told = |finding: &domain::programs::eligibility::Finding| {
        let verdict = match finding.verdict {
            Verdict::Unknown if finding.judged_by.is_empty() && is_unanswered(&finding.missing) => "not-asked",
            verdict => verdict.code(),
        };
        Finding {
            title: requirement(language, policy, &finding.rule.requires),
            stream: finding.rule.stream.as_ref().and_then(name),
            verdict,
            used: finding.judged_by.iter().map(|used| shown(language, policy, used)).collect(),
            limit: finding.against.as_ref().and_then(cents),
            missing: finding.missing.iter().map(|missing| lacking(language, policy, missing)).collect(),
            step: finding.missing.iter().find_map(asked_in).map(Coded::code),
            unmet: (finding.verdict == Verdict::Unmet).then(|| finding.rule.unmet.in_language(language).to_owned()),
        }
    };
    determination.findings.iter().map(told).collect()
}

fn is_unanswered(missing: &[Missing]) -> bool {
    missing.iter().all(|missing| matches!(missing, Missing::Answer(_)))
}

fn asked_in(missing: &Missing) -> Option<Step> {
    match missing {
        Missing::Answer(fact) | Missing::Evidence(fact, _) => Some(Step::that_asks(fact)),
        Missing::Table(_) => None,
    }
}

fn cents(value: &FactValue) -> Option<i64> {
    match value {
        FactValue::Money(amount) => Some(amount.0),
        _ => None,
    }
}

fn shown(language: Language, policy: &Policy, used: &Used) -> Shown {
    let (kind, value) = match &used.value {
        FactValue::Day(day) => ("day", day.iso().into()),
        FactValue::Number(number) => ("number", (*number).into()),
        FactValue::Money(amount) => ("money", amount.0.into()),
        FactValue::Answer(answer) => ("answer", (if *answer { "yes" } else { "no" }).into()),
        FactValue::Names(names) => ("text", names.join(", ").into()),
    };
    Shown {
        name: fact_name(language, policy, &used.fact),
        kind,
        value,
        evidence: used.evidence.as_ref().map(|evidence| evidence.kind.code()),
        what: used.evidence.as_ref().map(|evidence| evidence.what.clone()).unwrap_or_default(),
    }
}

/// What a fact is called.
pub(super) fn fact_name(language: Language, policy: &Policy, fact: &FactName) -> Value {
    match fact {
        FactName::Born => plain("fact-born"),
        FactName::Residence => plain("fact-residence"),
        FactName::HouseholdSize => plain("fact-household-size"),
        FactName::YearlyIncome => plain("fact-yearly-income"),
        FactName::Answer(code) => question(language, policy, code).into(),
        FactName::Score(code) | FactName::Document(code) => words_of(code).into(),
    }
}

fn lacking(language: Language, policy: &Policy, missing: &Missing) -> Value {
    match missing {
        Missing::Answer(fact) => fact_name(language, policy, fact),
        Missing::Evidence(fact, kind) => {
            let key = format!("lacks-{}-{}", kind.code(), fact_key(fact));
            match fact {
                FactName::Answer(_) | FactName::Score(_) | FactName::Document(_) => {
                    let what = fact_name(language, policy, fact);
                    said(&key, serde_json::json!({ "what": what }))
                }
                _ => plain(key),
            }
        }
        Missing::Table(table) => said("lacks-table", serde_json::json!({ "table": words_of(table) })),
    }
}

fn fact_key(fact: &FactName) -> &'static str {
    match fact {
        FactName::Born => "born",
        FactName::Residence => "residence",
        FactName::HouseholdSize => "household-size",
        FactName::YearlyIncome => "yearly-income",
        FactName::Answer(_) | FactName::Score(_) | FactName::Document(_) => "other",
    }
}
