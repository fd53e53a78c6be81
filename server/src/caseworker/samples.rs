//! Contexts that the desk's templates must be able to draw: the people of the demo, and nobody at all.

use serde_json::{Value, json};

use crate::web::Form;

fn choices() -> Value {
    let next = json!({ "key": "next-7", "args": { "day": "2026-12-01" } });
    json!({ "channels": ["call", "text", "email", "in-person"],
        "outcomes": ["reached", "message-left", "no-answer", "wrong-number", "refused"],
        "services": [{ "value": "1", "label": "Career planning" }], "next": [{ "value": "7", "label": next }] })
}

fn line(id: &str, name: &str, due: &str, tone: &str) -> Value {
    let why = json!({ "key": "why-reach-out", "args": { "days": 33 } });
    let reached = json!({ "key": "why-last-reached", "args": { "day": "2026-10-22" } });
    let form = Form::new("/cases/1/contacts").named(format!("t{id}")).with("channel", "call").with("task", id);
    json!({ "id": id, "name": name, "href": "/cases/1", "why": [why, reached], "due": due, "state": null,
        "tone": tone, "phone": "555-0142", "text": "Hello, this is Denise.", "more": format!("/tasks/{id}"),
        "open": null, "form": form, "form_open": false, "choices": choices() })
}

fn list(tasks: Vec<Value>, more: usize) -> Value {
    json!({ "count": tasks.len() + more, "tasks": tasks, "more": more })
}

pub(super) fn today() -> Vec<Value> {
    let mut risk = line("4", "Ayodele Ogunbanjo", "2026-11-24", "warn");
    risk["due"] = Value::Null;
    risk["state"] =
        json!({ "text": { "key": "days-left", "args": { "count": 22 } }, "tone": "warn", "glyph": "clock" });
    let mut wrong = line("1", "Jean-Baptiste Nkurunziza-Habimana", "2026-11-20", "bad");
    wrong["form_open"] = json!(true);
    wrong["form"]["wrong"] = json!({ "outcome": [{ "code": "missing", "field": "outcome", "args": [] }] });
    let alert = json!({ "tone": "bad", "glyph": "alert", "href": "/follow-up?late=escalated",
        "title": { "key": "alert-escalated", "args": { "count": 2 } },
        "text": { "key": "alert-escalated-text", "args": { "count": 2 } },
        "action": { "key": "alert-escalated-action", "args": {} } });
    let application = json!({ "name": "Luis Ángel Cárdenas Villaseñor", "href": "/cases/2", "duplicate": true,
        "note": { "key": "today-application", "args": { "number": "LC-2026-00446", "day": "2026-11-23" } } });
    let full = json!({
        "part": "morning", "first_name": "Denise", "sentence": { "key": "today-waited", "args": { "count": 1 } },
        "overdue": list(vec![wrong], 3), "exit_risk": list(vec![risk], 0),
        "due_today": list(vec![line("2", "Khin Myat Noe", "2026-11-24", "warn")], 0),
        "week": list(vec![line("3", "Siosaia Tupou", "2026-11-26", "quiet")], 4),
        "done_today": 2, "alerts": [alert], "applications": [application], "applications_open": 1,
        "takes_applications": true, "tends_cases": true, "caseload": 21,
        "loads": [{ "stage": "applied", "count": 4, "share": 24, "href": "/caseload?stage=applied" },
            { "stage": "active", "count": 17, "share": 100, "href": "/caseload?stage=active" }],
    });
    let none = || list(Vec::new(), 0);
    let empty = json!({
        "part": "evening", "first_name": "Denise", "sentence": { "key": "today-waited", "args": { "count": 0 } },
        "overdue": none(), "exit_risk": none(), "due_today": none(), "week": none(), "done_today": 0, "alerts": [],
        "applications": [], "applications_open": 0, "takes_applications": false, "tends_cases": false, "caseload": 0, "loads": [],
    });
    vec![full, empty]
}

