//! Counts: people in a household, hours a week.

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::Reading;
use crate::intake::duplicates::fold;
use crate::intake::roster::words::is_blank;

/// Larger households are typing errors.
const LARGEST_HOUSEHOLD: u8 = 30;
/// A week's hours in tenths; more are typing errors.
const MOST_TENTHS: u16 = 1000;
const NUMBERS: [&str; 12] =
    ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

/// Hours a week, to the tenth.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct WeeklyHours {
    /// Tenths of an hour.
    pub tenths: u16,
}

impl Serialize for WeeklyHours {
    /// `40` or `37.5`.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match (self.tenths / 10, self.tenths % 10) {
            (hours, 0) => serializer.serialize_u16(hours),
            _ => serializer.serialize_f32(f32::from(self.tenths) / 10.0),
        }
    }
}

impl<'de> Deserialize<'de> for WeeklyHours {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let tenths = (f64::deserialize(deserializer)? * 10.0).round();
        if (0.0..=f64::from(MOST_TENTHS)).contains(&tenths) {
            Ok(Self { tenths: tenths as u16 })
        } else {
            Err(serde::de::Error::custom("more hours than a week has"))
        }
    }
}

/// Reads the size of a household: `5`, `5 people`, `family of 4`, `three`.
///
/// # Errors
/// `household-unclear`.
pub fn household(typed: &str) -> Reading<u8> {
    if is_blank(typed) {
        return Ok(None);
    }
    let folded = fold(typed.split('(').next().unwrap_or_default());
    let numbers: Vec<u8> = folded.split(' ').filter_map(number).collect();
    match numbers[..] {
        [people] if (1..=LARGEST_HOUSEHOLD).contains(&people) && !typed.contains('-') && has_no_fraction(typed) => {
            Ok(Some(people))
        }
        _ => Err("household-unclear"),
    }
}

fn number(word: &str) -> Option<u8> {
    let spelled = NUMBERS.iter().position(|number| *number == word).map(|place| place as u8 + 1);
    spelled.or_else(|| word.parse().ok()).or_else(|| word.chars().any(|c| c.is_ascii_digit()).then_some(0))
}

/// `4.0` is how a spreadsheet writes four.
fn has_no_fraction(typed: &str) -> bool {
    typed.split_once('.').is_none_or(|(_, after)| after.starts_with(|c: char| !c.is_ascii_digit()) || after.is_empty())
}

/// Reads hours a week: `40`, `37.5`, `32 hrs`, `40 hours/week`.
///
/// # Errors
/// `hours-unclear`.
pub fn hours(typed: &str) -> Reading<WeeklyHours> {
    if is_blank(typed) {
        return Ok(None);
    }
    let (number, unit) = typed
        .trim()
        .split_at(typed.trim().find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(typed.trim().len()));
    let known = matches!(fold(unit).as_str(), "" | "h" | "hr" | "hrs" | "hour" | "hours" | "horas")
        || ["wk", "week", "weekly", "semana"].iter().any(|week| fold(unit).ends_with(week));
    let tenths = tenths(number).filter(|tenths| known && (1..=MOST_TENTHS).contains(tenths));
    tenths.map(|tenths| Some(WeeklyHours { tenths })).ok_or("hours-unclear")
}

fn tenths(number: &str) -> Option<u16> {
    let (whole, part) = number.split_once('.').unwrap_or((number, ""));
    let tenth = match part.trim_end_matches('0') {
        "" => 0,
        one if one.len() == 1 => one.parse().ok()?,
        _ => return None,
    };
    whole.parse::<u16>().ok()?.checked_mul(10)?.checked_add(tenth)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn households_are_counted() {
        for (typed, people) in
            [("5", 5), ("5 people", 5), ("1 people", 1), ("family of 4", 4), ("Three", 3), ("4 (2 kids)", 4)]
        {
            assert_eq!(household(typed), Ok(Some(people)), "{typed}");
        }
        assert_eq!(household("-"), Ok(None));
        for unclear in ["0", "many", "2-3", "31", "2 adults 1 child", "2.5", "-4", "999"] {
            assert_eq!(household(unclear), Err("household-unclear"), "{unclear}");
        }
    }

    #[test]
    fn hours_are_a_weeks() {
        for (typed, tenths) in
            [("40", 400), ("37.5", 375), ("32 hrs", 320), ("40 hours/week", 400), ("40.0", 400), ("24 per wk", 240)]
        {
            assert_eq!(hours(typed), Ok(Some(WeeklyHours { tenths })), "{typed}");
        }
        for unclear in ["0", "full time", "168 eggs", "101", "20-30", "37.55", "999999"] {
            assert_eq!(hours(unclear), Err("hours-unclear"), "{unclear}");
        }
        assert_eq!(serde_json::to_string(&WeeklyHours { tenths: 400 }).unwrap(), "40");
        assert_eq!(serde_json::to_string(&WeeklyHours { tenths: 375 }).unwrap(), "37.5");
    }
}
