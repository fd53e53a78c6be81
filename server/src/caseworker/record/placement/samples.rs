//! Contexts that the templates of the placement tab must be able to draw.

use domain::placement::candidates::rules::ClosedBecause;
use domain::placement::placements::rules::EndedBecause;
use domain::placement::quality::Quality;
use serde_json::{Value, json};

use super::new::{by_hand, job_choices};
use crate::caseworker::employers::{quality_told, with_quality};
use crate::caseworker::places::codes;
use crate::caseworker::record::samples::{bare, head};
use crate::web::Form;

pub(super) fn tab() -> Vec<Value> {
    let job = |struck: Value, held: bool| {
        json!({ "href": "/cases/1/placements/1", "title": "CNC operator", "employer": "Alvarez Machining",
            "starts_on": "2026-11-23", "ended_on": null, "because": null, "hourly": 2075, "hours": 40, "level": "employer",
            "struck": struck, "is_held": held, "unknown": 3 })
    };
    let mut over = job(Value::Null, false);
    (over["ended_on"], over["because"]) = (json!("2026-11-24"), json!("laid-off"));
    for field in ["hourly", "hours", "level"] {
        over[field] = Value::Null;
    }
    over["unknown"] = json!(0);
    let candidacy = |state: &str, because: Value| {
        json!({ "href": "/cases/1/candidates/1", "title": "CNC operator", "employer": "Alvarez Machining", "state": state,
            "since": "2026-11-20", "because": because, "order_href": "/employers/job-orders/1" })
    };
    let search = json!({ "skills": "Forklift; Somali, English", "shifts": ["evenings"], "free_from": "2026-11-01", "is_free": true,
        "developer": "Marguerite", "since": "2026-10-01", "found_on": null });
    let mut closed = search.clone();
    (closed["found_on"], closed["developer"], closed["is_free"]) = (json!("2026-11-23"), Value::Null, json!(false));
    closed["shifts"] = json!([]);
    let choices = json!([{ "value": "1", "label": "Marguerite" }]);
    let full = json!({
        "record": head("placement"), "jobs": [job(Value::Null, true), over, job(json!("Twice."), false)],
        "candidacies": [candidacy("interview", Value::Null), candidacy("withdrawn", json!("hired-elsewhere"))],
        "search": search, "orders": choices, "shifts": ["days", "evenings"], "developers": choices,
        "reports": [reported("waiting"), reported("confirmed"), reported("rejected")], "report": "/cases/1/job-reports/new",
        "start": "/cases/1/placements/new", "release": "/cases/1/releases/new?kind=referral-profile",
        "searching": Form::new("/cases/1/job-search").named("search").at_version(1),
        "referring": Form::new("/cases/1/candidates").named("refer"),
    });
    let mut looked_at = full.clone();
    for field in ["start", "report", "searching", "referring", "release"] {
        looked_at[field] = Value::Null;
    }
    looked_at["reports"] = json!([]);
    (looked_at["record"], looked_at["jobs"], looked_at["candidacies"]) = (bare("placement"), json!([]), json!([]));
    let mut fresh = full.clone();
    (fresh["search"], fresh["orders"], fresh["developers"]) = (Value::Null, json!([]), json!([]));
    let mut found = full.clone();
    found["search"] = closed;
    vec![full, looked_at, fresh, found]
}

fn reported(state: &str) -> Value {
    let waits = state == "waiting";
    json!({ "href": "/cases/1/job-reports/1", "kind": if waits { "hire" } else { "end" }, "employer": "Harbor Foods Processing",
        "title": waits.then_some("Line lead"), "state": state, "told_on": "2026-11-24", "way": "call",
        "said_by": waits.then_some("Carmen Álvarez-Whitcomb") })
}

