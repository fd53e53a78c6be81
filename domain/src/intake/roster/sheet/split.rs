//! Letters to records and cells.

use std::iter::Peekable;
use std::str::Chars;

/// A record: its cells as typed, quotation marks resolved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    /// The line of the file, counted from 1, on which it begins; a value may run over several lines.
    pub line: usize,
    /// Its cells.
    pub cells: Vec<String>,
    /// What ends it.
    pub ending: Ending,
}

/// What ends a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ending {
    /// A line end.
    Line,
    /// The end of the file: the record may be incomplete.
    File,
    /// The end of the file, within a letter: the record is incomplete.
    MidLetter,
}

impl Record {
    /// Whether nothing stands in it.
    pub fn is_blank(&self) -> bool {
        self.cells.iter().all(|cell| cell.trim().is_empty())
    }
}

/// The records of a file.
#[derive(Debug)]
pub struct Split {
    /// Every whole record.
    pub records: Vec<Record>,
    /// The line of the file with a quotation mark that is still open at the file's end; its record is not whole.
    pub unclosed: Option<usize>,
}

/// Splits `letters` into at most `most` records. Line ends are `\r\n`, `\n` or `\r`, each by itself.
///
/// More lenient than RFC 4180: blanks may stand before a quotation mark, and what follows the closing one is kept.
pub fn split(letters: &str, separator: char, most: usize) -> Split {
    let mut reader = Reader { letters: letters.chars().peekable(), separator, line: 1 };
    let mut records = Vec::new();
    while records.len() < most && reader.letters.peek().is_some() {
        match reader.record() {
            Ok(record) => records.push(record),
            Err(Unclosed(line)) => return Split { records, unclosed: Some(line) },
        }
    }
    Split { records, unclosed: None }
}

/// A quotation mark on this line that nothing closes.
struct Unclosed(usize);

struct Reader<'a> {
    letters: Peekable<Chars<'a>>,
    separator: char,
    line: usize,
}

/// What came after a cell.
enum After {
    Cell,
    Line,
    Nothing,
}

impl Reader<'_> {
    fn record(&mut self) -> Result<Record, Unclosed> {
        let line = self.line;
        let mut cells = Vec::new();
        loop {
            let mut cell = String::new();
            let after = self.cell(&mut cell)?;
            cells.push(cell);
            match after {
                After::Cell => {}
                After::Line => return Ok(Record { line, cells, ending: Ending::Line }),
                After::Nothing => return Ok(Record { line, cells, ending: Ending::File }),
            }
        }
    }

    fn cell(&mut self, cell: &mut String) -> Result<After, Unclosed> {
        while let Some(letter) = self.letters.next() {
            match letter {
                '"' if cell.chars().all(|c| c == ' ') => {
                    cell.clear();
                    self.quoted(cell)?;
                }
                '\n' | '\r' => {
                    self.line_end(letter);
                    return Ok(After::Line);
                }
                letter if letter == self.separator => return Ok(After::Cell),
                letter => cell.push(letter),
            }
        }
        Ok(After::Nothing)
    }

    /// Up to the closing mark; two marks are one of the text.
    fn quoted(&mut self, cell: &mut String) -> Result<(), Unclosed> {
        let opened = Unclosed(self.line);
        while let Some(letter) = self.letters.next() {
            match letter {
                '"' if self.letters.peek() == Some(&'"') => cell.extend(self.letters.next()),
                '"' => return Ok(()),
                '\n' | '\r' => {
                    self.line_end(letter);
                    cell.push('\n');
                }
                letter => cell.push(letter),
            }
        }
        Err(opened)
    }

    fn line_end(&mut self, letter: char) {
        if letter == '\r' {
            self.letters.next_if_eq(&'\n');
        }
        self.line += 1;
    }
}
