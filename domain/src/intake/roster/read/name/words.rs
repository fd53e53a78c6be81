//! What a file itself tells about its names: which words are surnames, which are given, and how they are capitalized.

use std::collections::{HashMap, HashSet};

use super::{fold, plain, suffix};

/// Names learned from all lines of a file, to read each line by.
#[derive(Clone, Debug, Default)]
pub struct NameWords {
    given: HashSet<String>,
    surnames: HashSet<String>,
    spellings: HashMap<String, String>,
    /// Whether names without a comma begin with the surname.
    pub surname_first: bool,
}

impl NameWords {
    /// Learns from cells with whole names. `surname_first` is what the column's head says; where commas stand in the
    /// cells, it speaks of those, and names without a comma begin with the given name.
    pub fn of<'a>(cells: impl Iterator<Item = &'a str>, surname_first: bool) -> Self {
        let mut words = Self::default();
        let mut with_comma = false;
        for cell in cells.map(plain) {
            words.learn_spellings(&cell);
            if let Some((surname, given)) = cell.split_once(',').filter(|(_, given)| !suffix::is_suffix(given)) {
                with_comma = true;
                words.surnames.insert(fold(&suffix::split_off(surname).0));
                words.given.insert(fold(&suffix::split_off(given).0));
            }
        }
        words.surname_first = surname_first && !with_comma;
        words
    }

    /// Whether the file has shown these words as a surname.
    pub fn knows_surname(&self, words: &str) -> bool {
        self.surnames.contains(&fold(words))
    }

    /// Whether the file has shown these words as given names.
    pub fn knows_given(&self, words: &str) -> bool {
        self.given.contains(&fold(words))
    }

    /// How the file writes a word where it writes it in capitals and small letters.
    pub fn spelling(&self, word: &str) -> Option<&str> {
        self.spellings.get(&word.to_lowercase()).map(String::as_str)
    }

    /// Adds the spellings of a cell.
    pub fn learn_spellings(&mut self, cell: &str) {
        for word in cell.split([' ', ',']).filter(|word| is_in_both_cases(word)) {
            self.spellings.entry(word.to_lowercase()).or_insert_with(|| word.to_owned());
        }
    }
}

fn is_in_both_cases(word: &str) -> bool {
    word.starts_with(char::is_uppercase) && word.chars().any(char::is_lowercase)
}
