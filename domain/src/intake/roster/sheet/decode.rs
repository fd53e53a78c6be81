//! Bytes to letters.

use std::str;

use encoding_rs::{UTF_16BE, UTF_16LE, WINDOWS_1252};

use crate::shared::Refusal;

crate::coded! {
    /// How a file's letters are written.
    pub enum Encoding("encoding") {
        /// What most programs write today.
        Utf8 = "utf-8",
        /// What spreadsheets call Unicode text.
        Utf16Le = "utf-16le",
        /// The same from other machines.
        Utf16Be = "utf-16be",
        /// What spreadsheets in the US and western Europe write by default.
        Windows1252 = "windows-1252",
    }
}

/// A file's letters.
pub struct Text {
    /// The letters.
    pub letters: String,
    /// How they were written.
    pub encoding: Encoding,
    /// Whether the file ends within a letter.
    pub cut_off: bool,
}

/// A zip archive: what a workbook (`.xlsx`, `.ods`) is inside; and the container of the older `.xls`.
const WORKBOOKS: [&[u8]; 2] = [b"PK\x03\x04", b"\xd0\xcf\x11\xe0"];
/// Files that hold no zero byte early on and are no text all the same.
const NO_TEXT: [&[u8]; 4] = [b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8"];
/// How many bytes tell whether a file without a mark is UTF-16.
const LOOKED_AT: usize = 512;

/// Decodes a file by its mark, or by what its bytes look like.
pub fn decode(bytes: &[u8]) -> Result<Text, Refusal> {
    if WORKBOOKS.iter().any(|start| bytes.starts_with(start)) {
        return Err(Refusal::because("file-workbook"));
    }
    if NO_TEXT.iter().any(|start| bytes.starts_with(start)) {
        return Err(Refusal::because("file-binary"));
    }
    let text = match utf16(bytes) {
        Some((encoding, bytes)) => from_utf16(encoding, bytes),
        None => from_bytes(bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes)),
    };
    if text.letters.contains('\0') {
        return Err(Refusal::because("file-binary"));
    }
    if text.letters.trim().is_empty() {
        return Err(Refusal::because("file-empty"));
    }
    Ok(text)
}

/// UTF-16 by its mark, or without one by the zero byte beside nearly every letter of the first lines.
fn utf16(bytes: &[u8]) -> Option<(Encoding, &[u8])> {
    if let Some(rest) = bytes.strip_prefix(b"\xff\xfe") {
        return Some((Encoding::Utf16Le, rest));
    }
    if let Some(rest) = bytes.strip_prefix(b"\xfe\xff") {
        return Some((Encoding::Utf16Be, rest));
    }
    let pairs = bytes[..bytes.len().min(LOOKED_AT)].chunks_exact(2);
    let count = pairs.len();
    let (first, second) = pairs
        .fold((0, 0), |(first, second), pair| (first + usize::from(pair[0] == 0), second + usize::from(pair[1] == 0)));
    let nearly_all = |zeros: usize| zeros * 10 >= count * 8;
    match (first, second) {
        _ if count < 2 => None,
        (0, zeros) if nearly_all(zeros) => Some((Encoding::Utf16Le, bytes)),
        (zeros, 0) if nearly_all(zeros) => Some((Encoding::Utf16Be, bytes)),
        _ => None,
    }
}

fn from_utf16(encoding: Encoding, bytes: &[u8]) -> Text {
    let decoder = if encoding == Encoding::Utf16Le { UTF_16LE } else { UTF_16BE };
    let whole = &bytes[..bytes.len() & !1];
    let letters = decoder.decode_without_bom_handling(whole).0.into_owned();
    Text { letters, encoding, cut_off: bytes.len() % 2 == 1 }
}

fn from_bytes(bytes: &[u8]) -> Text {
    match str::from_utf8(bytes) {
        Ok(letters) => Text { letters: letters.to_owned(), encoding: Encoding::Utf8, cut_off: false },
        Err(error) => from_cut_off_utf8(bytes, error).unwrap_or_else(|| Text {
            letters: WINDOWS_1252.decode_without_bom_handling(bytes).0.into_owned(),
            encoding: Encoding::Windows1252,
            cut_off: false,
        }),
    }
}

/// A file that is UTF-8 but for a letter begun at its very end. Other letters beyond ASCII must bear that out: in
/// Windows-1252 a file may well end with an accented letter.
fn from_cut_off_utf8(bytes: &[u8], error: str::Utf8Error) -> Option<Text> {
    let letters = str::from_utf8(&bytes[..error.valid_up_to()]).ok()?;
    let begun_at_the_end = error.error_len().is_none();
    let borne_out = begun_at_the_end && !letters.is_ascii();
    borne_out.then(|| Text { letters: letters.to_owned(), encoding: Encoding::Utf8, cut_off: true })
}