pub(super) fn follow_up() -> Vec<Value> {
    let option = |value: &str, label: &str| json!({ "value": value, "label": label });
    let filters = json!({ "whose": [option("", "Mine"), option("everybody", "Everybody’s")],
        "kind": [option("", "Any")], "late": [option("", "Any")], "any": true,
        "chosen": { "task": "", "after": "", "whose": "everybody", "kind": "", "late": "" } });
    let tried =
        json!({ "channel": "call", "outcome": "no-answer", "day": "2026-11-17", "note": null, "who": "Denise Okafor" });
    let mut form = line("1", "Jean-Baptiste Nkurunziza-Habimana", "2026-11-20", "bad");
    form["form"]["values"]["worked_on"] = json!("2026-11-24");
    let current = json!({
        "place": 1, "line": form, "number": "LC-2026-00288", "language": "en", "safe_channel": "call",
        "safe_hours": "after 3 pm", "email": "mailto:jb@mail.example", "kind": "reach-out",
        "window": { "opens": "2026-11-13", "due": "2026-11-20", "closes": "2026-12-04", "due_at": 33.3, "today_at": 52.4,
            "day": 11, "days": 22 },
        "tries": [tried], "answers": "contact",
        "left": { "key": "refusal-still-to-try", "args": { "days": 1, "channel": "another" } },
        "others": [{ "name": "Espérance", "relation": "sister", "phone": "555-0147" }],
    });
    let entry = json!({ "href": "/follow-up?task=1", "name": "Jean-Baptiste Nkurunziza-Habimana", "kind": "reach-out",
        "reason": { "key": "why-reach-out", "args": { "days": 33 } }, "due": "2026-11-20", "closes": "2026-12-04", "current": true });
    let full = json!({ "count": 7, "late": 3, "current": current, "next": "/follow-up?task=2", "list": [entry], "more": 6,
        "filters": filters });
    let mut empty =
        json!({ "count": 0, "late": 0, "current": null, "next": null, "list": [], "more": 0, "filters": filters });
    empty["filters"]["any"] = json!(false);
    let mut last = full.clone();
    last["next"] = Value::Null;
    last["current"]["tries"] = json!([]);
    last["current"]["others"] = json!([]);
    last["current"]["left"] = Value::Null;
    last["current"]["answers"] = json!("act");
    vec![full, last, empty]
}

pub(super) fn dismissed() -> Vec<Value> {
    let task = json!({ "name": "Kimberly Sorensen", "href": "/cases/1", "task": "/tasks/1", "kind": "quarter-follow-up",
        "reason": "Send the diploma", "why": "Moved to Ohio", "who": "Denise Okafor", "day": "2026-11-20" });
    vec![json!({ "tasks": [task], "days": 30 }), json!({ "tasks": [], "days": 30 })]
}

pub(super) fn task() -> Vec<Value> {
    let form = |act: &str| Form::new(format!("/tasks/1/{act}")).named(act);
    let forms = json!({ "move": form("move").with("day", "2026-11-30"), "give": form("give"), "dismiss": form("dismiss"),
        "unreachable": form("unreachable"), "done": form("done"), "reopen": form("reopen") });
    let told = json!({ "name": "Kimberly Sorensen", "href": "/cases/1", "kind": "to-do", "reason": "Send the diploma",
        "state": "open", "opens": "2026-11-13", "due": "2026-11-20", "closes": "2026-12-04", "why": null });
    let may = |all: bool| json!({ "move": all, "give": all, "dismiss": all, "unreachable": all, "done": all, "reopen": !all });
    let still = json!({ "code": "still-to-try", "field": null, "args": [["days", "1"], ["channel", "another"]] });
    let caseworkers = json!([{ "value": "1", "label": "Abdul Karimi" }]);
    let open = json!({ "task": told, "may": may(true), "still_to_try": still, "caseworkers": caseworkers, "forms": forms,
            "survey": "/tasks/1/survey" });
    let mut over = open.clone();
    over["survey"] = Value::Null;
    (over["may"], over["still_to_try"]) = (may(false), Value::Null);
    (over["task"]["state"], over["task"]["why"]) = (json!("dismissed"), json!("Moved to Ohio"));
    (over["task"]["name"], over["task"]["href"]) = (Value::Null, Value::Null);
    vec![open, over]
}

