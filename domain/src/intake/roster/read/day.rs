//! Days in the forms of spreadsheets and of people.

use chrono::{Datelike, NaiveDate};

use super::Reading;
use crate::intake::duplicates::fold;
use crate::intake::roster::words::is_blank;
use crate::shared::Day;

/// Whether month or day comes first in `3/4/2026`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum DayOrder {
    /// As in the US.
    #[default]
    MonthFirst,
    /// As nearly everywhere else.
    DayFirst,
}

/// Which century two digits of a year mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Century {
    /// A date of birth: `75` is 1975 and `03` is 2003; nobody applies as a child.
    Birth,
    /// Something in the life of a program: `26` is 2026.
    Event,
}

/// Years outside these are typing errors.
const YEARS: std::ops::RangeInclusive<i32> = 1900..=2100;
/// Nobody applies younger: out-of-school youth are served from 16, in-school youth from 14 (WIOA sec. 129(a)(1)).
const YOUNGEST: i32 = 14;
/// Two digits of a year may mean this many years ahead: a planned end.
const YEARS_AHEAD: i32 = 20;
/// Spreadsheets count days from here. (They count a 29 February 1900 too; days before it are none of ours.)
const SPREADSHEET_EPOCH: (i32, u32, u32) = (1899, 12, 30);
/// Serial numbers of 18 May 1927 to 31 December 2099: five digits, so that a year is never taken for one.
const SERIALS: std::ops::RangeInclusive<u32> = 10_000..=73_050;
const MONTHS: &str = "january february march april may june july august september october november december";
const MONTHS_ES: &str = "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre";
/// Words beside a day that say nothing more: days of the week, `of`, `de`, the halves of a day.
const FILLING: &str = "mon tue tues wed thu thur thurs fri sat sun monday tuesday wednesday thursday friday saturday sunday \
                       of the de del am pm utc z";

/// Reads a day: `8/3/2025`, `03/21/26`, `2025-08-03`, `31-Mar-80`, `August 3, 2025`, `45923`, with or without a time.
///
/// # Errors
/// `bad-date` for what is no day of the calendar, or not enough to tell one.
pub fn day(typed: &str, order: DayOrder, century: Century, today: Day) -> Reading<Day> {
    if is_blank(typed) {
        return Ok(None);
    }
    let parts = parts(typed);
    let found = match &parts[..] {
        [Part::Number(one)] => whole_number(one, order, century, today),
        [a, b, c] => three_parts([a, b, c], order, century, today),
        _ => None,
    };
    found.filter(|day| YEARS.contains(&day.0.year())).map(Some).ok_or("bad-date")
}

impl DayOrder {
    /// The order that the cells of a column tell: day first where a number above 12 stands there and never behind.
    /// Nothing where no cell tells.
    pub fn of<'a>(cells: impl Iterator<Item = &'a str>) -> Option<Self> {
        let (mut day_first, mut month_first) = (0, 0);
        for cell in cells {
            if let [Part::Number(a), Part::Number(b), Part::Number(_)] = &parts(cell)[..] {
                let is_day = |part: &str| part.len() <= 2 && part.parse().is_ok_and(|n: u32| (13..=31).contains(&n));
                day_first += usize::from(is_day(a));
                month_first += usize::from(a.len() <= 2 && is_day(b));
            }
        }
        match (day_first, month_first) {
            (0, 0) => None,
            (_, 0) => Some(Self::DayFirst),
            _ => Some(Self::MonthFirst),
        }
    }
}

enum Part {
    Number(String),
    Month(u32),
    Other,
}

/// Numbers and months, without the time of day and the words that only fill.
fn parts(typed: &str) -> Vec<Part> {
    let typed = without_time(typed.trim());
    let words = typed.split(|c: char| c.is_whitespace() || matches!(c, '/' | '-' | '.' | ',' | '–' | '−'));
    words.map(fold).filter(|word| !word.is_empty() && !FILLING.split(' ').any(|f| f == word)).map(part).collect()
}

