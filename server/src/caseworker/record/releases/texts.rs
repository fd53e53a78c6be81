//! The texts that are signed. Whoever changes one raises [`VERSION`]: a release remembers what was signed.

use domain::intake::releases::TextShown;
use domain::intake::releases::kinds::ReleaseKind;
use domain::shared::{Coded, Language};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use templates::Catalogue;

use domain::intake::releases::lists::{Category, Life};

/// The version of the texts as they stand.
pub(super) const VERSION: i32 = 1;

/// The text of a kind with its fingerprint; none where the catalogue lacks it.
pub(super) fn shown(kind: ReleaseKind, language: Language) -> Option<TextShown> {
    let language = templates::Language::from_code(language.code())?;
    let said = |key: &str| Catalogue::load().say(language, key, &[]).ok();
    let keys = [format!("release-kind-{}", kind.code()), format!("release-text-{}", kind.code())];
    let text: Option<Vec<String>> = keys.iter().map(|key| said(key)).chain([said("release-rights")]).collect();
    let hash = Sha256::digest(text?.join("\n")).iter().map(|byte| format!("{byte:02x}")).collect();
    Some(TextShown { version: VERSION, hash })
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
