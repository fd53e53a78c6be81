//! Contexts that the steps' templates must be able to draw.

use domain::intake::applications::rules::{Part, Step};
use domain::shared::Coded;
use serde_json::{Value, json};

use super::words::plain;
use crate::web::Form;

/// A step with everything around it.
pub(super) fn step(step: Step, form: Form) -> Value {
    let in_list = |other: Step, state: &str, words: Value| {
        json!({ "href": format!("/intake/1/{}", other.code()), "number": other.number(),
            "label": plain(format!("intake-step-{}", other.code())), "state": state, "words": words, "current": other == step })
    };
    let to_fix = json!({ "key": "intake-to-fix", "args": { "count": 2 } });
    let after = json!({ "key": "intake-after-step", "args": { "number": 5 } });
    let groups = [
        (
            Part::Person,
            vec![in_list(Step::Contact, "look-again", Value::Null), in_list(Step::Work, "done", Value::Null)],
        ),
        (Part::Eligibility, vec![in_list(Step::Household, "to-fix", to_fix)]),
        (Part::Agreement, vec![in_list(Step::Determination, "locked", after)]),
    ];
    let groups =
        groups.map(|(part, steps)| json!({ "title": plain(format!("intake-part-{}", part.code())), "steps": steps }));
    let back = step.previous().map(|back| json!({ "href": "/intake/1/contact", "number": back.number() }));
    json!({ "form": form, "frame": {
        "case": "1", "name": "Luis Ángel Cárdenas Villaseñor", "number": "LC-2026-00417", "program": "CNC Operator pathway",
        "begun_by": "Denise Okafor", "begun_at": "2026-11-23T15:38:00Z", "saved_at": "2026-11-24T15:38:00Z",
        "step": step.code(), "place": step.number(), "of": 9, "part": step.part().code(), "back": back, "groups": groups,
        "done": 4, "duplicates": [{ "participant": "2", "name": "Luis A. Cárdenas Villaseñor", "born": "1998-05-17",
            "grounds": ["same-birth-date", "similar-name"], "settle": Form::new("/intake/1/duplicate").named("d-2") }],
        "elsewhere": true, "eligibility": findings(), "rules_of": 3, "decided": false, "may_save": true } })
}

/// Findings of every kind.
pub(in crate::caseworker) fn findings() -> Value {
    let finding = |title: Value, verdict: &str, used: Value, missing: Value, step: Value| {
        json!({ "title": title, "stream": null, "verdict": verdict, "used": used, "limit": null, "missing": missing,
            "step": step, "unmet": null })
    };
    let born = json!([{ "name": plain("fact-born"), "kind": "day", "value": "1998-05-17", "evidence": "document", "what": "passport" }]);
    let income = json!([{ "name": plain("fact-yearly-income"), "kind": "money", "value": 6_000_000, "evidence": null, "what": "" }]);
    let age = json!({ "key": "rule-minimum-age", "args": { "years": 18 } });
    let limit = json!({ "key": "rule-income", "args": { "percent": 200, "table": "poverty" } });
    let mut unmet = finding(limit, "unmet", income, json!([]), Value::Null);
    unmet["limit"] = 5_330_000.into();
    unmet["stream"] = "Foundation".into();
    unmet["unmet"] = "Your household's income is too high.".into();
    let lacks = json!([plain("lacks-document-born")]);
    json!([
        finding(age.clone(), "met", born.clone(), json!([]), Value::Null),
        finding(age.clone(), "unknown", born, lacks, "residence".into()),
        finding(age.clone(), "not-asked", json!([]), json!([plain("fact-born")]), "residence".into()),
        finding(age, "not-applicable", json!([]), json!([]), Value::Null),
        unmet,
    ])
}

/// Assessments of every kind.
pub(super) fn assessments() -> Value {
    json!([
        { "id": "1", "instrument": "casas", "subject": "math", "score": 214, "level": "ABE 3", "day": "2026-11-20",
            "phase": "pre", "struck": null },
        { "id": "2", "instrument": "tabe", "subject": "reading", "score": 500, "level": null, "day": "2026-11-19",
            "phase": "single", "struck": "Of somebody else" },
    ])
}
