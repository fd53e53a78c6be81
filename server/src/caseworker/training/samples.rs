//! Contexts that the templates of training must be able to draw.

use domain::training::attendance::rules::Mark;
use domain::training::cohorts::rules::Weekday;
use domain::training::curricula::rules::ModuleKind;
use domain::training::enrollments::rules::LeftBecause;
use serde_json::{Value, json};

use super::share;
use crate::caseworker::places::codes;
use crate::web::Form;

pub(super) fn cohorts() -> Vec<Value> {
    let row = json!({
        "href": "/training/cohorts/1", "name": "Cohort 14", "title": "CNC Operator Foundations", "number": 3,
        "starts_on": "2026-09-08", "ends_on": "2027-01-15", "place": "Building C, shop 2",
        "seats": share(18, 20), "sessions": share(26, 48),
    });
    let session = |held: bool| json!({ "href": "/training/sessions/1", "name": "Cohort 14", "begins": "17:30", "place": "Building C, shop 2", "held": held });
    let full = json!({ "sessions": [session(false), session(true)], "cohorts": [row], "more": true, "over": false, "may_open": true });
    let none = |over: bool, may_open: bool| json!({ "sessions": [], "cohorts": [], "more": false, "over": over, "may_open": may_open });
    vec![full, none(false, true), none(false, false), none(true, false)]
}

pub(super) fn cohort_new() -> Vec<Value> {
    let options = json!([{ "value": "1", "label": "CNC Operator Foundations, 3" }]);
    let form = Form::new("/training/cohorts/new").with("weekdays", "tue").with("weekdays", "thu");
    let wrong = json!({ "begins": [{ "code": "no-such-time", "field": "begins", "args": [["typed", "noon"]] }] });
    let view = |pending: bool| {
        json!({ "form": form, "versions": options, "pending": pending, "sites": options, "kinds": options,
        "instructors": options, "weekdays": codes::<Weekday>() })
    };
    let (mut refused, mut none) = (view(true), view(false));
    refused["form"]["wrong"] = wrong;
    none["versions"] = json!([]);
    vec![view(false), refused, none]
}

pub(super) fn cohort() -> Vec<Value> {
    let person = |id: &str, name: &str, state: &str, percent: Option<i64>, because: Option<&str>| {
        json!({ "name": name, "href": format!("/cases/{id}"), "enrollment": format!("/training/enrollments/{id}"),
            "state": state, "since": "2026-09-08", "because": because, "percent": percent, "is_low": percent < Some(80) && percent.is_some(), "points": percent.map(|_| 85) })
    };
    let call_off = Form::new("/training/sessions/3/call-off").named("s3").with("_cohort", "1");
    let session = |day: &str, href: Option<&str>, held: bool, off: Option<&str>, form: Option<&Form>| json!({ "day": day, "begins": "17:30", "href": href, "held": held, "called_off": off, "call_off": form });
    let full = json!({
        "name": "Cohort 14", "title": "CNC Operator Foundations", "number": 3, "curriculum": "/training/curricula/1",
        "starts_on": "2026-09-08", "ends_on": "2027-01-15", "place": "Building C, shop 2", "provider": "Larkin College",
        "instructor": "Abdul Karim Rahmani", "pending": "Alvarez Machining signs next week.",
        "called_off": null, "change": "/training/cohorts/1/change", "competencies": "/training/cohorts/1/competencies",
        "adding": Form::new("/training/cohorts/1/sessions").named("session").with("begins", "5:30 pm"),
        "seats": share(18, 20), "held": share(26, 48),
        "learners": [person("1", "Rosa Maldonado Quiñones", "enrolled", Some(92), None), person("2", "DeShawn Whitfield", "enrolled", Some(74), None)],
        "waiting": [person("3", "Khin Myat Noe", "waitlisted", None, None)],
        "gone": [person("4", "Ngozi Obi", "withdrawn", Some(60), Some("child-care"))], "hidden": 12,
        "near": [session("2026-11-23", Some("/training/sessions/1"), true, None, None),
            session("2026-11-26", None, false, Some("Thanksgiving"), None), session("2026-11-30", None, false, None, Some(&call_off))],
        "far": [session("2026-12-15", None, false, None, None)],
        "may_call_off": true, "refused": Form::new("/training/cohorts/1"),
    });
    let mut bare = full.clone();
    bare["called_off"] = json!("Too few people.");
    for field in ["place", "provider", "instructor", "pending", "change", "adding"] {
        bare[field] = Value::Null;
    }
    for field in ["learners", "waiting", "gone", "near", "far"] {
        bare[field] = json!([]);
    }
    bare["hidden"] = json!(0);
    vec![full, bare]
}

