//! A program on one page: who may take part, who is taken first, what papers are needed, what applicants are scored on.

use std::collections::BTreeMap;

use domain::access::Permission;
use domain::programs::eligibility::RuleKind;
use domain::programs::{self, Model as Program};
use domain::shared::{Coded, Fault, ProgramId};
use serde::Serialize;
use serde_json::{Value, json};

use super::rules_in_words::{Said, said};
use super::{home, program};
use crate::web::{Access, Answered, Face, Id, Oops, Page, Visit};

const TEMPLATE: &str = "caseworker/settings/program/overview.html";

/// The page.
pub fn page() -> Page {
    Page::new("/settings/programs/{program}", Face::Caseworker, Access::May(Permission::ManagePrograms))
        .drawn_by(TEMPLATE)
        .get(show)
        .samples(samples)
}

#[derive(Serialize)]
struct View {
    name: String,
    sector: String,
    home: String,
    facts: Facts,
    rules: Vec<Said>,
    /// What a new rule can be of.
    rule_kinds: Vec<&'static str>,
    priority: Vec<Value>,
    papers: Vec<Value>,
    rubric: Vec<Value>,
    tables: Vec<Value>,
    services: usize,
    streams: Vec<String>,
    /// Whether it has a contract of participation.
    contract: bool,
}

/// The numbers and parts that the manager sets.
#[derive(Serialize)]
struct Facts {
    caseworker_label: Option<String>,
    gap_days: u32,
    intake_view_days: Option<u32>,
    switched_on: Vec<String>,
}

async fn show(visit: Visit, Id(id): Id<ProgramId>) -> Answered {
    let program = program(&visit, id).await?;
    let view = view(&visit, program).await?;
    visit.page(TEMPLATE, view)
}

async fn view(visit: &Visit, program: Program) -> Result<View, Oops> {
    let db = visit.store().read();
    let streams = programs::streams_of(db, program.id).await.map_err(Fault::from)?;
    let streams: BTreeMap<_, _> = streams.into_iter().map(|stream| (stream.code, stream.name)).collect();
    let services = programs::kinds_of(db, program.id).await.map_err(Fault::from)?.len();
    let (home, policy) = (home(program.id), program.policy);
    let stream = |code: &String| streams.get(code).unwrap_or(code).clone();
    Ok(View {
        rules: policy.eligibility.iter().map(|rule| said(visit.language, &policy, rule, &streams, &home)).collect(),
        rule_kinds: RuleKind::ALL.iter().map(|kind| kind.code()).collect(),
        priority: policy
            .priority
            .iter()
            .map(|order| {
                let groups: Vec<_> = order.groups.iter().map(|group| &group.name).collect();
                json!({ "stream": stream(&order.stream), "groups": groups })
            })
            .collect(),
        papers: policy
            .papers
            .iter()
            .map(|paper| {
                let of = paper.stream.as_ref().map(stream);
                json!({ "name": paper.name, "stream": of, "accepted": paper.accepted.join(", ") })
            })
            .collect(),
        rubric: policy.rubric.iter().map(|line| json!({ "name": line.name, "most": line.most })).collect(),
        tables: policy
            .income_tables
            .iter()
            .map(|(name, table)| {
                let years: Vec<_> = table.years.iter().map(|year| year.year).collect();
                json!({ "name": name, "source": table.source, "first": years.iter().min(), "last": years.iter().max() })
            })
            .collect(),
        contract: policy.contract().is_some(),
        facts: Facts {
            gap_days: policy.gap_days(),
            caseworker_label: policy.caseworker_label,
            intake_view_days: policy.intake_view_days,
            switched_on: policy.switched_on,
        },
        streams: streams.values().cloned().collect(),
        name: program.name,
        sector: program.sector,
        home,
        services,
    })
}

fn samples() -> Vec<Value> {
    let rule = json!({
        "code": "age", "requires": { "key": "rule-minimum-age", "args": { "years": 18 } }, "stream": "WIOA Adult",
        "only_if": [{ "key": "rule-only-from", "args": { "years": 18 } }], "evidence": "document",
        "unmet": "You must be 18 or older.", "href": "/settings/programs/1/rules/age",
    });
    let full = json!({
        "name": "Manufacturing pathways", "sector": "Manufacturing", "home": "/settings/programs/1", "rules": [rule],
        "facts": { "caseworker_label": "Caseworker", "gap_days": 90, "intake_view_days": 14, "switched_on": ["lottery"] },
        "rule_kinds": RuleKind::ALL.iter().map(|kind| kind.code()).collect::<Vec<_>>(),
        "priority": [{ "stream": "WIOA Adult", "groups": ["Veterans in a priority group", "Everybody else"] }],
        "papers": [{ "name": "Proof of age", "stream": null, "accepted": "Passport, State ID" }],
        "rubric": [{ "name": "Motivation", "most": 10 }],
        "tables": [{ "name": "poverty", "source": "HHS", "first": 2024, "last": 2026 }],
        "services": 22, "streams": ["WIOA Adult"], "contract": true,
    });
    let mut bare = full.clone();
    for list in ["rules", "priority", "papers", "rubric", "tables", "streams"] {
        bare[list] = json!([]);
    }
    bare["contract"] = json!(false);
    bare["facts"] = json!({ "caseworker_label": null, "gap_days": 90, "intake_view_days": null, "switched_on": [] });
    vec![full, bare]
}
