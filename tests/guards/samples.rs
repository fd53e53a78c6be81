//! Every page with every sample, in both languages: nothing undefined, one heading, labels, no code on screen.

use minijinja::value::Serde;
use serde_json::{Value, json};
use server::{Face, Page, pages};
use templates::{Language, environment};
use tests::both;
use tests::people::{DENISE, MARCUS};

use super::addresses::Subject;
use super::markup::wrong_with;

#[test]
fn every_sample_of_every_page_can_be_read_in_both_languages() {
    let mut wrong = Vec::new();
    for page in pages() {
        let Some(template) = page.template else { continue };
        let samples = (page.samples)();
        if samples.is_empty() {
            wrong.push(format!("{template} has no sample"));
        }
        for (nth, sample) in samples.iter().enumerate() {
            for language in Language::ALL {
                let told = format!("{template}, sample {nth}, {}", language.code());
                match draw(&page, template, sample, language) {
                    Ok(html) => wrong.extend(wrong_with(&html).into_iter().map(|wrong| format!("{told}: {wrong}"))),
                    Err(error) => wrong.push(format!("{told}: {error}")),
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

both!(every_page_about_somebody_can_be_read, async |tandem| {
    let scene = tandem.scene(2).await;
    let mut wrong = Vec::new();
    for who in [DENISE, MARCUS] {
        let visitor = tandem.sign_in(who).await;
        for page in pages().iter().filter(|page| page.verbs.contains(&"GET") && page.face == Face::Caseworker) {
            let address = Subject::first(&scene).address(tandem, page).await;
            let shown = visitor.get(&address).await;
            if shown.status.is_server_error() {
                wrong.push(format!("{address} for {}: {}", who.name, shown.status));
            } else if shown.status.is_success() && shown.header("content-type").starts_with("text/html") {
                wrong.extend(
                    wrong_with(&shown.html).into_iter().map(|wrong| format!("{address} for {}: {wrong}", who.name)),
                );
            }
        }
    }
    tandem.run_worker().await;
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
});

/// What the server puts around every page.
fn draw(page: &Page, template: &str, sample: &Value, language: Language) -> Result<String, minijinja::Error> {
    let surface = match page.face {
        Face::Employer => "employer",
        Face::Board => "board",
        Face::Caseworker | Face::Participant | Face::SignIn => "staff",
    };
    let mut context = json!({
        "surface": surface, "today": "2026-11-24", "zone": "America/Chicago", "nonce": "n0nce", "path": page.path,
        "assets": { "css": "/tandem.css", "js": "/tandem.js", "icon": "/icon.svg" }, "demo": true, "flash": null,
        "organization": "Riverside Works", "me": { "name": "Denise Okafor", "keys": true }, "home": "/",
        "number": "7F3K-20", "languages": [],
        "nav": [{ "href": "/", "icon": "today", "label": "nav-today", "current": true, "count": 9 }],
    });
    for (name, value) in sample.as_object().expect("a sample is an object") {
        context[name] = value.clone();
    }
    context["lang"] = language.code().into();
    environment().get_template(template)?.render(Serde(context))
}
