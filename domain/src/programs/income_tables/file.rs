//! Reading a published income table from a file: a row per year, a column per household size, dollars a year.
//!
//! ```text
//! year,1,2,3,4,each further
//! 2026,15650,21150,26650,32150,5500
//! ```

use super::rules::{IncomeTable, IncomeYear};
use crate::shared::fields::parse_cents;
use crate::shared::{Cents, Refusal};

/// The field that a refusal is about.
const FIELD: &str = "file";
/// Years outside these are typing errors.
const YEARS: std::ops::RangeInclusive<i32> = 1980..=2100;
/// The largest household that has a column of its own.
const MOST_SIZES: usize = 30;

/// The table of a file, with where it was published.
///
/// # Errors
/// `table-unreadable`, `table-head`, `table-row` with the line and what stands there, `table-empty`, `table-falls` where
/// a larger household would have less.
pub fn read(text: &str, source: &str) -> Result<IncomeTable, Refusal> {
    let mut reader = csv::ReaderBuilder::new().flexible(true).trim(csv::Trim::All).from_reader(text.as_bytes());
    let sizes = sizes_of(reader.headers().map_err(|_| Refusal::of(FIELD, "table-unreadable"))?)?;
    let mut years = Vec::new();
    for (place, record) in reader.records().enumerate() {
        let record = record.map_err(|_| Refusal::of(FIELD, "table-unreadable"))?;
        years.push(year_of(&record, sizes, place + 2)?);
    }
    if years.is_empty() {
        return Err(Refusal::of(FIELD, "table-empty"));
    }
    Ok(IncomeTable { source: source.to_owned(), years })
}

/// How many household sizes have a column: the head must be `year, 1, 2, … , each further`.
fn sizes_of(head: &csv::StringRecord) -> Result<usize, Refusal> {
    let cells: Vec<_> = head.iter().map(|cell| cell.trim_start_matches('\u{feff}').trim().to_lowercase()).collect();
    let [first, sizes @ .., last] = &cells[..] else { return Err(wrong_head(head)) };
    let counted = sizes.iter().enumerate().all(|(place, size)| *size == (place + 1).to_string());
    let named = first == "year" && last.contains("further");
    if named && counted && (1..=MOST_SIZES).contains(&sizes.len()) { Ok(sizes.len()) } else { Err(wrong_head(head)) }
}

fn wrong_head(head: &csv::StringRecord) -> Refusal {
    let typed: String = head.iter().collect::<Vec<_>>().join(", ").chars().take(80).collect();
    Refusal::of(FIELD, "table-head").with("typed", typed)
}

fn year_of(record: &csv::StringRecord, sizes: usize, line: usize) -> Result<IncomeYear, Refusal> {
    let wrong = |typed: &str| Refusal::of(FIELD, "table-row").with("line", line).with("typed", typed);
    let cells: Vec<_> = record.iter().collect();
    let [year, amounts @ ..] = &cells[..] else { return Err(wrong("")) };
    if amounts.len() != sizes + 1 {
        return Err(wrong(&cells.join(", ")));
    }
    let year = year.parse().ok().filter(|year| YEARS.contains(year)).ok_or_else(|| wrong(year))?;
    let mut by_size =
        amounts.iter().map(|cell| parse_cents(cell).ok_or_else(|| wrong(cell))).collect::<Result<Vec<_>, _>>()?;
    let each_further = by_size.pop().unwrap_or_default();
    if by_size.first() == Some(&Cents(0)) || by_size.windows(2).any(|pair| pair[1] < pair[0]) {
        return Err(Refusal::of(FIELD, "table-falls").with("line", line));
    }
    Ok(IncomeYear { year, by_size, each_further })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(text: &str) -> &'static str {
        read(text, "HHS").unwrap_err().code
    }

    #[test]
    fn a_published_table_is_read_as_it_is_printed() {
        let text = "\u{feff}Year,1,2,3,Each further person\n2026,\"$15,650\",\"21,150\",26650.00,5500\n2025, 15060,20440,25820,5380\n";
        let table = read(text, "HHS poverty guidelines").unwrap();
        assert_eq!(table.years.len(), 2);
        assert_eq!(table.years[0].amount(3), Some(Cents::dollars(26_650)));
        assert_eq!(table.years[0].amount(5), Some(Cents::dollars(37_650)));
    }

    #[test]
    fn what_is_no_table_says_where_and_why() {
        assert_eq!(code(""), "table-head");
        assert_eq!(code("household,amount\n1,15000"), "table-head");
        assert_eq!(code("year,1,3,each further\n2026,1,2,3"), "table-head");
        assert_eq!(code("year,1,2,each further\n"), "table-empty");
        assert_eq!(code("year,1,2,each further\n2026,15000,20000"), "table-row");
        assert_eq!(code("year,1,2,each further\n2026,15000,about twenty,5000"), "table-row");
        assert_eq!(code("year,1,2,each further\n26,15000,20000,5000"), "table-row");
        assert_eq!(code("year,1,2,each further\n2026,20000,15000,5000"), "table-falls");
        assert_eq!(code("year,1,2,each further\n2026,0,15000,5000"), "table-falls");
    }
}
