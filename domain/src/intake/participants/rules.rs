//! What a participant's details must be, and how people are found by them.

use std::collections::BTreeSet;

use super::ParticipantDetails;
use crate::shared::Day;
pub use crate::shared::{folded, phone_digits as digits};

/// Nobody served is older than this.
const OLDEST: i32 = 110;

/// Whether somebody can have been born on `born`, seen from `today`.
pub fn is_possible_birth(born: Day, today: Day) -> bool {
    born <= today && today.age_of(born) <= OLDEST
}

/// A telephone number as the world dials it, `+12105550100`; one without a country's code is of the US.
pub fn dialled(phone: &str) -> String {
    let (number, digits) = (phone.trim(), digits(phone));
    let of_the_us = digits.len() == 10 && (!number.starts_with('+') || number.starts_with("+1"));
    if of_the_us { format!("+1{digits}") } else { format!("+{digits}") }
}

/// What a person is found by: family names first, then given names, then what they go by.
pub fn search_key(details: &ParticipantDetails) -> String {
    let goes_by = details.goes_by.as_deref().unwrap_or_default();
    folded(&format!("{} {} {goes_by}", details.family_name, details.given_name))
}

/// The most words of a search that are looked at.
const MOST_ASKED: usize = 5;
/// The fewest digits that are looked for as the end of a telephone number.
const FEWEST_DIGITS: usize = 4;

/// The words that a participant is found by: each word of the names, and the telephone's digits from their end.
pub fn words(details: &ParticipantDetails) -> BTreeSet<String> {
    let goes_by = details.goes_by.as_deref().unwrap_or_default();
    let names = folded(&format!("{} {} {goes_by}", details.given_name, details.family_name));
    let phone = details.phone.as_deref().map(digits).filter(|digits| digits.len() >= FEWEST_DIGITS);
    names.split(' ').filter(|word| !word.is_empty()).map(str::to_owned).chain(phone.as_deref().map(reversed)).collect()
}

/// The beginnings of words that a search asks for: words of a name, or the last digits of a telephone number.
pub fn asked(typed: &str) -> Vec<String> {
    let digits = digits(typed);
    if !typed.chars().any(char::is_alphabetic) && digits.len() >= FEWEST_DIGITS {
        return vec![reversed(&digits)];
    }
    folded(typed).split(' ').filter(|word| !word.is_empty()).take(MOST_ASKED).map(str::to_owned).collect()
}

/// The beginning of a case number that a search asks for, `LC-2026-0`: letters, a hyphen, at least a digit.
pub fn asked_number(typed: &str) -> Option<String> {
    let typed = typed.trim();
    let (letters, rest) = typed.split_once('-')?;
    let plain = letters.chars().all(char::is_alphanumeric) && rest.chars().all(|c| c.is_ascii_digit() || c == '-');
    (plain && !letters.is_empty() && rest.starts_with(|c: char| c.is_ascii_digit())).then(|| typed.to_uppercase())
}

fn reversed(digits: &str) -> String {
    digits.chars().rev().collect()
}

/// A name as those see it who may only know that somebody is there: `R… M…`.
pub fn masked(name: &str) -> String {
    let initial = |word: &str| word.chars().next().map(|c| format!("{c}…"));
    name.split_whitespace().filter_map(initial).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_found_without_its_accents() {
        assert_eq!(folded("  Nguyễn-O'Brien,  ÁLVAREZ "), "nguyen obrien alvarez");
    }

    #[test]
    fn a_number_is_one_however_it_is_written() {
        for written in ["+1 210 555-0100", "(210) 555-0100", "210.555.0100 x25", "2105550100"] {
            assert_eq!(digits(written), "2105550100", "{written}");
            assert_eq!(dialled(written), "+12105550100", "{written}");
        }
        assert_eq!(dialled("+34 600 123 456"), "+34600123456");
        assert_eq!(dialled("+32 1 234 5678"), "+3212345678");
    }

    #[test]
    fn nobody_is_born_tomorrow_or_older_than_anybody() {
        let today = Day::new(2026, 11, 24).unwrap();
        assert!(is_possible_birth(today, today) && !is_possible_birth(today.plus_days(1), today));
        assert!(!is_possible_birth(Day::new(1900, 1, 1).unwrap(), today));
    }

    #[test]
    fn a_search_asks_for_words_of_a_name_for_last_digits_or_for_a_number() {
        assert_eq!(asked("  Quiñones, rosa "), ["quinones", "rosa"]);
        assert_eq!(asked("555-0119"), ["9110555"]);
        assert_eq!(asked("0119"), ["9110"]);
        assert_eq!(asked("--"), Vec::<String>::new());
        assert_eq!(asked_number("lc-2026-04").as_deref(), Some("LC-2026-04"));
        assert_eq!(asked_number("Smith-Jones"), None);
        assert_eq!(asked_number("555-0119").as_deref(), Some("555-0119"));
    }

    #[test]
    fn a_masked_name_shows_initials_only() {
        assert_eq!(masked("Rosa Maldonado Quiñones"), "R… M… Q…");
    }
}
