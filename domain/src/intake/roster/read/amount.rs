//! Amounts of money and the time they are for, as people write them.

use crate::intake::duplicates::fold;

/// The time that an amount is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Per {
    /// A year.
    Year,
    /// A month.
    Month,
    /// Half a month: 24 times a year.
    HalfMonth,
    /// Two weeks: 26 times a year.
    Fortnight,
    /// A week.
    Week,
    /// A working day: 260 a year.
    Day,
    /// An hour: 2,080 a year, forty a week.
    Hour,
}

impl Per {
    /// How many of it make a year of full-time work.
    pub const fn times_a_year(self) -> i64 {
        match self {
            Self::Year => 1,
            Self::Month => 12,
            Self::HalfMonth => 24,
            Self::Fortnight => 26,
            Self::Week => 52,
            Self::Day => 260,
            Self::Hour => 2080,
        }
    }

    /// Reads folded words: `a month`, `biweekly`, `hr`.
    pub fn from_words(folded: &str) -> Option<Self> {
        let small = |word: &&str| {
            !matches!(*word, "a" | "an" | "per" | "por" | "al" | "la" | "el" | "each" | "usd" | "dollars")
        };
        let words: Vec<&str> = folded.split(' ').filter(small).collect();
        let words = words.join(" ");
        WORDS.iter().find(|(_, list)| list.split('|').any(|listed| listed == words)).map(|(per, _)| *per)
    }
}

const WORDS: &[(Per, &str)] = &[
    (Per::Year, "yr|year|yearly|annual|annually|annum|pa|y|ano|anual|anuales"),
    (Per::Month, "mo|month|monthly|mth|m|mes|mensual|mensuales"),
    (Per::HalfMonth, "semimonthly|semi monthly|twice month|twice monthly|bimonthly|quincenal"),
    (
        Per::Fortnight,
        "biweekly|bi weekly|fortnight|fortnightly|every two weeks|every 2 weeks|every other week|two weeks|2 weeks",
    ),
    (Per::Week, "wk|week|weekly|w|semana|semanal|semanales"),
    (Per::Day, "day|daily|d|dia|diario"),
    (Per::Hour, "hr|hour|hourly|h|ph|hrs|hora"),
];
/// Words beside an amount that only say it is not exact.
const ABOUT: &str = "about approx approximately around est estimated ca circa gross before taxes usd";

/// An amount as typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Amount {
    /// Cents.
    pub cents: i64,
    /// Whether cents were typed; otherwise it is known to the dollar.
    pub to_the_cent: bool,
    /// The time it is for, where that was said.
    pub per: Option<Per>,
}

/// Reads `14.5k`, `$1,600 a month`, `$738.46 biweekly`, `46,000/yr`, `25.55/hr`.
pub fn amount(typed: &str) -> Option<Amount> {
    let typed = typed.trim().to_lowercase();
    let begin = typed.find(|c: char| c.is_ascii_digit() || c == '.')?;
    let length = typed[begin..].find(|c: char| !c.is_ascii_digit() && c != '.' && c != ',');
    let (number, after) = typed[begin..].split_at(length.unwrap_or(typed.len() - begin));
    let (thousands, after) = thousands(after);
    let (cents, to_the_cent) = cents(number.trim_end_matches([',', '.']), thousands)?;
    let per = per(&typed[..begin], after)?;
    Some(Amount { cents, to_the_cent, per })
}

fn thousands(after: &str) -> (bool, &str) {
    match after.trim_start().strip_prefix('k') {
        Some(rest) if !rest.starts_with(|c: char| c.is_alphanumeric()) => (true, rest),
        _ => (false, after),
    }
}

