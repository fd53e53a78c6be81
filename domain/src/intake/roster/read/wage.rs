//! Wages by the hour.

use super::Reading;
use super::amount::{Per, amount};
use crate::intake::roster::words::is_blank;
use crate::shared::Cents;

/// The least that may be paid an hour in cash, to those who get tips (29 USC 203(m)); below it something is missing.
const LEAST: i64 = 213;
/// Above this an hour, two zeros too many were typed, or a week's pay.
const MOST: i64 = 500 * 100;
/// A bare number from here on is a year's pay.
const YEARLY_FROM: i64 = 10_000 * 100;

/// Reads a wage, as cents an hour; a year's pay is divided by 2,080 hours whatever the week's hours are, as wage
/// statistics do. `head` is the time that the column's head says.
///
/// # Errors
/// `amount-unclear`, `wage-absurd`.
pub fn wage(typed: &str, head: Option<Per>) -> Reading<Cents> {
    if is_blank(typed) {
        return Ok(None);
    }
    let amount = amount(typed).ok_or("amount-unclear")?;
    let bare = if amount.cents >= YEARLY_FROM { Per::Year } else { Per::Hour };
    let hourly = hourly(amount.cents, amount.per.or(head).unwrap_or(bare));
    if (LEAST..=MOST).contains(&hourly) { Ok(Some(Cents(hourly))) } else { Err("wage-absurd") }
}

/// To the nearest cent, half a cent up.
fn hourly(cents: i64, per: Per) -> i64 {
    let hours = Per::Hour.times_a_year();
    (cents * per.times_a_year() + hours / 2) / hours
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(typed: &str) -> Reading<Cents> {
        wage(typed, None)
    }

    #[test]
    fn wages_are_told_by_the_hour() {
        for (typed, cents) in [
            ("$22.44", 2_244),
            ("25.55/hr", 2_555),
            ("17.7/hr", 1_770),
            ("16.25 per hour", 1_625),
            ("$40,227/yr", 1_934),
            ("41579", 1_999),
            ("$800 a week", 2_000),
            ("45k", 2_163),
        ] {
            assert_eq!(read(typed), Ok(Some(Cents(cents))), "{typed}");
        }
        assert_eq!(wage("3,500", Some(Per::Month)), Ok(Some(Cents(2_019))));
        assert_eq!(read("n/a"), Ok(None));
    }

    #[test]
    fn nobody_earns_that() {
        for absurd in ["1850.00", "1850.00 per hour", "$3,848,000/yr", "0", "$1.50"] {
            assert_eq!(read(absurd), Err("wage-absurd"), "{absurd}");
        }
        assert_eq!(read("$15-18"), Err("amount-unclear"));
    }
}
