//! Names: in one cell in either order or in several, with suffixes, particles, titles and capitals.

mod case;
mod order;
mod suffix;
mod words;

pub use words::NameWords;

use serde::ser::SerializeStruct;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use unicode_normalization::UnicodeNormalization;

use super::Reading;
use crate::intake::duplicates::fold;

/// A name's parts, written as people write them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PersonName {
    /// Given names.
    pub first: String,
    /// Middle names, where the roster has a column for them.
    pub middle: Option<String>,
    /// Surname or surnames, without a suffix.
    pub last: String,
    /// `Jr.`, `Sr`, `III`, with or without a full stop as typed.
    pub suffix: Option<String>,
    /// What the person is called: `Chuy`.
    pub nickname: Option<String>,
}

impl PersonName {
    /// Every given name, a middle one behind the first.
    pub fn given(&self) -> String {
        self.middle.iter().fold(self.first.clone(), |given, middle| format!("{given} {middle}"))
    }

    /// Surname and suffix, as they stand on a roster: `Castillo Jr.`.
    pub fn last_with_suffix(&self) -> String {
        match &self.suffix {
            Some(suffix) => format!("{} {suffix}", self.last),
            None => self.last.clone(),
        }
    }
}

impl Serialize for PersonName {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut fields = serializer.serialize_struct("PersonName", 5)?;
        fields.serialize_field("first", &self.first)?;
        fields.serialize_field("middle", &self.middle)?;
        fields.serialize_field("last", &self.last_with_suffix())?;
        fields.serialize_field("suffix", &self.suffix)?;
        fields.serialize_field("nickname", &self.nickname)?;
        fields.end()
    }
}

impl<'de> Deserialize<'de> for PersonName {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        /// As it is serialized: the surname with its suffix.
        #[derive(Deserialize)]
        struct Written {
            first: String,
            middle: Option<String>,
            last: String,
            suffix: Option<String>,
            nickname: Option<String>,
        }
        let Written { first, middle, last, suffix, nickname } = Written::deserialize(deserializer)?;
        let ending = suffix.iter().map(|suffix| format!(" {suffix}")).next().unwrap_or_default();
        let last = last.strip_suffix(&ending).unwrap_or(&last).to_owned();
        Ok(Self { first, middle, last, suffix, nickname })
    }
}

/// Longer names are something else in the wrong column.
const LONGEST: usize = 100;
const TITLES: &[&str] = &["mr", "mrs", "ms", "miss", "mx", "dr", "sr ta", "sra", "srta"];
/// What stands where nobody knew the name.
const NO_NAME: &[&str] =
    &["unknown", "no name", "name unknown", "n a", "tbd", "none", "anonymous", "xxx", "desconocido"];

/// Reads a whole name in one cell: `Castillo Jr., Rosa María` or `Rosa María Castillo Jr.`.
///
/// # Errors
/// `half-a-name` where it is one word; `cell-too-long`.
pub fn one_cell(typed: &str, words: &NameWords) -> Reading<PersonName> {
    let (typed, nickname) = without_nickname(&plain(typed));
    if is_no_name(&typed) {
        return Ok(None);
    }
    let (given, surname, suffix) = order::parts(&typed, words);
    finish(PersonName { first: given, last: surname, suffix, nickname, middle: None }, words)
}

/// Reads a name from cells of its own; the surname's may hold the suffix as well.
///
/// # Errors
/// As [`one_cell`].
pub fn separate_cells(
    first: &str,
    middle: &str,
    last: &str,
    own_suffix: &str,
    words: &NameWords,
) -> Reading<PersonName> {
    let (first, nickname) = without_nickname(&plain(first));
    let [middle, last, own_suffix] = [middle, last, own_suffix].map(plain);
    if is_no_name(&first) && is_no_name(&last) {
        return Ok(None);
    }
    let blank = |part: String| if is_no_name(&part) { String::new() } else { part };
    let (surname, suffix) = suffix::split_off(&blank(last).replace(',', " "));
    let own_suffix = (!fold(&own_suffix).is_empty()).then_some(own_suffix);
    let middle = Some(case::given(&blank(middle), words)).filter(|middle| !middle.is_empty());
    finish(PersonName { first: blank(first), middle, last: surname, suffix: own_suffix.or(suffix), nickname }, words)
}

