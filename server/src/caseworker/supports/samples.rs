//! Contexts that the templates of supports must be able to draw.

use domain::shared::Coded;
use domain::support::needs::rules::NeedKind;
use domain::support::providers::rules::Spoken;
use serde_json::{Value, json};

use crate::caseworker::places::codes;
use crate::web::Form;

pub(super) fn board() -> Vec<Value> {
    let card = |key: &str, tone: &str, act: bool, provider: Option<&str>| {
        json!({ "name": "Rosa Maldonado Quiñones", "href": "/cases/1/supports", "kind": "child-care", "glyph": "child",
            "what": "Tue and Thu evenings", "urgent": act, "state": { "tone": tone, "glyph": "clock", "key": key, "days": 9,
            "day": "2026-11-15" }, "provider": provider, "note": "Her sister works nights.",
            "act": act.then(|| json!({ "href": "/supports/providers", "key": "support-refer" })) })
    };
    let lane = |code: &str, cards: Vec<Value>| json!({ "code": code, "count": cards.len(), "cards": cards, "all": null, "next": null });
    let open = vec![card("support-days-open", "warn", true, None), card("support-was-declined", "warn", true, None)];
    let waiting = vec![
        card("support-no-answer", "bad", true, Some("Little Oaks Family Child Care")),
        card("support-sent", "note", true, Some("YMCA of Port Larkin")),
        card("support-accepted", "good", false, Some("Larkin Literacy Council")),
        card("support-was-no-show", "warn", false, None),
    ];
    let met = vec![card("support-met", "good", false, None)];
    let all = json!({ "lanes": [lane("open", open), lane("waiting", waiting), lane("met", met)], "on_the_way": 6, "unanswered": 1,
        "alone": null, "mine": true, "kind": null, "kinds": codes::<NeedKind>(), "back": null, "sees_money": true });
    let mut more = lane("open", Vec::new());
    (more["next"], more["count"]) = (json!("/supports?lane=open&after=1"), json!(0));
    let mut alone = all.clone();
    (alone["lanes"], alone["alone"], alone["back"]) = (json!([more]), json!("open"), json!("/supports?"));
    alone["mine"] = json!(false);
    let empty = json!([lane("open", vec![]), lane("waiting", vec![]), lane("met", vec![])]);
    let mut nothing = all.clone();
    nothing["lanes"] = empty;
    nothing["lanes"][0]["all"] = json!("/supports?lane=open");
    vec![all, alone, nothing]
}

pub(super) fn providers() -> Vec<Value> {
    let found = |refer: Option<&str>, bare: bool| {
        json!({ "name": "Evening child care", "provider": (!bare).then_some("Little Oaks Family Child Care"),
            "href": "/supports/providers/1#s-1", "about": (!bare).then_some("Care for children of people in training."),
            "kinds": if bare { vec![] } else { vec!["child-care"] }, "place": (!bare).then_some("1 Oak Street, Port Larkin"),
            "phone": (!bare).then_some("555-0140"), "languages": if bare { vec![] } else { vec!["English", "Spanish"] },
            "refer": refer })
    };
    let view = |found: Vec<Value>, is_any: bool, may: bool, need: Option<&str>| {
        json!({ "found": found, "next": null, "q": "care", "kind": "child-care", "place": "Miami", "language": null,
            "kinds": codes::<NeedKind>(), "languages": codes::<Spoken>(), "case": need, "need": need, "is_any": is_any,
            "may_keep": may, "may_import": may, "clear": "/supports/providers", "narrowed": true })
    };
    let mut full = view(vec![found(None, false), found(None, true)], true, true, None);
    full["next"] = json!("/supports/providers?after=1");
    vec![
        full,
        view(vec![found(Some("/cases/1/referrals/new"), false)], true, false, Some("1")),
        view(vec![], true, false, None),
        view(vec![], false, true, None),
        view(vec![], false, false, None),
    ]
}

pub(super) fn provider() -> Vec<Value> {
    let reach = json!({ "phones": [{ "number": "555-0140", "about": "intake" }], "languages": ["English"], "hours": ["9 to 5"] });
    let nothing = json!({ "phones": [], "languages": [], "hours": [] });
    let service = |retired: Option<&str>| {
        json!({ "id": retired.map_or(1, |_| 2), "name": "Evening care", "alternate_name": null, "about": "Tue and Thu.\nBring a snack.",
            "kinds": ["child-care"], "eligibility": "Parents in training", "application": "Call", "fees": null, "wait": null,
            "email": null, "reach": reach, "places": ["Front door"], "more": [["licenses", "C-12"]], "retired_on": retired,
            "edit": "/supports/providers/1/services/1", "retiring": Form::new("/x").named(format!("r-{}", retired.map_or(1, |_| 2))) })
    };
    let site = json!({ "name": "Front door", "address": "1 Oak Street, Port Larkin", "accessibility": "Ramp", "transportation": "Bus 4",
        "reach": reach, "edit": "/supports/providers/1/locations/1" });
    let whole = |may: bool, services: Vec<Value>, sites: Vec<Value>| {
        json!({ "name": "Little Oaks Family Child Care", "alternate_name": "Little Oaks", "about": "A family's house.",
            "email": may.then_some("oaks@mail.example"), "url": "oaks.example", "phones": ["555-0140"], "more": [["tax id", "99-1"]],
            "retired_on": (!may).then_some("2026-11-01"), "from_directory": may, "edited_on": null, "href": "/supports/providers/1",
            "services": services, "sites": sites, "may_keep": may, "retiring": Form::new("/x").named("retire") })
    };
    let mut bare = site.clone();
    (bare["reach"], bare["address"], bare["accessibility"], bare["transportation"]) =
        (nothing, Value::Null, Value::Null, Value::Null);
    vec![
        whole(true, vec![service(None), service(Some("2026-11-01"))], vec![site]),
        whole(false, vec![], vec![]),
        whole(false, vec![service(None)], vec![bare]),
    ]
}

pub(super) fn provider_form() -> Vec<Value> {
    let mut all = ["provider", "location", "service"].map(super::provider_form::sample).to_vec();
    let mut new = all.clone();
    for one in &mut new {
        (one["known"], one["provider"], one["sites"]) = (json!(false), Value::Null, json!([]));
        one["kinds"] = json!(NeedKind::ALL.iter().map(|kind| kind.code()).collect::<Vec<_>>());
    }
    all.extend(new);
    all
}
