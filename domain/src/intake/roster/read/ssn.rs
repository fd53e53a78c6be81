//! National identifiers: whole, masked, or kept back.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::Reading;

/// A social security number or taxpayer identification number. The whole number is never written out by accident:
/// it is not serialized, and debugging shows the last four digits only.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ssn {
    /// All nine digits, where the roster has them.
    #[serde(skip)]
    pub whole: Option<String>,
    /// The last four digits.
    #[serde(rename = "ssn_last4")]
    pub last_four: String,
}

impl fmt::Debug for Ssn {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Ssn(…{})", self.last_four)
    }
}

/// Numbers that stand for none: one digit nine times is one as well.
const PLACEHOLDERS: [&str; 3] = ["123456789", "987654321", "078051120"];
const MASKS: [char; 6] = ['x', 'X', '*', '#', '•', '–'];

/// Reads a number. Words without a digit (`refused`, `on file`) mean that it was not given.
///
/// Numbers from 900 on are no social security numbers, but taxpayer identification numbers and the stand-ins of
/// programs begin so: they are taken as they are.
///
/// # Errors
/// `ssn-unclear` where there are neither nine digits nor the last four; `ssn-impossible` where no such number is issued.
pub fn ssn(typed: &str) -> Reading<Ssn> {
    let typed = typed.trim().strip_suffix(".0").unwrap_or(typed.trim());
    let digits: String = typed.chars().filter(char::is_ascii_digit).collect();
    let masked = typed.chars().any(|c| MASKS.contains(&c));
    let plain = typed.chars().all(|c| c.is_ascii_digit() || matches!(c, '-' | ' ' | '.' | '–') || MASKS.contains(&c));
    match digits.len() {
        0 => Ok(None),
        _ if !plain => Err("ssn-unclear"),
        4 => Ok(Some(Ssn { whole: None, last_four: digits })),
        9 if !masked => whole(digits),
        // A spreadsheet that took the number for a number dropped its leading zero.
        8 if digits == typed => whole(format!("0{digits}")),
        _ => Err("ssn-unclear"),
    }
}

fn whole(digits: String) -> Reading<Ssn> {
    let first = digits.as_bytes()[0];
    if digits.bytes().all(|digit| digit == first) || PLACEHOLDERS.contains(&digits.as_str()) {
        return Ok(None);
    }
    let (area, group, serial) = (&digits[..3], &digits[3..5], &digits[5..]);
    if matches!(area, "000" | "666") || area < "900" && (group == "00" || serial == "0000") {
        return Err("ssn-impossible");
    }
    Ok(Some(Ssn { last_four: serial.to_owned(), whole: Some(digits) }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_whole_or_their_last_four() {
        for typed in ["903-18-2768", "903182768", "903 18 2768"] {
            let read = ssn(typed).unwrap().unwrap();
            assert_eq!((read.whole.as_deref(), read.last_four.as_str()), (Some("903182768"), "2768"), "{typed}");
        }
        for typed in ["xxx-xx-4050", "***-**-4050", "4050", "XXXXX4050"] {
            let read = ssn(typed).unwrap().unwrap();
            assert_eq!((read.whole, read.last_four.as_str()), (None, "4050"), "{typed}");
        }
        assert_eq!(ssn("12345670").unwrap().unwrap().whole.as_deref(), Some("012345670"));
    }

    #[test]
    fn a_number_kept_back_is_no_number() {
        for typed in ["", "refused", "on file", "000-00-0000", "999-99-9999", "123-45-6789", "xxx-xx-xxxx", "-"] {
            assert_eq!(ssn(typed), Ok(None), "{typed}");
        }
    }

    #[test]
    fn numbers_that_cannot_be_are_refused() {
        for impossible in ["000-12-3456", "666-12-3456", "123-00-4567", "123-45-0000"] {
            assert_eq!(ssn(impossible), Err("ssn-impossible"), "{impossible}");
        }
        for unclear in ["12-345", "1234567890", "call 2101", "9.03E+08"] {
            assert_eq!(ssn(unclear), Err("ssn-unclear"), "{unclear}");
        }
    }

    #[test]
    fn the_whole_number_is_never_written_out() {
        let read = ssn("903-18-2768").unwrap().unwrap();
        assert!(!format!("{read:?}").contains("90318"));
        assert_eq!(serde_json::to_string(&read).unwrap(), r#"{"ssn_last4":"2768"}"#);
    }
}
