//! Pay as people say it, and what it is an hour.

use crate::shared::{Cents, Fields, Refusal};

crate::coded! {
    /// What an amount is paid for.
    pub enum PayPeriod("pay-period") {
        /// An hour.
        Hour = "hour",
        /// A week.
        Week = "week",
        /// Two weeks.
        TwoWeeks = "two-weeks",
        /// A month.
        Month = "month",
        /// A year.
        Year = "year",
    }
}

/// The hours a week that are offered or worked.
pub const HOURS: std::ops::RangeInclusive<i64> = 1..=100;

/// From so many hours a week on a job is full time (Bureau of Labor Statistics).
pub const FULL_TIME: i32 = 35;

/// Weeks of a year of work: 2,080 hours at forty a week.
const WEEKS: i64 = 52;

/// What is paid an hour: the amount of a year over the hours of 52 weeks, to the nearest cent.
pub fn hourly(amount: Cents, period: PayPeriod, hours_a_week: i32) -> Cents {
    let times = match period {
        PayPeriod::Hour => return amount,
        PayPeriod::Week => WEEKS,
        PayPeriod::TwoWeeks => WEEKS / 2,
        PayPeriod::Month => 12,
        PayPeriod::Year => 1,
    };
    let hours = i64::from(hours_a_week.max(1)) * WEEKS;
    Cents((amount.0.saturating_mul(times) + hours / 2) / hours)
}

/// The least that is paid an hour: the federal minimum of those who are tipped.
const LEAST: Cents = Cents(213);
/// More an hour is a typing error.
const MOST: Cents = Cents::dollars(500);

/// Reads hours a week.
pub fn read_hours(fields: &mut Fields<'_>) -> Option<i32> {
    fields.optional_number("hours", HOURS).and_then(|hours| i32::try_from(hours).ok())
}

/// Refuses an hourly amount that nobody is paid.
pub fn refuse_absurd(fields: &mut Fields<'_>, field: &'static str, hourly: Cents) {
    if !(LEAST..=MOST).contains(&hourly) && !fields.is_refused(field) {
        let refusal = Refusal::of(field, "not-a-wage").with("typed", hourly);
        fields.refuse(refusal.with("least", LEAST).with("most", MOST));
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::shared::Coded;

    #[test]
    fn a_salary_is_worked_out_by_the_hour() {
        assert_eq!(hourly(Cents(2_075), PayPeriod::Hour, 12), Cents(2_075));
        assert_eq!(hourly(Cents::dollars(41_600), PayPeriod::Year, 40), Cents(2_000));
        assert_eq!(hourly(Cents::dollars(3_000), PayPeriod::Month, 40), Cents(1_731), "17.307…");
        assert_eq!(hourly(Cents::dollars(800), PayPeriod::Week, 40), Cents(2_000));
        assert_eq!(hourly(Cents::dollars(1_600), PayPeriod::TwoWeeks, 40), Cents(2_000));
    }

    proptest! {
        #[test]
        fn more_pay_is_never_less_an_hour(amount in 0i64..100_000_000, more in 0i64..1_000_000, hours in 1i32..=100, nth in 0usize..5) {
            let period = PayPeriod::ALL[nth];
            prop_assert!(hourly(Cents(amount), period, hours) <= hourly(Cents(amount + more), period, hours));
            prop_assert!(hourly(Cents(amount), period, hours) >= hourly(Cents(amount), period, hours + 1));
        }
    }
}
