//! Templates with contexts as views give them, so that every part is rendered, checked and can be looked at.
//!
//! `PREVIEW=folder cargo test -p templates samples` writes the pages there, to be opened beside `server/assets/`.

use std::collections::BTreeSet;
use std::path::Path;
use std::{env, fs};

use minijinja::value::Serde;
use serde_json::{Value, json};

use crate::{Language, environment};

#[test]
fn every_sample_renders_in_both_languages_and_holds_together() {
    for (title, template, context) in samples() {
        for language in Language::ALL {
            let html = page(template, language, &context);
            let told = format!("{title} ({template}, {})", language.code());
            assert_eq!(html.matches("<h1").count(), 1, "{told}: one h1");
            let ids: Vec<&str> = attributes(&html, "id").collect();
            let known: BTreeSet<&str> = ids.iter().copied().collect();
            assert_eq!(ids.len(), known.len(), "{told}: an id twice in {ids:?}");
            for name in ["for", "aria-labelledby", "aria-describedby"] {
                for named in attributes(&html, name).flat_map(str::split_whitespace) {
                    assert!(known.contains(named), "{told}: {name} names {named:?}, which is nowhere");
                }
            }
            for link in attributes(&html, "href").filter_map(|href| href.strip_prefix('#')) {
                assert!(known.contains(link), "{told}: a link to {link:?}, which is nowhere");
            }
            keep(title, language, &html);
        }
    }
}

#[test]
fn mails_say_the_same_in_both_languages() {
    for message in ["invitation", "password_reset"] {
        for language in Language::ALL {
            let said = |file| page(&format!("emails/{message}/{}/{file}", language.code()), language, &mail());
            let (subject, text, html) = (said("subject.txt"), said("body.txt"), said("body.html"));
            assert_eq!(subject.lines().count(), 1);
            assert!(!subject.contains("Larkin"), "a subject is neutral: {subject}");
            for body in [&text, &html] {
                // minijinja writes a slash of a value as `&#x2f;`, which every mail program reads as a slash.
                let body = body.replace("&#x2f;", "/");
                assert!(body.contains("https://tandem.example/choose/abc"), "{body}");
            }
            assert!(text.contains("Denise Okafor") && html.contains("Denise Okafor"));
            keep(message, language, &html);
        }
    }
}

/// A page with every part once, which is no page of Tandem's.
const GALLERY: &str = include_str!("gallery.html");
const PORTAL: &str = r#"{% extends "layouts/portal.html" %}{% block title %}Hires{% endblock %}
{% block content %}<h1>Four things wait for you</h1>{% endblock %}"#;
const PAPER: &str = r#"{% extends "layouts/print.html" %}{% block title %}File{% endblock %}
{% block content %}<h1>The file of Rosa Maldonado Quiñones</h1>{% endblock %}"#;

fn page(template: &str, language: Language, context: &Value) -> String {
    let mut context = context.clone();
    context["lang"] = language.code().into();
    let mut environment = environment();
    for (name, source) in [("gallery.html", GALLERY), ("portal.html", PORTAL), ("paper.html", PAPER)] {
        environment.add_template(name, source).unwrap();
    }
    environment
        .get_template(template)
        .and_then(|template| template.render(Serde(context)))
        .unwrap_or_else(|error| panic!("{template}: {}", told_in_full(&error)))
}

fn told_in_full(error: &dyn std::error::Error) -> String {
    std::iter::successors(Some(error), |error| error.source()).map(|error| format!("{error}; ")).collect()
}

/// Every value of an attribute, wherever it stands in the page.
fn attributes<'a>(html: &'a str, name: &str) -> impl Iterator<Item = &'a str> {
    html.match_indices(&format!(" {name}=\""))
        .filter_map(move |(at, start)| html[at + start.len()..].split_once('"'))
        .map(|(value, _)| value)
        .collect::<Vec<_>>()
        .into_iter()
}

fn keep(title: &str, language: Language, html: &str) {
    let Some(folder) = env::var_os("PREVIEW") else { return };
    fs::write(Path::new(&folder).join(format!("{title}.{}.html", language.code())), html).unwrap();
}

