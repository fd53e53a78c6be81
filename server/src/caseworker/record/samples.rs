//! Contexts that the record's templates must be able to draw.

use domain::shared::Refusal;
use serde_json::{Value, json};

use crate::web::Form;

/// The head of an invented record.
pub(super) fn head(tab: &str) -> Value {
    let tabs =
        ["timeline", "plan", "training", "supports", "placement", "follow-up", "documents", "releases", "history"];
    let link = |each: &&str| json!({ "tab": each, "href": format!("/cases/1/{each}"), "current": *each == tab, "count": null });
    let next = json!({
        "tone": "bad", "glyph": "clock", "when": "1 day late", "title": "Plan review", "text": "90 days since version 2.",
        "href": "/cases/1/plan", "action": "Open the plan",
    });
    json!({
        "id": "1", "name": "Rosa Maldonado Quiñones", "called": "Rosa", "number": "LC-2026-00417", "pronouns": "she",
        "age": 31, "language": "es", "safe_channel": "text", "safe_hours": "after 3 pm", "phone": "555-0119",
        "may_call": true, "may_text": true, "program": "CNC Operator Foundations", "stage": "active", "doing": "training",
        "stages": [{ "code": "applied", "day": "2026-06-03", "state": "done" }, { "code": "active", "day": "2026-09-03", "state": "now" },
            { "code": "follow-up", "day": null, "state": "to-come" }],
        "next": [next], "caseworker": "Denise Okafor",
        "others": [{ "href": "/cases/2", "number": "LC-2023-00021", "stage": "closed", "applied_on": "2023-02-01" }],
        "may": { "edit": true, "add": true, "plan": true, "assign": true, "move": true },
        "tab": tab, "tabs": tabs.iter().map(link).collect::<Vec<_>>(),
    })
}

/// The same of somebody of whom little is known, for a reader who only looks.
pub(super) fn bare(tab: &str) -> Value {
    let mut head = head(tab);
    for field in ["pronouns", "age", "safe_hours", "phone", "caseworker", "doing"] {
        head[field] = Value::Null;
    }
    (head["next"], head["others"]) = (json!([]), json!([]));
    (head["may_call"], head["may_text"]) = (json!(false), json!(false));
    head["may"] = json!({ "edit": false, "add": false, "plan": false, "assign": false, "move": false });
    head
}

pub(super) fn form(action: &str, id: &str) -> Form {
    Form::new(action).named(id)
}

/// A form that came back: each field with the code of its refusal.
pub(super) fn refused(form: Form, wrong: &[(&'static str, &'static str)]) -> Form {
    let wrong = wrong.iter().map(|&(field, code)| (field.to_owned(), vec![Refusal::of(field, code)]));
    Form { wrong: wrong.collect(), ..form }
}

pub(super) fn timeline() -> Vec<Value> {
    let entry = json!({
        "tone": "quiet", "glyph": "pencil", "what": { "key": "timeline-note-written", "args": {} },
        "at": "2026-11-18T17:40:00Z", "timed": true, "who": "Denise Okafor", "text": "Her sister keeps Mateo.", "href": null,
        "struck": null, "acts": [{ "href": "/cases/1/notes/1/strike", "label": "timeline-strike" }],
    });
    let struck = json!({
        "tone": "quiet", "glyph": "hand", "what": { "key": "timeline-service-given", "args": { "service": "Career planning" } },
        "at": "2026-11-17", "timed": false, "who": "Tandem", "text": null, "href": null, "acts": [],
        "struck": { "key": "timeline-struck", "args": { "who": "Denise Okafor", "day": "2026-11-18", "reason": "twice" } },
    });
    let plan = json!({
        "number": 2, "agreed_on": "2026-09-03", "target": "CNC operator, first shift",
        "steps": [{ "what": "Visit Alvarez Machining", "state": "late", "day": "2026-11-13" }],
    });
    let aside = json!({
        "plan": plan, "services": [{ "name": "Tutoring", "since": "2026-10-01", "planned": false, "act": "/cases/1/services/1/end" }],
        "facts": [{ "label": "born", "text": null, "day": "1995-02-09" }, { "label": "lives", "text": "Elm Street 14", "day": null }],
        "alternates": [{ "name": "Guadalupe", "relation": "sister", "phone": "555-0173", "may_be_told": "call-back", "note": null }],
    });
    let page = |open: &str| {
        json!({
            "record": head("timeline"), "adding": adding(open), "entries": [entry, struck], "filtered": false,
            "filters": [{ "name": "everything", "href": "/cases/1", "current": true }, { "name": "notes", "href": "/cases/1?show=notes", "current": false }],
            "earlier": "/cases/1?before=1", "aside": aside,
        })
    };
    let empty = json!({
        "record": bare("timeline"), "adding": null, "entries": [], "filtered": false, "filters": [], "earlier": null,
        "aside": { "plan": null, "services": [], "facts": [], "alternates": [] },
    });
    vec![page("contact"), page("note"), page("service"), empty]
}