/// `2025-09-23T00:00:00Z`, `9/23/2025 12:00:00 AM`, and a serial number's fraction.
fn without_time(typed: &str) -> &str {
    let bytes = typed.as_bytes();
    let iso = bytes.iter().position(|b| matches!(b, b'T' | b't')).filter(|at| {
        let digit = |place: Option<usize>| place.and_then(|p| bytes.get(p)).is_some_and(u8::is_ascii_digit);
        digit(at.checked_sub(1)) && digit(at.checked_add(1))
    });
    let clock = typed.find(':').and_then(|colon| typed[..colon].rfind(' '));
    let dated = &typed[..iso.or(clock).unwrap_or(typed.len())];
    match dated.split_once('.') {
        Some((serial, fraction)) if serial.len() == 5 && is_digits(serial) && is_digits(fraction) => serial,
        _ => dated,
    }
}

fn part(word: String) -> Part {
    let number = word.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let ordinal = matches!(&word[number.len()..], "" | "st" | "nd" | "rd" | "th");
    if is_digits(number) && ordinal {
        return Part::Number(number.to_owned());
    }
    match month(&word, MONTHS).or_else(|| month(&word, MONTHS_ES)) {
        Some(month) => Part::Month(month),
        None => Part::Other,
    }
}

/// A month's name or at least its first three letters.
fn month(word: &str, months: &str) -> Option<u32> {
    let place = months.split(' ').position(|month| word.len() >= 3 && month.starts_with(word))?;
    u32::try_from(place + 1).ok()
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit())
}

/// A spreadsheet's serial number, or a day without separators: `20250803`, `08032025`.
fn whole_number(digits: &str, order: DayOrder, century: Century, today: Day) -> Option<Day> {
    match digits.len() {
        5 => {
            let serial: u32 = digits.parse().ok().filter(|serial| SERIALS.contains(serial))?;
            let (year, month, day) = SPREADSHEET_EPOCH;
            NaiveDate::from_ymd_opt(year, month, day).map(|epoch| Day(epoch).plus_days(serial))
        }
        8 => {
            let year_first = YEARS.contains(&digits[..4].parse().ok()?);
            let cuts = if year_first { [0..4, 4..6, 6..8] } else { [0..2, 2..4, 4..8] };
            let [a, b, c] = cuts.map(|cut| Part::Number(digits[cut].to_owned()));
            three_parts([&a, &b, &c], order, century, today)
        }
        _ => None,
    }
}

fn three_parts(parts: [&Part; 3], order: DayOrder, century: Century, today: Day) -> Option<Day> {
    let (year, month, day) = match parts {
        [Part::Number(year), Part::Number(month), Part::Number(day)] if year.len() == 4 => {
            (year, month.parse().ok()?, day)
        }
        [Part::Number(a), Part::Number(b), Part::Number(year)] if order == DayOrder::DayFirst => {
            (year, b.parse().ok()?, a)
        }
        [Part::Number(a), Part::Number(b), Part::Number(year)] => (year, a.parse().ok()?, b),
        [Part::Month(month), Part::Number(day), Part::Number(year)] => (year, *month, day),
        [Part::Number(a), Part::Month(month), Part::Number(b)] if a.len() == 4 => (a, *month, b),
        [Part::Number(a), Part::Month(month), Part::Number(b)] => (b, *month, a),
        _ => return None,
    };
    let day = day.parse().ok().filter(|_| day.len() <= 2)?;
    match year.len() {
        4 => Day::new(year.parse().ok()?, month, day),
        2 => in_century(year.parse().ok()?, month, day, century, today),
        _ => None,
    }
}

