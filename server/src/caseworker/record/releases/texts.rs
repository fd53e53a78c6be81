//! The texts that are signed, and how long what they say holds.

use domain::intake::releases::TextShown;
use domain::intake::releases::kinds::ReleaseKind;
use domain::shared::{Coded, Language};
use serde_json::{Value, json};
use templates::signed;

use domain::intake::releases::lists::{Category, Life};

/// The text of a kind with its fingerprint; none where the catalogue lacks it.
pub(in crate::caseworker) fn shown(kind: ReleaseKind, language: Language) -> Option<TextShown> {
    let language = templates::Language::from_code(language.code())?;
    Some(TextShown::of(signed::VERSION, &signed::text(kind.code(), language)?))
}

/// How long a kind lives at most, as a sentence.
pub(super) fn life(life: Life) -> Value {
    let sentence = |key: &str, args: Value| json!({ "key": key, "args": args });
    match life {
        Life::Months(months) => sentence("release-life-months", json!({ "months": months })),
        Life::Days { usual, asked } if usual == asked => sentence("release-life-days", json!({ "days": usual })),
        Life::Days { usual, asked } => sentence("release-life-asked", json!({ "usual": usual, "asked": asked })),
        Life::AfterEvent { months: 0, days: 0 } => sentence("release-life-event", json!({})),
        Life::AfterEvent { months: 0, days } => sentence("release-life-event-days", json!({ "days": days })),
        Life::AfterEvent { months, .. } => sentence("release-life-event-months", json!({ "months": months })),
        Life::UntilChanged => sentence("release-life-open", json!({})),
    }
}

/// The codes of categories.
pub(super) fn codes(categories: &[Category]) -> Vec<&'static str> {
    categories.iter().map(|category| category.code()).collect()
}

#[cfg(test)]
mod tests {
    use sha2::{Digest, Sha256};
    use templates::signed::VERSION;

    use super::*;

    /// The fingerprint of all texts in both languages, for each version that there was.
    const SIGNED: &[(i32, &str)] = &[(1, "5c85bb9019152310")];

    #[test]
    fn a_text_that_was_signed_is_not_changed_under_its_version() {
        let mut all = Sha256::new();
        for kind in ReleaseKind::ALL {
            for language in Language::ALL {
                all.update(shown(*kind, *language).expect("a text in both languages").hash);
            }
        }
        let hash: String = all.finalize().iter().take(8).map(|byte| format!("{byte:02x}")).collect();
        assert_eq!(SIGNED.last(), Some(&(VERSION, &*hash)), "raise VERSION and add a line");
    }
}