fn adding(open: &str) -> Value {
    let kinds = json!([{ "value": "1", "label": "Career planning" }]);
    json!({
        "open": open, "contact": form("/cases/1/contacts", "contact"), "note": form("/cases/1/notes", "note"),
        "service": form("/cases/1/services", "service"), "kinds": kinds,
        "choices": { "channels": ["call", "text"], "outcomes": ["reached"], "services": kinds, "next": [] },
        "spans": ["one-day", "several-days", "ongoing", "planned"],
        "warning": { "pronoun": "she", "name": "Rosa", "kinds": "Career planning" },
    })
}

pub(super) fn asking() -> Vec<Value> {
    let question = json!({ "key": "ask-strike-note", "args": { "day": "2026-11-18" } });
    let ask = |field: Value| {
        json!({
            "record": head("timeline"), "question": question, "about": "A note.", "field": field,
            "follows": [{ "key": "ask-stays-readable", "args": {} }], "act": "ask-strike-note-act", "back": "/cases/1",
            "form": Form::new("/cases/1/notes/1/strike"),
        })
    };
    vec![ask(json!("reason")), ask(json!("until")), ask(Value::Null)]
}

pub(super) fn edit() -> Vec<Value> {
    let view = |last_four: Value| {
        json!({
            "record": head("timeline"), "form": Form::new("/cases/1/edit").at_version(1), "last_four": last_four,
            "identifier": form("/cases/1/identifier", "identifier"), "fits": [], "languages": ["en", "es"],
            "channels": ["call", "text", "email", "letter", "in-person"],
        })
    };
    vec![view(json!("6789")), view(Value::Null)]
}

pub(super) fn alternate_contacts() -> Vec<Value> {
    let contact = json!({
        "name": "Guadalupe", "relation": "sister", "phone": "555-0173", "note": "In Spanish", "may_be_told": "program",
        "href": "/cases/1/alternate-contacts/1", "strike": "/cases/1/alternate-contacts/1/strike",
    });
    let view = |contacts: Value, changing: Value| {
        json!({
            "record": head("timeline"), "contacts": contacts, "changing": changing,
            "may_be_told": ["call-back", "program", "everything"], "form": Form::new("/cases/1/alternate-contacts"),
        })
    };
    vec![view(json!([contact]), Value::Null), view(json!([]), Value::Null), view(json!([]), json!("Guadalupe"))]
}

pub(super) fn a_plan(ticks: bool) -> Value {
    let step = |id: &str, state: &str, done_on: Value| {
        let tick = form(&format!("/cases/1/plan/steps/{id}"), &format!("step-{id}"));
        json!({
            "id": id, "what": "Visit Alvarez Machining", "owner": "participant", "state": state,
            "due_on": "2026-11-13", "done_on": done_on, "form": ticks.then_some(tick),
        })
    };
    json!({
        "number": 2, "target": "CNC operator", "written_on": "2026-09-01", "written_by": "Denise Okafor",
        "agreed_on": null, "participant_agreed_on": null, "staff_agreed_on": null, "staff_agreed_by": null,
        "replaced_on": null, "goals": ["A first-shift job"],
        "steps": [step("1", "late", Value::Null), step("2", "done", json!("2026-11-01"))],
        "outcomes": [{ "field": "score.1", "statement": "A job at $21", "score": "partly", "day": "2026-11-20" }],
    })
}

pub(super) fn plan() -> Vec<Value> {
    let version = json!({ "number": 1, "written_on": "2026-08-01", "agreed_on": "2026-08-02", "replaced_on": null, "href": "/cases/1/plan/versions/1" });
    let view = |plan: Value, agreeing: &str, agreement: Option<Form>, scoring: Option<Form>| {
        json!({
            "record": head("plan"), "plan": plan, "holding": version, "earlier": [version], "may_write": true,
            "agreement": agreement, "agreeing": agreeing, "pronoun": "she", "scoring": scoring,
            "scores": ["reached", "partly", "not"],
        })
    };
    let agreement = || Some(form("/cases/1/plan/agreement", "agreement").at_version(2));
    vec![
        view(a_plan(true), "begins", agreement(), None),
        view(a_plan(true), "too-early", agreement(), None),
        view(a_plan(false), "counts", None, Some(form("/cases/1/plan/scores", "scores"))),
        view(Value::Null, "counts", None, None),
    ]
}

