//! The rows of one file, by the names of their columns; and what of a directory could not be read.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::DirectoryFile;
use crate::intake::roster::Sheet;
use crate::shared::Refusal;

/// The longest cell, in characters: six times as long as the longest description of the real directory that this was
/// made with, and far from what a person reads.
const LONGEST_CELL: usize = 20_000;
/// The largest file, in bytes, and the most rows of one: a directory of fifty thousand services.
const LARGEST: (usize, usize) = (64 * 1024 * 1024, 1_000_000);
/// Letters of a value that are kept with the reason why it was not read.
const SHOWN: usize = 60;

/// Something that could not be read: where, and why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unread {
    /// The file's name.
    pub file: String,
    /// The line of the file on which the row begins; 0 where it is the file as a whole.
    pub row: usize,
    /// The column, under the directory's own name.
    pub field: String,
    /// Why: the catalogue has its sentence under `refusal-<code>`.
    pub reason: String,
    /// What stands there, as far as it is short.
    pub value: String,
    /// Whether the rest of the row was read all the same.
    pub rest_read: bool,
}

/// One row.
#[derive(Debug)]
pub(super) struct Row<'a> {
    /// The file's name.
    file: &'a str,
    /// The line of the file on which it begins.
    line: usize,
    cells: BTreeMap<&'a str, String>,
}

impl Row<'_> {
    /// The line of the file on which it begins.
    pub(super) fn line(&self) -> usize {
        self.line
    }

    /// What stands under a column; nothing where it is blank or there is no such column.
    pub(super) fn get(&self, column: &str) -> Option<&str> {
        self.cells.get(column).map(String::as_str)
    }

    /// The same, to be kept.
    pub(super) fn text(&self, column: &str) -> Option<String> {
        self.get(column).map(str::to_owned)
    }

    /// What stands in columns that are not among `known`.
    pub(super) fn more(&self, known: &[&str]) -> BTreeMap<String, String> {
        let other = self.cells.iter().filter(|(column, _)| !known.contains(*column));
        other.map(|(column, value)| ((*column).to_owned(), value.clone())).collect()
    }

    /// That this row cannot be read, because of a column.
    pub(super) fn unread(&self, field: &str, reason: &str) -> Unread {
        Unread {
            file: self.file.to_owned(),
            row: self.line,
            field: field.to_owned(),
            reason: reason.to_owned(),
            value: self.get(field).unwrap_or_default().chars().take(SHOWN).collect(),
            rest_read: false,
        }
    }
}

/// Hands every row of a file to `take`; those that cannot be read as rows go to `unread`. Answers how many there are.
///
/// # Errors
/// Why the file as a whole cannot be read: what [`Sheet`] refuses, `directory-column-missing`.
pub(super) fn each_row(
    (name, bytes): (&str, &[u8]),
    file: DirectoryFile,
    unread: &mut Vec<Unread>,
    mut take: impl FnMut(&Row<'_>, &mut Vec<Unread>),
) -> Result<usize, Vec<Refusal>> {
    let whole = |refusal: Refusal| vec![Refusal::because("directory-file-unreadable").with("file", name), refusal];
    let sheet = Sheet::up_to(bytes, LARGEST).map_err(whole)?;
    let mut records = sheet.records.into_iter();
    let heads: Vec<String> = records
        .next()
        .map(|head| head.cells.iter().map(|cell| cell.trim().to_lowercase()).collect())
        .unwrap_or_default();
    let lacking = file.columns().iter().filter(|column| !heads.iter().any(|head| head == *column));
    let lacking: Vec<_> = lacking
        .map(|column| Refusal::because("directory-column-missing").with("file", name).with("column", column))
        .collect();
    if !lacking.is_empty() {
        return Err(lacking);
    }
    let mut rows = 0;
    for record in records.filter(|record| !record.is_blank()) {
        rows += 1;
        let too_many = record.cells.len() > heads.len();
        let cells = heads.iter().map(String::as_str).zip(record.cells.iter().map(|cell| plain(cell)));
        let cells = cells.filter(|(head, cell)| !head.is_empty() && !cell.is_empty()).collect();
        let row = Row { file: name, line: record.line, cells };
        let too_long = row.cells.iter().find(|(_, cell)| cell.chars().count() > LONGEST_CELL);
        match too_long {
            Some((column, _)) => unread.push(row.unread(column, "directory-cell-too-long")),
            None if too_many => unread.push(row.unread("", "directory-row-too-wide")),
            None => take(&row, unread),
        }
    }
    Ok(rows)
}

/// A cell as people read it: line ends that an export wrote out as `\n` are line ends again.
fn plain(cell: &str) -> String {
    let lines = cell.replace("\\r\\n", "\n").replace("\\n", "\n").replace('\0', "");
    lines.trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> (Vec<Vec<(String, String)>>, Vec<Unread>) {
        let (mut rows, mut unread) = (Vec::new(), Vec::new());
        let file = ("services.csv", text.as_bytes());
        each_row(file, DirectoryFile::Services, &mut unread, |row, _| {
            rows.push(row.cells.iter().map(|(head, cell)| ((*head).to_owned(), cell.clone())).collect());
        })
        .unwrap();
        (rows, unread)
    }

    #[test]
    fn a_row_is_read_by_the_names_of_its_columns() {
        let (rows, unread) = read("ID,Organization_ID,name,about\n1,2,Pantry,\"Food\\n\\nfor all\"\n3,4,Short\n");
        assert_eq!(
            rows[0].iter().map(|(_, cell)| &**cell).collect::<Vec<_>>(),
            ["Food\n\nfor all", "1", "Pantry", "2"]
        );
        assert_eq!(rows[1].len(), 3, "what is blank does not stand there");
        assert!(unread.is_empty());
    }

    #[test]
    fn what_no_row_can_be_is_told_with_its_line() {
        let long = "x".repeat(1_000_000);
        let (rows, unread) = read(&format!("id,organization_id,name\n1,2,{long}\n1,2,3,4\n"));
        assert!(rows.is_empty());
        let told: Vec<_> = unread.iter().map(|one| (one.row, &*one.field, &*one.reason)).collect();
        assert_eq!(told, [(2, "name", "directory-cell-too-long"), (3, "", "directory-row-too-wide")]);
        assert!(unread.iter().all(|one| one.value.chars().count() <= SHOWN));
    }

    #[test]
    fn a_file_without_its_columns_is_refused_by_their_names() {
        let file = ("services.csv", b"id,title\n1,x\n".as_slice());
        let refusals = each_row(file, DirectoryFile::Services, &mut Vec::new(), |_, _| {}).unwrap_err();
        let columns: Vec<_> = refusals.iter().map(|refusal| &*refusal.args[1].1).collect();
        assert_eq!(columns, ["organization_id", "name"]);
        let binary = each_row(("services.csv", b"PK\x03\x04"), DirectoryFile::Services, &mut Vec::new(), |_, _| {});
        let codes: Vec<_> = binary.unwrap_err().iter().map(|refusal| refusal.code).collect();
        assert_eq!(codes, ["directory-file-unreadable", "file-workbook"]);
    }
}
