//! Serial numbers as people type them, and where a thing is.

use std::collections::BTreeSet;

use crate::shared::{Cents, Day, Refusal};

crate::coded! {
    /// Where a thing is.
    pub enum UnitState("unit-state") {
        /// In the drawer.
        InDrawer = "in-drawer",
        /// Handed out.
        Drawn = "drawn",
        /// Lost.
        Lost = "lost",
    }
}

/// The most things that come at once.
pub const MOST_AT_ONCE: usize = 1_000;
/// The longest serial number.
const LONGEST: usize = 60;

/// The serial numbers that somebody typed: one a line or with commas between them, `1001-1100` for all of a row.
///
/// # Errors
/// `missing`, `serial-twice`, `more-than-most`, `too-long`, `no-such-range`.
pub fn serials(typed: &str) -> Result<Vec<String>, Refusal> {
    let mut seen = BTreeSet::new();
    let mut all = Vec::new();
    let parts = typed.split(['\n', ',', ';']).map(str::trim).filter(|part| !part.is_empty());
    for serial in parts.map(row).collect::<Result<Vec<_>, _>>()?.into_iter().flatten() {
        if !seen.insert(serial.clone()) {
            return Err(Refusal::of("serials", "serial-twice").with("serial", serial));
        }
        all.push(serial);
        if all.len() > MOST_AT_ONCE {
            return Err(Refusal::of("serials", "more-than-most").with("most", MOST_AT_ONCE));
        }
    }
    if all.is_empty() { Err(Refusal::of("serials", "missing")) } else { Ok(all) }
}

/// One number, or a row of them: `A0998-A1002` keeps its letters and its zeros.
fn row(part: &str) -> Result<Vec<String>, Refusal> {
    let length = part.chars().count();
    if length > 2 * LONGEST {
        return Err(Refusal::of("serials", "too-long").with("most", LONGEST).with("length", length));
    }
    let Some((first, last)) = part.split_once(['-', '–']).map(|(first, last)| (first.trim(), last.trim())) else {
        return Ok(vec![part.to_owned()]);
    };
    let (Some((letters, from)), Some((others, until))) = (numbered(first), numbered(last)) else {
        return Ok(vec![part.to_owned()]);
    };
    let wrong = || Refusal::of("serials", "no-such-range").with("typed", part);
    if !others.is_empty() && others != letters {
        return Err(wrong());
    }
    let (width, from, until) = (from.len(), from.parse::<u64>(), until.parse::<u64>());
    let (Ok(from), Ok(until)) = (from, until) else { return Err(wrong()) };
    match until.checked_sub(from) {
        Some(more) if more < MOST_AT_ONCE as u64 => {
            Ok((from..=until).map(|number| format!("{letters}{number:0width$}")).collect())
        }
        Some(_) => Err(Refusal::of("serials", "more-than-most").with("most", MOST_AT_ONCE)),
        None => Err(wrong()),
    }
}

/// The letters of a serial number and the digits at its end; nothing where it ends with none.
fn numbered(serial: &str) -> Option<(&str, &str)> {
    let digits = serial.len() - serial.trim_end_matches(|c: char| c.is_ascii_digit()).len();
    let (letters, number) = serial.split_at(serial.len() - digits);
    (digits > 0 && !letters.contains(|c: char| c.is_ascii_digit())).then_some((letters, number))
}

/// Whether one more may be handed out to a case that has had so many of late.
///
/// # Errors
/// `over-stock-limit`.
pub fn within_limit(had: u64, most: i32, within_days: i32) -> Result<(), Refusal> {
    if had < u64::try_from(most).unwrap_or_default() {
        return Ok(());
    }
    Err(Refusal::of("stock", "over-stock-limit").with("had", had).with("most", most).with("days", within_days))
}

/// Whether a thing may lie in a fund's drawer, and be handed out of it: nobody approves it, so it costs no more than one
/// person approves alone.
///
/// # Errors
/// `over-approval-limit` of `field`.
pub fn needs_no_approval(field: &'static str, value: Cents, limit: Option<Cents>) -> Result<(), Refusal> {
    match limit {
        Some(limit) if value > limit => {
            Err(Refusal::of(field, "over-approval-limit").with("limit", format!("${limit}")))
        }
        _ => Ok(()),
    }
}

/// Whether a fund buys things today.
///
/// # Errors
/// `fund-period`.
pub fn buys_on(starts_on: Day, ends_on: Day, today: Day) -> Result<(), Refusal> {
    if (starts_on..=ends_on).contains(&today) {
        return Ok(());
    }
    Err(Refusal::of("serials", "fund-period").with("from", starts_on).with("until", ends_on))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_row_is_typed_by_its_ends() {
        assert_eq!(serials("A0998-A1001, 7\n8").unwrap(), ["A0998", "A0999", "A1000", "A1001", "7", "8"]);
        assert_eq!(serials("1001–1003").unwrap().len(), 3);
        assert_eq!(serials("A5-7").unwrap(), ["A5", "A6", "A7"]);
        assert_eq!(serials("12-AB").unwrap(), ["12-AB"], "a number of its own");
    }

    #[test]
    fn what_makes_no_row_is_refused() {
        for (typed, code) in [
            (" ,\n", "missing"),
            ("7, 8, 7", "serial-twice"),
            ("1-5, 3", "serial-twice"),
            ("1100-1001", "no-such-range"),
            ("A1-B5", "no-such-range"),
            ("1-100000", "more-than-most"),
            ("0-99999999999999999999999", "no-such-range"),
        ] {
            assert_eq!(serials(typed).unwrap_err().code, code, "{typed}");
        }
    }

    #[test]
    fn a_limit_is_reached_by_the_last_that_it_allows() {
        assert!(within_limit(1, 2, 30).is_ok());
        assert_eq!(within_limit(2, 2, 30).unwrap_err().code, "over-stock-limit");
    }

    #[test]
    fn what_wants_a_second_approval_lies_in_no_drawer() {
        assert!(needs_no_approval("value", Cents::dollars(500), Some(Cents::dollars(500))).is_ok());
        let dear = needs_no_approval("value", Cents(50_001), Some(Cents::dollars(500))).unwrap_err();
        assert_eq!((dear.code, dear.field.as_deref()), ("over-approval-limit", Some("value")));
        assert!(needs_no_approval("value", Cents(i64::MAX), None).is_ok());
    }

    #[test]
    fn a_fund_buys_on_its_own_days() {
        let day = |text: &str| text.parse::<Day>().unwrap();
        let buys = |today: &str| buys_on(day("2026-07-01"), day("2027-06-30"), day(today)).is_ok();
        assert!(buys("2026-07-01") && buys("2027-06-30"));
        assert!(!buys("2026-06-30") && !buys("2027-07-01"));
    }

    proptest! {
        #[test]
        fn a_row_has_every_number_once(from in 0u64..100_000, more in 0u64..999) {
            let all = serials(&format!("{from}-{}", from + more)).unwrap();
            prop_assert_eq!(all.len() as u64, more + 1);
            prop_assert_eq!(all.first(), Some(&from.to_string()));
        }

        #[test]
        fn whatever_is_typed_is_answered(typed in "[ -~\n–]{0,80}") {
            let _ = serials(&typed);
        }
    }
}