pub(super) fn cohort_change() -> Vec<Value> {
    let form = Form::new("/training/cohorts/1/change").at_version(1).with("name", "Cohort 14").with("seats", 20);
    let off = Form::new("/training/cohorts/1/call-off").named("off").at_version(1);
    let instructors = json!([{ "value": "1", "label": "Abdul Karim Rahmani" }]);
    vec![
        json!({ "name": "Cohort 14", "back": "/training/cohorts/1", "taken": 18, "instructors": instructors, "form": form, "calling_off": off }),
    ]
}

pub(super) fn curriculum_change() -> Vec<Value> {
    let form = Form::new("/training/curricula/1/change").at_version(1).with("title", "CNC Operator Foundations");
    vec![json!({ "title": "CNC Operator Foundations", "back": "/training/curricula/1", "form": form })]
}

pub(super) fn competencies() -> Vec<Value> {
    let module = |title: &str, current: bool| json!({ "title": title, "href": "?module=1", "current": current });
    let learner = |id: &str, name: &str, was: &[&str]| json!({ "id": id, "name": name, "was": was });
    let full = json!({
        "cohort": "Cohort 14", "back": "/training/cohorts/1", "modules": [module("Lathe", true), module("Showing up", false)],
        "competencies": [{ "value": "1", "label": "Sets up a lathe" }, { "value": "2", "label": "Reads a drawing" }],
        "learners": [learner("1", "Rosa Maldonado Quiñones", &["1"]), learner("2", "DeShawn Whitfield", &[])],
        "form": Form::new("/training/cohorts/1/competencies").with("module", "1").with("can.1", "1"), "may_save": true,
    });
    let (mut looks, mut nobody, mut nothing) = (full.clone(), full.clone(), full.clone());
    looks["may_save"] = json!(false);
    nobody["learners"] = json!([]);
    nothing["competencies"] = json!([]);
    vec![full, looks, nobody, nothing]
}

pub(super) fn contract() -> Vec<Value> {
    let strike = Form::new("/training/enrollments/1/infractions/1/strike").named("s1");
    let infraction = json!({ "day": "2026-11-20", "mark": null, "name": "Phone in class", "points": 15, "note": "Twice.", "strike": strike });
    let late = json!({ "day": "2026-11-19", "mark": "late", "name": null, "points": 15, "note": null, "strike": null });
    let view = |points: i32, lines: Value, infractions: Value| {
        json!({
            "name": "Rosa Maldonado Quiñones", "href": "/cases/1", "cohort": "Cohort 14", "cohort_href": "/training/cohorts/1",
            "points": points, "talk_under": 50, "starts_with": 100, "per_week": 10, "lines": lines, "infractions": infractions,
            "form": Form::new("/training/enrollments/1/contract").with("day", "2026-11-24"),
            "refused": Form::new("/training/enrollments/1/contract"),
        })
    };
    let infractions = json!([{ "value": "Phone in class", "label": "Phone in class" }]);
    vec![view(40, json!([infraction, late]), infractions), view(100, json!([]), json!([]))]
}

pub(super) fn sheet() -> Vec<Value> {
    let learner = |id: &str, name: &str, percent: Option<i64>, absent: usize| json!({ "id": id, "name": name, "href": format!("/cases/{id}"), "percent": percent, "absences": absent + 1, "tells": absent == 1 });
    let form = Form::new("/training/sessions/1")
        .at_version(2)
        .with("mark.1", "late")
        .with("late.1", 30)
        .with("note.1", "The bus")
        .with("mark.2", "absent");
    let full = json!({
        "form": form, "day": "2026-11-24", "begins": "17:30", "hours": "3.5", "nth": 27, "of": 48, "cohort": "Cohort 14",
        "cohort_href": "/training/cohorts/1", "place": "Building C, shop 2", "instructor": "Abdul Karim Rahmani",
        "before": { "day": "2026-11-23", "href": "/training/sessions/2" }, "after": { "day": "2026-11-24", "href": "/training/sessions/3" },
        "learners": [learner("1", "Rosa Maldonado Quiñones", Some(92), 0), learner("2", "DeShawn Whitfield", Some(74), 2), learner("3", "Maria Fernanda de la Cruz Villanueva-Echeverría", None, 0)],
        "marks": codes::<Mark>(), "late": [15, 30, 45, 60, 90], "held": false, "called_off": null,
        "open_until": "2026-12-08", "closed": false, "may_save": true,
    });
    let (mut late, mut off, mut empty) = (full.clone(), full.clone(), full.clone());
    (late["closed"], late["held"]) = (json!(true), json!(true));
    (off["called_off"], off["may_save"]) = (json!("Snow"), json!(false));
    for field in ["before", "after", "place", "instructor"] {
        empty[field] = Value::Null;
    }
    (empty["learners"], empty["day"]) = (json!([]), json!("2026-12-01"));
    vec![full, late, off, empty]
}

