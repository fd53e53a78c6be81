//! An eligibility rule as a form: its fields depend on what kind of rule it is.

use super::EvidenceKind;
use super::rules::{Condition, Requirement, Rule, Wording};
use crate::shared::fields::LINE;
use crate::shared::{Coded, Fields, Refusal};

crate::coded! {
    /// The kinds of rule that a program can have.
    pub enum RuleKind("rule-kind") {
        /// At least so old.
        MinimumAge = "minimum-age",
        /// At most so old.
        MaximumAge = "maximum-age",
        /// Lives in an area.
        Residence = "residence",
        /// Income against a published table.
        Income = "income",
        /// May work here.
        AuthorizedToWork = "authorized-to-work",
        /// Has a status.
        Status = "status",
        /// A test score.
        Score = "score",
        /// A document.
        Document = "document",
        /// A yes/no question of the program's own.
        Criterion = "criterion",
    }
}

/// The longest sentence that says why a rule is unmet.
const SENTENCE: usize = 500;
/// The longest list of areas, questions or statuses.
const LIST: usize = 2_000;
/// Ages that a rule may name.
const AGES: std::ops::RangeInclusive<i64> = 0..=120;
/// Scores that a rule may name.
const SCORES: std::ops::RangeInclusive<i64> = -10_000..=10_000;
/// Percentages of a table that a rule may name.
const PERCENT: std::ops::RangeInclusive<i64> = 1..=1_000;

impl RuleKind {
    /// Of a rule.
    pub fn of(requires: &Requirement) -> Self {
        match requires {
            Requirement::MinimumAge { .. } => Self::MinimumAge,
            Requirement::MaximumAge { .. } => Self::MaximumAge,
            Requirement::Residence { .. } => Self::Residence,
            Requirement::Income { .. } => Self::Income,
            Requirement::AuthorizedToWork => Self::AuthorizedToWork,
            Requirement::Status { .. } => Self::Status,
            Requirement::Score { .. } => Self::Score,
            Requirement::Document { .. } => Self::Document,
            Requirement::Criterion { .. } => Self::Criterion,
        }
    }
}

impl Rule {
    /// Reads the form of a rule of this kind.
    pub fn read(fields: &mut Fields<'_>, kind: RuleKind) -> Self {
        Self {
            code: code(fields),
            stream: fields.optional_text("stream", LINE),
            requires: requirement(fields, kind),
            only_if: condition(fields),
            evidence: fields.optional_choice::<EvidenceKind>("evidence"),
            unmet: Wording { en: fields.text("unmet_en", SENTENCE), es: fields.text("unmet_es", SENTENCE) },
        }
    }

    /// The form's fields, filled with this rule.
    pub fn to_fields(&self) -> Vec<(&'static str, String)> {
        let mut filled = vec![("code", self.code.clone())];
        filled.extend(self.stream.clone().map(|stream| ("stream", stream)));
        filled.extend(self.evidence.map(|evidence| ("evidence", evidence.code().to_owned())));
        filled.extend([("unmet_en", self.unmet.en.clone()), ("unmet_es", self.unmet.es.clone())]);
        filled.extend(of_requirement(&self.requires));
        if let Some(only) = &self.only_if {
            filled.extend(of_condition(only));
        }
        filled
    }
}

/// Lower-case letters, digits and hyphens: rules, files and stored determinations name it.
fn code(fields: &mut Fields<'_>) -> String {
    let code = fields.text("code", LINE);
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    if !code.is_empty() && !code.chars().all(plain) {
        fields.refuse(Refusal::of("code", "not-a-code").with("typed", &code));
    }
    code
}

fn requirement(fields: &mut Fields<'_>, kind: RuleKind) -> Requirement {
    match kind {
        RuleKind::MinimumAge => Requirement::MinimumAge { years: years(fields, "years") },
        RuleKind::MaximumAge => Requirement::MaximumAge { years: years(fields, "years") },
        RuleKind::Residence => Requirement::Residence { within: list(fields, "within", true) },
        RuleKind::Income => Requirement::Income {
            table: fields.text("table", LINE),
            percent: u32::try_from(fields.number("percent", PERCENT)).unwrap_or_default(),
            or_any: list(fields, "or_any", false),
        },
        RuleKind::AuthorizedToWork => Requirement::AuthorizedToWork,
        RuleKind::Status => Requirement::Status { any_of: list(fields, "any_of", true) },
        RuleKind::Score => Requirement::Score {
            test: fields.text("test", LINE),
            from: fields.optional_number("score_from", SCORES),
            to: fields.optional_number("score_to", SCORES),
        },
        RuleKind::Document => Requirement::Document { document: fields.text("document", LINE) },
        RuleKind::Criterion => Requirement::Criterion {
            question: fields.text("question", LINE),
            answer: fields.text("answer", 3) == "yes",
        },
    }
}

