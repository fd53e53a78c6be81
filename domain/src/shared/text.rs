//! Text as it is compared.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Text folded for finding: lower case, without accents and punctuation, single blanks.
pub fn folded(text: &str) -> String {
    let plain = text.nfkd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase);
    let spaced: String =
        plain.map(|c| if c.is_alphanumeric() || c == '\'' { c } else { ' ' }).filter(|c| *c != '\'').collect();
    spaced.split_whitespace().collect::<Vec<_>>().join(" ")
}
