//! What the user says a column means.

use std::str::FromStr;

use super::Column;
use crate::intake::duplicates::fold;
use crate::shared::{Coded, Refusal};

/// The user's own mapping: which column, by its head or its number from 1, means what, or nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mapping(pub Vec<(String, Option<Column>)>);

impl FromStr for Mapping {
    type Err = Refusal;

    /// Reads `Geburtstag=born; 4=phone; Cohort=-`: a head or number, and a meaning's code or `-` for none.
    fn from_str(text: &str) -> Result<Self, Refusal> {
        text.split([';', '\n']).filter(|part| !part.trim().is_empty()).map(one).collect::<Result<_, _>>().map(Self)
    }
}

fn one(part: &str) -> Result<(String, Option<Column>), Refusal> {
    let unreadable = || Refusal::because("mapping-unreadable").with("typed", part.trim());
    let (column, meaning) = part.rsplit_once('=').ok_or_else(unreadable)?;
    let meaning = match meaning.trim() {
        "-" | "" => None,
        code => Some(Column::from_code(code).ok_or_else(unreadable)?),
    };
    Ok((column.trim().to_owned(), meaning))
}

impl Mapping {
    /// Refuses one meaning given to two columns.
    pub(super) fn check(&self) -> Result<(), Vec<Refusal>> {
        let twice = |(place, (_, meaning)): (usize, &(String, Option<Column>))| {
            let before = self.0[..place].iter().any(|(_, earlier)| meaning.is_some() && earlier == meaning);
            meaning.filter(|_| before)
        };
        let wrong: Vec<_> = self.0.iter().enumerate().filter_map(twice).collect();
        let refusal = |column: Column| Refusal::of(column.code(), "mapping-twice");
        if wrong.is_empty() { Ok(()) } else { Err(wrong.into_iter().map(refusal).collect()) }
    }

    /// Refuses what names no column of the file.
    pub(super) fn refuse_unknown(&self, all: &[(String, Option<Column>)]) -> Result<(), Vec<Refusal>> {
        let is_there = |column: &str| match number(column) {
            Some(number) => number < all.len(),
            None => all.iter().any(|(head, _)| fold(head) == fold(column)),
        };
        let unknown = self.0.iter().filter(|(column, _)| !is_there(column));
        let wrong: Vec<_> =
            unknown.map(|(column, _)| Refusal::because("mapping-no-such-column").with("typed", column)).collect();
        if wrong.is_empty() { Ok(()) } else { Err(wrong) }
    }

    /// Whether the user chose a column for this meaning.
    pub(super) fn names(&self, column: Column) -> bool {
        self.0.iter().any(|(_, meaning)| *meaning == Some(column))
    }

    /// Applies what names a head; answers how many heads it found.
    pub(super) fn apply_to_heads(&self, heads: &[String], meanings: &mut [Option<Column>]) -> usize {
        let mut found = 0;
        for (column, meaning) in self.0.iter().filter(|(column, _)| number(column).is_none()) {
            if let Some(place) = heads.iter().position(|head| fold(head) == fold(column)) {
                set(meanings, place, *meaning);
                found += 1;
            }
        }
        found
    }

    /// Applies what names a number.
    pub(super) fn apply_to_numbers(&self, meanings: &mut [Option<Column>]) {
        for (column, meaning) in &self.0 {
            if let Some(place) = number(column).filter(|place| *place < meanings.len()) {
                set(meanings, place, *meaning);
            }
        }
    }
}

/// A column's place from 0, where the user gave its number from 1.
fn number(column: &str) -> Option<usize> {
    column.parse::<usize>().ok()?.checked_sub(1)
}

/// A meaning belongs to one column: what the user says takes it from the column where it was recognized.
fn set(meanings: &mut [Option<Column>], place: usize, meaning: Option<Column>) {
    for other in meanings.iter_mut().filter(|other| meaning.is_some() && **other == meaning) {
        *other = None;
    }
    meanings[place] = meaning;
}