fn condition(fields: &mut Fields<'_>) -> Option<Condition> {
    let mut years = |name: &str| fields.optional_number(name, AGES).and_then(|years| i32::try_from(years).ok());
    let (age_from, age_to) = (years("age_from"), years("age_to"));
    let yes = list(fields, "only_if_yes", false).into_iter().map(|question| (question, true));
    let no = list(fields, "only_if_no", false).into_iter().map(|question| (question, false));
    let condition = Condition { answers: yes.chain(no).collect(), age_from, age_to };
    (condition != Condition::default()).then_some(condition)
}

fn years(fields: &mut Fields<'_>, name: &str) -> i32 {
    i32::try_from(fields.number(name, AGES)).unwrap_or_default()
}

/// Names separated by commas or lines.
fn list(fields: &mut Fields<'_>, name: &str, needed: bool) -> Vec<String> {
    let typed = if needed { fields.text(name, LIST) } else { fields.optional_text(name, LIST).unwrap_or_default() };
    typed.split([',', '\n']).map(str::trim).filter(|part| !part.is_empty()).map(str::to_owned).collect()
}

fn of_requirement(requires: &Requirement) -> Vec<(&'static str, String)> {
    let number = |name, number: &Option<i64>| number.map(|number| (name, number.to_string()));
    match requires {
        Requirement::MinimumAge { years } | Requirement::MaximumAge { years } => vec![("years", years.to_string())],
        Requirement::Residence { within } => vec![("within", within.join(", "))],
        Requirement::Income { table, percent, or_any } => {
            vec![("table", table.clone()), ("percent", percent.to_string()), ("or_any", or_any.join(", "))]
        }
        Requirement::AuthorizedToWork => Vec::new(),
        Requirement::Status { any_of } => vec![("any_of", any_of.join(", "))],
        Requirement::Score { test, from, to } => {
            let bounds = number("score_from", from).into_iter().chain(number("score_to", to));
            [("test", test.clone())].into_iter().chain(bounds).collect()
        }
        Requirement::Document { document } => vec![("document", document.clone())],
        Requirement::Criterion { question, answer } => {
            vec![("question", question.clone()), ("answer", if *answer { "yes" } else { "no" }.to_owned())]
        }
    }
}

fn of_condition(only: &Condition) -> Vec<(&'static str, String)> {
    let answered = |wanted| {
        let questions = only.answers.iter().filter(|(_, answer)| **answer == wanted);
        questions.map(|(question, _)| question.as_str()).collect::<Vec<_>>().join(", ")
    };
    let ages = only.age_from.map(|age| ("age_from", age.to_string()));
    let ages = ages.into_iter().chain(only.age_to.map(|age| ("age_to", age.to_string())));
    [("only_if_yes", answered(true)), ("only_if_no", answered(false))].into_iter().chain(ages).collect()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    fn read_again(rule: &Rule) -> Rule {
        let typed: Vec<_> = rule.to_fields().into_iter().map(|(name, value)| (name.to_owned(), value)).collect();
        Fields::read(&typed, |fields| Rule::read(fields, RuleKind::of(&rule.requires))).unwrap()
    }

    fn rule(requires: Requirement) -> Rule {
        let unmet = Wording { en: "No.".into(), es: "No.".into() };
        Rule { code: "one".into(), stream: None, requires, only_if: None, evidence: None, unmet }
    }

    #[test]
    fn every_kind_of_rule_survives_its_form() {
        let all = [
            Requirement::MinimumAge { years: 18 },
            Requirement::MaximumAge { years: 24 },
            Requirement::Residence { within: vec!["Larkin County".into(), "78207".into()] },
            Requirement::Income { table: "poverty".into(), percent: 200, or_any: vec!["public-assistance".into()] },
            Requirement::AuthorizedToWork,
            Requirement::Status { any_of: vec!["laid-off".into()] },
            Requirement::Score { test: "tabe".into(), from: Some(500), to: None },
            Requirement::Document { document: "diploma".into() },
            Requirement::Criterion { question: "in-school".into(), answer: false },
        ];
        assert_eq!(all.len(), RuleKind::ALL.len());
        for requires in all {
            let mut told = rule(requires);
            assert_eq!(read_again(&told), told);
            let answers = BTreeMap::from([("male-at-birth".to_owned(), true), ("in-school".to_owned(), false)]);
            told.only_if = Some(Condition { answers, age_from: Some(18), age_to: None });
            told.stream = Some("wioa-adult".into());
            told.evidence = Some(EvidenceKind::Record);
            assert_eq!(read_again(&told), told);
        }
    }

    #[test]
    fn what_is_missing_or_no_code_is_refused_by_field() {
        let typed = [("code".to_owned(), "Two Words".to_owned()), ("years".to_owned(), "eighteen".to_owned())];
        let wrong = Fields::read(&typed, |fields| Rule::read(fields, RuleKind::MinimumAge)).unwrap_err();
        let told: Vec<_> = wrong.iter().map(|w| (w.field.as_deref().unwrap(), w.code)).collect();
        let unmet = [("unmet_en", "missing"), ("unmet_es", "missing")];
        assert_eq!(told[..2], [("code", "not-a-code"), ("years", "not-in-range")]);
        assert_eq!(told[2..], unmet);
    }
}