fn samples() -> Vec<(&'static str, &'static str, Value)> {
    vec![
        ("sign-in", "sign_in/sign_in.html", letter(json!({ "form": form(json!({})), "phone": "555-0110" }))),
        ("sign-in-wrong", "sign_in/sign_in.html", letter(json!({ "form": sign_in_refused(), "phone": null }))),
        ("forgot", "sign_in/forgot.html", letter(json!({ "form": form(json!({})), "sent": false }))),
        ("forgot-sent", "sign_in/forgot.html", letter(json!({ "form": form(json!({})), "sent": true }))),
        ("choose-password", "sign_in/choose_password.html", letter(choose_password("invitation", true))),
        ("choose-password-over", "sign_in/choose_password.html", letter(choose_password("reset", false))),
        ("gallery", "gallery.html", staff(json!({ "form": filled(), "view": parts() }))),
        ("gallery-clash", "gallery.html", staff(json!({ "form": clashing(), "view": parts() }))),
        ("portal", "portal.html", chrome(portal())),
        ("paper", "paper.html", chrome(json!({ "prepared": "2026-11-24T15:40:00Z" }))),
        ("error", "error.html", letter(error("not-found", Value::Null))),
        ("error-again", "error.html", letter(error("unknown-outcome", again()))),
    ]
}

fn chrome(page: Value) -> Value {
    let mut context = json!({
        "surface": "staff", "today": "2026-11-24", "zone": "America/Chicago", "nonce": "n0nce",
        "assets": { "css": "tandem.css", "js": "tandem.js", "icon": "icon.svg" },
        "organization": "Larkin County Manufacturing Partnership", "demo": false, "flash": null, "home": "/",
    });
    merge(&mut context, page);
    context
}

fn letter(page: Value) -> Value {
    let mut context = chrome(json!({ "languages": [{ "code": "es", "name": "En español", "href": "?lang=es" }] }));
    merge(&mut context, page);
    context
}

fn staff(page: Value) -> Value {
    let mut context = chrome(json!({
        "me": { "name": "Denise Okafor", "keys": true }, "demo": true,
        "nav": [
            { "href": "/", "icon": "today", "label": "nav-today", "current": true, "count": 9 },
            { "href": "/caseload", "icon": "people", "label": "nav-caseload", "current": false, "count": null },
            { "href": "/follow-up", "icon": "phone", "label": "nav-follow-up", "current": false, "count": 7 },
            { "href": "/training", "icon": "cap", "label": "nav-training", "current": false, "count": null },
            { "href": "/supports", "icon": "hand", "label": "nav-supports", "current": false, "count": null },
            { "href": "/settings", "icon": "gear", "label": "nav-settings", "current": false, "count": null },
        ],
    }));
    merge(&mut context, page);
    context
}

fn portal() -> Value {
    json!({ "surface": "employer", "home": "/employer", "who_for": "Alvarez Machining", "me": { "name": "Carmen Álvarez-Whitcomb" },
        "tabs": [{ "href": "/employer", "label": "Waiting for you", "current": true, "count": 4 }] })
}

fn merge(context: &mut Value, page: Value) {
    for (name, value) in page.as_object().cloned().unwrap_or_default() {
        context[name] = value;
    }
}

fn form(values: Value) -> Value {
    json!({ "action": "/act", "key": "k1", "version": null, "values": values, "wrong": {}, "general": [],
        "saved": null, "conflict": null })
}

fn sign_in_refused() -> Value {
    let mut form = form(json!({ "email": "denise.okafor@larkin.example" }));
    form["general"] = json!([{ "code": "sign-in-wrong", "field": null, "args": [] }]);
    form
}

fn filled() -> Value {
    let mut form = form(json!({ "first_name": "Rosa", "household_size": "0", "born": "02/30/1995", "often": "month",
        "benefits": ["snap", "ssi"], "channel": "text", "how": "call", "phone": "555-0119", "note": "Texts <after> 3" }));
    form["version"] = 7.into();
    form["wrong"] = json!({
        "household_size": [{ "code": "not-in-range", "field": "household_size", "args": [["least", "1"], ["most", "30"], ["typed", "0"]] }],
        "born": [{ "code": "no-such-day", "field": "born", "args": [["typed", "02/30/1995"]] }],
        "channel": ["Say how you tried."],
    });
    form
}

