//! Contexts that the templates of employers must be able to draw.

use domain::placement::job_orders::rules::OrderReason;
use domain::placement::quality::Quality;
use serde_json::{Value, json};

use super::{quality_choices, quality_told, with_quality};
use crate::caseworker::places::codes;
use crate::web::Form;

fn any(label: &str) -> Value {
    json!([{ "value": "", "label": label }, { "value": "1", "label": "Alvarez Machining" }])
}

pub(super) fn list() -> Vec<Value> {
    let row = |level: &str, silent: Value| {
        json!({ "href": "/employers/1", "name": "Alvarez Machining", "level": level, "sector": "31-33", "size": "50-99",
            "silent": silent, "is_silent": true, "next_step": "Send two profiles", "next_on": "2026-11-25" })
    };
    let mut bare = row("workplace", Value::Null);
    for field in ["sector", "size", "next_step", "next_on"] {
        bare[field] = Value::Null;
    }
    let step = json!({ "href": "/employers/1", "name": "Hollis Castings", "what": "Call Dwayne", "day": "2026-11-23" });
    let full = json!({
        "employers": [row("partner", json!(12)), row("engaged", json!(63)), row("contacted", json!(1)), bare],
        "count": 40, "silent_count": 6, "silent_from": 14, "steps": [step], "levels": any("Any"), "sectors": any("Any"), "silences": any("Any"),
        "q": "alv", "level": "", "sector": "", "silent": "", "filtered": true, "next": "/employers?behind=1",
        "may_add": true, "job_ready": true,
    });
    let mut none = full.clone();
    (none["employers"], none["steps"], none["next"], none["q"]) = (json!([]), json!([]), Value::Null, json!(""));
    let mut first = none.clone();
    (first["filtered"], first["count"], first["silent_count"]) = (json!(false), json!(0), json!(0));
    let mut looked_at = first.clone();
    (looked_at["may_add"], looked_at["job_ready"]) = (json!(false), json!(false));
    vec![full, none, first, looked_at]
}

pub(super) fn edit() -> Vec<Value> {
    let sizes = codes::<domain::employers::employer::rules::SizeBand>();
    let known = codes::<domain::shared::Known>();
    let form =
        Form::new("/employers/1/edit").at_version(2).with("name", "Alvarez Machining").with("union_presence", "no");
    let changed = json!({ "name": "Alvarez Machining", "href": "/employers/1", "last_four": "4567", "is_known": true,
        "sizes": sizes, "known": known, "form": form });
    let new = json!({ "name": null, "href": null, "last_four": null, "is_known": false, "sizes": sizes, "known": known,
        "form": Form::new("/employers/new") });
    vec![changed, new]
}

pub(super) fn contact() -> Vec<Value> {
    let form =
        Form::new("/employers/contacts/1").at_version(1).with("name", "Carmen Álvarez-Whitcomb").with("signs", "yes");
    vec![json!({ "name": "Carmen Álvarez-Whitcomb", "employer": "Alvarez Machining", "href": "/employers/1",
        "languages": ["en", "es"], "form": form })]
}

