//! The months and quarters that figures are reckoned over.

use chrono::Datelike;

use crate::shared::{Day, Quarter};

/// A stretch of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Period {
    /// A month.
    Month {
        /// Calendar year.
        year: i32,
        /// 1 to 12.
        number: u8,
    },
    /// A quarter.
    Quarter(Quarter),
}

/// The years that an address may name: whatever lies outside is a slip.
const YEARS: std::ops::RangeInclusive<i32> = 1990..=2199;

impl Period {
    /// The month that holds a day.
    pub fn month_of(day: Day) -> Self {
        Self::Month { year: day.0.year(), number: day.0.month() as u8 }
    }

    /// The quarter that holds a day.
    pub fn quarter_of(day: Day) -> Self {
        Self::Quarter(day.quarter())
    }

    /// Reads `2026-11` or `2026Q4`.
    pub fn from_code(code: &str) -> Option<Self> {
        let number = |text: &str, most: u8| text.parse().ok().filter(|number| (1..=most).contains(number));
        let year = code.get(..4)?.parse().ok().filter(|year| YEARS.contains(year))?;
        match code.get(4..5)? {
            "Q" => Some(Self::Quarter(Quarter { year, number: number(code.get(5..)?, 4)? })),
            "-" => Some(Self::Month { year, number: number(code.get(5..)?, 12)? }),
            _ => None,
        }
    }

    /// As an address carries it: `2026-11`, `2026Q4`.
    pub fn code(self) -> String {
        match self {
            Self::Month { year, number } => format!("{year}-{number:02}"),
            Self::Quarter(quarter) => quarter.to_string(),
        }
    }

    /// Its first day.
    pub fn first_day(self) -> Day {
        match self {
            Self::Month { year, number } => {
                Day::new(year, number.into(), 1).unwrap_or(Quarter { year, number: 1 }.first_day())
            }
            Self::Quarter(quarter) => quarter.first_day(),
        }
    }

    /// Its last day.
    pub fn last_day(self) -> Day {
        match self {
            Self::Month { .. } => self.first_day().plus_months(1).minus_days(1),
            Self::Quarter(quarter) => quarter.last_day(),
        }
    }

    /// The one before.
    #[must_use]
    pub fn before(self) -> Self {
        match self {
            Self::Month { .. } => Self::month_of(self.first_day().minus_days(1)),
            Self::Quarter(quarter) => Self::Quarter(quarter.plus(-1)),
        }
    }

    /// The one of its length that holds a day.
    #[must_use]
    pub fn holding(self, day: Day) -> Self {
        match self {
            Self::Month { .. } => Self::month_of(day),
            Self::Quarter(_) => Self::quarter_of(day),
        }
    }

    /// So many that end with this one, the earliest first.
    pub fn row(self, many: usize) -> Vec<Self> {
        let mut row: Vec<_> = std::iter::successors(Some(self), |period| Some(period.before())).take(many).collect();
        row.reverse();
        row
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_period_is_read_as_it_is_written() {
        for code in ["2026-11", "2026-01", "2026Q4", "2027Q1"] {
            assert_eq!(Period::from_code(code).unwrap().code(), code);
        }
        for wrong in ["", "2026", "2026-13", "2026-00", "2026Q5", "2026Q", "0026Q1", "2026W1", "éé26Q1", "2026-1-1"] {
            assert_eq!(Period::from_code(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn a_row_crosses_the_year() {
        let codes =
            |code: &str| Period::from_code(code).unwrap().row(3).into_iter().map(Period::code).collect::<Vec<_>>();
        assert_eq!(codes("2027-01"), ["2026-11", "2026-12", "2027-01"]);
        assert_eq!(codes("2027Q1"), ["2026Q3", "2026Q4", "2027Q1"]);
    }

    proptest! {
        #[test]
        fn periods_follow_each_other_without_a_gap(days in 0_u32..40_000, month in any::<bool>()) {
            let day = Day::new(1995, 1, 1).unwrap().plus_days(days);
            let period = if month { Period::month_of(day) } else { Period::quarter_of(day) };
            prop_assert!(period.first_day() <= day && day <= period.last_day());
            prop_assert_eq!(period.before().last_day().plus_days(1), period.first_day());
            prop_assert_eq!(period.holding(day), period);
        }
    }
}