fn clashing() -> Value {
    let mut form = filled();
    form["wrong"] = json!({});
    form["saved"] = json!({ "first_name": "Rosa", "phone": "555-0192", "often": "week", "how": "text", "note": "" });
    form["conflict"] = json!({ "who": "Abdul Karim Rahmani", "at": "2026-11-24T15:40:00Z" });
    form
}

fn parts() -> Value {
    json!({
        "stages": [{ "code": "applied", "day": "2026-06-03", "state": "done" }, { "code": "selected", "day": "2026-08-28", "state": "done" },
            { "code": "active", "day": "2026-09-03", "state": "now" }, { "code": "follow-up", "day": null, "state": "to-come" }],
        "tabs": [{ "href": "/a", "label": "Timeline", "current": true }, { "href": "/b", "label": "Documents", "current": false, "count": 6, "glyph": "file" }],
        "steps": [{ "title": "The person", "steps": [
            { "href": "/1", "label": "1. Name and contact", "state": "look-again", "words": null, "current": false },
            { "href": "/2", "label": "2. Household", "state": "to-fix", "words": "2 to fix", "current": true },
            { "href": "/3", "label": "3. Barriers", "state": "done", "words": null, "current": false },
            { "href": "/4", "label": "4. Determination", "state": "locked", "words": "After step 2", "current": false }] }],
        "often": [{ "value": "week", "label": "Every week" }, { "value": "month", "label": "Every month" }],
        "benefits": [{ "value": "snap", "label": "SNAP" }, { "value": "tanf", "label": "TANF" }, { "value": "ssi", "label": "SSI" }],
        "filter_stages": [{ "value": "", "label": "Any" }, { "value": "active", "label": "In training" }],
        "columns": [{ "label": "Participant", "sort": "?sort=name", "sorted": null, "number": false },
            { "label": "Next due", "sort": "?sort=due", "sorted": "ascending", "number": false },
            { "label": "Attendance", "sort": null, "sorted": null, "number": true },
            { "label": "Flags", "sort": null, "sorted": null, "number": false }],
        "people": [{ "number": "LC-2026-0417", "name": "Rosa Maldonado Quiñones", "due": "2026-11-23", "attendance": 92 },
            { "number": "LC-2026-0402", "name": "DeShawn Whitfield", "due": "2026-12-24", "attendance": null }],
        "entries": [{ "tone": "quiet", "glyph": "text", "what": "Text: reached", "at": "2026-11-18T23:40:00Z", "timed": true,
                "who": "Denise Okafor", "text": "Her sister can keep Mateo.", "href": "/notes/1", "struck": null },
            { "tone": "good", "glyph": "cap", "what": "Credential", "at": "2026-10-29", "timed": false, "who": null, "text": null,
                "href": null, "struck": "Entered in error, struck by Denise Okafor on Nov 2: another Rosa." }],
        "found": [{ "name": "Rosa Maldonado Quiñones", "href": "/participants/1", "line": "LC-2026-0417 · born Feb 9, 1995",
            "state": { "text": "In training", "tone": "quiet", "glyph": "cap" } }],
    })
}

fn choose_password(kind: &str, valid: bool) -> Value {
    let mut form = form(json!({}));
    form["wrong"] =
        json!({ "password": [{ "code": "password-too-short", "field": "password", "args": [["least", "15"]] }] });
    json!({ "kind": kind, "valid": valid, "name": valid.then_some("Denise Okafor"),
        "email": valid.then_some("denise.okafor@larkin.example"), "least": 15, "form": form })
}

fn error(kind: &str, again: Value) -> Value {
    json!({ "kind": kind, "number": "7F3K-20", "again": again, "back": "/caseload" })
}

fn again() -> Value {
    json!({ "action": "/contacts", "pairs": [{ "name": "_key", "value": "k1" }, { "name": "note", "value": "<She> called" }] })
}

fn mail() -> Value {
    json!({ "today": "2026-11-24", "zone": "America/Chicago", "name": "Denise Okafor", "inviter": "Patience Mbeki-Laurent",
        "organization": "Larkin County Manufacturing Partnership", "link": "https://tandem.example/choose/abc",
        "until": "2026-11-27T15:00:00Z" })
}