pub(super) fn report() -> Vec<Value> {
    let told = |kind: &str, state: &str| {
        let all = kind == "hire";
        json!({ "kind": kind, "state": state, "employer": "Harbor Foods Processing", "title": all.then_some("Line lead"),
            "day": all.then_some("2026-11-23"), "hourly": all.then_some(2150), "hours": all.then_some(40),
            "source": if all { "employer" } else { "participant" }, "way": if all { "call" } else { "link" },
            "said_by": all.then_some("Carmen Álvarez-Whitcomb"), "told_on": "2026-11-24",
            "settled_on": (state != "waiting").then_some("2026-11-25"), "because": (state == "rejected").then_some("Another Rosa.") })
    };
    let form = |end: &str| Form::new(format!("/cases/1/job-reports/1{end}")).named(end.trim_matches('/')).at_version(1);
    let choices = json!([{ "value": "1", "label": "Harbor Foods" }]);
    let view = |told: Value| {
        beside(json!({ "record": head("placement"), "report": told, "employers": choices, "jobs": choices,
            "sources": by_hand(), "reasons": codes::<EndedBecause>(), "both": true, "back": "/cases/1/placement",
            "confirming": null, "matching": null, "ending": null, "rejecting": null }))
    };
    let mut hire = view(told("hire", "waiting"));
    (hire["confirming"], hire["matching"]) = (json!(form("")), json!(form("/match")));
    let mut end = view(told("end", "waiting"));
    (end["ending"], end["employers"], end["both"]) = (json!(form("/end")), json!([]), json!(false));
    for waits in [&mut hire, &mut end] {
        waits["rejecting"] = json!(form("/reject"));
    }
    vec![hire, end, view(told("hire", "confirmed")), view(told("hire", "rejected"))]
}

pub(super) fn report_new() -> Vec<Value> {
    vec![
        json!({ "record": head("placement"), "tellers": ["employer", "participant"], "ways": ["call", "mail", "in-person"],
        "back": "/cases/1/placement", "form": Form::new("/cases/1/job-reports/new") }),
    ]
}

fn beside(mut view: Value) -> Value {
    let choices = serde_json::to_value(job_choices()).unwrap_or_default();
    for (name, value) in choices.as_object().cloned().unwrap_or_default() {
        view[name] = value;
    }
    view
}

pub(super) fn new() -> Vec<Value> {
    let options = json!([{ "value": "1", "label": "Alvarez Machining" }]);
    let form = with_quality(Form::new("/cases/1/placements/new"), &Quality::default());
    let view = |employers: &Value, both: bool| {
        beside(json!({ "record": head("placement"), "employers": employers, "orders": employers, "sources": by_hand(),
            "both": both, "back": "/cases/1/placement", "form": form }))
    };
    vec![view(&options, true), view(&json!([]), false)]
}

pub(super) fn job() -> Vec<Value> {
    let facts = json!({ "soc": "51-9161", "starts_on": "2026-11-23", "ended_on": null, "because": null, "ended_note": null,
        "pay": 4_316_000, "period": "year", "hourly": 2075, "hours": 40, "training_related": "yes", "came_through": "program" });
    let proof = json!({ "source": "document", "day": "2026-11-23", "note": "Pay stub", "who": "Denise Okafor" });
    let form = |end: &str, id: &str| Form::new(format!("/cases/1/placements/1{end}")).named(id).at_version(1);
    let full = beside(json!({
        "record": head("placement"), "title": "CNC operator", "employer": "Alvarez Machining", "employer_href": "/employers/1",
        "back": "/cases/1/placement", "facts": facts, "quality_told": quality_told(&Quality::default()), "evidence": [proof],
        "level": "document", "sources": by_hand(), "reasons": codes::<EndedBecause>(),
        "strike": "/cases/1/placements/1/strike", "both": true, "changing": with_quality(form("", "job"), &Quality::default()),
        "verifying": form("/verifications", "verify"), "ending": form("/end", "end"),
    }));
    let mut over = full.clone();
    for field in ["employer_href", "level", "strike", "changing", "verifying", "ending"] {
        over[field] = Value::Null;
    }
    over["both"] = json!(false);
    for field in ["soc", "pay", "period", "hourly", "hours"] {
        over["facts"][field] = Value::Null;
    }
    (over["evidence"], over["facts"]["ended_on"]) = (json!([]), json!("2026-11-24"));
    (over["facts"]["because"], over["facts"]["ended_note"]) = (json!("laid-off"), json!("Orders fell."));
    vec![full, over]
}

pub(super) fn candidate() -> Vec<Value> {
    let view = |state: &str, edges: Value, because: Value| {
        json!({
            "record": head("placement"), "title": "CNC operator", "employer": "Alvarez Machining",
            "order_href": "/employers/job-orders/1", "state": state, "since": "2026-11-20", "because": because,
            "note": "Carmen liked her.", "edges": edges, "reasons": codes::<ClosedBecause>(),
            "hire": "/cases/1/placements/new?order=1", "release": "/cases/1/releases/new?kind=referral-profile",
            "back": "/cases/1/placement", "form": Form::new("/cases/1/candidates/1").at_version(1),
        })
    };
    let mut over = view("declined", json!([]), json!("hours"));
    for field in ["order_href", "note", "hire", "release"] {
        over[field] = Value::Null;
    }
    vec![view("interview", json!(["offer", "decline", "withdraw"]), Value::Null), over]
}
