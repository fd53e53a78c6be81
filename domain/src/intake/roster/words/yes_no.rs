//! Yes and no.

use super::{is_blank, listed};
use crate::intake::duplicates::fold;

const YES: &str = "y|yes|true|t|1|x|si|s|veteran|vet|checked|verdadero";
const NO: &str = "n|no|false|f|0|non veteran|not a veteran|nonveteran|civilian|falso";

/// Reads yes or no. A tick and a cross are both marks that somebody made: yes.
///
/// # Errors
/// `not-yes-or-no`.
pub fn yes_or_no(typed: &str) -> Result<Option<bool>, &'static str> {
    if matches!(typed.trim(), "✓" | "✔" | "☑" | "☒" | "✗" | "✘") {
        return Ok(Some(true));
    }
    let folded = fold(typed);
    let first = folded.split(' ').next().unwrap_or_default();
    match folded.as_str() {
        word if listed(YES, word) => Ok(Some(true)),
        word if listed(NO, word) => Ok(Some(false)),
        _ if is_blank(typed) => Ok(None),
        _ if matches!(first, "yes" | "si") => Ok(Some(true)),
        _ if first == "no" => Ok(Some(false)),
        _ => Err("not-yes-or-no"),
    }
}

#[cfg(test)]
mod tests {
    use super::yes_or_no;

    #[test]
    fn yes_and_no_are_written_in_many_ways() {
        for yes in ["Y", "yes", "1", "x", "✓", "TRUE", "Sí", "Yes - Army"] {
            assert_eq!(yes_or_no(yes), Ok(Some(true)), "{yes}");
        }
        for no in ["N", "no", "0", "False", "Not a veteran"] {
            assert_eq!(yes_or_no(no), Ok(Some(false)), "{no}");
        }
        for blank in ["-", "N/A", "unknown", "refused"] {
            assert_eq!(yes_or_no(blank), Ok(None), "{blank}");
        }
        assert_eq!(yes_or_no("perhaps"), Err("not-yes-or-no"));
    }
}