pub(super) fn employer() -> Vec<Value> {
    let form = |end: &str, id: &str| Form::new(format!("/employers/1/{end}")).named(id);
    let contact = |gone: bool| {
        json!({ "name": "Carmen Álvarez-Whitcomb", "position": "Plant manager", "phone": "555-0144",
            "email": "carmen@alvarez.example", "language": "en", "signs": !gone, "gone": gone,
            "until": gone.then_some("2026-03-01"), "href": "/employers/contacts/1" })
    };
    let engagement = |struck: Value, strike: Value| {
        json!({ "kind": "visit", "outcome": "spoke", "day": "2026-11-20", "note": "Wants three for second shift.",
            "with": "Carmen", "who": "Marguerite", "struck": struck, "strike": strike })
    };
    let service = |strike: Value| {
        json!({ "kind": "job-posting", "day": "2026-11-02", "note": null, "site": "Harbor plant", "who": "Marguerite",
            "struck": null, "strike": strike })
    };
    let order = json!({ "href": "/employers/job-orders/1", "title": "CNC operator", "state": "open", "filled": 3,
        "openings": 5, "opened_on": "2026-10-01" });
    let hired = json!({ "name": "Kaveh Rahimi", "href": "/cases/1/placement", "title": "CNC operator",
        "starts_on": "2026-11-23", "ended_on": null, "hourly": 2075, "held": true });
    let mut left = hired.clone();
    (left["ended_on"], left["held"], left["hourly"]) = (json!("2026-11-24"), json!(false), Value::Null);
    let facts = json!({ "legal_name": "Alvarez Machining LLC", "fein": "4567", "naics": "332710", "sector": "31-33",
        "size": "50-99", "union_presence": "no", "about": "Family-owned." });
    let strike = json!(form("engagements/1/strike", "s1"));
    let strike_service = json!(form("services/1/strike", "s2"));
    let choices = json!([{ "value": "1", "label": "Carmen" }]);
    let full = json!({
        "name": "Alvarez Machining", "href": "/employers/1", "level": "partner", "facts": facts, "silent": 4,
        "next": { "what": "Send two profiles", "day": "2026-11-25" }, "contacts": [contact(false), contact(true)],
        "sites": [{ "name": "Harbor plant", "address": "1 Quay Street, Port Larkin" }],
        "engagements": [engagement(Value::Null, strike), engagement(json!("Twice."), Value::Null)],
        "services": [service(strike_service)], "orders": [order], "hired": [hired, left], "hidden": 2, "people": choices, "places": choices,
        "kinds": ["call", "visit"], "outcomes": ["spoke"], "service_kinds": ["job-posting"], "languages": ["en", "es"],
        "writes": true, "engaging": form("engagements", "engagement"), "serving": form("services", "service"),
        "siting": form("sites", "site"), "naming": form("contacts", "contact"),
    });
    let mut bare = full.clone();
    for list in ["contacts", "sites", "engagements", "services", "orders", "hired", "people", "places"] {
        bare[list] = json!([]);
    }
    for field in ["legal_name", "fein", "naics", "sector", "size", "about"] {
        bare["facts"][field] = Value::Null;
    }
    (bare["silent"], bare["next"], bare["hidden"], bare["level"]) =
        (Value::Null, Value::Null, json!(0), json!("workplace"));
    let mut looked_at = bare.clone();
    looked_at["writes"] = json!(false);
    vec![full, bare, looked_at]
}

pub(super) fn orders() -> Vec<Value> {
    let row = |state: &str, because: Value| {
        json!({ "href": "/employers/job-orders/1", "title": "CNC operator", "employer": "Alvarez Machining", "state": state,
            "because": because, "filled": 3, "openings": 5, "wage_from": 2050, "wage_to": 2400, "opened_on": "2026-10-01", "unknown": 2 })
    };
    let mut bare = row("paused", json!("silent"));
    (bare["wage_from"], bare["wage_to"], bare["unknown"]) = (Value::Null, Value::Null, json!(0));
    vec![
        json!({ "orders": [row("open", Value::Null), bare], "over": false, "next": "/employers/job-orders?before=1" }),
        json!({ "orders": [row("closed", json!("filled"))], "over": true, "next": null }),
        json!({ "orders": [], "over": false, "next": null }),
        json!({ "orders": [], "over": true, "next": null }),
    ]
}