pub(super) fn plan_draft() -> Vec<Value> {
    let form = Form::new("/cases/1/plan/draft").at_version(1);
    vec![
        json!({ "record": head("plan"), "number": 2, "owners": ["participant", "staff"], "rows": [0, 1, 2], "form": form }),
    ]
}

pub(super) fn plan_version() -> Vec<Value> {
    vec![json!({ "record": head("plan"), "plan": a_plan(false), "prepared": "2026-11-24T15:00:00Z" })]
}

pub(super) fn training() -> Vec<Value> {
    let class = json!({
        "name": "Cohort 14", "href": "/training/cohorts/1", "enrollment": "/training/enrollments/1", "state": "enrolled",
        "since": "2026-09-08", "starts_on": "2026-09-08", "ends_on": "2027-01-15", "because": null, "percent": 74, "is_low": true, "can": { "done": 12, "of": 18, "percent": 66 },
    });
    let mut left = class.clone();
    (left["state"], left["because"], left["enrollment"]) = (json!("withdrawn"), json!("child-care"), Value::Null);
    (left["percent"], left["is_low"], left["can"]) = (Value::Null, json!(false), Value::Null);
    let course = json!({
        "title": "Anatomy and Physiology I", "href": "/cases/1/courses/1", "provider": "St. Philip's College",
        "program_of_study": "Associate degree in nursing", "section": "002", "term": "Fall 2026", "credits": "4",
        "grade": "B+", "state": "completed", "begun": true, "starts_on": "2026-08-24", "ends_on": "2026-12-11", "because": null,
    });
    let mut next = course.clone();
    for field in ["href", "program_of_study", "section", "credits", "grade"] {
        next[field] = Value::Null;
    }
    (next["state"], next["begun"]) = (json!("enrolled"), json!(false));
    let credential = json!({ "name": "NIMS Turning", "kind": "certification", "day": "2026-11-20", "expires_on": "2029-11-20",
        "note": "At the first try.", "strike": "/cases/1/credentials/1/strike" });
    let gain = json!({ "name": null, "kind": "training-milestone", "day": "2026-11-01", "expires_on": null, "note": null, "strike": null });
    let full = |decides: bool| {
        json!({
            "record": head("training"), "classes": [class, left], "courses": [course, next],
            "new_course": "/cases/1/courses/new", "credentials": [credential], "gains": [gain],
            "cohorts": [{ "value": "1", "label": { "key": "record-cohort", "args": { "name": "Cohort 15", "day": "2027-02-01", "taken": 3, "seats": 20 } } }],
            "attended": [{ "value": "1", "label": "Cohort 14" }], "kinds": ["license", "certification"],
            "types": ["transcript", "training-milestone"], "decides": decides,
            "wanting": form("/cases/1/enrollments", "seat"), "awarding": form("/cases/1/credentials", "credential"),
            "gaining": form("/cases/1/skill-gains", "gain"),
        })
    };
    let bare = json!({
        "record": bare("training"), "classes": [], "courses": [], "new_course": null, "credentials": [], "gains": [], "cohorts": [], "attended": [], "kinds": [], "types": [],
        "decides": false, "wanting": null, "awarding": null, "gaining": null,
    });
    vec![full(true), full(false), bare]
}

pub(super) fn course_new() -> Vec<Value> {
    let kinds = json!([{ "value": "1", "label": "Occupational training" }]);
    vec![json!({ "record": head("training"), "kinds": kinds, "form": Form::new("/cases/1/courses/new") })]
}

pub(super) fn course() -> Vec<Value> {
    let view = |state: &str, begun: bool, acts: &[&str], because: Option<&str>| {
        json!({
            "record": head("training"), "title": "Anatomy and Physiology I", "provider": "St. Philip's College",
            "state": state, "begun": begun, "since": "2026-08-24", "starts_on": "2026-08-24", "ends_on": "2026-12-11",
            "grade": because.map_or(Some("B+"), |_| None), "because": because, "note": because.map(|_| "Her sister moved."),
            "strike": "/cases/1/courses/1/strike", "kinds": [{ "value": "1", "label": "Occupational training" }],
            "acts": acts, "reasons": ["child-care", "money"],
            "form": Form::new("/cases/1/courses/1").at_version(1).with("title", "Anatomy and Physiology I"),
            "next": form("/cases/1/courses/1/next", "next"),
        })
    };
    vec![
        view("enrolled", true, &["defer", "complete", "withdraw"], None),
        view("enrolled", false, &["begin", "withdraw"], None),
        view("deferred", true, &["resume", "withdraw"], Some("child-care")),
        view("completed", true, &["grade"], None),
        view("withdrawn", true, &[], Some("money")),
    ]
}

