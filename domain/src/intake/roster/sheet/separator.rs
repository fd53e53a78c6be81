//! What stands between two cells.

use std::collections::HashMap;

use super::split::split;

const SEPARATORS: [char; 4] = [',', ';', '\t', '|'];
/// How many records tell the separator.
const LOOKED_AT: usize = 200;

/// The separator, and the line on which the records begin: the second where the first only names the separator
/// (`sep=;`, which spreadsheets write and obey).
pub fn of(letters: &str) -> (char, usize) {
    let first = letters.lines().next().unwrap_or_default().trim();
    match first.strip_prefix("sep=").map(|named| named.chars().collect::<Vec<_>>()).as_deref() {
        Some([named]) => (*named, 2),
        Some([]) if letters.starts_with("sep=\t") => ('\t', 2),
        _ => (most_regular(letters), 1),
    }
}

/// The candidate under which the most cells stand in records of one width.
fn most_regular(letters: &str) -> char {
    let mut best = (',', 0);
    for separator in SEPARATORS {
        let regularity = regularity(letters, separator);
        if regularity > best.1 {
            best = (separator, regularity);
        }
    }
    best.0
}

fn regularity(letters: &str, separator: char) -> usize {
    let records = split(letters, separator, LOOKED_AT).records;
    let mut widths: HashMap<usize, usize> = HashMap::new();
    for record in &records {
        *widths.entry(record.cells.len()).or_default() += 1;
    }
    widths.into_iter().map(|(width, count)| (width - 1) * count).max().unwrap_or_default()
}
