//! Where money is, as a bar with its figures.

use domain::shared::Cents;
use domain::support::funds::rules::Balance;
use serde::Serialize;

/// Below this share of the budget, in percent, little is left.
const LITTLE: i64 = 10;

/// Where the money of a fund, or of several, is.
#[derive(Clone, Debug, Serialize)]
pub(in crate::caseworker) struct Money {
    budget: Cents,
    spent: Cents,
    encumbered: Cents,
    available: Cents,
    /// Asked for, and not decided.
    pledged: Cents,
    /// By how many requests.
    requests: i64,
    /// What is left, in percent of the budget.
    left: i64,
    /// Whether little is left.
    is_low: bool,
    /// Where the parts of the bar end, in percent.
    spent_to: String,
    encumbered_to: String,
}

impl Money {
    /// Of a balance, with what is asked for and still open.
    pub(in crate::caseworker) fn of(balance: Balance, pledged: (Cents, i64)) -> Self {
        let available = balance.available();
        let left = if balance.budget.0 > 0 { available.0 * 100 / balance.budget.0 } else { 0 };
        Self {
            budget: balance.budget,
            spent: balance.spent,
            encumbered: balance.encumbered,
            available,
            pledged: pledged.0,
            requests: pledged.1,
            left,
            is_low: left < LITTLE,
            spent_to: share(balance.spent, balance.budget),
            encumbered_to: share(balance.encumbered, balance.budget),
        }
    }

    /// Of several together.
    pub(in crate::caseworker) fn sum<'a>(all: impl Iterator<Item = &'a Self>) -> Self {
        let (mut balance, mut pledged) = (Balance::default(), (Cents(0), 0));
        for money in all {
            balance.budget.0 += money.budget.0;
            balance.spent.0 += money.spent.0;
            balance.encumbered.0 += money.encumbered.0;
            pledged = (Cents(pledged.0.0 + money.pledged.0), pledged.1 + money.requests);
        }
        Self::of(balance, pledged)
    }
}

/// A share in percent, to the tenth.
fn share(part: Cents, of: Cents) -> String {
    let tenths = if of.0 > 0 { part.0.saturating_mul(1000) / of.0 } else { 0 };
    format!("{}.{}", tenths / 10, tenths % 10)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn little_is_told_and_the_bar_ends_where_the_money_does() {
        let balance = Balance {
            budget: Cents::dollars(24_000),
            encumbered: Cents::dollars(2_850),
            spent: Cents::dollars(19_840),
        };
        let money = Money::of(balance, (Cents(0), 0));
        assert_eq!((money.available, money.left, money.is_low), (Cents::dollars(1_310), 5, true));
        assert_eq!((&*money.spent_to, &*money.encumbered_to), ("82.6", "11.8"));
        let twice = Money::sum([&money, &money].into_iter());
        assert_eq!((twice.available, twice.left), (Cents::dollars(2_620), 5));
    }
}
