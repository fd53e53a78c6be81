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

/// Whether a telephone number could be called: 7 to 15 digits, whatever stands between and behind them.
pub fn is_phone(typed: &str) -> bool {
    (7..=15).contains(&phone_digits(typed).len())
}

/// The digits of a telephone number, without the country's 1 and without an extension.
pub fn phone_digits(phone: &str) -> String {
    let number = phone.to_lowercase();
    let number = number.split(['x', '#']).next().unwrap_or_default();
    let digits: String = number.chars().filter(char::is_ascii_digit).collect();
    match digits.strip_prefix('1') {
        Some(rest) if rest.len() == 10 => rest.to_owned(),
        _ => digits,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_telephone_can_be_called() {
        assert!(!is_phone("none") && !is_phone("55") && is_phone("555-0142") && is_phone("+1 (210) 555-0100 x11"));
        assert_eq!(phone_digits("+1 (210) 555-0100 x11"), "2105550100");
    }
}