pub(super) fn enrollment() -> Vec<Value> {
    let view = |state: &str, edges: &[&str], because: Option<&str>| {
        json!({
            "name": "Rosa Maldonado Quiñones", "href": "/cases/1", "cohort": "Cohort 14", "cohort_href": "/training/cohorts/1",
            "state": state, "since": "2026-09-08", "starts_on": "2026-09-08", "ends_on": "2027-01-15", "because": because,
            "note": because.map(|_| "Her sister moved away."), "edges": edges, "reasons": codes::<LeftBecause>(),
            "form": Form::new("/training/enrollments/1").at_version(1).with("day", "2026-11-24"),
        })
    };
    vec![
        view("enrolled", &["defer", "complete", "withdraw"], None),
        view("waitlisted", &["seat", "withdraw"], None),
        view("deferred", &["resume", "withdraw"], Some("child-care")),
        view("completed", &[], None),
    ]
}

pub(super) fn curricula() -> Vec<Value> {
    let row = |state: &str, soc: Option<&str>| {
        json!({ "href": "/training/curricula/1", "title": "CNC Operator Foundations", "occupation": "CNC tool operator",
        "soc": soc, "number": 3, "state": state })
    };
    let form = Form::new("/training/curricula");
    let programs = json!([{ "value": "1", "label": "Manufacturing" }]);
    vec![
        json!({ "curricula": [row("approved", Some("51-9161")), row("in-review", None), row("draft", None), row("retired", None)], "programs": programs, "may_begin": true, "form": form }),
        json!({ "curricula": [], "programs": [], "may_begin": false, "form": form }),
    ]
}

pub(super) fn curriculum() -> Vec<Value> {
    let module = |title: &str, kind: &str, share: i64, href: Option<&str>| {
        json!({ "title": title, "kind": kind, "hours": "37.5", "share": share,
        "competencies": ["Sets up a lathe [NIMS Turning]", "Reads a drawing"], "href": href })
    };
    let version = |number: i32, state: &str, current: bool| json!({ "number": number, "state": state, "href": format!("?version={number}"), "current": current });
    let moving = Form::new("/training/versions/1/move").named("move").at_version(1);
    let adding = Form::new("/training/versions/1/modules").named("module");
    let draft = json!({
        "title": "CNC Operator Foundations", "occupation": "CNC tool operator", "soc": "51-9161", "about": "Sixteen weeks in the evening.",
        "number": 2, "state": "draft", "approved_on": null, "versions": [version(2, "draft", true), version(1, "approved", false)],
        "modules": [module("Lathe", "occupational", 60, Some("/training/modules/1")), module("Showing up", "soft", 40, None)],
        "hours": "168", "kinds": codes::<ModuleKind>(), "edges": ["submit"], "moving": moving, "drafting": null, "adding": adding, "open_cohort": null, "change": "/training/curricula/1/change",
    });
    let mut approved = draft.clone();
    approved["state"] = json!("approved");
    approved["approved_on"] = json!("2026-08-20");
    approved["edges"] = json!(["retire"]);
    approved["adding"] = Value::Null;
    approved["drafting"] = json!(Form::new("/training/curricula/1/draft").named("draft"));
    approved["change"] = Value::Null;
    approved["open_cohort"] = json!("/training/cohorts/new?version=1");
    let mut empty = draft.clone();
    (empty["modules"], empty["versions"], empty["edges"]) = (json!([]), json!([version(1, "draft", true)]), json!([]));
    (empty["soc"], empty["about"], empty["adding"]) = (Value::Null, Value::Null, Value::Null);
    vec![draft, approved, empty]
}

pub(super) fn module() -> Vec<Value> {
    let form = Form::new("/training/modules/1")
        .with("title", "Lathe")
        .with("kind", "occupational")
        .with("hours", "37.5")
        .with("competencies", "Sets up a lathe [NIMS Turning]");
    vec![json!({ "title": "Lathe", "back": "/training/curricula/1", "kinds": codes::<ModuleKind>(), "form": form })]
}