pub(super) fn caseload() -> Vec<Value> {
    let option = |value: &str, label: &str| json!({ "value": value, "label": label });
    let chosen = json!({ "q": "", "whose": "", "stage": "", "program": "", "due": "now", "flag": "", "sort": "",
        "key": "", "case": "" });
    let filters = json!({ "q": "", "whose": [option("", "Mine")], "stage": [option("", "Any open")],
        "program": [option("", "Any")], "due": [option("now", "Now")], "flag": [option("", "Any")], "chosen": chosen });
    let column = |label: &str, sort: Option<&str>| json!({ "label": label, "sort": sort, "sorted": sort.map(|_| "ascending"), "number": false });
    let columns = json!([
        column("Participant", Some("?sort=name")),
        column("Stage", None),
        column("Next due", None),
        column("Last reached", None),
        column("Last tried", None),
        column("Caseworker", None),
        column("Flags", None)
    ]);
    let flag =
        json!({ "tone": "bad", "glyph": "flag", "text": { "key": "flagged-not-reached", "args": { "days": 33 } } });
    let row = json!({ "id": "1", "may_open": true, "name": "Mai Linh Trần", "href": "/cases/1", "number": "LC-2026-00391",
        "stage": "active", "since": "2026-09-03", "next_due": "2026-11-21", "reached": "2026-10-22", "tried": "2026-11-16",
        "caseworker": "Denise Okafor", "flags": [flag] });
    let masked = json!({ "id": "2", "may_open": false, "name": "R… M…", "href": "/cases/2", "number": "LC-2026-00417",
        "stage": "active", "since": "2026-09-03", "next_due": null, "reached": null, "tried": null, "caseworker": null,
        "flags": [] });
    let may = json!({ "pick": true, "assign": true, "apply": true });
    let full = json!({ "total": 46, "due_now": 7, "views": [{ "href": "/caseload", "label": "Open", "count": 46, "current": true }],
        "filters": filters, "chips": [{ "label": "Due now", "without": "/caseload" }], "clear": "/caseload?whose=everybody",
        "columns": columns, "of_several": true, "rows": [row, masked], "first": "/caseload", "next": "/caseload?key=1&case=2",
        "export": "/caseload.csv", "hand_over": { "href": "/caseload/hand-over?from=1", "name": "Denise Okafor" }, "may": may });
    let mut empty = full.clone();
    for field in ["rows", "chips", "views"] {
        empty[field] = json!([]);
    }
    for field in ["first", "next", "export", "hand_over"] {
        empty[field] = Value::Null;
    }
    (empty["total"], empty["due_now"]) = (json!(0), json!(0));
    empty["may"] = json!({ "pick": false, "assign": false, "apply": false });
    vec![full, empty]
}

pub(super) fn picked() -> Vec<Value> {
    let form = |act: &str| Form::new("/caseload/picked").named(act).with("day", "2026-11-24");
    let forms =
        json!({ "assign": form("assign"), "note": form("note"), "service": form("service"), "task": form("task") });
    let full = json!({ "cases": [{ "name": "Mai Linh Trần", "number": "LC-2026-00391", "href": "/cases/1" }], "ids": ["1"],
        "caseworkers": [{ "value": "1", "label": "Abdul Karimi" }], "kinds": [{ "value": "1", "label": "Tutoring" }],
        "may_assign": true, "first": "note", "forms": forms });
    let mut none = full.clone();
    (none["cases"], none["ids"], none["kinds"], none["may_assign"]) = (json!([]), json!([]), json!([]), json!(false));
    vec![full, none]
}

pub(super) fn hand_over() -> Vec<Value> {
    let form = Form::new("/caseload/hand-over").with("from", "1");
    vec![json!({ "name": "Denise Okafor", "cases": 46, "form": form,
        "caseworkers": [{ "value": "1", "label": "Abdul Karimi" }] })]
}
