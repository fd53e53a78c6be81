//! A published income table, such as the federal poverty guidelines: an amount by year and household size.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::shared::{Cents, Day};

/// Income tables by the name that rules call them by.
pub type IncomeTables = BTreeMap<String, IncomeTable>;

/// A published income table.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct IncomeTable {
    /// Where it was published, for whoever checks it.
    pub source: String,
    /// Its years, in any order.
    pub years: Vec<IncomeYear>,
}

/// One year of a table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct IncomeYear {
    /// The calendar year.
    pub year: i32,
    /// Cents a year for households of one, two, three and so on.
    pub by_size: Vec<Cents>,
    /// Cents for each further person.
    pub each_further: Cents,
}

impl IncomeTable {
    /// The year in force on `day`: the latest that is published for its calendar year or before.
    pub fn in_force(&self, day: Day) -> Option<&IncomeYear> {
        let day_year = day.quarter().year;
        self.years.iter().filter(|row| row.year <= day_year).max_by_key(|row| row.year)
    }
}

impl IncomeYear {
    /// The amount for a household of `size`; nothing for a household of nobody or an empty row.
    pub fn amount(&self, size: u32) -> Option<Cents> {
        let listed = usize::try_from(size.checked_sub(1)?).ok()?;
        if let Some(amount) = self.by_size.get(listed) {
            return Some(*amount);
        }
        let further = i64::try_from(listed + 1 - self.by_size.len()).ok()?;
        let last = self.by_size.last()?;
        last.0.checked_add(self.each_further.0.checked_mul(further)?).map(Cents)
    }

    /// `percent` of that amount, in whole cents: an income up to it is within.
    pub fn limit(&self, size: u32, percent: u32) -> Option<Cents> {
        self.amount(size)?.0.checked_mul(percent.into()).map(|hundredths| Cents(hundredths / 100))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn guideline() -> IncomeTable {
        let row = |year, one: i64, further: i64| {
            let by_size = (0..8).map(|more| Cents::dollars(one + more * further)).collect();
            IncomeYear { year, by_size, each_further: Cents::dollars(further) }
        };
        IncomeTable {
            source: "HHS poverty guidelines".into(),
            years: vec![row(2025, 15_650, 5_500), row(2024, 15_060, 5_380)],
        }
    }

    #[test]
    fn the_latest_year_published_by_then_is_in_force() {
        let table = guideline();
        let year = |iso: &str| table.in_force(iso.parse().unwrap()).map(|row| row.year);
        assert_eq!(year("2024-12-31"), Some(2024));
        assert_eq!(year("2025-01-01"), Some(2025));
        assert_eq!(year("2027-06-01"), Some(2025), "until a newer one is entered");
        assert_eq!(year("2023-06-01"), None);
    }

    #[test]
    fn a_household_of_three_at_200_percent_and_one_of_ten() {
        let row = &guideline().years[0];
        assert_eq!(row.limit(3, 200), Some(Cents::dollars(53_300)));
        assert_eq!(row.amount(8), Some(Cents::dollars(54_150)));
        assert_eq!(row.amount(10), Some(Cents::dollars(65_150)));
        assert_eq!(row.amount(0), None);
    }

    proptest! {
        #[test]
        fn a_larger_household_never_has_a_lower_limit(size in 1..60_u32, percent in 0..1000_u32) {
            let table = guideline();
            let row = &table.years[0];
            prop_assert!(row.limit(size, percent) <= row.limit(size + 1, percent));
        }
    }
}
