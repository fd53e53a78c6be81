//! Contexts that the pages about releases must be able to draw.

use domain::intake::releases::kinds::{KINDS, KindRule, ReleaseKind};
use domain::intake::releases::lists::{Life, RecipientKind, Signer};
use domain::shared::{Coded, Language, Refusal};
use serde_json::{Value, json};
use templates::signed;

use super::texts::{codes, life};
use crate::caseworker::record::samples::{bare, form, head, refused};
use crate::web::Form;

/// Of the tab: everything that can be given and taken, a reader who only looks, and nothing at all.
pub(super) fn tab() -> Vec<Value> {
    let kind = |rule: &KindRule| {
        let code = rule.kind.code();
        json!({ "code": code, "href": format!("/cases/1/releases/new?kind={code}"),
            "paper": format!("/cases/1/releases/paper?kind={code}"), "life": life(rule.life) })
    };
    let bar = form("/cases/1/releases/barred-signers", "bar");
    let page = |record: Value, standing: Value, over: Value, kinds: Vec<Value>, bar: Option<Form>| {
        json!({
            "record": record, "standing": standing, "over": over, "kinds": kinds, "signers": Signer::ALL, "bar": bar,
        })
    };
    let refused = refused(bar.clone(), &[("barred_name", "missing")]);
    let shown = release("1", ReleaseKind::ReferralProfile, ["holds", "good", "check"], false);
    vec![
        page(head("releases"), standing(), over(), KINDS.iter().map(kind).collect(), Some(refused)),
        page(bare("releases"), json!([shown]), json!([]), Vec::new(), None),
        page(bare("releases"), json!([]), json!([]), Vec::new(), Some(bar)),
    ]
}

/// One that waits for its second look, one that was looked at, one to come, and one without an end.
fn standing() -> Value {
    let mut waits = release("1", ReleaseKind::BackgroundResult, ["waits", "warn", "eye"], true);
    let look = form("/cases/1/releases/1/second-look", "l-1");
    waits["look"] = json!(Form { general: vec![Refusal::because("second-look-own")], ..look });
    let mut holds = release("2", ReleaseKind::BackgroundResult, ["holds", "good", "check"], true);
    holds["looked_at_by"] = json!("Marcus Webb");
    let narrow = form("/cases/1/releases/2/narrowing", "n-2").with("told_on", "2026-11-24");
    let revoke = form("/cases/1/releases/2/revocation", "v-2").with("told_on", "2026-11-24");
    holds["narrow"] = json!(refused(narrow, &[("categories", "widening-needs-signature"), ("told_by", "missing")]));
    holds["revoke"] = json!(refused(revoke, &[("told_by", "missing")]));
    let to_come = release("3", ReleaseKind::WageVerification, ["to-come", "note", "cal"], true);
    let mut open = release("4", ReleaseKind::Channels, ["holds", "good", "check"], true);
    (open["recipient"], open["evidence"]) = (json!(""), json!("word"));
    for field in ["until", "paper", "witness", "recorded_by"] {
        open[field] = Value::Null;
    }
    json!([waits, holds, to_come, open])
}

/// One whose day has passed, and one for every way to end before it.
fn over() -> Value {
    let expired = release("5", ReleaseKind::PartnerService, ["over", "quiet", "clock"], false);
    let ended = |id: &str, ending: &str| {
        let mut ended = release(id, ReleaseKind::ReferralProfile, [ending, "quiet", "x"], false);
        ended["ended_at"] = json!("2026-11-20T15:38:00Z");
        ended
    };
    let mut revoked = ended("6", "revoked");
    (revoked["ended_by"], revoked["ending_told_by"]) = (json!("Denise Okafor"), json!("participant"));
    revoked["ending_told_on"] = json!("2026-11-19");
    json!([expired, revoked, ended("7", "narrowed"), ended("8", "merged"), ended("9", "merge-undone")])
}

/// A release with its state, tone and icon; whoever may take from it has the forms for that.
fn release(id: &str, kind: ReleaseKind, [state, tone, glyph]: [&str; 3], may_end: bool) -> Value {
    let rule = kind.rule();
    let end = |act: &str, prefix: &str| {
        let form = form(&format!("/cases/1/releases/{id}/{act}"), &format!("{prefix}-{id}"));
        may_end.then(|| form.with("told_on", "2026-11-24"))
    };
    let keeps = |form: Form| codes(rule.categories).into_iter().fold(form, |form, code| form.with("categories", code));
    json!({
        "id": id, "kind": kind.code(), "recipient_kind": rule.recipients.first(), "recipient": "Alvarez Machining",
        "concerning": rule.concerns_one_thing.then_some("CNC operator, first shift"),
        "purpose": "To consider her for the job", "categories": rule.categories, "from": "2026-11-02",
        "until": "2027-01-30", "state": state, "tone": tone, "glyph": glyph, "signed_on": "2026-11-02",
        "signer": "participant", "signer_name": "Rosa Maldonado Quiñones", "evidence": "paper",
        "paper": "/cases/1/documents/4", "witness": "Abdul Karimi", "recorded_by": "Denise Okafor",
        "recorded_at": "2026-11-02T17:40:00Z", "ended_by": null, "ended_at": null, "ending_told_by": null,
        "ending_told_on": null, "looked_at_by": null, "narrow": end("narrowing", "n").map(keeps),
        "revoke": end("revocation", "v"), "look": null,
    })
}

