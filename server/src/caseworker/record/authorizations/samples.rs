//! Contexts that the templates of a case's money must be able to draw.

use domain::shared::Refusal;
use domain::support::authorizations::rules::DeniedFor;
use domain::support::funds::rules::Purpose;
use serde_json::{Value, json};

use super::deed::Deed;
use crate::caseworker::places::codes;
use crate::caseworker::record::samples::{head, refused};
use crate::web::Form;

const ONE: &str = "/cases/1/supports/authorizations/1";

fn audit(full: bool) -> Value {
    json!({
        "stage": full.then_some("active"), "since": "2026-09-04", "has_plan": full, "plan": full.then_some(3),
        "plan_agreed_on": full.then_some("2026-11-12"),
        "lines": if full { json!([{ "value": "1", "label": "Own car, no bus after 9 pm" }]) } else { json!([]) },
        "needs": if full { json!([{ "value": "1", "label": "Tire repair" }, { "value": "2", "label": { "key": "need-kind-transport", "args": {} } }]) } else { json!([]) },
    })
}

fn barred() -> Value {
    let why = Refusal::of("fund", "fund-period").with("from", "2026-07-01").with("until", "2027-06-30");
    json!([{ "name": "Transportation, WIOA Adult", "why": [Refusal::of("fund", "fund-stage"), why] }])
}

pub(super) fn ask() -> Vec<Value> {
    let fund = |key: &str| {
        let args =
            json!({ "name": "Community Foundation", "left": "$8,204.00", "pledged": "$120.00", "cap": "$75.00" });
        json!({ "value": key, "label": { "key": key, "args": args } })
    };
    let funds =
        ["fund-offered", "fund-offered-pledged", "fund-offered-capped", "fund-offered-pledged-capped"].map(fund);
    let form = Form::new("/cases/1/supports/authorizations/new").with("pays_for", "supportive").with("amount", "28.00");
    let view = |form: Form, funds: Value, full: bool| json!({ "record": head("supports"), "form": form, "audit": audit(full), "funds": funds, "barred": if full { json!([]) } else { barred() }, "purposes": codes::<Purpose>() });
    let open = ["need", "plan_line", "activity", "no_other_source", "other_aid"].map(|field| (field, "unanswered"));
    vec![
        view(form.clone(), json!(funds), true),
        view(refused(form.clone(), &open), json!(funds), true),
        view(refused(form.clone(), &[("plan_line", "no-plan"), ("need", "need-not-open")]), json!(funds), true),
        view(form, json!([]), false),
    ]
}

pub(super) fn draw() -> Vec<Value> {
    let args = json!({ "name": "Monthly bus pass", "value": "$62.00", "left": 14, "most": 2, "days": 30 });
    let things = json!([{ "value": "1", "label": { "key": "stock-offered", "args": args } }]);
    let form = Form::new("/cases/1/supports/stock");
    let view = |things: Value, full: bool| json!({ "record": head("supports"), "form": form, "audit": audit(full), "things": things, "barred": if full { json!([]) } else { barred() } });
    vec![view(things, true), view(json!([]), false)]
}

pub(super) fn one() -> Vec<Value> {
    let full = json!({
        "record": head("supports"), "what": "Tire repair", "purpose": "supportive", "payee": "Larkin Tires", "amount": 28600,
        "paid": 28000, "reversed": 4000, "state": "paid", "asked_on": "2026-11-18", "asked_by": "Denise Okafor",
        "last_day": "2027-01-17", "voucher": 2284, "print": format!("{ONE}/voucher"), "serial": "A1001", "fund": "Transportation",
        "available": 131_000, "waits_for_another": false, "reasons": codes::<DeniedFor>(),
        "audit": { "need": "transport", "need_what": "His own car", "plan_words": "Own car, no bus after 9 pm", "has_plan": true,
            "activity": "Cohort 14, evening lab", "no_other_source": "The county pays for buses only.", "other_aid": "Pell, $3,200" },
        "decisions": [{ "who": "Patience Mbeki-Laurent", "at": "2026-11-20T17:30:00Z", "denied_for": null, "note": null },
            { "who": null, "at": "2026-11-20T17:30:00Z", "denied_for": "too-much", "note": "Two quotes, please." }],
        "lines": [{ "kind": "promised", "day": "2026-11-20", "note": null, "encumbered": 28600, "spent": null },
            { "kind": "paid", "day": "2026-11-23", "note": "Invoice 17", "encumbered": -28600, "spent": 28000 }],
        "deeds": deeds(), "refused": null,
    });
    let mut bare = full.clone();
    for field in ["payee", "asked_by", "voucher", "print", "serial"] {
        bare[field] = Value::Null;
    }
    for field in ["decisions", "lines", "deeds"] {
        bare[field] = json!([]);
    }
    bare["refused"] = json!(Form { general: vec![Refusal::because("changed-in-between")], ..Form::new(ONE) });
    (bare["state"], bare["waits_for_another"], bare["paid"], bare["reversed"]) =
        (json!("requested"), json!(true), json!(0), json!(0));
    bare["audit"] = json!({ "need": null, "need_what": null, "plan_words": null, "has_plan": false,
        "activity": "Intake", "no_other_source": "Nobody does.", "other_aid": null });
    let states = ["awaiting-second", "promised", "vouchered", "reversed", "returned", "lapsed", "denied", "withdrawn"];
    let in_state = |state: &&str| {
        let mut view = bare.clone();
        view["state"] = json!(state);
        view
    };
    [vec![full, bare.clone()], states.iter().map(in_state).collect()].concat()
}

fn deeds() -> Vec<Value> {
    let form = |deed: Deed| Form::new(ONE).at_version(1).named(deed.code()).with("amount", "286.00");
    Deed::ALL.map(|deed| json!({ "deed": deed.code(), "form": form(deed) })).to_vec()
}

/// What was promised to a case, for the tab that lists it.
pub(in crate::caseworker::record) fn promised() -> Value {
    let row = |state: &str, reversed: i64| {
        json!({ "href": ONE, "what": "Tire repair", "fund": "Transportation", "amount": 28600, "reversed": reversed, "state": state,
        "asked_on": "2026-11-18", "last_day": "2027-01-17" })
    };
    json!({ "rows": [row("requested", 0), row("promised", 0), row("paid", 4000)], "ask": "/cases/1/supports/authorizations/new",
        "draw": "/cases/1/supports/stock" })
}

pub(super) fn voucher() -> Vec<Value> {
    let view = |payee: Option<&str>| {
        json!({ "record": head("supports"), "prepared": "2026-11-24T15:00:00Z", "number": 2284, "issued_on": "2026-11-20",
        "what": "Tire repair", "payee": payee, "amount": 28600, "last_day": "2027-01-17", "fund": "Transportation" })
    };
    vec![view(Some("Larkin Tires")), view(None)]
}
