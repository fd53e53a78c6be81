//! Every code that reading a roster may answer has its sentence, in both languages.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

fn repository() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

fn keys(language: &str) -> BTreeSet<String> {
    let file = repository().join("templates/text").join(language).join("import.ftl");
    let text = fs::read_to_string(file).unwrap();
    let messages = text.lines().filter(|line| line.starts_with(|c: char| c.is_ascii_lowercase()));
    messages.filter_map(|line| line.split_once(" =")).map(|(key, _)| key.to_owned()).collect()
}

/// Words in quotation marks with a hyphen and nothing but small letters, in the code above the tests.
fn codes(folder: &Path, found: &mut BTreeSet<String>) {
    for entry in fs::read_dir(folder).unwrap().map(Result::unwrap) {
        if entry.path().is_dir() {
            codes(&entry.path(), found);
            continue;
        }
        let text = fs::read_to_string(entry.path()).unwrap();
        let code = text.split("#[cfg(test)]").next().unwrap();
        let quoted = code.split('"').skip(1).step_by(2);
        let is_code = |word: &&str| {
            word.contains('-')
                && word.split('-').all(|part| !part.is_empty() && part.bytes().all(|b| b.is_ascii_lowercase()))
        };
        found.extend(quoted.filter(is_code).map(str::to_owned));
    }
}

#[test]
fn every_code_has_its_sentence_in_both_languages() {
    let (english, spanish) = (keys("en"), keys("es"));
    assert_eq!(english, spanish, "the same messages in both languages");
    let mut found = BTreeSet::new();
    codes(&repository().join("domain/src/intake/roster"), &mut found);
    assert!(
        found.contains("bad-date") && found.contains("file-cut-off") && found.contains("skipped-total"),
        "{found:?}"
    );
    let said = |code: &String| {
        let label = |key: &String| key.ends_with(&format!("-{code}")) || key.starts_with(&format!("{code}-"));
        english.contains(&format!("refusal-{code}")) || english.iter().any(label)
    };
    // A kind of value that is kept as it is, not said: a barrier's own name.
    let silent: Vec<_> = found.iter().filter(|code| !said(code) && *code != "ex-offender").collect();
    assert!(silent.is_empty(), "without a sentence: {silent:?}");
}