fn finish(name: PersonName, words: &NameWords) -> Reading<PersonName> {
    if !has_letters(&name.first) || !has_letters(&name.last) {
        return Err("half-a-name");
    }
    if name.first.chars().count() > LONGEST || name.last.chars().count() > LONGEST {
        return Err("cell-too-long");
    }
    let first = case::given(&name.first, words);
    let last = case::surname(&name.last, words);
    Ok(Some(PersonName { first, last, suffix: name.suffix.map(|suffix| suffix::written(&suffix)), ..name }))
}

/// One blank between words, one kind of apostrophe, composed accents.
fn plain(typed: &str) -> String {
    let letters = typed.nfc().map(|letter| if matches!(letter, '’' | '‘' | '`' | '´' | 'ʼ') { '\'' } else { letter });
    letters.collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")
}

fn is_no_name(typed: &str) -> bool {
    !has_letters(typed) || NO_NAME.contains(&fold(typed).as_str())
}

fn has_letters(text: &str) -> bool {
    text.chars().any(char::is_alphabetic)
}

/// `Jesús "Chuy" García` and `García, Jesús (Chuy)`.
fn without_nickname(typed: &str) -> (String, Option<String>) {
    for (open, close) in [('"', '"'), ('(', ')'), ('“', '”')] {
        let Some(begin) = typed.find(open) else { continue };
        let inside = begin + open.len_utf8();
        let Some(length) = typed[inside..].find(close) else { continue };
        let (nickname, after) = (typed[inside..inside + length].trim(), &typed[inside + length + close.len_utf8()..]);
        let rest = plain(&format!("{} {after}", &typed[..begin])).replace(" ,", ",");
        return (rest, has_letters(nickname).then(|| nickname.to_owned()));
    }
    (typed.to_owned(), None)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn read(typed: &str) -> String {
        read_among(typed, &[])
    }

    fn read_among(typed: &str, others: &[&str]) -> String {
        let name = one_cell(typed, &NameWords::of(others.iter().copied(), false)).unwrap().unwrap();
        format!("{} | {}", name.first, name.last_with_suffix())
    }

    #[test]
    fn names_in_either_order() {
        for (typed, expected) in [
            ("Nguyen Sr, Mary-Kate", "Mary-Kate | Nguyen Sr"),
            (" O'Brien,  Dmitri ", "Dmitri | O'Brien"),
            ("HERNÁNDEZ, Oluwaseun", "Oluwaseun | Hernández"),
            ("Ahmed García", "Ahmed | García"),
            ("Rosa María Castillo Jr.", "Rosa María | Castillo Jr."),
            ("Castillo, Rosa María, Jr.", "Rosa María | Castillo Jr."),
            ("Castillo, Jr., Rosa María", "Rosa María | Castillo Jr."),
            ("Rosa Castillo, JR.", "Rosa | Castillo Jr."),
            ("DE LA CRUZ JR., D'Andre", "D'Andre | de la Cruz Jr."),
            ("okafor iii, d’andre", "D'Andre | Okafor III"),
            ("D'Andre de la Cruz Sr", "D'Andre | de la Cruz Sr"),
            ("Zoë van der Berg", "Zoë | van der Berg"),
            ("Mohammed St. John", "Mohammed | St. John"),
            ("AL-RASHID, Nguyễn", "Nguyễn | Al-Rashid"),
            ("MACDONALD III, BJÖRN", "Björn | MacDonald III"),
            ("Ines Álvarez Peña", "Ines | Álvarez Peña"),
            ("José Luis Álvarez Peña III", "José Luis | Álvarez Peña III"),
            ("oluwaseun castillo sr", "Oluwaseun | Castillo Sr"),
            ("Ms. Brittany Smith-Jones", "Brittany | Smith-Jones"),
            ("JD Smith", "JD | Smith"),
            ("NG, WEI", "Wei | Ng"),
            ("Mary K. Brown", "Mary K. | Brown"),
        ] {
            assert_eq!(read(typed), expected, "{typed}");
        }
    }

    #[test]
    fn the_file_itself_tells_where_a_surname_begins_and_how_it_is_written() {
        assert_eq!(read("Ana Foo Bar"), "Ana Foo | Bar");
        assert_eq!(read_among("Ana Foo Bar", &["Foo Bar, Wei"]), "Ana | Foo Bar");
        assert_eq!(read_among("Ana Foo Bar", &["Ana Foo Bar", "Wei Foo Bar"]), "Ana | Foo Bar");
        assert_eq!(read_among("Ana Foo Bar", &["Ana Foo Bar", "Ana Foo Baz"]), "Ana Foo | Bar");
        assert_eq!(read("DE LEON, ANA"), "Ana | de Leon");
        assert_eq!(read_among("DE LEON, ANA", &["Wei De Leon"]), "Ana | De Leon");
        assert_eq!(read("DELACROIX, EVE"), "Eve | Delacroix");
        assert_eq!(read_among("DELACROIX, EVE", &["DeLaCroix, Jean"]), "Eve | DeLaCroix");
    }

    #[test]
    fn a_head_may_say_that_surnames_come_first() {
        let words = NameWords::of(["Castillo Rosa", "de la Cruz Juan"].into_iter(), true);
        let name = |typed| one_cell(typed, &words).unwrap().unwrap();
        assert_eq!(
            (name("Castillo Rosa").last.as_str(), name("de la Cruz Juan").last.as_str()),
            ("Castillo", "de la Cruz")
        );
    }

    #[test]
    fn nicknames_are_set_apart() {
        for typed in ["Jesús \"Chuy\" García", "García, Jesús (Chuy)"] {
            let name = one_cell(typed, &NameWords::default()).unwrap().unwrap();
            assert_eq!(
                (name.first.as_str(), name.last.as_str(), name.nickname.as_deref()),
                ("Jesús", "García", Some("Chuy"))
            );
        }
    }

    #[test]
    fn no_name_and_half_a_name() {
        for none in ["?", "", " - ", "Unknown", "N/A", "???, ?"] {
            assert_eq!(one_cell(none, &NameWords::default()), Ok(None), "{none}");
        }
        for half in ["Rosa", "Castillo,", "Rosa Jr."] {
            assert_eq!(one_cell(half, &NameWords::default()), Err("half-a-name"), "{half}");
        }
    }

    #[test]
    fn names_in_cells_of_their_own() {
        let words = NameWords::default();
        let name = separate_cells("ROSA", "m.", "CASTILLO JR.", "", &words).unwrap().unwrap();
        assert_eq!(
            (name.first.as_str(), name.middle.as_deref(), name.last_with_suffix().as_str()),
            ("Rosa", Some("M."), "Castillo Jr.")
        );
        let name = separate_cells("Rosa María", "", "Castillo", "iii", &words).unwrap().unwrap();
        assert_eq!((name.first.as_str(), name.last_with_suffix().as_str()), ("Rosa María", "Castillo III"));
        assert_eq!(separate_cells("", "", "?", "", &words), Ok(None));
        assert_eq!(separate_cells("Rosa", "", "", "", &words), Err("half-a-name"));
    }

    proptest! {
        #[test]
        fn nothing_typed_is_a_fault(typed in "\\PC{0,30}") {
            let words = NameWords::of([typed.as_str()].into_iter(), false);
            let _ = (one_cell(&typed, &words), separate_cells(&typed, &typed, &typed, &typed, &words));
        }

        #[test]
        fn either_order_gives_the_same_name(first in "[A-ZÁÑ][a-zéñ]{2,8}", last in "[A-ZÁÑ][a-zéñ]{2,8}(-[A-Z][a-z]{2,8})?") {
            let expected = format!("{first} | {last}");
            prop_assume!(!super::suffix::is_suffix(&last) && !super::TITLES.contains(&first.to_lowercase().as_str()));
            prop_assume!(!super::order::is_particle(&first) && !super::order::is_particle(&last));
            prop_assume!(!super::NO_NAME.contains(&fold(&format!("{first} {last}")).as_str()));
            prop_assert_eq!(read(&format!("{last}, {first}")), expected.clone());
            prop_assert_eq!(read(&format!("{first} {last}")), expected);
        }
    }
}
