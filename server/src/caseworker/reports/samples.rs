//! What the reports are drawn with in the tests.

use domain::follow_up::reports::{Figure, QUALITY};
use domain::shared::{Coded, Day};
use serde_json::{Value, json};

use super::asked::periods;
use super::figure::columns;
use super::panels::STAGES;

pub(super) fn reports() -> Vec<Value> {
    let full = full();
    let mut none = full.clone();
    none["caseload"] = json!({ "total": 0, "stages": [], "caseworkers": [] });
    for empty in ["grants", "classes", "by_caseworker"] {
        none[empty] = json!([]);
    }
    let mut nothing_ended = full.clone();
    nothing_ended["by_caseworker"] = json!([]);
    nothing_ended["ended"] = json!([ended(quarter(), 0, 0, 0)]);
    nothing_ended["quality"] = QUALITY.iter().map(|figure| counted(figure.code(), 0, 0)).collect();
    vec![full, none, nothing_ended]
}

pub(super) fn figure() -> Vec<Value> {
    let row = |caseworker: Value, follow_up: Value| {
        json!({
            "name": "Kaveh Rahimi", "href": "/cases/1", "number": "LC-2026-0417", "stage": "active", "since": "2026-03-02",
            "caseworker": caseworker, "reached": follow_up["due"], "service": "2026-09-20", "follow_up": follow_up,
        })
    };
    let told = json!({ "kind": "quarter-follow-up", "due": "2026-11-02", "ended": "2026-11-09" });
    let view = json!({
        "figure": "exit-risk", "count": 2, "narrowed": [], "back": "/reports", "of_follow_ups": false, "columns": columns(Figure::ExitRisk),
        "rows": [row(json!("Denise Okafor"), Value::Null), row(Value::Null, Value::Null)],
        "first": null, "next": "/reports/exit-risk?behind=1", "export": "/reports/exit-risk/rows.csv",
    });
    let mut follow_ups = view.clone();
    follow_ups["figure"] = json!("follow-up-missed");
    follow_ups["of_follow_ups"] = json!(true);
    follow_ups["columns"] = json!(columns(Figure::FollowUpMissed));
    follow_ups["narrowed"] = json!(["CNC Operator pathway", "Denise Okafor", quarter()]);
    follow_ups["rows"] = json!([row(json!("Denise Okafor"), told)]);
    follow_ups["first"] = json!("/reports/follow-up-missed");
    let mut none = view.clone();
    none["count"] = json!(0);
    none["rows"] = json!([]);
    for absent in ["next", "export"] {
        none[absent] = Value::Null;
    }
    vec![view, follow_ups, none]
}

fn full() -> Value {
    let columns: Vec<_> = STAGES.map(Coded::code).into();
    let load = |name: Value, active: u64| {
        let stages: Vec<_> =
            columns.iter().map(|stage| counted(stage, if *stage == "active" { active } else { 0 }, 0)).collect();
        json!({ "name": name, "stages": stages, "all": counted("caseload", active, 0) })
    };
    let measure = |kind: &str, done: i64, standing: &str| {
        json!({ "kind": kind, "done": done, "of": 120, "due_on": "2027-06-30", "percent": 22, "bar": 22, "elapsed": 40,
            "standing": standing })
    };
    let mut spent = measure("spent", 1_200_000, "half-of-pace");
    spent["due_on"] = Value::Null;
    let class = |percent: Value, low: u64| {
        json!({ "name": "Cohort 14", "href": "/training/cohorts/1", "ends_on": "2027-02-12", "learners": 18,
            "percent": percent, "is_low": low > 0, "low": counted("low-attendance", low, 0) })
    };
    json!({
        "programs": [{ "value": "", "label": { "key": "reports-any-program", "args": {} } }, { "value": "1", "label": "CNC Operator pathway" }],
        "periods": Day::new(2026, 11, 24).map(periods), "period": quarter(),
        "chosen": { "program": "", "caseworker": "", "stage": "", "cohort": "", "period": "2026Q4" },
        "caseload": { "total": 61, "stages": columns.iter().map(|stage| counted(stage, 24, 60)).collect::<Vec<_>>(),
            "caseworkers": [load(json!("Denise Okafor"), 38), load(Value::Null, 3)] },
        "columns": columns,
        "risk": [counted("exit-risk", 4, 100), counted("exit-risk-late", 1, 25)],
        "grants": [{ "name": "WIOA Adult", "href": "/supports/grants/1", "ends_on": "2027-06-30", "spent": spent,
            "promises": [measure("enrolled", 26, "behind")] }],
        "classes": [class(json!(76), 3), class(Value::Null, 0)], "more_classes": true,
        "ended": [ended(quarter(), 31, 4, 2)], "by_caseworker": [ended(json!("Denise Okafor"), 20, 3, 0), ended(Value::Null, 0, 1, 0)],
        "quality": QUALITY.iter().map(|figure| counted(figure.code(), 7, 50)).collect::<Vec<_>>(),
    })
}

fn quarter() -> Value {
    json!({ "key": "reports-quarter", "args": { "year": "2026", "quarter": 4 } })
}

fn counted(what: &str, count: u64, share: u64) -> Value {
    json!({ "what": what, "count": count, "share": share, "href": "/reports/caseload" })
}

fn ended(name: Value, done: u64, missed: u64, unreachable: u64) -> Value {
    let all = done + missed + unreachable;
    let share = |count: u64| (count * 100).checked_div(all).unwrap_or_default();
    let counts = [("follow-up-done", done), ("follow-up-missed", missed), ("follow-up-unreachable", unreachable)];
    let counts = counts.map(|(what, count)| counted(what, count, share(count)));
    json!({ "name": name, "counts": counts, "all": all })
}
