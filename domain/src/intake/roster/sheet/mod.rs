//! A file as records of cells, each with the line of the file on which it begins.

mod decode;
mod separator;
mod split;

pub use decode::Encoding;
pub use split::{Ending, Record};

use split::Split;

use crate::shared::Refusal;

/// The largest file that is read, in bytes: a hundred thousand people, and small enough for one reading in memory.
const LARGEST: usize = 20 * 1024 * 1024;
/// Far more records than any program's roster has.
const MOST_RECORDS: usize = 100_000;

/// A file of separated values, every line of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sheet {
    /// How its letters are written.
    pub encoding: Encoding,
    /// What stands between two cells: `,` `;` `|` or a tab.
    pub separator: char,
    /// Its records in order, titles and blank lines among them.
    pub records: Vec<Record>,
}

impl Sheet {
    /// Reads a file's bytes, whatever its encoding, separator and line ends.
    ///
    /// # Errors
    /// `file-empty`, `file-too-large`, `file-too-long`, `file-workbook`, `file-binary`, and `file-cut-off` where a
    /// quotation mark is still open at the file's end.
    pub fn of(bytes: &[u8]) -> Result<Self, Refusal> {
        Self::up_to(bytes, (LARGEST, MOST_RECORDS))
    }

    /// As [`Self::of`], up to so many bytes and records.
    ///
    /// # Errors
    /// As [`Self::of`].
    pub fn up_to(bytes: &[u8], (largest, most_records): (usize, usize)) -> Result<Self, Refusal> {
        if bytes.len() > largest {
            let refusal = Refusal::because("file-too-large").with("megabytes", bytes.len() >> 20);
            return Err(refusal.with("most", largest >> 20));
        }
        let text = decode::decode(bytes)?;
        let (separator, first_line) = separator::of(&text.letters);
        let Split { mut records, unclosed } = split::split(&text.letters, separator, most_records + 1);
        if let Some(line) = unclosed {
            return Err(Refusal::because("file-cut-off").with("line", line));
        }
        if records.len() > most_records {
            return Err(Refusal::because("file-too-long").with("most", most_records));
        }
        if let Some(last) = records.last_mut().filter(|_| text.cut_off) {
            last.ending = Ending::MidLetter;
        }
        if first_line > 1 {
            records.retain(|record| record.line >= first_line);
        }
        Ok(Self { encoding: text.encoding, separator, records })
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn cells(bytes: &[u8]) -> Vec<(usize, Vec<String>)> {
        Sheet::of(bytes).unwrap().records.into_iter().map(|record| (record.line, record.cells)).collect()
    }

    fn code(bytes: &[u8]) -> &'static str {
        Sheet::of(bytes).unwrap_err().code
    }

    fn row(line: usize, cells: &[&str]) -> (usize, Vec<String>) {
        (line, cells.iter().map(|cell| (*cell).to_owned()).collect())
    }

    #[test]
    fn lines_are_counted_as_an_editor_counts_them() {
        let typed = b"Name,Notes\r\n\r\nRosa,\"car broke down,\nneeds bus pass\"\r\nAhmed,\"says \"\"hi\"\"\"\n";
        let expected = [
            row(1, &["Name", "Notes"]),
            row(2, &[""]),
            row(3, &["Rosa", "car broke down,\nneeds bus pass"]),
            row(5, &["Ahmed", "says \"hi\""]),
        ];
        assert_eq!(cells(typed), expected);
    }

    #[test]
    fn separators_and_old_line_ends_are_recognized() {
        let expected = [row(1, &["Name", "Born"]), row(2, &["Diaz, Ana", "1990-01-02"]), row(3, &["Lee, Wei", "1991"])];
        for typed in [
            "Name;Born\rDiaz, Ana;1990-01-02\rLee, Wei;1991\r",
            "Name\tBorn\nDiaz, Ana\t1990-01-02\nLee, Wei\t1991",
            "Name|Born\r\nDiaz, Ana|1990-01-02\r\nLee, Wei|1991\r\n",
            "Name,Born\n\"Diaz, Ana\",1990-01-02\n \"Lee, Wei\",1991\n",
        ] {
            assert_eq!(cells(typed.as_bytes()), expected, "{typed}");
        }
    }

