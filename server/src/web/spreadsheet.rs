//! The one encoder of files for spreadsheets: every download of a table goes through it.
//!
//! A spreadsheet runs what begins like a formula, whoever typed it: such a cell gets an apostrophe before it (OWASP,
//! "CSV injection"). The mark at the beginning tells Excel that the letters are Unicode.

/// A table that is being written.
#[derive(Debug)]
pub struct Spreadsheet {
    text: String,
}

/// What spreadsheets take for the beginning of a formula.
const FORMULAS: [char; 8] = ['=', '+', '-', '@', '\t', '\r', '＝', '＠'];

impl Spreadsheet {
    /// A table with these heads.
    pub fn new(heads: impl IntoIterator<Item = impl AsRef<str>>) -> Self {
        let mut sheet = Self { text: "\u{feff}".to_owned() };
        sheet.add(heads);
        sheet
    }

    /// Adds a row.
    pub fn add(&mut self, cells: impl IntoIterator<Item = impl AsRef<str>>) {
        for (place, cell) in cells.into_iter().enumerate() {
            if place > 0 {
                self.text.push(',');
            }
            self.text.push_str(&written(cell.as_ref()));
        }
        self.text.push_str("\r\n");
    }

    /// The file.
    pub fn into_bytes(self) -> Vec<u8> {
        self.text.into_bytes()
    }
}

fn written(cell: &str) -> String {
    let is_formula = cell.trim_start().starts_with(FORMULAS) && cell.parse::<f64>().is_err();
    let plain = if is_formula { format!("'{cell}") } else { cell.to_owned() };
    if plain.contains([',', '"', '\n', '\r', ';', '\'']) {
        format!("\"{}\"", plain.replace('"', "\"\""))
    } else {
        plain
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(cells: &[&str]) -> String {
        let mut sheet = Spreadsheet::new(["a"]);
        sheet.add(cells);
        String::from_utf8(sheet.into_bytes()).unwrap().lines().nth(1).unwrap_or_default().to_owned()
    }

    #[test]
    fn nothing_that_somebody_typed_is_run() {
        for formula in ["=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "\t=1", "  =1", "＝1"] {
            assert!(row(&[formula]).trim_start_matches('"').starts_with('\''), "{formula}");
        }
        assert_eq!(row(&["-12.50", "+12105550100", "a-b"]), "-12.50,+12105550100,a-b");
    }

    #[test]
    fn a_cell_is_one_cell_whatever_is_in_it() {
        assert_eq!(row(&["O'Brien, \"Dmitri\"", "two; words"]), "\"O'Brien, \"\"Dmitri\"\"\",\"two; words\"");
        assert!(Spreadsheet::new(["Línea"]).into_bytes().starts_with("\u{feff}Línea\r\n".as_bytes()));
    }
}
