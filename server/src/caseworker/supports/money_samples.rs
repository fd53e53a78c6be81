//! Contexts that the templates about money must be able to draw.

use domain::programs::grants::rules::{DeliverableKind, Standing};
use domain::shared::{Cents, Coded, Refusal};
use domain::support::funds::rules::{Balance, EntryKind, Purpose, ServedStage};
use domain::support::needs::rules::NeedKind;
use serde_json::{Value, json};

use super::Money;
use crate::caseworker::places::codes;
use crate::web::Form;

fn money(budget: i64, encumbered: i64, spent: i64, requests: i64) -> Money {
    let cents = Cents::dollars;
    let balance = Balance { budget: cents(budget), encumbered: cents(encumbered), spent: cents(spent) };
    Money::of(balance, (cents(requests * 62), requests))
}

fn some_funds() -> Value {
    let row = |name: &str, money: Money| json!({ "href": "/supports/funds/1", "name": name, "ends_on": "2027-06-30", "over": false, "stages": ["active"], "money": money });
    json!([
        row("Tuition (ITA)", money(160_000, 38_400, 61_200, 0)),
        row("Transportation", money(24_000, 2_850, 19_840, 2)),
        row("Stipends", money(0, 0, 0, 0)),
    ])
}

pub(super) fn funds() -> Vec<Value> {
    let grant = |funds: Value| {
        json!({ "href": "/supports/grants/1", "name": "WIOA Adult, Larkin County", "funder": "Larkin County",
        "starts_on": "2026-07-01", "ends_on": "2027-06-30", "elapsed": 40, "failing": 3, "funds": funds })
    };
    let view = |grants: Value, waiting: Option<usize>, may_set_up: bool| json!({ "grants": grants, "total": money(310_000, 69_320, 118_400, 3), "waiting": waiting, "may_set_up": may_set_up });
    vec![
        view(json!([grant(some_funds()), grant(json!([]))]), Some(3), true),
        view(json!([grant(some_funds())]), None, false),
        view(json!([]), Some(0), true),
        view(json!([]), None, false),
    ]
}

fn choices(any: bool) -> Value {
    let streams = if any { json!([{ "value": "1", "label": "WIOA Adult · Manufacturing" }]) } else { json!([]) };
    json!({ "streams": streams, "kinds": [{ "value": "1", "label": "Bus pass · Manufacturing" }],
        "purposes": codes::<Purpose>(), "stages": codes::<ServedStage>(), "needs": codes::<NeedKind>() })
}

fn terms() -> Form {
    Form::new("/supports/funds/1/terms")
        .at_version(1)
        .with("stream", "1")
        .with("name", "Transportation")
        .with("budget", "24,000.00")
}

pub(super) fn fund_new() -> Vec<Value> {
    let form = terms();
    let mut wrong = form.clone();
    let refusal = Refusal::of("budget", "over-grant").with("grant", "WIOA Adult").with("left", "$1,310.00");
    wrong.wrong.insert("budget".into(), vec![refusal]);
    vec![
        json!({ "form": form, "choices": choices(true) }),
        json!({ "form": wrong, "choices": choices(true) }),
        json!({ "form": form, "choices": choices(false) }),
    ]
}

pub(super) fn fund_terms() -> Vec<Value> {
    vec![json!({ "name": "Transportation", "home": "/supports/funds/1", "form": terms(), "choices": choices(true) })]
}

pub(super) fn fund() -> Vec<Value> {
    let line = |kind: &EntryKind| {
        json!({ "number": 7, "kind": kind.code(), "what": "Bus pass", "name": "Ngozi Obi", "href": "/cases/1/supports/authorizations/1",
        "note": "voucher 2284", "who": "Denise Okafor", "day": "2026-11-23", "at": "2026-11-23T20:10:00Z", "budget": null,
        "encumbered": -6200, "spent": 6200, "available_after": 127_000 })
    };
    let form = |end: &str| Form::new(format!("/supports/funds/1/stock{end}")).named(end.replace('/', "s"));
    let mut refused = form("/1/receive");
    refused.wrong.insert("serials".into(), vec![Refusal::of("serials", "serial-known").with("serial", "A1001")]);
    let full = json!({
        "name": "Transportation", "grant": "WIOA Adult, Larkin County", "grant_href": "/supports/grants/1",
        "starts_on": "2026-07-01", "ends_on": "2027-06-30", "money": money(24_000, 2_850, 19_840, 2),
        "cap_per_case": 40000, "approval_limit": 50000, "purposes": ["supportive"], "stages": ["before-start", "active"],
        "every_stage": codes::<ServedStage>(),
        "needs": ["transport", "license"],
        "drawers": [{ "name": "Monthly bus pass", "value": 6200, "most": 2, "within_days": 30, "left": 14, "drawn": 6, "lost": 1,
            "receiving": refused, "losing": form("/1/lose"), "returning": form("/1/return") }],
        "setting_up": form("/set-up"), "lines": EntryKind::ALL.iter().map(line).collect::<Vec<_>>(), "count": 243,
        "older": "/supports/funds/1?before=193", "newest": "/supports/funds/1", "terms": "/supports/funds/1/terms",
        "sheet": "/supports/funds/1/ledger.csv",
    });
    let mut bare = full.clone();
    for field in ["cap_per_case", "approval_limit", "setting_up", "older", "newest", "terms", "sheet"] {
        bare[field] = Value::Null;
    }
    (bare["drawers"], bare["needs"], bare["money"]) = (json!([]), json!([]), json!(money(24_000, 0, 0, 0)));
    bare["lines"] = json!([{ "number": 1, "kind": "opened", "what": null, "name": null, "href": null, "note": null, "who": null,
        "day": "2026-07-01", "at": "2026-07-01T15:00:00Z", "budget": 2_400_000, "encumbered": null, "spent": null, "available_after": 2_400_000 }]);
    vec![full, bare]
}