    #[test]
    fn a_line_that_names_the_separator_is_obeyed_and_is_no_record() {
        assert_eq!(cells(b"sep=;\nName;A,B\nRosa;1,2\n"), [row(2, &["Name", "A,B"]), row(3, &["Rosa", "1,2"])]);
    }

    #[test]
    fn encodings_are_recognized() {
        let text = "Name,Born\nMuñoz,1990\n";
        let utf16 = |bytes: fn(u16) -> [u8; 2], mark: &[u8]| {
            mark.iter().copied().chain(text.encode_utf16().flat_map(bytes)).collect::<Vec<u8>>()
        };
        let windows = encoding_rs::WINDOWS_1252.encode(text).0.into_owned();
        for (bytes, encoding) in [
            (text.as_bytes().to_vec(), Encoding::Utf8),
            ([b"\xef\xbb\xbf", text.as_bytes()].concat(), Encoding::Utf8),
            (utf16(u16::to_le_bytes, b"\xff\xfe"), Encoding::Utf16Le),
            (utf16(u16::to_be_bytes, b"\xfe\xff"), Encoding::Utf16Be),
            (utf16(u16::to_le_bytes, b""), Encoding::Utf16Le),
            (utf16(u16::to_be_bytes, b""), Encoding::Utf16Be),
            (windows, Encoding::Windows1252),
        ] {
            let sheet = Sheet::of(&bytes).unwrap();
            assert_eq!(sheet.encoding, encoding);
            assert_eq!(sheet.records[0].cells, ["Name", "Born"]);
            assert_eq!(sheet.records[1].cells, ["Muñoz", "1990"]);
        }
    }

    #[test]
    fn what_is_no_text_is_refused_by_name() {
        assert_eq!(code(b""), "file-empty");
        assert_eq!(code(b"\xef\xbb\xbf \r\n\n"), "file-empty");
        assert_eq!(code(b"PK\x03\x04\x14\x00\x06\x00"), "file-workbook");
        assert_eq!(code(b"\x89PNG\r\n\x1a\n\x00\x00"), "file-binary");
        assert_eq!(code(b"Name,Born\nRosa\x00,1990\n"), "file-binary");
        assert_eq!(code(&vec![b'a'; LARGEST + 1]), "file-too-large");
        assert_eq!(code(&b"a\n".repeat(MOST_RECORDS + 1)), "file-too-long");
    }

    #[test]
    fn an_open_quotation_mark_at_the_end_is_told_with_its_line() {
        let refusal = Sheet::of(b"Name,Notes\nRosa,ok\nAhmed,\"needs a ride\nto cl").unwrap_err();
        assert_eq!((refusal.code, refusal.args), ("file-cut-off", vec![("line", "3".to_owned())]));
    }

    #[test]
    fn a_file_that_ends_within_a_letter_was_cut_off() {
        let whole = "Name,Last\nRenée,Muñoz\nJosé,Peñ".as_bytes();
        let sheet = Sheet::of(&whole[..whole.len() - 1]).unwrap();
        assert_eq!(sheet.encoding, Encoding::Utf8);
        let endings: Vec<_> = sheet.records.iter().map(|record| record.ending).collect();
        assert_eq!(endings, [Ending::Line, Ending::Line, Ending::MidLetter]);
    }

    proptest! {
        #[test]
        fn any_bytes_are_read_or_refused(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
            let _ = Sheet::of(&bytes);
        }

        #[test]
        fn whatever_is_written_with_quotes_is_read_back(
            rows in proptest::collection::vec(proptest::collection::vec("[a-zñ ,;\"\n]{0,8}", 3), 1..8)
        ) {
            let mut writer = csv::WriterBuilder::new().quote_style(csv::QuoteStyle::Always).from_writer(Vec::new());
            for row in &rows {
                writer.write_record(row).unwrap();
            }
            let written = String::from_utf8(writer.into_inner().unwrap()).unwrap();
            let records = split::split(&written, ',', usize::MAX).records;
            prop_assert_eq!(records.into_iter().map(|record| record.cells).collect::<Vec<_>>(), rows);
        }
    }
}
