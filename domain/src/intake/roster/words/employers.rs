//! One employer under several spellings.

use super::listed;
use crate::intake::duplicates::fold;

/// Words that say what kind of company it is, not which.
const LEGAL: &str = "inc|incorporated|llc|l l c|ltd|limited|corp|corporation|co|company|lp|llp|plc|pllc|pc";

/// What two spellings of one employer have in common: `ALVAREZ MACHINING INC.` and `Alvarez Machining`.
pub fn employer_key(name: &str) -> String {
    let folded = fold(&name.replace('&', " and "));
    let mut words: Vec<&str> = folded.split(' ').collect();
    while words.len() > 1 && words.last().is_some_and(|word| listed(LEGAL, word)) {
        words.pop();
    }
    if words.len() > 1 && words[0] == "the" {
        words.remove(0);
    }
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use super::employer_key;

    #[test]
    fn spellings_of_one_employer_meet() {
        for (a, b) in [
            ("ALVAREZ MACHINING INC.", "Alvarez Machining"),
            ("Harbor Data, LLC", "Harbor Data"),
            ("Titan Valve & Fitting", "Titan Valve and Fitting Co., Inc."),
            ("The St. Brigid’s Hospital", "St Brigid's hospital"),
        ] {
            assert_eq!(employer_key(a), employer_key(b));
        }
        assert_ne!(employer_key("Harbor Data"), employer_key("Harbor Dental"));
        assert_eq!(employer_key("The Company"), "the");
    }
}