pub(super) fn history() -> Vec<Value> {
    let change = json!({ "label": { "key": "field-phone", "args": {} }, "before": "555-0119", "after": null });
    let entry = |what: &str, read: bool| json!({ "what": what, "read": read, "at": "2026-11-24T15:00:00Z", "who": "Denise Okafor", "changes": [change] });
    let entries = json!([entry("participant-changed", false), entry("record-opened", true)]);
    vec![
        json!({ "record": head("history"), "entries": entries, "with_reads": true, "may_read": true, "earlier": "/cases/1/history?before=1" }),
        json!({ "record": head("history"), "entries": [], "with_reads": false, "may_read": false, "earlier": null }),
    ]
}

pub(super) fn assignment() -> Vec<Value> {
    let label = json!({ "key": "assignment-load", "args": { "name": "Denise Okafor", "count": 28 } });
    let denise = json!({ "value": "1", "label": label });
    let view = |held: bool, hands_over: bool| {
        json!({
            "record": head("timeline"), "held": held, "load": 28, "hands_over": hands_over, "caseworkers": [denise],
            "covers": [{ "name": "Abdul Karimi", "from": "2026-11-24", "last": "2026-12-04", "now": true }],
            "form": Form::new("/cases/1/assignment"), "cover": form("/cases/1/cover", "cover"),
        })
    };
    vec![view(true, true), view(true, false), view(false, false)]
}

pub(super) fn follow_up() -> Vec<Value> {
    let choices = json!({ "channels": ["call"], "outcomes": ["reached"], "services": [], "next": [] });
    let why = json!({ "key": "why-plan-review", "args": { "day": "2026-08-26" } });
    let task = json!({ "id": "1", "name": "Rosa Maldonado Quiñones", "href": "/cases/1", "why": [why], "due": "2026-11-24",
        "state": null, "tone": "warn", "phone": "555-0119", "text": null, "more": "/tasks/1", "open": null,
        "form": form("/cases/1/contacts", "t1"), "form_open": false, "choices": choices });
    let ended = json!({ "href": "/tasks/2", "kind": "reach-out", "reason": { "key": "why-reach-out", "args": { "days": 33 } },
        "state": "dismissed", "day": "2026-11-02", "who": "Denise Okafor", "why": "Moved" });
    let tried = json!({ "channel": "text", "outcome": "reached", "day": "2026-11-18", "note": "All well", "worked": "yes",
        "worked_on": "2026-11-18", "who": "Denise Okafor" });
    let full = json!({ "record": head("follow-up"), "tasks": [task], "ended": [ended], "tries": [tried],
        "surveys": surveys(), "form": form("/cases/1/tasks", "task") });
    let none = json!({ "record": bare("follow-up"), "tasks": [], "ended": [], "tries": [], "surveys": [],
        "form": form("/cases/1/tasks", "task") });
    vec![full, none]
}

fn surveys() -> Vec<Value> {
    let known = json!([{ "question": "survey-health", "answer": "yes" }, { "question": "survey-say", "answer": "no" }]);
    let all = json!({ "work": "another", "then": "yes", "ended_on": "2026-11-06", "employer": "Harbor Foods Processing",
        "title": "Line lead", "starts_on": "2026-11-09", "hourly": 2150, "hours": 40, "notice": "two-weeks", "known": known,
        "next_job": "Shift supervisor", "help": ["child-care", "transport"], "call": true, "words": "The bus stops at ten." });
    let bare = json!({ "work": "none", "then": null, "ended_on": null, "employer": null, "title": null, "starts_on": null,
        "hourly": null, "hours": null, "notice": "unknown", "known": [], "next_job": null, "help": [], "call": false,
        "words": null });
    let one = |way: Value, who: Value, answers: Value| json!({ "mailed_at": "2026-11-20T15:00:00Z", "day": "2026-11-24", "way": way, "who": who, "answers": answers });
    let waits = one(Value::Null, Value::Null, Value::Null);
    vec![waits, one(json!("link"), Value::Null, all), one(json!("call"), json!("Denise Okafor"), bare)]
}