/// Of recording one: with its preview, begun by the participant, refused, for a second look, and on word alone.
pub(super) fn new() -> Vec<Value> {
    let typed = form_of(ReleaseKind::ReferralProfile)
        .with("recipient_name", "Alvarez Machining")
        .with("categories", "name")
        .with("categories", "contact")
        .with("proof", "paper")
        .with("document", "1");
    let wrong = [
        ("recipient_kind", "recipient-not-allowed"),
        ("recipient_name", "missing"),
        ("concerning", "missing"),
        ("proof", "release-unsigned"),
        ("document", "release-without-paper"),
        ("signer_is_safe", "signer-unsafe"),
        ("voluntary", "release-not-free"),
    ];
    let unsigned = refused(form_of(ReleaseKind::Safety), &wrong);
    let seen = json!([
        { "category": "name", "lines": ["Rosa Maldonado Quiñones"], "as_described": false },
        { "category": "contact", "lines": ["262-555-0119", "88 Elm Street, Larkin"], "as_described": false },
        { "category": "resume", "lines": [], "as_described": false },
    ]);
    let need = json!([{ "category": "accommodation-need", "lines": [], "as_described": true }]);
    let fresh = |kind: ReleaseKind, preview: Value| recording(head("releases"), kind, form_of(kind), preview);
    let notice = Form::new("/cases/1/releases/new?kind=privacy-notice");
    let mut bare = recording(bare("releases"), ReleaseKind::PrivacyNotice, notice, Value::Null);
    bare["papers"] = json!([]);
    vec![
        recording(head("releases"), ReleaseKind::ReferralProfile, typed, seen),
        fresh(ReleaseKind::Accommodation, need),
        recording(head("releases"), ReleaseKind::Safety, unsigned, Value::Null),
        fresh(ReleaseKind::BackgroundResult, json!([])),
        bare,
    ]
}

fn form_of(kind: ReleaseKind) -> Form {
    Form::new(format!("/cases/1/releases/new?kind={}", kind.code()))
        .with("kind", kind.code())
        .with("language", "es")
        .with("signer", "participant")
        .with("signed_on", "2026-11-24")
        .with("from", "2026-11-24")
}

/// Whatever a kind's rule says is shown as the page shows it.
fn recording(record: Value, kind: ReleaseKind, form: Form, preview: Value) -> Value {
    let rule = kind.rule();
    json!({
        "record": record, "kind": kind.code(), "life": life(rule.life), "recipients": rule.recipients,
        "categories": rule.categories, "own_agency": rule.recipients == [RecipientKind::OwnAgency],
        "concerns_one_thing": rule.concerns_one_thing, "signed": rule.signed, "event": awaits_event(rule),
        "asks_longer": matches!(rule.life, Life::Days { usual, asked } if usual != asked),
        "begun_by_participant": rule.begun_by_participant, "safety": kind == ReleaseKind::Safety,
        "second_look": rule.second_look, "proofs": if rule.signed { vec!["paper"] } else { vec!["word", "paper"] },
        "signers": Signer::ALL, "languages": Language::ALL, "form": form, "preview": preview,
        "papers": [{ "value": "1", "title": "Release to Alvarez Machining", "at": "2026-11-24T15:38:00Z" },
            { "value": "2", "title": null, "at": "2026-11-20T15:38:00Z" }],
        "paper_href": format!("/cases/1/releases/paper?kind={}", kind.code()),
    })
}

/// Of the paper: one with every line to fill in, in both languages, and the one that asks for least.
pub(super) fn paper() -> Vec<Value> {
    let paper = |kind: ReleaseKind, other: Language| {
        let (rule, code) = (kind.rule(), kind.code());
        json!({
            "prepared": "2026-11-24T15:00:00Z", "back": format!("/cases/1/releases/new?kind={code}"),
            "name": "Rosa Maldonado Quiñones", "number": "LC-2026-00417", "kind": code, "version": signed::VERSION,
            "categories": rule.categories, "life": life(rule.life), "event": awaits_event(rule),
            "concerns_one_thing": rule.concerns_one_thing,
            "own_agency": rule.recipients == [RecipientKind::OwnAgency],
            "other": { "code": other.code(), "href": format!("?kind={code}&lang={}", other.code()) },
        })
    };
    vec![
        paper(ReleaseKind::SubstanceUse, Language::Spanish),
        paper(ReleaseKind::SubstanceUse, Language::English),
        paper(ReleaseKind::PrivacyNotice, Language::English),
    ]
}

fn awaits_event(rule: &KindRule) -> bool {
    matches!(rule.life, Life::AfterEvent { .. })
}
