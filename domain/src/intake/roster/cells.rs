//! One record seen through the columns: each cell by its meaning, and what is wrong with it.

use super::columns::{Column, Columns};
use super::read::{Reading, shorten};
use super::sheet::Record;
use crate::shared::{Coded, Refusal};

/// How much of a cell a sentence quotes.
const QUOTED: usize = 60;

/// A record's cells, and the refusals collected while they are read.
pub struct Cells<'a> {
    columns: &'a Columns,
    record: &'a Record,
    /// What is wrong so far.
    pub refusals: Vec<Refusal>,
}

impl<'a> Cells<'a> {
    /// The cells of a record.
    pub fn of(record: &'a Record, columns: &'a Columns) -> Self {
        Self { columns, record, refusals: Vec::new() }
    }

    /// What was typed; empty where the file has no such column or the record ends before it.
    pub fn typed(&self, column: Column) -> &'a str {
        typed(self.record, self.columns, column)
    }

    /// What was typed in a place of the file.
    pub fn typed_at(&self, place: usize) -> &'a str {
        self.record.cells.get(place).map_or("", |cell| cell.trim())
    }

    /// Reads a cell; where it is wrong, its refusal is kept.
    pub fn read<T>(&mut self, column: Column, read: impl FnOnce(&str) -> Reading<T>) -> Option<T> {
        let typed = self.typed(column);
        if typed.is_empty() {
            return None;
        }
        self.keep(column, read(typed))
    }

    /// The value of a reading; a refusal of it is kept.
    pub fn keep<T>(&mut self, column: Column, reading: Reading<T>) -> Option<T> {
        reading.unwrap_or_else(|code| {
            self.refuse(column, code);
            None
        })
    }

    /// Keeps a refusal of a column: under the head that the file's people know, with what they typed. A national
    /// identifier is not repeated.
    pub fn refuse(&mut self, column: Column, code: &'static str) {
        let typed = if column == Column::Ssn { String::new() } else { shorten(self.typed(column), QUOTED) };
        let refusal = Refusal::of(column.code(), code).with("column", self.columns.head_of(column));
        self.refusals.push(refusal.with("typed", typed));
    }
}

/// What was typed in a record under a meaning.
pub fn typed<'a>(record: &'a Record, columns: &Columns, column: Column) -> &'a str {
    columns.place(column).and_then(|place| record.cells.get(place)).map_or("", |cell| cell.trim())
}
