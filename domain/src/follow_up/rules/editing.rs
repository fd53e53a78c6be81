//! A follow-up rule as a form.

use std::borrow::Cow;

use super::causes::Trigger;
use super::kinds::TaskKind;
use super::rules::{Escalation, HEAVIEST, Offset, Rule};
use crate::access::Role;
use crate::follow_up::exit::rules::QUARTERS_FOLLOWED;
use crate::shared::fields::LINE;
use crate::shared::{Coded, Fields, Refusal};

/// The farthest that a rule looks ahead or back, in days: two years.
const FARTHEST: i64 = 730;
/// The longest pause between two turns, in days.
const LONGEST_PAUSE: i64 = 365;

impl Rule {
    /// Reads the form of a rule: of `known`, or of a new one. What the form does not ask stays.
    pub fn read(fields: &mut Fields<'_>, known: Option<&Self>) -> Self {
        let quarterly = known.is_some_and(|rule| matches!(rule.window, Offset::Quarters { .. }));
        let (code, trigger, kind) = match known {
            Some(rule) => (rule.code.clone(), rule.trigger, rule.kind),
            None => (code(fields), fields.choice::<Trigger>("trigger"), fields.choice::<TaskKind>("kind")),
        };
        Self {
            code,
            trigger,
            window: if quarterly { quarter(fields) } else { days(fields) },
            kind,
            falls_to: fields.choice::<Role>("falls_to"),
            escalates: escalation(fields),
            asks_first: known.and_then(|rule| rule.asks_first),
            weight: u8::try_from(fields.optional_number("weight", 0..=HEAVIEST.into()).unwrap_or(0))
                .unwrap_or_default(),
            repeats_every: count(fields.optional_number("repeats_every", 1..=LONGEST_PAUSE)),
        }
    }

    /// The form's fields, filled with this rule.
    pub fn to_fields(&self) -> Vec<(&'static str, String)> {
        let mut filled = match self.window {
            Offset::Quarters { after } => vec![("quarter", after.to_string())],
            Offset::Days { after, opens_before, closes_after } => vec![
                ("after", after.to_string()),
                ("opens_before", opens_before.to_string()),
                ("closes_after", closes_after.to_string()),
            ],
        };
        filled.extend([("falls_to", self.falls_to.code().to_owned()), ("weight", self.weight.to_string())]);
        if let Some(late) = self.escalates {
            filled.extend([("late_after", late.after_days.to_string()), ("late_to", late.to.code().to_owned())]);
        }
        filled.extend(self.repeats_every.map(|days| ("repeats_every", days.to_string())));
        filled
    }
}

/// Lower-case letters, digits and hyphens: tasks name their rule by it.
fn code(fields: &mut Fields<'_>) -> Cow<'static, str> {
    let code = fields.text("code", LINE);
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    if !code.is_empty() && !code.chars().all(plain) {
        fields.refuse(Refusal::of("code", "not-a-code").with("typed", &code));
    }
    code.into()
}

fn days(fields: &mut Fields<'_>) -> Offset {
    let after = fields.number("after", -FARTHEST..=FARTHEST);
    Offset::Days {
        after: i32::try_from(after).unwrap_or_default(),
        opens_before: count(fields.optional_number("opens_before", 0..=FARTHEST)).unwrap_or_default(),
        closes_after: count(Some(fields.number("closes_after", 0..=FARTHEST))).unwrap_or_default(),
    }
}

fn quarter(fields: &mut Fields<'_>) -> Offset {
    let after = fields.number("quarter", 1..=QUARTERS_FOLLOWED.into());
    Offset::Quarters { after: u8::try_from(after).unwrap_or(1) }
}

/// Both or neither: a day without anybody who hears of it, or the other way about, is refused.
fn escalation(fields: &mut Fields<'_>) -> Option<Escalation> {
    let (after, to) = (fields.optional_number("late_after", 0..=FARTHEST), fields.optional_choice::<Role>("late_to"));
    match (count(after), to) {
        (Some(after_days), Some(to)) => Some(Escalation { after_days, to }),
        (None, None) => None,
        (Some(_), None) => {
            fields.refuse(Refusal::of("late_to", "missing"));
            None
        }
        (None, Some(_)) => {
            fields.refuse(Refusal::of("late_after", "missing"));
            None
        }
    }
}

fn count(number: Option<i64>) -> Option<u32> {
    number.and_then(|number| u32::try_from(number).ok())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::follow_up::rules::defaults;

    fn read(typed: &[(&str, String)], known: Option<&Rule>) -> Result<Rule, Vec<Refusal>> {
        let typed: Vec<_> = typed.iter().map(|(name, value)| ((*name).to_owned(), value.clone())).collect();
        Fields::read(&typed, |fields| Rule::read(fields, known))
    }

    #[test]
    fn every_default_survives_its_form() {
        for rule in defaults() {
            assert_eq!(read(&rule.to_fields(), Some(&rule)).unwrap(), rule);
        }
    }

    #[test]
    fn whoever_hears_of_a_late_task_hears_it_on_a_day() {
        let rule = defaults().remove(0);
        let mut typed = rule.to_fields();
        typed.retain(|(name, _)| *name != "late_to");
        let wrong = read(&typed, Some(&rule)).unwrap_err();
        assert_eq!((wrong[0].field.as_deref(), wrong[0].code), (Some("late_to"), "missing"));
    }

    #[test]
    fn a_new_rule_names_itself_its_cause_and_its_duty() {
        let days =
            [("after", "14".to_owned()), ("closes_after", "7".to_owned()), ("falls_to", "caseworker".to_owned())];
        let named = [
            ("code", "two-weeks".to_owned()),
            ("trigger", "program-entry".to_owned()),
            ("kind", "call-back".to_owned()),
        ];
        let rule = read(&[&days[..], &named[..]].concat(), None).unwrap();
        assert_eq!((&*rule.code, rule.trigger, rule.kind), ("two-weeks", Trigger::ProgramEntry, TaskKind::CallBack));
        let wrong = read(&days, None).unwrap_err();
        assert_eq!(wrong.iter().filter_map(|w| w.field.as_deref()).collect::<Vec<_>>(), ["code", "trigger", "kind"]);
    }
}
