//! Household income as whole years.

use super::Reading;
use super::amount::{Amount, Per, amount};
use crate::intake::duplicates::fold;
use crate::intake::roster::words::is_blank;
use crate::shared::Cents;

/// Above this a year, two zeros too many were typed: no household that such programs serve has it.
const ABSURD: i64 = 1_000_000 * 100;
/// Words for an income of nothing. Elsewhere `none` means that nothing is known.
const NOTHING: &str = "none|zero|no income|nothing|nil|0 income|ninguno|sin ingresos|unemployed no income";
/// A hundred dollars.
const ROUND: i64 = 100 * 100;

/// Reads a household's income, as cents a year. `head` is the time that the column's head says.
///
/// # Errors
/// `amount-unclear`, `income-absurd`.
pub fn income(typed: &str, head: Option<Per>) -> Reading<Cents> {
    if NOTHING.split('|').any(|nothing| nothing == fold(typed)) {
        return Ok(Some(Cents(0)));
    }
    if is_blank(typed) {
        return Ok(None);
    }
    let amount = amount(typed).ok_or("amount-unclear")?;
    let yearly = yearly(amount, amount.per.or(head).unwrap_or(Per::Year));
    if yearly > ABSURD { Err("income-absurd") } else { Ok(Some(Cents(yearly))) }
}

/// A monthly figure in a roster is mostly a year's, divided and rounded: where a round hundred of dollars a year would
/// have been written just so, it is that (`$683 a month` is 8,200 a year, not 8,196). Anything else is multiplied, and
/// so is what was rounded too coarsely to tell.
fn yearly(amount: Amount, per: Per) -> i64 {
    let times = per.times_a_year();
    let product = amount.cents * times;
    let round = (product + ROUND / 2) / ROUND * ROUND;
    let grain = if amount.to_the_cent { 1 } else { 100 };
    let written = (round + grain * times / 2) / (grain * times) * grain;
    let tells = grain * times * 3 <= ROUND;
    if tells && written == amount.cents { round } else { product }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(typed: &str) -> Reading<Cents> {
        income(typed, None)
    }

    #[test]
    fn incomes_are_told_by_the_year() {
        for (typed, dollars) in [
            ("14.5k", 14_500),
            ("$683 a month", 8_200),
            ("$2,583 a month", 31_000),
            ("$1,600 a month", 19_200),
            ("$1,604 a month", 19_248),
            ("$738.46 biweekly", 19_200),
            ("$1,769.23 biweekly", 46_000),
            ("$14/hr", 29_120),
            ("$400 a week", 20_800),
            ("19,200/yr", 19_200),
            ("$0", 0),
            ("none", 0),
        ] {
            assert_eq!(read(typed), Ok(Some(Cents::dollars(dollars))), "{typed}");
        }
        assert_eq!(income("1,600", Some(Per::Month)), Ok(Some(Cents::dollars(19_200))));
        assert_eq!(read("N/A"), Ok(None));
    }

    #[test]
    fn unclear_and_absurd_incomes_are_refused() {
        assert_eq!(read("20k-25k"), Err("amount-unclear"));
        assert_eq!(read("some"), Err("amount-unclear"));
        assert_eq!(read("99,999,999"), Err("income-absurd"));
    }
}