/// Cents, and whether cents were typed. Commas stand before three digits each, or the number is unclear.
fn cents(number: &str, thousands: bool) -> Option<(i64, bool)> {
    const LONGEST: usize = 9;
    let number = with_decimal_point(number);
    let (whole, part) = number.split_once('.').unwrap_or((&number, ""));
    let groups: Vec<&str> = whole.split(',').collect();
    let grouped = groups.len() == 1 || groups[0].len() <= 3 && groups[1..].iter().all(|group| group.len() == 3);
    let decimals = if thousands { 5 } else { 2 };
    let digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
    let whole = groups.concat();
    if !grouped || part.len() > decimals || !digits(part) || whole.len() > LONGEST || whole.len() + part.len() == 0 {
        return None;
    }
    let whole: i64 = format!("0{whole}").parse().ok()?;
    let scaled: i64 = format!("{part:0<decimals$}").parse().ok()?;
    let cents = if thousands { whole * 100_000 + scaled } else { whole * 100 + scaled };
    Some((cents, !thousands && !part.is_empty()))
}

/// `1.234,56` and `22,5`, as spreadsheets of other countries write: one or two digits behind a comma are cents.
fn with_decimal_point(number: &str) -> String {
    match number.rsplit_once(',') {
        Some((whole, part)) if (1..=2).contains(&part.len()) && !whole.contains(',') && !part.contains('.') => {
            format!("{}.{part}", whole.replace('.', ","))
        }
        _ => number.to_owned(),
    }
}

/// The time said before or after the number; nothing said is `Some(None)`, anything else said is unclear.
fn per(before: &str, after: &str) -> Option<Option<Per>> {
    let beside = format!("{before} {after}");
    let clear = |c: char| c.is_alphanumeric() || c.is_whitespace() || "$~≈/():,.-".contains(c);
    let negative = before.trim_end_matches(['$', ' ']).ends_with('-');
    if negative || !beside.chars().all(clear) {
        return None;
    }
    let folded = fold(&beside);
    let said: Vec<&str> = folded.split(' ').filter(|word| !ABOUT.split(' ').any(|about| about == *word)).collect();
    let said = said.join(" ");
    if said.is_empty() { Some(None) } else { Per::from_words(&said).map(Some) }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn read(typed: &str) -> Option<(i64, Option<Per>)> {
        amount(typed).map(|amount| (amount.cents, amount.per))
    }

    #[test]
    fn amounts_as_people_write_them() {
        for (typed, cents, per) in [
            ("14.5k", 1_450_000, None),
            ("46.0K", 4_600_000, None),
            ("$1,600 a month", 160_000, Some(Per::Month)),
            ("$738.46 biweekly", 73_846, Some(Per::Fortnight)),
            ("$1,192.31 bi-weekly", 119_231, Some(Per::Fortnight)),
            ("46,000/yr", 4_600_000, Some(Per::Year)),
            ("25.55/hr", 2_555, Some(Per::Hour)),
            ("17.05 per hour", 1_705, Some(Per::Hour)),
            ("350 every 2 weeks", 35_000, Some(Per::Fortnight)),
            ("Weekly: $412.5", 41_250, Some(Per::Week)),
            ("about 20,000", 2_000_000, None),
            ("~$20k/yr.", 2_000_000, Some(Per::Year)),
            ("USD 12", 1_200, None),
            ("$ 0", 0, None),
            (".50", 50, None),
            ("22,44", 2_244, None),
            ("1.600,5", 160_050, None),
            ("14,5k", 1_450_000, None),
            ("1,600 al mes", 160_000, Some(Per::Month)),
        ] {
            assert_eq!(read(typed), Some((cents, per)), "{typed}");
        }
    }

    #[test]
    fn unclear_amounts_are_not_guessed() {
        for typed in [
            "", "none", "-5", "$-5", "-$5", "1.23,45", "46.000", "1.005", "15-18/hr", "20k-25k", "1e309", "12 eggs",
            "$", "NaN", "€20", "5%",
        ] {
            assert_eq!(read(typed), None, "{typed}");
        }
    }

    proptest! {
        #[test]
        fn nothing_typed_is_a_fault(typed in "\\PC{0,24}") {
            let _ = amount(&typed);
        }

        #[test]
        fn dollars_and_cents_are_exact(cents in 0..10_000_000_000_i64) {
            let typed = format!("${}", crate::shared::Cents(cents));
            prop_assert_eq!(read(&typed), Some((cents, None)));
        }
    }
}
