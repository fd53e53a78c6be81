//! What a file itself tells about its names: which words are surnames, which are given, and how they are capitalized.

use std::collections::{HashMap, HashSet};

use super::{fold, order, plain, suffix};

#[derive(Clone, Debug, Default)]
struct Neighbours {
    before: HashSet<String>,
    behind: HashSet<String>,
}

/// Names learned from all lines of a file, to read each line by.
#[derive(Clone, Debug, Default)]
pub struct NameWords {
    given: HashSet<String>,
    /// Surnames, folded, each with its spelling in both cases where the file has one.
    surnames: HashMap<String, Option<String>>,
    spellings: HashMap<String, String>,
    /// For two words that stand together in names of three, folded: the words seen before and behind them.
    neighbours: HashMap<String, Neighbours>,
    /// Whether names without a comma begin with the surname.
    pub surname_first: bool,
}

impl NameWords {
    /// Learns from cells with whole names: from those with a comma where the surname ends, and then, split by that,
    /// from the others how it is written. `surname_first` is what the column's head says; where commas stand in the
    /// cells, it speaks of those, and names without a comma begin with the given name.
    pub fn of<'a>(cells: impl Iterator<Item = &'a str>, surname_first: bool) -> Self {
        let cells: Vec<String> = cells.map(plain).collect();
        let mut words = Self::default();
        let mut with_comma = false;
        for cell in &cells {
            words.learn_spellings(cell);
            if let Some((surname, given)) = cell.split_once(',').filter(|(_, given)| !suffix::is_suffix(given)) {
                with_comma = true;
                words.learn_surname(&suffix::split_off(surname).0);
                words.given.insert(fold(&suffix::split_off(given).0));
            }
        }
        words.surname_first = surname_first && !with_comma;
        let others = || cells.iter().filter(|cell| !cell.contains(','));
        others().for_each(|cell| words.learn_neighbours(cell));
        let surnames: Vec<String> = others().map(|cell| order::parts(cell, &words).1).collect();
        surnames.iter().for_each(|surname| words.learn_surname(surname));
        words
    }

    /// Whether the file has shown these words as a surname.
    pub fn knows_surname(&self, words: &str) -> bool {
        self.surnames.contains_key(&fold(words))
    }

    /// Whether the file has shown these words as given names.
    pub fn knows_given(&self, words: &str) -> bool {
        self.given.contains(&fold(words))
    }

    /// Whether the last two of three words are a surname: in the file they follow more given names than surnames follow
    /// the first two. Nothing where the file does not tell.
    pub fn is_double_surname(&self, [a, b, c]: [&str; 3]) -> Option<bool> {
        let count = |pair: String, side: fn(&Neighbours) -> &HashSet<String>| {
            self.neighbours.get(&fold(&pair)).map_or(0, |neighbours| side(neighbours).len())
        };
        let before = count(format!("{b} {c}"), |neighbours| &neighbours.before);
        let behind = count(format!("{a} {b}"), |neighbours| &neighbours.behind);
        (before != behind).then_some(before > behind)
    }

    /// How the file writes a surname where it writes it in both cases: `De Leon`, not `de Leon`.
    pub fn surname(&self, surname: &str) -> Option<&str> {
        self.surnames.get(&fold(surname))?.as_deref()
    }

    /// How the file writes a word where it writes it in both cases.
    pub fn spelling(&self, word: &str) -> Option<&str> {
        self.spellings.get(&word.to_lowercase()).map(String::as_str)
    }

    /// Learns how the words of a cell are written.
    pub fn learn_spellings(&mut self, cell: &str) {
        for word in cell.split([' ', ',']).filter(|word| is_in_both_cases(word)) {
            self.spellings.entry(word.to_lowercase()).or_insert_with(|| word.to_owned());
        }
    }

    fn learn_neighbours(&mut self, cell: &str) {
        let (name, _) = suffix::split_off(cell);
        let words: Vec<String> = fold(&name).split(' ').map(str::to_owned).collect();
        if let [a, b, c] = &words[..] {
            self.neighbours.entry(format!("{b} {c}")).or_default().before.insert(a.clone());
            self.neighbours.entry(format!("{a} {b}")).or_default().behind.insert(c.clone());
        }
    }

    /// Learns a surname, and how it is written.
    pub fn learn_surname(&mut self, surname: &str) {
        let written = surname.split(' ').any(is_in_both_cases).then(|| surname.trim().to_owned());
        let known = self.surnames.entry(fold(surname)).or_default();
        *known = known.take().or(written);
    }
}

fn is_in_both_cases(word: &str) -> bool {
    word.starts_with(char::is_uppercase) && word.chars().any(char::is_lowercase)
}