pub(super) fn order() -> Vec<Value> {
    let candidate = json!({ "name": "Amina Warsame", "href": "/cases/1/candidates/1", "state": "interview",
        "since": "2026-11-20", "because": null });
    let mut over = candidate.clone();
    (over["state"], over["because"]) = (json!("declined"), json!("hours"));
    let full = json!({
        "title": "CNC operator", "soc": "51-9161", "employer": "Alvarez Machining", "employer_href": "/employers/1",
        "site": "Harbor plant", "state": "open", "since": "2026-10-01", "because": null, "filled": 3, "openings": 5,
        "wage_from": 2050, "wage_to": 2400, "hours": 40, "opened_on": "2026-10-01", "closes_on": "2027-06-30",
        "requirements": "Reads a blueprint.", "quality": quality_told(&Quality::default()), "candidates": [candidate, over], "hidden": 1,
        "edit": "/employers/job-orders/1/edit", "job_ready": "/employers/job-ready?order=1", "edges": ["pause", "close"],
        "reasons": codes::<OrderReason>(), "form": Form::new("/employers/job-orders/1").at_version(1),
    });
    let mut bare = full.clone();
    for field in ["soc", "site", "wage_from", "wage_to", "hours", "closes_on", "requirements", "edit", "job_ready"] {
        bare[field] = Value::Null;
    }
    (bare["candidates"], bare["hidden"], bare["edges"]) = (json!([]), json!(0), json!([]));
    (bare["state"], bare["because"]) = (json!("closed"), json!("filled"));
    let mut paused = full.clone();
    (paused["state"], paused["edges"]) = (json!("paused"), json!(["resume", "close"]));
    vec![full, bare, paused]
}

pub(super) fn order_edit() -> Vec<Value> {
    let options = json!([{ "value": "1", "label": "Manufacturing" }]);
    let form = |form: Form| with_quality(form, &Quality::default());
    let view = |title: Value, sites: Value, form: Form| {
        json!({ "employer": "Alvarez Machining", "employer_href": "/employers/1", "title": title, "programs": options,
            "sites": sites, "quality": quality_choices(), "form": form })
    };
    vec![
        view(json!("CNC operator"), options.clone(), form(Form::new("/employers/job-orders/1/edit").at_version(1))),
        view(Value::Null, json!([]), form(Form::new("/employers/1/job-orders/new"))),
    ]
}

pub(super) fn job_ready() -> Vec<Value> {
    let one = json!({
        "name": "Amina Warsame", "href": "/cases/1/placement", "skills": "Forklift; Somali, English",
        "credentials": ["NIMS CNC Mill"], "shifts": ["evenings"], "free_from": "2026-11-01", "is_free": true,
        "release": { "until": "2026-12-04", "soon": true }, "ask_release": null, "candidate": null,
        "propose": Form::new("/cases/1/candidates").named("c1").with("order", "1"),
    });
    let mut sent = one.clone();
    (sent["candidate"], sent["propose"]) =
        (json!({ "state": "proposed", "since": "2026-11-20", "href": "/cases/1/candidates/1" }), Value::Null);
    (sent["release"], sent["is_free"]) = (json!({ "until": null, "soon": false }), json!(false));
    let mut hidden = one.clone();
    for field in ["name", "href", "release", "propose"] {
        hidden[field] = Value::Null;
    }
    (hidden["credentials"], hidden["shifts"]) = (json!([]), json!([]));
    let mut asked = one.clone();
    (asked["release"], asked["propose"]) = (Value::Null, Value::Null);
    asked["ask_release"] = json!("/cases/1/releases/new?kind=referral-profile");
    let order = json!({ "title": "CNC operator", "href": "/employers/job-orders/1", "employer": "Alvarez Machining",
        "employer_href": "/employers/1", "wage_from": 2050, "filled": 3, "left": 2, "closes_on": "2027-06-30" });
    let mut plain = order.clone();
    (plain["wage_from"], plain["closes_on"]) = (Value::Null, Value::Null);
    let page = |people: Value, order: Value, next: Value| json!({ "people": people, "order": order, "orders": any("Any"), "chosen": "1", "next": next });
    vec![
        page(json!([one, sent, hidden, asked]), order, json!("/employers/job-ready?behind=1")),
        page(json!([]), plain, Value::Null),
        page(json!([hidden]), Value::Null, Value::Null),
        page(json!([]), Value::Null, Value::Null),
    ]
}
