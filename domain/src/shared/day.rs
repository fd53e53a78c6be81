//! Civil days and quarters. A day is what people write on a form: it has no time and no zone.

use std::fmt;
use std::str::FromStr;

use chrono::{Datelike, Days, Months, NaiveDate};
use serde::{Deserialize, Serialize};

/// A civil date in the program's time zone.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, sea_orm::DeriveValueType,
)]
#[serde(transparent)]
pub struct Day(pub NaiveDate);

impl Day {
    /// The day, or nothing where the calendar has no such day.
    pub fn new(year: i32, month: u32, day: u32) -> Option<Self> {
        NaiveDate::from_ymd_opt(year, month, day).map(Self)
    }

    /// This day and `days` more; the calendar's last day where it would run past it.
    pub fn plus_days(self, days: u32) -> Self {
        Self(self.0.checked_add_days(Days::new(days.into())).unwrap_or(NaiveDate::MAX))
    }

    /// `days` before this day; the calendar's first day where it would run past it.
    pub fn minus_days(self, days: u32) -> Self {
        Self(self.0.checked_sub_days(Days::new(days.into())).unwrap_or(NaiveDate::MIN))
    }

    /// `days` later, or earlier where negative.
    pub fn shift(self, days: i32) -> Self {
        if days < 0 { self.minus_days(days.unsigned_abs()) } else { self.plus_days(days.unsigned_abs()) }
    }

    /// The same day `months` later; the month's last day where it has fewer (31 January + 1 month = 28 or 29 February).
    pub fn plus_months(self, months: u32) -> Self {
        Self(self.0.checked_add_months(Months::new(months)).unwrap_or(NaiveDate::MAX))
    }

    /// Whole days from `earlier` to this day; negative where `earlier` is later.
    pub fn days_since(self, earlier: Self) -> i64 {
        (self.0 - earlier.0).num_days()
    }

    /// Completed years since `birth`. Somebody born on 29 February completes a year on 1 March of a common year.
    pub fn age_of(self, birth: Self) -> i32 {
        let years = self.0.year() - birth.0.year();
        let had_birthday = (self.0.month(), self.0.day()) >= (birth.0.month(), birth.0.day());
        if had_birthday { years } else { years - 1 }
    }

    /// The calendar quarter that holds this day.
    pub fn quarter(self) -> Quarter {
        Quarter { year: self.0.year(), number: (self.0.month0() / 3 + 1) as u8 }
    }

    /// The day as ISO 8601, `2026-11-24`: for files, addresses and form fields, never for people.
    pub fn iso(self) -> String {
        self.0.format("%Y-%m-%d").to_string()
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0.format("%Y-%m-%d"))
    }
}

impl FromStr for Day {
    type Err = chrono::ParseError;

    /// Reads ISO 8601 only; what people type is read by the field reader.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        NaiveDate::parse_from_str(text, "%Y-%m-%d").map(Self)
    }
}

/// A calendar quarter, the unit of wage records and federal outcomes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Quarter {
    /// Calendar year.
    pub year: i32,
    /// 1 to 4.
    pub number: u8,
}

impl Quarter {
    /// The quarter `count` quarters later, or earlier where negative.
    pub fn plus(self, count: i32) -> Self {
        let quarters = self.year * 4 + i32::from(self.number) - 1 + count;
        Self { year: quarters.div_euclid(4), number: quarters.rem_euclid(4) as u8 + 1 }
    }

    /// Its first day.
    pub fn first_day(self) -> Day {
        let month = u32::from(self.number) * 3 - 2;
        Day(NaiveDate::from_ymd_opt(self.year, month, 1).unwrap_or(NaiveDate::MIN))
    }

    /// Its last day.
    pub fn last_day(self) -> Day {
        self.plus(1).first_day().minus_days(1)
    }
}

impl fmt::Display for Quarter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}Q{}", self.year, self.number)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    #[test]
    fn a_leapling_turns_25_on_the_first_of_march() {
        assert_eq!(day("2025-02-28").age_of(day("2000-02-29")), 24);
        assert_eq!(day("2025-03-01").age_of(day("2000-02-29")), 25);
    }

    #[test]
    fn a_month_later_stays_inside_the_month() {
        assert_eq!(day("2027-01-31").plus_months(1), day("2027-02-28"));
    }

    #[test]
    fn quarters_cross_years_both_ways() {
        let quarter = day("2022-12-31").quarter();
        assert_eq!(quarter.to_string(), "2022Q4");
        assert_eq!(quarter.plus(1).to_string(), "2023Q1");
        assert_eq!(quarter.plus(-4).to_string(), "2021Q4");
        assert_eq!(quarter.last_day(), day("2022-12-31"));
    }
}