fn in_century(year: i32, month: u32, day: u32, century: Century, today: Day) -> Option<Day> {
    let (this, last) = (Day::new(2000 + year, month, day), Day::new(1900 + year, month, day));
    let fits = |candidate: &Day| match century {
        Century::Birth => today.age_of(*candidate) >= YOUNGEST,
        Century::Event => candidate.0.year() <= today.0.year() + YEARS_AHEAD,
    };
    this.filter(fits).or(last)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn today() -> Day {
        Day::new(2026, 11, 24).unwrap()
    }

    fn event(typed: &str) -> Reading<Day> {
        day(typed, DayOrder::MonthFirst, Century::Event, today())
    }

    fn birth(typed: &str) -> Reading<Day> {
        day(typed, DayOrder::MonthFirst, Century::Birth, today())
    }

    fn is(year: i32, month: u32, day: u32) -> Reading<Day> {
        Ok(Day::new(year, month, day))
    }

    #[test]
    fn one_day_in_the_forms_of_a_roster() {
        for typed in [
            "8/3/2025",
            "08/03/2025",
            "8/3/25",
            "2025-08-03",
            "2025/8/3",
            "03-Aug-25",
            "3 August 2025",
            "August 3, 2025",
            "Aug. 3rd, 2025",
            "Sunday, August 3, 2025",
            "45872",
            "45872.0",
            "45872.75",
            "20250803",
            "08032025",
            "8.3.2025",
            "8-3-2025",
            "2025-08-03T00:00:00Z",
            "2025-08-03 00:00:00",
            "8/3/2025 12:00:00 AM",
            "3 de agosto de 2025",
            " 8 / 3 / 2025 ",
            "2025-Aug-03",
        ] {
            assert_eq!(event(typed), is(2025, 8, 3), "{typed}");
        }
    }

    #[test]
    fn blanks_are_no_day_and_no_mistake() {
        for typed in ["", "-", "tbd", "N/A", "TBA", "unknown", "--", "?"] {
            assert_eq!(event(typed), Ok(None), "{typed}");
        }
    }

    #[test]
    fn what_is_no_day_is_refused() {
        for typed in [
            "02/30/1988",
            "2025-02-29",
            "13/13/2025",
            "31/12/2025",
            "sometime 1985",
            "1985",
            "March 2025",
            "3/2025",
            "0/1/2025",
            "1/1/0001",
            "8/3/125",
            "99999",
            "9999",
            "next week",
            "8/3/2025 or 8/4/2025",
            "2042-13-01",
            "1/1/1/1",
        ] {
            assert_eq!(event(typed), Err("bad-date"), "{typed}");
        }
    }

    #[test]
    fn two_digits_of_a_birth_year_are_a_grown_persons() {
        assert_eq!(birth("12/25/75"), is(1975, 12, 25));
        assert_eq!(birth("10-May-03"), is(2003, 5, 10));
        assert_eq!(birth("11/24/12"), is(2012, 11, 24));
        assert_eq!(birth("11/25/12"), is(1912, 11, 25));
        assert_eq!(birth("3/14/42"), is(1942, 3, 14));
        assert_eq!(birth("03/14/2042"), is(2042, 3, 14));
        assert_eq!(birth("25965"), is(1971, 2, 1));
        assert_eq!(event("6/1/98"), is(1998, 6, 1));
        assert_eq!(event("6/1/27"), is(2027, 6, 1));
    }

    #[test]
    fn a_column_tells_whether_days_come_first() {
        let order = |cells: &[&str]| DayOrder::of(cells.iter().copied());
        assert_eq!(order(&["03/04/2025", "25/04/2025", "45923"]), Some(DayOrder::DayFirst));
        assert_eq!(order(&["03/04/2025", "25/04/2025", "04/25/2025"]), Some(DayOrder::MonthFirst));
        assert_eq!(order(&["03/04/2025", "2025-04-25", "August 25, 2025"]), None);
        assert_eq!(day("03/04/2025", DayOrder::DayFirst, Century::Event, today()), is(2025, 4, 3));
    }

    proptest! {
        #[test]
        fn nothing_typed_is_a_fault(typed in "\\PC{0,24}") {
            let _ = birth(&typed);
            let _ = DayOrder::of([typed.as_str()].into_iter());
        }

        #[test]
        fn each_form_is_read_back(offset in 0..40_000_u32, form in 0..8_usize) {
            let written = Day::new(1940, 1, 1).unwrap().plus_days(offset);
            let forms = ["%m/%d/%Y", "%-m/%-d/%Y", "%Y-%m-%d", "%d-%b-%Y", "%B %-d, %Y", "%Y%m%d", "%a %d %b %Y", "%m%d%Y"];
            let typed = written.0.format(forms[form]).to_string();
            prop_assert_eq!(event(&typed), Ok(Some(written)), "{}", typed);
            let serial = written.days_since(Day::new(1899, 12, 30).unwrap());
            prop_assert_eq!(event(&serial.to_string()), Ok(Some(written)));
        }

        #[test]
        fn two_digits_are_read_back_as_long_as_they_tell(offset in 0..20_000_u32) {
            let born = Day::new(1958, 1, 1).unwrap().plus_days(offset);
            prop_assert_eq!(birth(&born.0.format("%-m/%-d/%y").to_string()), Ok(Some(born)));
        }
    }
}
