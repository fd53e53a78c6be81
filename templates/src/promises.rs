//! What must be true of all templates and texts, whoever wrote them.

use std::collections::{BTreeMap, BTreeSet};

use fluent_bundle::FluentResource;
use minijinja::{Error, context};

use crate::catalogue::files;
use crate::{Catalogue, Language, environment, names, source};

/// Renders a template of one line as a page would be.
pub(crate) fn render(lang: &str, source: &str) -> Result<String, Error> {
    let context = context! { lang, today => "2026-11-24", zone => "America/Chicago", source };
    environment().render_named_str("test.html", source, context)
}

pub(crate) fn rendered(lang: &str, source: &str) -> String {
    render(lang, source).unwrap()
}

#[test]
fn every_template_compiles() {
    let environment = environment();
    for name in names() {
        environment.get_template(name).unwrap_or_else(|error| panic!("{name}: {error:#}"));
    }
}

#[test]
fn an_unknown_ending_is_refused() {
    assert!(environment().render_named_str("page.htm", "{{ 'Rosa' }}", ()).is_err());
    assert!(environment().render_named_str("page.html", "{{ 'Rosa' }}", ()).is_ok());
}

#[test]
fn an_undefined_variable_is_an_error_even_when_only_asked_about() {
    for source in
        ["{{ nobody }}", "{{ lang.nobody }}", "{% if nobody %}{% endif %}", "{% for one in nobody %}{% endfor %}"]
    {
        assert!(render("en", source).is_err(), "{source}");
    }
}

#[test]
fn html_is_escaped_and_text_is_not() {
    assert_eq!(environment().render_named_str("a.html", "{{ '<b>' }}", ()).unwrap(), "&lt;b&gt;");
    assert_eq!(environment().render_named_str("a.txt", "{{ '<b>' }}", ()).unwrap(), "<b>");
}

#[test]
fn every_file_of_texts_is_readable_and_no_key_is_said_twice() {
    for language in Language::ALL {
        let mut seen = BTreeMap::new();
        for (name, text) in files(language) {
            FluentResource::try_new(text.to_owned()).unwrap_or_else(|(_, errors)| panic!("{name}: {errors:?}"));
            for key in text.lines().filter(|line| line.starts_with(|c: char| c.is_ascii_alphabetic())) {
                let key = key.split(['=', ' ']).next().unwrap();
                assert_eq!(seen.insert(key, name), None, "{key} is in {name} and elsewhere");
            }
        }
        for key in Catalogue::load().keys(language) {
            assert!(Catalogue::load().has(language, key), "{key} has no text");
        }
    }
}

#[test]
fn both_languages_say_the_same_with_the_same_arguments() {
    let [english, spanish] = Language::ALL.map(arguments);
    assert_eq!(Vec::from_iter(english.symmetric_difference(&spanish)), Vec::<&String>::new());
}

#[test]
fn every_message_that_a_template_names_exists() {
    let missing: Vec<String> = names()
        .flat_map(|name| keys_named(source(name).unwrap()).into_iter().map(move |key| (name, key)))
        .filter(|(_, key)| !Catalogue::load().has(Language::English, key))
        .map(|(name, key)| format!("{name}: {key}"))
        .collect();
    assert_eq!(missing, Vec::<String>::new());
}

#[test]
fn every_field_without_a_label_has_its_name_in_the_catalogue() {
    let unnamed: Vec<String> = names()
        .flat_map(|name| fields_without_label(source(name).unwrap()).into_iter().map(move |field| (name, field)))
        .filter(|(_, field)| !Catalogue::load().has(Language::English, &format!("field-{}", field.replace('_', "-"))))
        .map(|(name, field)| format!("{name}: {field}"))
        .collect();
    assert_eq!(unnamed, Vec::<String>::new());
}

#[test]
fn a_template_is_short() {
    for name in names() {
        let lines = source(name).unwrap().lines().count();
        assert!(lines <= 150, "{name} has {lines} lines");
    }
}

#[test]
fn nothing_inline_that_the_content_policy_refuses() {
    for name in names().filter(|name| !name.starts_with("emails/")) {
        let text = source(name).unwrap();
        for refused in [" style=\"", " onclick=", " onsubmit=", "<style", "<script>", "javascript:"] {
            assert!(!text.contains(refused), "{name} has {refused}");
        }
    }
}

/// Keys with the names of their arguments, as `key: name name`; without `what`, which every refusal is given.
fn arguments(language: Language) -> BTreeSet<String> {
    let mut messages: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for (_, text) in files(language) {
        let mut current = None;
        for line in text.lines().filter(|line| !line.starts_with('#')) {
            if line.starts_with(|c: char| c.is_ascii_alphabetic()) {
                current = line.split(['=', ' ']).next();
            }
            let named =
                line.split('$').skip(1).map(|rest| rest.split(|c: char| !c.is_alphanumeric() && c != '_').next());
            messages
                .entry(current.unwrap_or_default())
                .or_default()
                .extend(named.flatten().filter(|name| *name != "what"));
        }
    }
    messages.into_iter().map(|(key, args)| format!("{key}: {}", Vec::from_iter(args).join(" "))).collect()
}

fn fields_without_label(source: &str) -> Vec<&str> {
    let drawn = |at: usize| !source[..at].ends_with("field_id");
    let calls =
        source.match_indices("(form, \"").filter(|(at, _)| drawn(*at)).map(|(at, call)| &source[at + call.len()..]);
    let unlabelled = calls.filter(|rest| !rest.split("}}").next().unwrap_or_default().contains("label="));
    unlabelled.filter_map(|rest| rest.split('"').next()).collect()
}

fn keys_named(source: &str) -> Vec<&str> {
    let calls = source
        .match_indices("t(\"")
        .filter(|(at, _)| !source[..*at].ends_with(|c: char| c.is_alphanumeric() || c == '_'));
    calls
        .filter_map(|(at, call)| source[at + call.len()..].split_once('"'))
        .filter(|(_, rest)| !rest.trim_start().starts_with('~'))
        .map(|(key, _)| key)
        .collect()
}
