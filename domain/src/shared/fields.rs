//! The field reader: raw name-value pairs in, a struct of details or every error out.
//!
//! Forms, import rows and seed files fill the same `XDetails` through it. It collects every error instead of
//! stopping at the first, keeps what was typed, and refuses names that no field has.

use std::collections::BTreeSet;
use std::ops::RangeInclusive;

use super::{Cents, Coded, Day, Refusal};

/// The longest line of text a form takes, in characters, unless the field says otherwise.
pub const LINE: usize = 200;
/// The longest note or description, in characters.
pub const PROSE: usize = 10_000;
/// Days before this year are typing errors: nobody served was born earlier.
const FIRST_YEAR: i32 = 1900;
/// Days after this year are typing errors.
const LAST_YEAR: i32 = 2100;

/// Raw pairs being read into details.
#[derive(Debug)]
pub struct Fields<'a> {
    typed: &'a [(String, String)],
    asked: BTreeSet<String>,
    wrong: Vec<Refusal>,
}

impl<'a> Fields<'a> {
    /// Reads `typed` with `read`; the details, or every refusal in the order the fields were asked for.
    ///
    /// # Errors
    /// Every wrong field, and every name that was sent and not asked for.
    pub fn read<T>(typed: &'a [(String, String)], read: impl FnOnce(&mut Self) -> T) -> Result<T, Vec<Refusal>> {
        let mut fields = Self { typed, asked: BTreeSet::new(), wrong: Vec::new() };
        let details = read(&mut fields);
        fields.refuse_unknown();
        if fields.wrong.is_empty() { Ok(details) } else { Err(fields.wrong) }
    }

    /// Adds a refusal of the reading code's own: two fields that do not go together.
    pub fn refuse(&mut self, refusal: Refusal) {
        self.wrong.push(refusal);
    }

    /// Whether a field was refused already: one mistake is told once.
    pub fn is_refused(&self, name: &str) -> bool {
        self.wrong.iter().any(|refusal| refusal.field.as_deref() == Some(name))
    }

    /// The text typed, trimmed; empty text where nothing was. Refuses what is longer than `longest` characters.
    pub fn optional_text(&mut self, name: &str, longest: usize) -> Option<String> {
        let text = self.raw(name)?;
        let length = text.chars().count();
        if length > longest {
            self.wrong.push(Refusal::of(name.to_owned(), "too-long").with("most", longest).with("length", length));
        }
        if text.chars().any(|c| c.is_control() && !matches!(c, '\n' | '\r' | '\t')) {
            self.wrong.push(Refusal::of(name.to_owned(), "control-characters"));
        }
        Some(text)
    }

    /// As [`Self::optional_text`], and something must have been typed.
    pub fn text(&mut self, name: &str, longest: usize) -> String {
        self.optional_text(name, longest).unwrap_or_else(|| self.missing(name))
    }

    /// A civil date, as a date field sends it or as people in the US write it.
    pub fn optional_day(&mut self, name: &str) -> Option<Day> {
        let typed = self.raw(name)?;
        match parse_day(&typed) {
            Some(day) => Some(day),
            None => {
                self.wrong.push(Refusal::of(name.to_owned(), "no-such-day").with("typed", shorten(&typed)));
                None
            }
        }
    }

    /// As [`Self::optional_day`], and a day must have been typed. Where it is wrong the answer does not matter.
    pub fn day(&mut self, name: &str) -> Day {
        let before = self.wrong.len();
        self.optional_day(name).unwrap_or_else(|| {
            if self.wrong.len() == before {
                self.missing::<String>(name);
            }
            Day::default()
        })
    }

    /// A whole number within `range`.
    pub fn optional_number(&mut self, name: &str, range: RangeInclusive<i64>) -> Option<i64> {
        let typed = self.raw(name)?;
        let number = typed.replace(',', "").parse::<i64>().ok().filter(|n| range.contains(n));
        if number.is_none() {
            let refusal = Refusal::of(name.to_owned(), "not-in-range");
            self.wrong
                .push(refusal.with("least", range.start()).with("most", range.end()).with("typed", shorten(&typed)));
        }
        number
    }

    /// As [`Self::optional_number`], and a number must have been typed.
    pub fn number(&mut self, name: &str, range: RangeInclusive<i64>) -> i64 {
        let before = self.wrong.len();
        let least = *range.start();
        self.optional_number(name, range).unwrap_or_else(|| {
            if self.wrong.len() == before {
                self.missing::<String>(name);
            }
            least
        })
    }

    /// An amount of dollars, `20.75`, `1,310` or `$20`, exact to the cent.
    pub fn optional_cents(&mut self, name: &str) -> Option<Cents> {
        let typed = self.raw(name)?;
        let amount = parse_cents(&typed);
        if amount.is_none() {
            self.wrong.push(Refusal::of(name.to_owned(), "not-an-amount").with("typed", shorten(&typed)));
        }
        amount
    }

