//! Text that is kept as typed.

use unicode_normalization::UnicodeNormalization;

use super::Reading;
use crate::shared::fields::{LINE, PROSE};

/// One line: blanks in a row are one.
pub fn line(typed: &str) -> Reading<String> {
    kept(typed.split_whitespace().collect::<Vec<_>>().join(" "), LINE)
}

/// Text of several lines.
pub fn prose(typed: &str) -> Reading<String> {
    kept(typed.trim().to_owned(), PROSE)
}

fn kept(text: String, longest: usize) -> Reading<String> {
    let text: String = text.nfc().filter(|letter| !letter.is_control() || *letter == '\n').collect();
    match text.chars().count() {
        0 => Ok(None),
        length if length > longest => Err("cell-too-long"),
        _ => Ok(Some(text)),
    }
}

/// The beginning of a text, for a sentence that quotes it.
pub fn shorten(text: &str, most: usize) -> String {
    if text.chars().count() <= most { text.to_owned() } else { text.chars().take(most).chain(['…']).collect() }
}
