//! `Jr.`, `Sr`, `III`.

use crate::intake::duplicates::fold;

/// Suffixes as people write them. `I` and `V` alone are initials.
const SUFFIXES: [&str; 8] = ["Jr", "Sr", "II", "III", "IV", "2nd", "3rd", "4th"];

/// Whether a word is a suffix.
pub fn is_suffix(word: &str) -> bool {
    SUFFIXES.iter().any(|suffix| fold(suffix) == fold(word))
}

/// A suffix in its usual capitals; its full stop stays as typed.
pub fn written(typed: &str) -> String {
    let known = SUFFIXES.iter().find(|suffix| fold(suffix) == fold(typed));
    let stop = if typed.trim().ends_with('.') { "." } else { "" };
    known.map_or_else(|| typed.trim().to_owned(), |suffix| format!("{suffix}{stop}"))
}

/// A surname and the suffix behind it. A suffix alone is a name: nobody is called nothing.
pub fn split_off(surname: &str) -> (String, Option<String>) {
    let surname = surname.trim();
    match surname.rsplit_once(' ') {
        Some((before, last)) if is_suffix(last) => {
            (before.trim_end_matches([',', ' ']).to_owned(), Some(last.to_owned()))
        }
        _ => (surname.to_owned(), None),
    }
}
