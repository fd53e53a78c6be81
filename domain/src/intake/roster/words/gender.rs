//! Gender as rosters write it.

use super::{is_blank, listed};
use crate::intake::duplicates::fold;

crate::coded! {
    /// A participant's gender, as the participant told it.
    pub enum Gender("roster-gender") {
        /// Woman.
        Female = "female",
        /// Man.
        Male = "male",
        /// Neither woman nor man alone; the `X` of an identity card.
        Nonbinary = "nonbinary",
        /// Another word of the participant's own.
        Another = "another",
        /// Asked and not told.
        Undisclosed = "undisclosed",
    }
}

const FEMALE: &str = "f|female|w|woman|fem|girl|trans woman|transgender female|mujer|femenino";
const MALE: &str = "m|male|man|masc|boy|trans man|transgender male|hombre|masculino|h";
const NONBINARY: &str = "x|nb|nonbinary|non binary|enby|genderqueer|no binario|no binaria";
const UNDISCLOSED: &str = "prefer not to say|prefer not to answer|declined|refused|not disclosed|undisclosed|\
     did not disclose|no answer|prefiere no decir|withheld";

/// Reads a gender; a word that is not known is the participant's own.
pub fn gender(typed: &str) -> Option<Gender> {
    let folded = fold(typed);
    match folded.as_str() {
        word if listed(UNDISCLOSED, word) => Some(Gender::Undisclosed),
        _ if is_blank(typed) => None,
        word if listed(FEMALE, word) => Some(Gender::Female),
        word if listed(MALE, word) => Some(Gender::Male),
        word if listed(NONBINARY, word) => Some(Gender::Nonbinary),
        _ => Some(Gender::Another),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn gender_is_read_as_it_was_told() {
        for (typed, gender_read) in [
            ("F", Some(Gender::Female)),
            ("woman", Some(Gender::Female)),
            ("m", Some(Gender::Male)),
            ("X", Some(Gender::Nonbinary)),
            ("prefer not to say", Some(Gender::Undisclosed)),
            ("two-spirit", Some(Gender::Another)),
            ("-", None),
        ] {
            assert_eq!(gender(typed), gender_read, "{typed}");
        }
    }
}