pub(super) fn grant_new() -> Vec<Value> {
    vec![json!({ "form": Form::new("/supports/grants/new") })]
}

pub(super) fn grant_award() -> Vec<Value> {
    let form =
        Form::new("/supports/grants/1/award").at_version(1).with("name", "WIOA Adult").with("amount", "310,000.00");
    vec![json!({ "name": "WIOA Adult", "home": "/supports/grants/1", "form": form })]
}

pub(super) fn grant() -> Vec<Value> {
    let measure = |kind: &str, standing: &Standing| json!({ "kind": kind, "done": 52, "of": 120, "due_on": "2027-06-30", "percent": 43, "bar": 43, "elapsed": 40, "standing": standing.code() });
    let mut spent = measure("spent", &Standing::OnPace);
    (spent["due_on"], spent["done"], spent["of"]) = (Value::Null, json!(11_840_000), json!(31_000_000));
    let awarded = json!({ "starts_on": "2026-07-01", "ends_on": "2027-06-30", "amount": 30_000_000, "reason": null,
        "at": "2026-06-20T17:30:00Z", "who": null });
    let measures =
        DeliverableKind::ALL.iter().flat_map(|kind| Standing::ALL.iter().map(move |standing| (kind, standing)));
    let full = json!({
        "name": "WIOA Adult, Larkin County", "funder": "Larkin County", "number": "AA-38542-22", "starts_on": "2026-07-01",
        "ends_on": "2027-06-30", "amount": 31_000_000, "unallotted": 0, "day": 147, "days": 365, "elapsed": 40,
        "money": money(310_000, 69_320, 118_400, 3), "spent": spent,
        "measures": measures.map(|(kind, standing)| measure(kind.code(), standing)).collect::<Vec<_>>(),
        "funds": some_funds(), "shares": ["WIOA Adult · Manufacturing"],
        "revisions": [{ "starts_on": "2026-07-01", "ends_on": "2027-06-30", "amount": 31_000_000, "reason": "Second year",
            "at": "2026-11-20T17:30:00Z", "who": "Patience Mbeki-Laurent" }, awarded],
        "sharing": Form::new("/supports/grants/1/shares").named("share"), "streams": [{ "value": "2", "label": "WIOA Adult · Nursing" }],
        "promising": Form::new("/supports/grants/1/deliverables").named("promise"), "kinds": codes::<DeliverableKind>(),
        "award": "/supports/grants/1/award", "new_fund": "/supports/funds/new",
        "files": super::monitoring::sample(true),
    });
    let mut bare = full.clone();
    for field in ["number", "sharing", "promising", "award", "new_fund"] {
        bare[field] = Value::Null;
    }
    for field in ["measures", "funds", "shares", "streams"] {
        bare[field] = json!([]);
    }
    bare["files"] = super::monitoring::sample(false);
    vec![full, bare]
}

pub(super) fn approvals() -> Vec<Value> {
    let row = |state: &str, is_short: bool, may_decide: bool, asked_by: Option<&str>| {
        json!({ "href": "/cases/1/supports/authorizations/1", "name": "Rosa Maldonado Quiñones", "what": "Tire repair", "purpose": "supportive",
        "amount": 28600, "state": state, "asked_on": "2026-11-18", "asked_by": asked_by, "last_day": "2027-01-17", "fund": "Transportation",
        "fund_href": "/supports/funds/1", "available": 131_000, "is_short": is_short, "may_decide": may_decide })
    };
    let rows = json!([
        row("requested", false, true, Some("Denise Okafor")),
        row("awaiting-second", true, true, None),
        row("requested", false, false, Some("Marcus Webb")),
    ]);
    vec![json!({ "requests": rows }), json!({ "requests": [] })]
}
