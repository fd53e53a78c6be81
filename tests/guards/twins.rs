//! A path can be guessed: from a page its template and its test, from a job its test, from a message its folder.

use std::collections::BTreeSet;

use server::{Face, Page, pages};
use worker::jobs::TIMETABLE;

use super::source::{File, code, exists, files};

#[test]
fn a_page_has_its_source_its_template_and_its_test() {
    let mut missing = BTreeSet::new();
    for page in pages() {
        match page.template.and_then(|template| template.strip_suffix(".html")) {
            Some(twin) => {
                let module = |of: &str| vec![format!("{of}/{twin}.rs"), format!("{of}/{twin}/mod.rs")];
                for places in [vec![format!("templates/{twin}.html")], module("server/src"), module("tests")] {
                    if !places.iter().any(|path| exists(path)) {
                        missing.insert(format!("{} lacks {}", page.path, places[0]));
                    }
                }
            }
            None if !is_asked_by_a_test(&page) => {
                missing.insert(format!("{} {:?} is in no test of its face", page.path, page.verbs));
            }
            None => {}
        }
    }
    assert_eq!(missing, BTreeSet::new());
}

#[test]
fn a_template_has_an_owner() {
    let drawn: BTreeSet<_> = pages().into_iter().filter_map(|page| page.template).collect();
    let code = code();
    let sources: Vec<_> = templates::names().filter_map(templates::source).collect();
    let is_named = |name: &str| {
        let quoted = format!("\"{name}\"");
        sources.iter().any(|source| source.contains(&quoted)) || code.iter().any(|file| file.text.contains(&quoted))
    };
    let kinds = kinds(&code);
    let is_mail = |name: &str| {
        name.strip_prefix("emails/").and_then(|rest| rest.split('/').next()).is_some_and(|kind| kinds.contains(kind))
    };
    let orphans: Vec<_> =
        templates::names().filter(|name| !drawn.contains(name) && !is_mail(name) && !is_named(name)).collect();
    assert_eq!(orphans, Vec::<&str>::new(), "templates that nothing draws");
}

#[test]
fn a_message_has_its_folder_in_both_languages() {
    let mut missing = Vec::new();
    for kind in kinds(&code()) {
        for language in templates::Language::ALL {
            for part in ["subject.txt", "body.txt", "body.html"] {
                let path = format!("templates/emails/{kind}/{}/{part}", language.code());
                missing.extend((!exists(&path)).then_some(path));
            }
        }
    }
    assert_eq!(missing, Vec::<String>::new());
}

#[test]
fn a_job_has_its_test() {
    let tests = TIMETABLE.iter().map(|job| format!("tests/worker/{}.rs", job.name.replace('-', "_")));
    let missing: Vec<_> = tests.filter(|path| !exists(path)).collect();
    assert_eq!(missing, Vec::<String>::new());
}

/// The messages that commands post.
fn kinds(code: &[File]) -> BTreeSet<String> {
    const DECLARED: &str = "const KIND: &'static str = \"";
    let lines = code.iter().flat_map(|file| file.text.lines());
    let kinds = lines.filter_map(|line| line.trim().strip_prefix(DECLARED)?.strip_suffix("\";").map(str::to_owned));
    kinds.collect()
}

/// Whether a test of the page's face says its last word, as `refuse` in `/cases/{case}/documents/{document}/refuse`.
fn is_asked_by_a_test(page: &Page) -> bool {
    let folder = match page.face {
        Face::Caseworker => "tests/caseworker",
        Face::Employer => "tests/employer",
        Face::Board => "tests/board",
        Face::Participant => "tests/participant",
        Face::SignIn => "tests/sign_in",
    };
    let word = page.path.split('/').rev().find(|part| !part.is_empty() && !part.starts_with('{')).unwrap_or("/");
    exists(folder) && files(folder, "rs").iter().any(|file| file.text.contains(word))
}