    /// As [`Self::optional_cents`], and an amount above nothing must have been typed.
    pub fn cents(&mut self, name: &str) -> Cents {
        let before = self.wrong.len();
        let amount = self.optional_cents(name);
        match amount {
            Some(Cents(0)) => self.wrong.push(Refusal::of(name.to_owned(), "amount-of-nothing")),
            None if self.wrong.len() == before => drop(self.missing::<String>(name)),
            _ => {}
        }
        amount.unwrap_or_default()
    }

    /// Refuses a day before the one that it follows, where both could be read.
    pub fn in_order(&mut self, (first, from): (&str, Day), (then, until): (&'static str, Day)) {
        if until < from && !self.is_refused(first) && !self.is_refused(then) {
            self.refuse(Refusal::of(then, "out-of-order").with("typed", until).with("after", from));
        }
    }

    /// One member of a closed list, by its code.
    pub fn optional_choice<T: Coded>(&mut self, name: &str) -> Option<T> {
        let typed = self.raw(name)?;
        let choice = T::from_code(&typed);
        if choice.is_none() {
            self.wrong.push(Refusal::of(name.to_owned(), "not-a-choice").with("typed", shorten(&typed)));
        }
        choice
    }

    /// As [`Self::optional_choice`], and one must have been chosen. Where it is wrong the answer does not matter.
    pub fn choice<T: Coded>(&mut self, name: &str) -> T {
        let before = self.wrong.len();
        self.optional_choice(name).unwrap_or_else(|| {
            if self.wrong.len() == before {
                self.missing::<String>(name);
            }
            T::ALL[0]
        })
    }

    /// Every member of a closed list that was ticked.
    pub fn choices<T: Coded>(&mut self, name: &str) -> Vec<T> {
        let mut chosen = Vec::new();
        for typed in self.every(name) {
            match T::from_code(&typed) {
                Some(choice) if !chosen.contains(&choice) => chosen.push(choice),
                Some(_) => {}
                None => self.wrong.push(Refusal::of(name.to_owned(), "not-a-choice").with("typed", shorten(&typed))),
            }
        }
        chosen
    }

    /// An id that a form carries, of any of the id types.
    pub fn optional_id<T: std::str::FromStr>(&mut self, name: &str) -> Option<T> {
        let typed = self.raw(name)?;
        let id = typed.parse().ok();
        if id.is_none() {
            self.wrong.push(Refusal::of(name.to_owned(), "not-a-choice").with("typed", shorten(&typed)));
        }
        id
    }

    /// As [`Self::optional_id`], and one must have been chosen. Where it is wrong the answer does not matter.
    pub fn id<T: std::str::FromStr + Default>(&mut self, name: &str) -> T {
        let before = self.wrong.len();
        self.optional_id(name).unwrap_or_else(|| {
            if self.wrong.len() == before {
                self.missing::<String>(name);
            }
            T::default()
        })
    }

    /// Every id ticked in a list.
    pub fn ids<T: std::str::FromStr>(&mut self, name: &str) -> Vec<T> {
        let mut ids = Vec::new();
        for typed in self.every(name) {
            match typed.parse() {
                Ok(id) => ids.push(id),
                Err(_) => self.wrong.push(Refusal::of(name.to_owned(), "not-a-choice").with("typed", shorten(&typed))),
            }
        }
        ids
    }

    /// Every text ticked or typed under one name, none longer than `longest` characters.
    pub fn texts(&mut self, name: &str, longest: usize) -> Vec<String> {
        let texts = self.every(name);
        if let Some(length) = texts.iter().map(|text| text.chars().count()).find(|length| *length > longest) {
            self.wrong.push(Refusal::of(name.to_owned(), "too-long").with("most", longest).with("length", length));
        }
        texts
    }

    /// Whether a box was ticked.
    pub fn ticked(&mut self, name: &str) -> bool {
        self.raw(name).is_some()
    }

    /// An e-mail address, in lower case where case does not matter.
    pub fn optional_email(&mut self, name: &str) -> Option<String> {
        let typed = self.optional_text(name, LINE)?;
        if !is_email(&typed) {
            self.wrong.push(Refusal::of(name.to_owned(), "not-an-email").with("typed", shorten(&typed)));
        }
        Some(typed.to_lowercase())
    }

    /// As [`Self::optional_email`], and one must have been typed.
    pub fn email(&mut self, name: &str) -> String {
        self.optional_email(name).unwrap_or_else(|| self.missing(name))
    }

    /// A secret, used exactly as typed: nothing trimmed, nothing cut.
    pub fn secret(&mut self, name: &str) -> String {
        self.asked.insert(name.to_owned());
        let typed = self.typed.iter().find(|(n, v)| n == name && !v.is_empty()).map(|(_, v)| v.clone());
        typed.unwrap_or_else(|| self.missing(name))
    }

    fn raw(&mut self, name: &str) -> Option<String> {
        self.every(name).into_iter().next()
    }

    fn every(&mut self, name: &str) -> Vec<String> {
        self.asked.insert(name.to_owned());
        let typed = self.typed.iter().filter(|(n, _)| n == name).map(|(_, v)| v.trim().to_owned());
        typed.filter(|v| !v.is_empty()).collect()
    }

    fn missing<T: Default>(&mut self, name: &str) -> T {
        self.wrong.push(Refusal::of(name.to_owned(), "missing"));
        T::default()
    }

    /// A leading underscore marks what belongs to the form itself (its key, its version), not to the details.
    fn refuse_unknown(&mut self) {
        for (name, _) in self.typed {
            if !name.starts_with('_') && !self.asked.contains(name) {
                self.wrong.push(Refusal::of(shorten(name), "unknown-field"));
                self.asked.insert(name.clone());
            }
        }
    }
}

impl Default for Day {
    /// The calendar's first day; stands in for a day that was refused.
    fn default() -> Self {
        Self(chrono::NaiveDate::MIN)
    }
}

/// A day as a date field sends it (`2026-11-24`) or as people in the US type it (`11/24/2026`, `11-24-2026`).
pub fn parse_day(typed: &str) -> Option<Day> {
    let parts: Vec<&str> = typed.split(['-', '/', '.']).map(str::trim).collect();
    let [a, b, c] = parts[..] else { return None };
    let (year, month, day) = if a.len() == 4 { (a, b, c) } else { (c, a, b) };
    let year = year.parse().ok().filter(|y| (FIRST_YEAR..=LAST_YEAR).contains(y))?;
    Day::new(year, month.parse().ok()?, day.parse().ok()?)
}

/// Dollars and cents, exact: `$1,310.00`, `20.75`, `20`. No sign, no exponent, no third decimal.
pub fn parse_cents(typed: &str) -> Option<Cents> {
    let plain: String = typed.trim().trim_start_matches('$').trim().replace(',', "");
    let (dollars, cents) = plain.split_once('.').unwrap_or((&plain, ""));
    let digits = |text: &str| text.chars().all(|c| c.is_ascii_digit());
    if dollars.is_empty() || dollars.len() > 10 || cents.len() > 2 || !digits(dollars) || !digits(cents) {
        return None;
    }
    let cents = format!("{cents:0<2}").parse::<i64>().ok()?;
    Some(Cents(dollars.parse::<i64>().ok()? * 100 + cents))
}

/// Whether mail could be sent there: one at sign, something before it, a dotted name after it, no blanks.
pub fn is_email(typed: &str) -> bool {
    let Some((local, host)) = typed.split_once('@') else { return false };
    let plain =
        |c: char| !c.is_whitespace() && !c.is_control() && !matches!(c, '<' | '>' | ',' | ';' | '"' | '\\' | '@');
    !local.is_empty()
        && local.chars().all(plain)
        && host.chars().all(plain)
        && host.contains('.')
        && host.split('.').all(|label| !label.is_empty())
}

fn shorten(typed: &str) -> String {
    const SHOWN: usize = 60;
    if typed.chars().count() <= SHOWN { typed.to_owned() } else { typed.chars().take(SHOWN).chain(['…']).collect() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pairs(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
        pairs.iter().map(|(n, v)| ((*n).to_owned(), (*v).to_owned())).collect()
    }

    #[test]
    fn every_error_is_told_and_unknown_names_are_refused() {
        let typed = pairs(&[("born", "2025-02-29"), ("household", "0"), ("is_admin", "1"), ("_key", "x")]);
        let wrong =
            Fields::read(&typed, |f| (f.text("name", LINE), f.day("born"), f.number("household", 1..=30))).unwrap_err();
        let told: Vec<_> = wrong.iter().map(|r| (r.field.as_deref().unwrap(), r.code)).collect();
        assert_eq!(
            told,
            [
                ("name", "missing"),
                ("born", "no-such-day"),
                ("household", "not-in-range"),
                ("is_admin", "unknown-field")
            ]
        );
    }

    #[test]
    fn amounts_are_exact_or_refused() {
        assert_eq!(parse_cents("$1,000.50"), Some(Cents(100_050)));
        assert_eq!(parse_cents("20.7"), Some(Cents(2_070)));
        for wrong in ["-1", "NaN", "1e309", "0.005", "", ".", "1.2.3"] {
            assert_eq!(parse_cents(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn a_secret_is_not_trimmed() {
        let typed = pairs(&[("password", " with blanks ")]);
        assert_eq!(Fields::read(&typed, |f| f.secret("password")).unwrap(), " with blanks ");
    }

    #[test]
    fn days_outside_a_life_are_refused() {
        for wrong in ["0001-01-01", "2025-02-29", "13/01/2020", "yesterday"] {
            assert_eq!(parse_day(wrong), None, "{wrong}");
        }
        assert_eq!(parse_day("11/24/2026"), Day::new(2026, 11, 24));
    }
}
