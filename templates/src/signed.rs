//! The texts that people sign or acknowledge. Whoever changes one raises [`VERSION`]: a release remembers what was signed.

use crate::{Catalogue, Language};

/// The version of the texts as they stand.
pub const VERSION: i32 = 1;

/// The whole text of a kind of release, as its paper has it; none where the catalogue lacks it.
pub fn text(kind: &str, language: Language) -> Option<String> {
    let keys = [format!("release-kind-{kind}"), format!("release-text-{kind}"), "release-rights".to_owned()];
    let said = keys.iter().map(|key| Catalogue::load().say(language, key, &[]).ok());
    Some(said.collect::<Option<Vec<String>>>()?.join("\n"))
}
