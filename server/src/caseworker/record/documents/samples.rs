//! Contexts that the pages about documents must be able to draw.

use domain::intake::documents::rules::{
    DocumentState, OTHER, PaperName, RefusedFor, SIGNED_RELEASE, Standing, may_become,
};
use domain::shared::{Coded, Refusal};
use serde_json::{Value, json};

use super::view::{look, look_of};
use crate::caseworker::intake::samples::findings;
use crate::caseworker::record::samples::{a_plan, bare, form, head, refused};
use crate::web::Form;

/// Of the tab: a link to hand over, a request by mail with every form refused, a reader who only looks, nothing at all.
pub(super) fn tab() -> Vec<Value> {
    let choice = |code: &str, label: Value| json!({ "value": code, "label": label });
    let proof = choice("proof-of-age", json!("Proof of age and identity"));
    let income = choice("yearly-income", of_income());
    let always = [SIGNED_RELEASE, OTHER].map(|code| choice(code, json!(PaperName::of_code(code))));
    let papers = [vec![proof, income.clone()], always.to_vec()].concat();
    let upload = form("/cases/1/documents", "up");
    let ask = form("/cases/1/documents/request", "ask").with("papers", "yearly-income");
    let by_link = json!({
        "record": head("documents"), "needed": needed(true), "missing": 2, "to_judge": 1, "others": others(true),
        "papers": papers, "to_ask": [income], "reasons": RefusedFor::ALL, "upload": upload, "ask": ask,
        "by_mail": false, "request": request(false),
    });
    let mut reads = json!({
        "record": bare("documents"), "needed": needed(false), "missing": 2, "to_judge": 1, "others": others(false),
        "papers": papers, "to_ask": [income], "reasons": RefusedFor::ALL, "upload": null, "ask": null,
        "by_mail": true, "request": request(false),
    });
    for field in ["link", "text", "who", "withdraw"] {
        reads["request"][field] = Value::Null;
    }
    let empty = json!({
        "record": bare("documents"), "needed": [], "missing": 0, "to_judge": 0, "others": [], "papers": always,
        "to_ask": [], "reasons": RefusedFor::ALL, "upload": upload, "ask": ask, "by_mail": true, "request": null,
    });
    vec![by_link.clone(), with_trouble(by_link), reads, empty]
}

/// The tab of somebody who is asked by mail, where every kind of form came back.
fn with_trouble(mut tab: Value) -> Value {
    (tab["by_mail"], tab["request"]) = (json!(true), request(true));
    let upload = form("/cases/1/documents", "up").with("paper", OTHER).with("accepted", "yes");
    tab["upload"] = json!(refused(upload, &[("title", "missing"), ("file", "document-kind")]));
    tab["ask"] = json!(refused(form("/cases/1/documents/request", "ask"), &[("papers", "missing")]));
    let received = &mut tab["needed"][0]["documents"][0];
    let refusal = form("/cases/1/documents/1/refusal", "r-1").at_version(1);
    received["refuse"] = json!(refused(refusal, &[("refused_for", "missing")]));
    received["troubled"] = json!(true);
    let strike = form("/cases/1/documents/4/strike", "s-4").at_version(1).with("reason", "Scanned twice");
    let proves = Form { general: vec![Refusal::because("document-proves-release")], ..strike };
    (tab["others"][0]["strike"], tab["others"][0]["troubled"]) = (json!(proves), json!(true));
    tab
}

/// A paper of each standing, with what came for it; whoever decides has the forms for that.
fn needed(decides: bool) -> Value {
    let paper = |code: &str, name: Value, standing: Standing, documents: Vec<Value>| {
        let (tone, glyph) = look(standing);
        json!({ "code": code, "name": name, "streams": [], "conditional": false, "accepted": [],
            "standing": standing.code(), "tone": tone, "glyph": glyph, "documents": documents })
    };
    let mut sent = document("1", DocumentState::Received, decides);
    (sent["by_link"], sent["who"]) = (json!(true), Value::Null);
    let mut residence = paper("residence", sentence("paper-of-residence"), Standing::Received, vec![sent]);
    residence["accepted"] = json!(["Lease", "Utility bill"]);
    let mut accepted = document("2", DocumentState::Accepted, decides);
    (accepted["title"], accepted["media_type"]) = (json!("Passport"), json!("pdf"));
    let age = paper("proof-of-age", json!("Proof of age and identity"), Standing::Accepted, vec![accepted]);
    let unreadable = document("3", DocumentState::Refused, decides);
    let mut income = paper("yearly-income", of_income(), Standing::Refused, vec![unreadable]);
    (income["streams"], income["conditional"]) = (json!(["WIOA Adult", "Community Foundation"]), json!(true));
    let asked = paper("household-size", sentence("paper-of-household-size"), Standing::Asked, Vec::new());
    let missing = paper("layoff-notice", json!("Notice of layoff"), Standing::Missing, Vec::new());
    json!([residence, age, income, asked, missing])
}

/// What no funding stream asks for: a signed release, and a letter that was struck.
fn others(decides: bool) -> Value {
    let mut release = document("4", DocumentState::Accepted, decides);
    release["title"] = json!(PaperName::of_code(SIGNED_RELEASE));
    let mut letter = document("5", DocumentState::Struck, decides);
    (letter["title"], letter["decided_by"]) = (json!("Letter of her landlord"), Value::Null);
    json!([release, letter])
}

