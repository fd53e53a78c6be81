//! Telephone numbers with what people write beside them, and e-mail addresses.

use serde::{Deserialize, Serialize};

use super::Reading;
use crate::intake::duplicates::fold;
use crate::intake::roster::words::is_blank;
use crate::shared::fields::{LINE, is_email};

/// A telephone number.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Phone {
    /// The number as the world dials it: `+12105550100`.
    #[serde(rename = "phone")]
    pub number: String,
    /// The extension behind a switchboard.
    #[serde(rename = "phone_extension", skip_serializing_if = "Option::is_none")]
    pub extension: Option<String>,
    /// What was written beside it: `mom's`, a second number.
    #[serde(rename = "phone_remark", skip_serializing_if = "Option::is_none")]
    pub remark: Option<String>,
}

impl Phone {
    /// As people in the US write it: `210-555-0100 x11`; a number of another country as it is dialled.
    pub fn written(&self) -> String {
        let number = match self.number.strip_prefix("+1").filter(|digits| digits.len() == 10) {
            Some(digits) => format!("{}-{}-{}", &digits[..3], &digits[3..6], &digits[6..]),
            None => self.number.clone(),
        };
        self.extension.iter().fold(number, |number, extension| format!("{number} x{extension}"))
    }
}

/// Reads a telephone number: ten digits of the US, or any country's with its code after a `+`.
///
/// # Errors
/// `phone-unclear`.
pub fn phone(typed: &str) -> Reading<Phone> {
    if is_blank(typed) || fold(typed).starts_with("no ") || fold(typed) == "disconnected" {
        return Ok(None);
    }
    let begin = typed.find(|c: char| c.is_ascii_digit() || matches!(c, '+' | '(')).ok_or("phone-unclear")?;
    let (before, from_number) = typed.split_at(begin);
    let end = from_number.find(|c: char| !c.is_ascii_digit() && !" +-.()\u{a0}–".contains(c));
    let (dialled, after) = from_number.split_at(end.unwrap_or(from_number.len()));
    let (extension, after) = extension(after);
    let remark = remark(before, after);
    let number = number(dialled).ok_or("phone-unclear")?;
    Ok(Some(Phone { number, extension, remark }))
}

fn number(dialled: &str) -> Option<String> {
    let digits: String = dialled.chars().filter(char::is_ascii_digit).collect();
    let foreign = dialled.trim_start().starts_with('+') && !digits.starts_with('1');
    match digits.len() {
        8..=15 if foreign => Some(format!("+{digits}")),
        10 if !digits.starts_with(['0', '1']) => Some(format!("+1{digits}")),
        11 if digits.starts_with('1') => Some(format!("+{digits}")),
        _ => None,
    }
}

/// `x11`, `ext. 11`, `#11`.
fn extension(after: &str) -> (Option<String>, &str) {
    let marked = after.trim_start();
    let unmarked = marked.trim_start_matches(|c: char| c.is_alphabetic() || matches!(c, '.' | '#' | ' ' | ':'));
    let mark = fold(&marked[..marked.len() - unmarked.len()]);
    let length = unmarked.find(|c: char| !c.is_ascii_digit()).unwrap_or(unmarked.len());
    let is_mark = matches!(mark.as_str(), "x" | "ext" | "extension" | "") && marked.len() > unmarked.len();
    if is_mark && (1..=6).contains(&length) {
        (Some(unmarked[..length].to_owned()), &unmarked[length..])
    } else {
        (None, after)
    }
}

fn remark(before: &str, after: &str) -> Option<String> {
    let text = format!("{before} {after}");
    let text = text.trim_matches(|c: char| c.is_whitespace() || matches!(c, '(' | ')' | ':' | '-' | ',' | ';' | '/'));
    (!text.is_empty()).then(|| text.to_owned())
}

/// Reads an e-mail address, in lower case; of two, the first.
///
/// # Errors
/// `email-unclear`.
pub fn email(typed: &str) -> Reading<String> {
    if is_blank(typed) || matches!(fold(typed).as_str(), "no" | "no email" | "no e mail" | "does not have") {
        return Ok(None);
    }
    let first = typed.split([';', ',', ' ', '\n']).find(|part| !part.is_empty()).unwrap_or_default();
    let address = first.trim_start_matches("mailto:").trim_matches(['<', '>']).to_lowercase();
    if is_email(&address) && address.len() <= LINE { Ok(Some(address)) } else { Err("email-unclear") }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn read(typed: &str) -> (String, Option<String>, Option<String>) {
        let phone = phone(typed).unwrap().unwrap();
        (phone.number, phone.extension, phone.remark)
    }

    #[test]
    fn one_number_in_the_forms_of_a_roster() {
        for typed in [
            "+1 210 555-0100",
            "210.555.0100",
            "(210) 555-0100",
            "2105550100",
            "210-555-0100",
            "1-210-555-0100",
            "210 555 0100",
        ] {
            assert_eq!(read(typed), ("+12105550100".to_owned(), None, None), "{typed}");
        }
        assert_eq!(read("+44 20 7946 0958").0, "+442079460958");
    }

    #[test]
    fn what_stands_beside_a_number_is_kept() {
        let number = "+12105550106".to_owned();
        assert_eq!(read("210-555-0106 x11"), (number.clone(), Some("11".into()), None));
        assert_eq!(read("(210) 555-0106 ext. 11"), (number.clone(), Some("11".into()), None));
        assert_eq!(read("210-555-0106 (mom's)"), (number.clone(), None, Some("mom's".into())));
        assert_eq!(read("cell: 210-555-0106"), (number.clone(), None, Some("cell".into())));
        assert_eq!(read("210-555-0106 / 210-555-0107"), (number, None, Some("210-555-0107".into())));
    }

    #[test]
    fn what_is_no_number_is_refused_and_no_phone_is_none() {
        for unclear in ["555-0100", "210-555-01000", "ask her mother", "110-555-0100"] {
            assert_eq!(phone(unclear), Err("phone-unclear"), "{unclear}");
        }
        for none in ["", "none", "N/A", "no phone"] {
            assert_eq!(phone(none), Ok(None), "{none}");
        }
    }

    #[test]
    fn addresses_are_in_lower_case() {
        assert_eq!(email("P11X2@EXAMPLE.ORG"), Ok(Some("p11x2@example.org".to_owned())));
        assert_eq!(email("a@example.org; b@example.org"), Ok(Some("a@example.org".to_owned())));
        assert_eq!(email("none"), Ok(None));
        assert_eq!(email("rosa at example.org"), Err("email-unclear"));
    }

    proptest! {
        #[test]
        fn nothing_typed_is_a_fault(typed in "\\PC{0,24}") {
            let _ = (phone(&typed), email(&typed));
        }
    }
}
