//! Records that are no person, and records out of shape.

use super::cells::typed;
use super::columns::{Column, Columns};
use super::read::{Century, DayOrder, day};
use super::sheet::{Ending, Record};
use crate::intake::duplicates::fold;
use crate::shared::{Day, Refusal};

/// Words with which a line of sums begins.
const TOTALS: &str =
    "total|totals|totales|subtotal|sub total|grand total|sum|suma|count|average|promedio|total general";
/// What is counted in a line like `436 participants`.
const COUNTED: &str = "participants|clients|students|people|records|rows|total|participantes|clientes";
/// A remark below a table has a date or at least this many words; fewer may be a name without anything else.
const WORDS_OF_A_REMARK: usize = 5;

/// Why a record is no person, as a code; nothing where it is one. `place` is its place in the sheet.
pub fn why(place: usize, record: &Record, columns: &Columns) -> Option<&'static str> {
    match columns.head {
        _ if record.is_blank() => Some("skipped-blank"),
        Some(head) if place < head => Some("skipped-title"),
        Some(head) if place == head => Some("skipped-heads"),
        _ if columns.repeats(record) => Some("skipped-heads"),
        _ if is_total(record, columns) => Some("skipped-total"),
        _ if is_remark(record, columns) => Some("skipped-remark"),
        _ => None,
    }
}

/// A person may be called Total, and then has a date of birth.
fn is_total(record: &Record, columns: &Columns) -> bool {
    let first = fold(record.cells.iter().find(|cell| !cell.trim().is_empty()).map_or("", String::as_str));
    let (word, rest) = first.split_at(first.find(|c: char| c.is_ascii_digit()).unwrap_or(first.len()));
    let sum = TOTALS.split('|').any(|total| total == word.trim() || first.starts_with(&format!("{total} ")));
    let count = word.is_empty()
        && rest.split_once(' ').is_some_and(|(_, counted)| COUNTED.split('|').any(|word| counted.starts_with(word)));
    let born = typed(record, columns, Column::Born);
    let no_birth_date = !matches!(day(born, DayOrder::default(), Century::Birth, Day::default()), Ok(Some(_)));
    (sum || count) && no_birth_date
}

/// One cell in a table of several columns, with a number or as long as a sentence.
fn is_remark(record: &Record, columns: &Columns) -> bool {
    let mut filled = record.cells.iter().map(|cell| cell.trim()).filter(|cell| !cell.is_empty());
    let (Some(only), None) = (filled.next(), filled.next()) else { return false };
    let says_something =
        only.chars().any(|c| c.is_ascii_digit()) || only.split_whitespace().count() >= WORDS_OF_A_REMARK;
    columns.all.len() > 2 && says_something
}

/// Whether all records but the last fill the whole width, so that a shorter last one was cut off.
pub fn is_regular(people: &[&Record], width: usize) -> bool {
    people.iter().rev().skip(1).all(|record| record.cells.len() >= width)
}

/// Why a record's cells cannot be taken for those of its columns.
pub fn out_of_shape(record: &Record, width: usize, regular: bool) -> Option<Refusal> {
    let cells = record.cells.len();
    let beyond = record.cells.iter().skip(width).any(|cell| !cell.trim().is_empty());
    let cut_off = match record.ending {
        Ending::Line => false,
        Ending::File => regular && cells < width,
        Ending::MidLetter => true,
    };
    if cut_off {
        return Some(Refusal::because("line-cut-off"));
    }
    beyond.then(|| Refusal::because("too-many-cells").with("cells", cells).with("columns", width))
}
