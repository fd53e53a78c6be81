//! How alike two names are: by spelling, by sound, by the ways one person's name is written in different files.

use rphonetic::DoubleMetaphone;
use strsim::{damerau_levenshtein, jaro_winkler};

use super::fold;
use super::nicknames::are_forms_of_one;

/// How alike two names are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Nearness {
    /// Different names.
    Far,
    /// Names that one person may well have: a slip of spelling, a short form, one of two surnames.
    Near,
    /// The same but for case, accents and punctuation.
    Equal,
}

/// Spellings this alike (Jaro-Winkler, 0 to 1) are one name mistyped: `Hernandez` and `Hernandes`.
const ALIKE: f64 = 0.93;
/// Names that sound alike must be at least this alike in spelling too: Double Metaphone keeps four sounds only.
const ALIKE_IN_SOUND: f64 = 0.82;
/// Below this many letters one changed letter makes another name: `Lee` and `Lea`.
const SHORT: usize = 4;

/// Given names: also short forms, initials and a second name left out are near.
pub fn first_names(a: &str, b: &str) -> Nearness {
    let (a, b) = (fold(a), fold(b));
    if a.is_empty() || b.is_empty() {
        return Nearness::Far;
    }
    if joined(&a) == joined(&b) {
        return Nearness::Equal;
    }
    let (mut of_a, mut of_b) = (a.split(' '), b.split(' '));
    let (Some(one), Some(other)) = (of_a.next(), of_b.next()) else { return Nearness::Far };
    let second_shortened = one == other && of_a.next().zip(of_b.next()).is_none_or(|(a, b)| is_initial_of(a, b));
    let near = second_shortened || is_initial_of(one, other) || are_forms_of_one(one, other) || alike(&a, &b);
    if near { Nearness::Near } else { Nearness::Far }
}

/// Surnames: also one of two surnames is near, `Álvarez Peña` and `Álvarez`, `Smith-Jones` and `Jones`.
pub fn last_names(a: &str, b: &str) -> Nearness {
    let (a, b) = (fold(a), fold(b));
    if a.is_empty() || b.is_empty() {
        return Nearness::Far;
    }
    if joined(&a) == joined(&b) {
        return Nearness::Equal;
    }
    if alike(&a, &b) || is_one_of_two(&a, &b) || is_one_of_two(&b, &a) { Nearness::Near } else { Nearness::Far }
}

fn joined(folded: &str) -> String {
    folded.replace(' ', "")
}

fn is_initial_of(a: &str, b: &str) -> bool {
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    short.chars().count() == 1 && long.starts_with(short)
}

/// A particle alone (`de la`) is no surname.
fn is_one_of_two(one: &str, both: &str) -> bool {
    one.len() >= SHORT && both.split(' ').count() > 1 && both.split(' ').any(|part| part == one)
}

fn alike(a: &str, b: &str) -> bool {
    let (a, b) = (joined(a), joined(b));
    let shorter = a.chars().count().min(b.chars().count());
    let likeness = jaro_winkler(&a, &b);
    likeness >= ALIKE
        || shorter > SHORT && damerau_levenshtein(&a, &b) <= 1
        || shorter >= SHORT && likeness >= ALIKE_IN_SOUND && sound_alike(&a, &b)
}

/// Double Metaphone knows the letters of English only; whatever else is left after folding has no sound to compare.
fn sound_alike(a: &str, b: &str) -> bool {
    a.is_ascii() && b.is_ascii() && DoubleMetaphone::default().is_double_metaphone_equal(a, b, false)
}

#[cfg(test)]
mod tests {
    use super::Nearness::{Equal, Far, Near};
    use super::*;

    #[test]
    fn given_names_in_their_many_forms() {
        for (a, b, nearness) in [
            ("José Luis", "JOSE-LUIS", Equal),
            ("D'Andre", "Dandre", Equal),
            ("Rosa María", "Rosa", Near),
            ("Luis A.", "Luis Ángel", Near),
            ("Robert", "Bob", Near),
            ("R.", "Rosa", Near),
            ("Siobhán", "Siobhan", Equal),
            ("Brittany", "Britney", Near),
            ("Rosa", "Marcus", Far),
            ("Luis A.", "Luis Miguel", Far),
            ("Wei", "Wes", Far),
            ("", "", Far),
        ] {
            assert_eq!(first_names(a, b), nearness, "{a} and {b}");
        }
    }

    #[test]
    fn surnames_in_their_many_forms() {
        for (a, b, nearness) in [
            ("DE LA CRUZ", "de la Cruz", Equal),
            ("Hernández", "Hernandes", Near),
            ("Álvarez Peña", "Alvarez", Near),
            ("Smith-Jones", "Jones", Near),
            ("Kowalski", "Kowalsky", Near),
            ("García", "Castillo", Far),
            ("Lee", "Lea", Far),
            ("de la Cruz", "de la Rosa", Far),
        ] {
            assert_eq!(last_names(a, b), nearness, "{a} and {b}");
        }
    }
}
