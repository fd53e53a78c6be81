//! What cannot be in one line of a roster, though each of its values can.

use super::columns::Column;
use super::row::Row;
use crate::shared::{Coded, Day, Refusal};

/// What a line contradicts: itself, the calendar, the order of a case. `wrong` are its cells that could not be read;
/// what depends on them is not judged.
pub fn contradictions(row: &Row, wrong: &[Refusal], today: Day) -> Vec<Refusal> {
    let found =
        [identifiable(row, wrong), born(row, today), applied(row, today), start(row), end(row), placed(row, today)];
    found.into_iter().flatten().collect()
}

/// Two people of one name cannot be told apart without a date of birth or a number.
fn identifiable(row: &Row, wrong: &[Refusal]) -> Option<Refusal> {
    let unread = |column: Column| wrong.iter().any(|refusal| refusal.field.as_deref() == Some(column.code()));
    let number = row.ssn.as_ref().is_some_and(|ssn| ssn.whole.is_some()) || unread(Column::Ssn);
    let known = row.born.is_some() || unread(Column::Born) || number;
    (!known).then(|| Refusal::of(Column::Born.code(), "no-birth-date"))
}

fn born(row: &Row, today: Day) -> Option<Refusal> {
    let born = row.born?;
    if born > today {
        return Some(Refusal::of(Column::Born.code(), "born-in-future").with("born", born));
    }
    let applied = row.applied.filter(|applied| *applied <= born)?;
    let refusal = Refusal::of(Column::Born.code(), "born-after-applied");
    Some(refusal.with("born", born).with("applied", applied))
}

fn applied(row: &Row, today: Day) -> Option<Refusal> {
    let applied = row.applied.filter(|applied| *applied > today)?;
    Some(Refusal::of(Column::Applied.code(), "applied-in-future").with("applied", applied))
}

/// A start that lies ahead is a plan; one before the application is a mistake.
fn start(row: &Row) -> Option<Refusal> {
    let (applied, start) = row.applied.zip(row.start).filter(|(applied, start)| start < applied)?;
    Some(Refusal::of(Column::Start.code(), "start-before-applied").with("start", start).with("applied", applied))
}

fn end(row: &Row) -> Option<Refusal> {
    let (start, end) = row.start.zip(row.end).filter(|(start, end)| end < start)?;
    Some(Refusal::of(Column::End.code(), "end-before-start").with("end", end).with("start", start))
}

/// One reason is enough: before the application is before the start as well.
fn placed(row: &Row, today: Day) -> Option<Refusal> {
    let placed = row.placed?;
    let refusal = |code| Refusal::of(Column::Placed.code(), code).with("placed", placed);
    match (row.applied, row.start) {
        (Some(applied), _) if placed < applied => Some(refusal("placed-before-applied").with("applied", applied)),
        (_, Some(start)) if placed < start => Some(refusal("placed-before-start").with("start", start)),
        _ if placed > today => Some(refusal("placed-in-future")),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn today() -> Day {
        Day::new(2026, 11, 24).unwrap()
    }

    fn day(text: &str) -> Option<Day> {
        text.parse().ok()
    }

    fn codes(row: &Row) -> Vec<&'static str> {
        contradictions(row, &[], today()).into_iter().map(|refusal| refusal.code).collect()
    }

    fn rosa() -> Row {
        Row {
            born: day("1991-04-14"),
            applied: day("2025-02-03"),
            start: day("2025-03-01"),
            end: day("2025-06-30"),
            placed: day("2025-07-15"),
            ..Row::default()
        }
    }

    #[test]
    fn a_case_in_its_order_stands() {
        assert!(codes(&rosa()).is_empty());
        let not_yet = Row { start: day("2027-01-10"), end: day("2027-05-01"), placed: None, ..rosa() };
        assert!(codes(&not_yet).is_empty());
    }

    #[test]
    fn each_disorder_has_its_reason() {
        for (row, code) in [
            (Row { born: None, ..rosa() }, "no-birth-date"),
            (Row { born: day("2042-03-14"), ..rosa() }, "born-in-future"),
            (Row { born: day("2025-02-03"), ..rosa() }, "born-after-applied"),
            (Row { applied: day("2026-11-25"), start: None, end: None, placed: None, ..rosa() }, "applied-in-future"),
            (Row { start: day("2025-02-02"), ..rosa() }, "start-before-applied"),
            (Row { end: day("2025-02-28"), ..rosa() }, "end-before-start"),
            (Row { placed: day("2025-02-02"), ..rosa() }, "placed-before-applied"),
            (Row { placed: day("2025-02-28"), ..rosa() }, "placed-before-start"),
            (Row { placed: day("2026-11-25"), ..rosa() }, "placed-in-future"),
        ] {
            assert_eq!(codes(&row), [code]);
        }
    }

    #[test]
    fn a_date_of_birth_that_cannot_be_read_is_told_once() {
        let row = Row { born: None, ..rosa() };
        assert!(contradictions(&row, &[Refusal::of("born", "bad-date")], today()).is_empty());
    }
}