pub(super) fn supports() -> Vec<Value> {
    let asked = |state: &str, href: Option<&str>| {
        json!({ "provider": "Little Oaks Family Child Care", "service": href.map(|_| "Evening care"), "way": "mail", "state": state,
            "tone": "note", "glyph": "mail", "sent_on": "2026-11-18", "day": href.map(|_| "2026-11-20"),
            "because": href.map(|_| "full"), "note": href.map(|_| "Call again in May."), "said_by": href.map(|_| "Mrs. Oakes"),
            "href": href })
    };
    let need = |id: u8, state: &str, href: Option<&str>| {
        let settled = state != "open";
        json!({ "id": id, "kind": "child-care", "glyph": "child", "what": href.map(|_| "Tue and Thu evenings"), "urgency": "soon",
            "note": href.map(|_| "Her sister works nights."), "opened_on": "2026-11-15", "days": 9, "state": state,
            "settled_on": settled.then_some("2026-11-20"), "met_by": (state == "met").then_some("referral"),
            "because": (state == "unmet").then_some("no-place"), "settled_note": href.map(|_| "Since Monday."), "href": href,
            "find": href.filter(|_| !settled), "asked": if href.is_some() { vec![asked("sent", None), asked("declined", href)] } else { vec![] } })
    };
    let kinds = ["child-care", "transport"];
    let full = json!({ "record": head("supports"), "needs": [need(1, "open", Some("/cases/1/needs/1"))],
        "settled": [need(2, "met", Some("/x")), need(3, "unmet", None), need(4, "withdrawn", None)], "likely": kinds,
        "likely_form": form("/cases/1/needs/likely", "likely"), "opening": form("/cases/1/needs", "need"), "kinds": kinds,
        "urgencies": ["now", "soon", "later"], "money": super::authorizations::promised_sample() });
    let looks = json!({ "record": bare("supports"), "needs": [need(1, "open", None)], "settled": [], "likely": [],
        "likely_form": null, "opening": null, "kinds": [], "urgencies": [],
        "money": { "rows": [], "ask": null, "draw": null } });
    let mut wrong = full.clone();
    wrong["opening"] = json!(refused(form("/cases/1/needs", "need"), &[("kind", "missing"), ("day", "missing")]));
    (wrong["needs"], wrong["settled"], wrong["money"]) = (json!([]), json!([]), Value::Null);
    vec![full, looks, wrong]
}

pub(super) fn need() -> Vec<Value> {
    let page = |state: &str| {
        json!({ "record": head("supports"), "kind": "child-care", "what": (state == "open").then_some("Evenings"), "state": state,
            "back": "/cases/1/supports", "correcting": Form::new("/cases/1/needs/1").with("kind", "child-care"),
            "settling": (state == "open").then(|| form("/cases/1/needs/1/settlement", "settle")),
            "reopening": (state != "open").then(|| form("/cases/1/needs/1/reopening", "reopen")), "kinds": ["child-care", "other"],
            "urgencies": ["now", "soon", "later"], "endings": ["met", "unmet", "withdrawn"], "reasons": ["no-place", "other"] })
    };
    vec![page("open"), page("met"), page("withdrawn")]
}

pub(super) fn referral() -> Vec<Value> {
    let page = |sending: Value, sent: Value| {
        json!({ "record": head("supports"), "need": { "kind": "child-care", "what": "Tue and Thu evenings" },
            "provider": "Little Oaks Family Child Care", "provider_href": "/supports/providers/1", "service": "Evening care",
            "back": "/cases/1/supports", "sending": sending, "sent": sent })
    };
    let sending = |released: bool| {
        json!({ "form": Form::new("/cases/1/referrals/new").with("need", "1").with("provider", "1").with("provider_service", "1"),
            "ways": ["mail", "call", "given"], "kinds": if released { vec![json!({ "value": "1", "label": "Child care" })] } else { vec![] },
            "released": released, "contact": released, "email": released.then_some("oaks@mail.example"),
            "release_href": "/cases/1/releases/new?kind=partner-service" })
    };
    let sent = |state: &str, corrects: bool| {
        json!({ "state": state, "way": "mail", "sent_on": "2026-11-18", "message": "Her class begins Dec 7.", "corrects": corrects,
            "answers": ["accepted", "served", "declined", "no-show"], "reasons": ["full", "other"],
            "answering": Form::new("/cases/1/referrals/1"),
            "withdrawing": (!corrects).then(|| form("/cases/1/referrals/1/withdrawal", "withdraw")) })
    };
    vec![
        page(sending(true), Value::Null),
        page(sending(false), Value::Null),
        page(Value::Null, sent("sent", false)),
        page(Value::Null, sent("declined", true)),
    ]
}
