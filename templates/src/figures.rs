//! Numbers as people write them.

use minijinja::value::Value;
use minijinja::{Environment, Error, State};

use crate::Language;
use crate::reader::{language, wrong};

pub(crate) fn add_to(environment: &mut Environment<'_>) {
    environment.add_filter("money", money);
    environment.add_filter("dollars", dollars);
    environment.add_filter("percent", percent);
    environment.add_filter("number", number);
}

/// Cents as `$1,310.00`; nothing where there is no amount.
fn money(cents: &Value) -> Result<String, Error> {
    amount(cents, |whole, cents| format!("${}.{cents:02}", group(&whole.to_string())))
}

/// Cents as whole dollars, `$1,310`, halves away from zero: for summaries, never for ledgers.
fn dollars(cents: &Value) -> Result<String, Error> {
    amount(cents, |whole, cents| format!("${}", group(&(whole + u64::from(cents >= 50)).to_string())))
}

/// A share in percent, `92%`, in Spanish `92 %`.
fn percent(state: &State, share: &Value) -> Result<String, Error> {
    if share.is_none() {
        return Ok(String::new());
    }
    let gap = if language(state)? == Language::Spanish { "\u{a0}" } else { "" };
    Ok(format!("{share}{gap}%"))
}

/// A whole number with its digits grouped, `12,480`.
fn number(count: &Value) -> Result<String, Error> {
    if count.is_none() {
        return Ok(String::new());
    }
    let count = count.as_i64().ok_or_else(|| wrong(format!("not a whole number: {count}")))?;
    let sign = if count < 0 { "−" } else { "" };
    Ok(sign.to_owned() + &group(&count.unsigned_abs().to_string()))
}

fn amount(cents: &Value, write: impl FnOnce(u64, u64) -> String) -> Result<String, Error> {
    if cents.is_none() {
        return Ok(String::new());
    }
    let cents = cents.as_i64().ok_or_else(|| wrong(format!("not cents: {cents}")))?;
    let sign = if cents < 0 { "−" } else { "" };
    Ok(sign.to_owned() + &write(cents.unsigned_abs() / 100, cents.unsigned_abs() % 100))
}

/// Digits in groups of three.
pub(crate) fn group(digits: &str) -> String {
    let mut grouped = String::with_capacity(digits.len() + digits.len() / 3);
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

#[cfg(test)]
mod tests {
    use crate::promises::rendered;

    #[test]
    fn money_is_exact_and_dollars_are_round() {
        assert_eq!(
            rendered("en", "{{ 131000 | money }} {{ 131050 | dollars }} {{ -5 | money }}"),
            "$1,310.00 $1,311 −$0.05"
        );
        assert_eq!(rendered("en", "[{{ none | money }}]"), "[]");
    }

    #[test]
    fn a_percent_sign_stands_apart_in_spanish() {
        assert_eq!(rendered("en", "{{ 92 | percent }}"), "92%");
        assert_eq!(rendered("es", "{{ 92 | percent }}"), "92\u{a0}%");
    }
}
