//! How what intake knows is put into words: sentences of the catalogue, and a program's own.

use domain::intake::documents::rules::words_of;
use domain::programs::Policy;
use domain::programs::eligibility::rules::Requirement;
use domain::shared::Language;
use serde_json::{Value, json};
use templates::Catalogue;

/// A sentence of the catalogue, as a view carries it.
pub(crate) fn said(key: &str, args: Value) -> Value {
    json!({ "key": key, "args": args })
}

/// A sentence that names nothing.
pub(crate) fn plain(key: impl AsRef<str>) -> Value {
    said(key.as_ref(), json!({}))
}

/// A question of a program's rules: as the program puts it, as every program puts it, or its code in words.
pub(crate) fn question(language: Language, policy: &Policy, code: &str) -> String {
    if let Some(question) = policy.questions.iter().find(|question| question.code == code) {
        return question.asked.in_language(language).to_owned();
    }
    let known = match language {
        Language::English => templates::Language::English,
        Language::Spanish => templates::Language::Spanish,
    };
    let own = Catalogue::load().say(known, &format!("question-{code}"), &[]);
    own.unwrap_or_else(|_| capitalized(&words_of(code)))
}

/// What a rule requires, in a few words.
pub(crate) fn requirement(language: Language, policy: &Policy, requires: &Requirement) -> Value {
    let asked = |code: &String| question(language, policy, code);
    match requires {
        Requirement::MinimumAge { years } => said("rule-minimum-age", json!({ "years": years })),
        Requirement::MaximumAge { years } => said("rule-maximum-age", json!({ "years": years })),
        Requirement::Residence { within } => said("rule-residence", json!({ "areas": within.join(", ") })),
        Requirement::Income { table, percent, .. } => {
            said("rule-income", json!({ "percent": percent, "table": words_of(table) }))
        }
        Requirement::AuthorizedToWork => plain("rule-authorized-to-work"),
        Requirement::Status { any_of } if any_of.len() == 1 => json!(asked(&any_of[0])),
        Requirement::Status { any_of } => {
            let answers: Vec<_> = any_of.iter().map(asked).collect();
            said("rule-status", json!({ "answers": answers.join(" · ") }))
        }
        Requirement::Score { test, from, to } => score(&capitalized(&words_of(test)), *from, *to),
        Requirement::Document { document } => said("rule-document", json!({ "document": words_of(document) })),
        Requirement::Criterion { question: code, answer: true } => json!(asked(code)),
        Requirement::Criterion { question: code, answer: false } => said("rule-no", json!({ "question": asked(code) })),
    }
}

fn score(test: &str, from: Option<i64>, to: Option<i64>) -> Value {
    match (from, to) {
        (Some(from), Some(to)) => said("rule-score-between", json!({ "test": test, "from": from, "to": to })),
        (None, Some(to)) => said("rule-score-to", json!({ "test": test, "to": to })),
        (from, None) => said("rule-score-from", json!({ "test": test, "from": from.unwrap_or_default() })),
    }
}

/// Words with a capital letter first.
pub(crate) fn capitalized(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

#[cfg(test)]
mod tests {
    use domain::programs::Question;
    use domain::programs::eligibility::rules::Wording;

    use super::*;

    #[test]
    fn a_program_puts_its_questions_in_its_own_words() {
        let asked = Wording { en: "Passed the drug screen".into(), es: "Pasó la prueba de drogas".into() };
        let policy = Policy { questions: vec![Question { code: "drug-screen".into(), asked }], ..Policy::default() };
        assert_eq!(question(Language::Spanish, &policy, "drug-screen"), "Pasó la prueba de drogas");
        assert_eq!(question(Language::English, &policy, "veteran"), "Veteran");
        assert_eq!(question(Language::English, &policy, "own-tools"), "Own tools");
    }
}
