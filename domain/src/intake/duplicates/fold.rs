//! Text as a comparison needs it: without case, accents, punctuation and double blanks.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Words in lower case without accents, one blank between them: `D.O.B.` is `dob`, `O’Brien-Łukasz` is `obrien lukasz`.
///
/// Full stops and apostrophes join what they stand in; every other mark separates.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for letter in text.nfkd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase) {
        match letter {
            '.' | '\'' | '’' | '‘' | '`' | '´' | 'ʼ' => {}
            letter if letter.is_alphanumeric() => push_plain(&mut folded, letter),
            _ if folded.is_empty() || folded.ends_with(' ') => {}
            _ => folded.push(' '),
        }
    }
    folded.truncate(folded.trim_end().len());
    folded
}

/// Letters that no decomposition reduces to the alphabet of a keyboard in the US.
fn push_plain(folded: &mut String, letter: char) {
    match letter {
        'ł' => folded.push('l'),
        'ø' => folded.push('o'),
        'đ' | 'ð' => folded.push('d'),
        'ħ' => folded.push('h'),
        'ı' => folded.push('i'),
        'ß' => folded.push_str("ss"),
        'æ' => folded.push_str("ae"),
        'œ' => folded.push_str("oe"),
        'þ' => folded.push_str("th"),
        other => folded.push(other),
    }
}

#[cfg(test)]
mod tests {
    use super::fold;

    #[test]
    fn marks_accents_and_case_fall_away() {
        for (text, folded) in [
            ("D.O.B.", "dob"),
            ("  Álvarez   PEÑA ", "alvarez pena"),
            ("D’Andre", "dandre"),
            ("Łukasz Nguyễn", "lukasz nguyen"),
            ("--", ""),
            ("N/A", "n a"),
            ("Client Name (Last, First)", "client name last first"),
        ] {
            assert_eq!(fold(text), folded);
        }
    }
}