fn document(id: &str, state: DocumentState, decides: bool) -> Value {
    let (tone, glyph) = look_of(state);
    let decided = state != DocumentState::Received;
    let decision = |act: &str, prefix: &str, to: DocumentState| {
        let form = form(&format!("/cases/1/documents/{id}/{act}"), &format!("{prefix}-{id}"));
        (decides && may_become(state, to)).then(|| form.at_version(1))
    };
    json!({
        "id": id, "href": (state != DocumentState::Struck).then(|| format!("/cases/1/documents/{id}")), "title": null,
        "media_type": "jpeg", "kilobytes": 1_184, "state": state.code(), "tone": tone, "glyph": glyph, "by_link": false,
        "who": "Denise Okafor", "at": "2026-11-18T17:40:00Z", "decided_by": decided.then_some("Denise Okafor"),
        "decided_at": decided.then_some("2026-11-19T15:38:00Z"),
        "refused_for": (state == DocumentState::Refused).then(|| RefusedFor::Unreadable.code()),
        "reason": matches!(state, DocumentState::Refused | DocumentState::Struck).then_some("Too dark to read"),
        "accept": decision("acceptance", "a", DocumentState::Accepted),
        "refuse": decision("refusal", "r", DocumentState::Refused),
        "strike": decision("strike", "s", DocumentState::Struck), "troubled": false,
    })
}

fn request(by_mail: bool) -> Value {
    let link = "https://tandem.example.org/d/Zk3v9Qm2";
    json!({
        "papers": ["Notice of layoff", sentence("paper-of-household-size")], "by_mail": by_mail, "link": link,
        "text": format!("Hola. Aquí puede enviar los papeles: {link}"), "who": "Denise Okafor",
        "at": "2026-11-20T15:38:00Z", "until": "2026-12-04T15:38:00Z",
        "withdraw": form("/cases/1/documents/request/1/withdrawal", "withdraw"),
    })
}

fn of_income() -> Value {
    sentence("paper-of-yearly-income")
}

fn sentence(key: &str) -> Value {
    json!({ "key": key, "args": {} })
}

/// Of the whole file: of somebody who has exited, and of somebody who has only applied.
pub(super) fn file() -> Vec<Value> {
    let mut plan = a_plan(false);
    for agreed in ["agreed_on", "participant_agreed_on", "staff_agreed_on"] {
        plan[agreed] = json!("2026-09-03");
    }
    plan["staff_agreed_by"] = json!("Denise Okafor");
    let determined =
        json!({ "day": "2026-08-20", "who": "Denise Okafor", "outcome": "eligible", "findings": findings() });
    let applied = json!({ "stage": "applied", "day": "2026-06-03", "who": null, "reason": null });
    let exited = json!({
        "stage": "exited", "day": "2026-11-20", "who": "Denise Okafor", "reason": "No service for 90 days",
    });
    let full = json!({
        "prepared": "2026-11-24T15:00:00Z", "back": "/cases/1/documents", "name": "Rosa Maldonado Quiñones",
        "number": "LC-2026-00417", "program": "CNC Operator Foundations", "born": "1995-02-09",
        "address": "88 Elm Street, Larkin", "stage": "exited", "applied_on": "2026-06-03", "entered_on": "2026-09-03",
        "exited_on": "2026-11-20", "caseworker": "Denise Okafor", "moves": [applied, exited],
        "determined": determined, "papers": evidence(), "plan": plan, "services": services(),
    });
    let empty = json!({
        "prepared": "2026-11-24T15:00:00Z", "back": "/cases/1/documents", "name": "Rosa Maldonado Quiñones",
        "number": "LC-2026-00417", "program": "CNC Operator Foundations", "born": null, "address": null,
        "stage": "applied", "applied_on": "2026-06-03", "entered_on": null, "exited_on": null, "caseworker": null,
        "moves": [applied], "determined": null, "papers": [], "plan": null, "services": [],
    });
    vec![full, empty]
}

fn evidence() -> Value {
    let hash = "5c85bb9019152310d0f1c1a3b7a3e1f49a0c7a55b2a1be7f4a1e3c29d7c80b64";
    let document = |state: &str, title: Value, decided_by: Value, decided_at: Value| {
        json!({ "title": title, "media_type": "pdf", "state": state, "received_at": "2026-08-18T17:40:00Z",
            "decided_by": decided_by, "decided_at": decided_at, "hash": hash })
    };
    let decided_at = json!("2026-08-19T15:38:00Z");
    let accepted = document("accepted", json!("Passport"), json!("Denise Okafor"), decided_at.clone());
    let by_nobody = document("accepted", Value::Null, Value::Null, decided_at);
    let received = document("received", Value::Null, Value::Null, Value::Null);
    json!([
        { "name": "Proof of age", "streams": [], "standing": "accepted", "documents": [accepted, by_nobody] },
        { "name": of_income(), "streams": ["WIOA Adult", "City general fund"], "standing": "received",
            "documents": [received] },
        { "name": sentence("paper-of-residence"), "streams": ["City general fund"], "standing": "missing",
            "documents": [] },
        { "name": "Notice of layoff", "streams": [], "standing": "asked", "documents": [] },
    ])
}

/// One that goes on, one of a span, one of a day.
fn services() -> Value {
    json!([
        { "kind": "Tutoring", "from": "2026-10-01", "until": null, "who": "Denise Okafor" },
        { "kind": "College classes", "from": "2026-09-07", "until": "2026-11-13", "who": null },
        { "kind": "Career planning", "from": "2026-09-03", "until": "2026-09-03", "who": "Denise Okafor" },
    ])
}
