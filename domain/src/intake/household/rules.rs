//! What a household lives on in a year.

use super::{Household, Period};
use crate::shared::Cents;

impl Period {
    /// How often in a year.
    pub fn a_year(self) -> i64 {
        match self {
            Self::Week => 52,
            Self::TwoWeeks => 26,
            Self::HalfMonth => 24,
            Self::Month => 12,
            Self::Quarter => 4,
            Self::Year => 1,
        }
    }
}

/// The income of a year, before tax: each income times its periods. Nothing where neither an income was told nor
/// that there is none: what was not asked is not zero.
pub fn yearly_income(household: &Household) -> Option<Cents> {
    if household.incomes.is_empty() {
        return household.no_income.then_some(Cents(0));
    }
    let yearly = household.incomes.iter().map(|income| income.amount.0.checked_mul(income.period.a_year()));
    yearly.sum::<Option<i64>>().map(Cents)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::intake::Reply;
    use crate::intake::household::{Income, IncomeSource};
    use crate::shared::{Coded, Fields};

    fn household(incomes: &[(i64, Period)], no_income: bool) -> Household {
        let income = |(cents, period): &(i64, Period)| Income {
            source: IncomeSource::Wages,
            amount: Cents(*cents),
            period: *period,
        };
        Household {
            size: 3,
            assistance: Reply::No,
            kinds: Vec::new(),
            incomes: incomes.iter().map(income).collect(),
            no_income,
        }
    }

    #[test]
    fn a_fortnights_wage_and_a_monthly_pension_make_a_year() {
        let both = household(&[(124_000, Period::TwoWeeks), (30_050, Period::Month)], false);
        assert_eq!(yearly_income(&both), Some(Cents(124_000 * 26 + 30_050 * 12)));
    }

    #[test]
    fn nothing_told_is_not_zero() {
        assert_eq!(yearly_income(&household(&[], false)), None);
        assert_eq!(yearly_income(&household(&[], true)), Some(Cents(0)));
    }

    fn wrong(typed: &[(&str, &str)]) -> Vec<(String, &'static str)> {
        let typed: Vec<_> = typed.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        let read = Fields::read(&typed, Household::read).err().unwrap_or_default();
        read.into_iter().map(|r| (r.field.unwrap_or_default().into_owned(), r.code)).collect()
    }

    #[test]
    fn an_income_needs_its_period_and_a_household_somebody() {
        let typed = [("household_size", "0"), ("assistance", "no"), ("income.0", "1,240.00")];
        let told = [("household_size".to_owned(), "not-in-range"), ("period.0".to_owned(), "period-missing")];
        assert_eq!(wrong(&typed), told);
        let bad = [("household_size", "2"), ("assistance", "no"), ("income.0", "much"), ("period.0", "week")];
        assert_eq!(wrong(&bad), [("income.0".to_owned(), "not-an-amount")], "one mistake is told once");
        let blank = [("household_size", "2"), ("assistance", "no"), ("period.1", "week")];
        assert_eq!(wrong(&blank), [("income.1".to_owned(), "missing")]);
    }

    #[test]
    fn an_income_and_none_do_not_go_together() {
        let typed = [
            ("household_size", "2"),
            ("assistance", "no"),
            ("income.0", "10"),
            ("period.0", "week"),
            ("no_income", "yes"),
        ];
        assert_eq!(wrong(&typed), [("no_income".to_owned(), "income-and-none")]);
    }

    proptest! {
        #[test]
        fn one_more_income_never_makes_a_household_poorer(amounts in proptest::collection::vec((0..10_000_000_i64, 0..6_usize), 1..6)) {
            let incomes: Vec<_> = amounts.iter().map(|(cents, period)| (*cents, Period::ALL[*period])).collect();
            let all = yearly_income(&household(&incomes, false));
            prop_assert!(yearly_income(&household(&incomes[1..], true)) <= all);
        }
    }
}
