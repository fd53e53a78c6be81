//! The one encoder of sheets: comma-separated values (RFC 4180) in UTF-8 that no spreadsheet runs as a formula.
//!
//! A cell that a spreadsheet could take for a formula, or that begins with an apostrophe, gets one apostrophe in front;
//! whoever reads the file back takes one leading apostrophe away. Plain numbers stay numbers.

use axum::http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};

/// Tells spreadsheets that the text is UTF-8.
const MARK: &str = "\u{FEFF}";

/// A sheet in the making.
#[derive(Debug)]
pub struct Sheet {
    text: String,
}

impl Sheet {
    /// A sheet with the names of its columns.
    pub fn new(columns: &[&str]) -> Self {
        let mut sheet = Self { text: MARK.to_owned() };
        sheet.row(columns);
        sheet
    }

    /// One more row.
    pub fn row(&mut self, cells: &[impl AsRef<str>]) {
        let cells: Vec<_> = cells.iter().map(|cell| quoted(&harmless(cell.as_ref()))).collect();
        self.text += &cells.join(",");
        self.text += "\r\n";
    }

    /// The sheet as a file to be saved as `name`; nothing on the way keeps it. What is no plain letter of the name, no
    /// digit and no point becomes a hyphen.
    pub fn sent_as(self, name: &str) -> Response {
        let plain: String = name.chars().map(|c| if c.is_ascii_alphanumeric() || c == '.' { c } else { '-' }).collect();
        let headers = [
            (CONTENT_TYPE, "text/csv; charset=utf-8".to_owned()),
            (CONTENT_DISPOSITION, format!("attachment; filename=\"{plain}\"")),
            (CACHE_CONTROL, "no-store".to_owned()),
        ];
        (headers, self.text).into_response()
    }
}

/// The cell as a spreadsheet shows it and runs nothing.
fn harmless(cell: &str) -> String {
    if starts_formula(cell) && !is_number(cell) || cell.starts_with('\'') {
        format!("'{cell}")
    } else {
        cell.to_owned()
    }
}

/// Whether a spreadsheet might run the cell, whatever blanks and unseen characters stand in front.
fn starts_formula(cell: &str) -> bool {
    let unseen = |c: char| {
        c.is_whitespace()
            || c.is_control()
            || matches!(c, '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}' | '\u{00AD}')
    };
    let begins_unseen = cell.starts_with(['\t', '\r', '\n', '\0']);
    let first = cell.trim_start_matches(unseen).chars().next();
    begins_unseen
        || first.is_some_and(|c| matches!(c, '=' | '+' | '-' | '@' | '|' | '%' | '＝' | '＋' | '－' | '＠' | '−'))
}

/// `-5.00`, `5`: digits with at most one minus in front and one point inside.
fn is_number(cell: &str) -> bool {
    let digits = cell.strip_prefix('-').unwrap_or(cell);
    let (whole, rest) = digits.split_once('.').unwrap_or((digits, "0"));
    let all_digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    all_digits(whole) && all_digits(rest)
}

fn quoted(cell: &str) -> String {
    if cell.contains([',', '"', '\r', '\n', ';', '\t']) || cell.trim() != cell {
        format!("\"{}\"", cell.replace('"', "\"\""))
    } else {
        cell.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_run_and_numbers_stay_numbers() {
        for formula in
            ["=1+1", "+1 210 555-0119", "-2+3", "@SUM(A1)", "\t=1", " \u{200B}=1", "＝1", "\0=1", "-5.0.0", "−5"]
        {
            assert!(harmless(formula).starts_with('\''), "{formula:?}");
        }
        for plain in ["-5.00", "12", "Rosa", "O'Brien", "2026-11-24", ""] {
            assert_eq!(harmless(plain), plain);
        }
    }

    #[test]
    fn what_was_written_is_read_back() {
        let cells = ["'quoted", "=1,\"2\"", "two\r\nlines", " blank ", "Nguyễn", "-5.00"];
        let mut sheet = Sheet::new(&["a", "b", "c", "d", "e", "f"]);
        sheet.row(&cells);
        let text = sheet.text;
        let line = text.strip_prefix(MARK).unwrap().strip_prefix("a,b,c,d,e,f\r\n").unwrap();
        assert_eq!(read(line), cells);
    }

    /// Reads one row as a spreadsheet does, then takes one apostrophe away.
    fn read(line: &str) -> Vec<String> {
        let (mut cells, mut cell, mut inside) = (Vec::new(), String::new(), false);
        let mut letters = line.strip_suffix("\r\n").unwrap().chars().peekable();
        while let Some(letter) = letters.next() {
            match letter {
                '"' if inside && letters.peek() == Some(&'"') => cell.push(letters.next().unwrap()),
                '"' => inside = !inside,
                ',' if !inside => cells.push(std::mem::take(&mut cell)),
                other => cell.push(other),
            }
        }
        cells.push(cell);
        cells.into_iter().map(|cell| cell.strip_prefix('\'').map(str::to_owned).unwrap_or(cell)).collect()
    }
}
