//! How a requirement or a condition is read off the facts: a logic of three values, yes, no and not known.

use super::facts::{EvidenceKind, Fact, FactName, FactValue, Facts, Missing, Used};
use super::rules::{AUTHORIZED_TO_WORK, Condition, Requirement};
use crate::programs::income_tables::rules::IncomeTables;
use crate::shared::Day;

/// What a requirement or condition came to, and by what.
#[derive(Default)]
pub(super) struct Reading {
    /// Yes, no, or not known.
    pub holds: Option<bool>,
    /// The facts that decided it, or that are known of those that would.
    pub used: Vec<Used>,
    /// What they were compared with.
    pub against: Option<FactValue>,
    /// What is missing where it is not known.
    pub missing: Vec<Missing>,
}

impl Condition {
    /// Whether the rule applies.
    pub(super) fn read(&self, facts: &Facts, day: Day) -> Reading {
        let answers = self.answers.iter().map(|(question, answer)| read_answer(facts, question, *answer));
        let from = self.age_from.map(|years| read_age(facts, day, |age| age >= years));
        let to = self.age_to.map(|years| read_age(facts, day, |age| age <= years));
        answers.chain(from).chain(to).fold(Reading::always(), Reading::and)
    }
}

impl Requirement {
    /// Whether it holds, with the evidence that a yes needs.
    pub(super) fn read(
        &self,
        facts: &Facts,
        tables: &IncomeTables,
        evidence: Option<EvidenceKind>,
        day: Day,
    ) -> Reading {
        let reading = match self {
            Self::MinimumAge { years } => read_age(facts, day, |age| age >= *years),
            Self::MaximumAge { years } => read_age(facts, day, |age| age <= *years),
            Self::Residence { within } => read_residence(facts, within),
            Self::Income { table, percent, or_any } => {
                let instead = read_any(facts, or_any).with_evidence(evidence);
                instead.or(read_income(facts, tables, (table, *percent), day).with_evidence(evidence))
            }
            Self::AuthorizedToWork => read_answer(facts, AUTHORIZED_TO_WORK, true),
            Self::Status { any_of } => read_any(facts, any_of),
            Self::Score { test, from, to } => read_score(facts, test, (*from, *to)),
            Self::Document { document } => {
                Reading::of(FactName::Document(document.clone()), facts.documents.get(document), |accepted| *accepted)
            }
            Self::Criterion { question, answer } => read_answer(facts, question, *answer),
        };
        reading.with_evidence(evidence)
    }
}

fn read_age(facts: &Facts, day: Day, test: impl FnOnce(i32) -> bool) -> Reading {
    Reading::of(FactName::Born, Some(&facts.born), |born| test(day.age_of(*born)))
}

fn read_answer(facts: &Facts, question: &str, answer: bool) -> Reading {
    Reading::of(FactName::Answer(question.to_owned()), facts.answers.get(question), |given| *given == answer)
}

fn read_residence(facts: &Facts, within: &[String]) -> Reading {
    let plain = |name: &String| name.trim().to_lowercase();
    let listed = |area: &String| within.iter().any(|name| plain(name) == plain(area));
    Reading::of(FactName::Residence, Some(&facts.residence), |areas| areas.0.iter().any(listed))
}

fn read_score(facts: &Facts, test: &str, (from, to): (Option<i64>, Option<i64>)) -> Reading {
    let in_range = |score: &i64| from.is_none_or(|from| *score >= from) && to.is_none_or(|to| *score <= to);
    Reading::of(FactName::Score(test.to_owned()), facts.scores.get(test), in_range)
}

/// One yes is enough, the best shown of them; a no needs every answer.
fn read_any(facts: &Facts, questions: &[String]) -> Reading {
    let readings = questions.iter().map(|question| read_answer(facts, question, true));
    let (yes, others): (Vec<_>, Vec<_>) = readings.partition(|reading| reading.holds == Some(true));
    let evidence =
        |reading: &Reading| reading.used.iter().filter_map(|used| used.evidence.as_ref()).map(|e| e.kind).max();
    yes.into_iter().max_by_key(evidence).unwrap_or_else(|| others.into_iter().fold(Reading::never(), Reading::or))
}

fn read_income(facts: &Facts, tables: &IncomeTables, (table, percent): (&str, u32), day: Day) -> Reading {
    let size = Reading::of(FactName::HouseholdSize, Some(&facts.household_size), |_| true);
    let income = Reading::of(FactName::YearlyIncome, Some(&facts.yearly_income), |_| true);
    let mut both = size.and(income);
    let (Some(size), Some(income)) = (facts.household_size.value, facts.yearly_income.value) else { return both };
    let row = tables.get(table).and_then(|table| table.in_force(day));
    match row.and_then(|row| row.limit(size, percent)) {
        Some(limit) => {
            both.holds = Some(income <= limit);
            both.against = Some(FactValue::Money(limit));
        }
        None => {
            both.holds = None;
            let nobody = size == 0;
            let missing = if nobody { Missing::Answer(FactName::HouseholdSize) } else { Missing::Table(table.into()) };
            both.missing.push(missing);
        }
    }
    both
}

impl Reading {
    /// A yes that needs no fact.
    pub(super) fn always() -> Self {
        Self { holds: Some(true), ..Self::default() }
    }

    fn never() -> Self {
        Self { holds: Some(false), ..Self::default() }
    }

    /// One fact decides it by `test`.
    fn of<T: Clone + Into<FactValue>>(name: FactName, fact: Option<&Fact<T>>, test: impl FnOnce(&T) -> bool) -> Self {
        let Some((value, evidence)) = fact.and_then(|fact| Some((fact.value.as_ref()?, &fact.evidence))) else {
            return Self { missing: vec![Missing::Answer(name)], ..Self::default() };
        };
        let used = Used { fact: name, value: value.clone().into(), evidence: evidence.clone() };
        Self { holds: Some(test(value)), used: vec![used], ..Self::default() }
    }

    /// A yes without the evidence it needs is not known yet; a no needs none.
    fn with_evidence(mut self, needed: Option<EvidenceKind>) -> Self {
        let Some(kind) = needed.filter(|_| self.holds == Some(true)) else { return self };
        let bare = self.used.iter().filter(|used| !used.is_shown_by(kind));
        self.missing.extend(bare.map(|used| Missing::Evidence(used.fact.clone(), kind)));
        self.holds = self.missing.is_empty().then_some(true);
        self
    }

    /// Both must hold: one no decides.
    fn and(self, other: Self) -> Self {
        self.join(other, false)
    }

    /// One is enough: one yes decides.
    fn or(self, other: Self) -> Self {
        self.join(other, true)
    }

    fn join(mut self, other: Self, decides: bool) -> Self {
        if self.holds == Some(decides) {
            return self;
        }
        if other.holds == Some(decides) {
            return other;
        }
        self.holds = self.holds.and(other.holds);
        self.used.extend(other.used);
        self.missing.extend(other.missing);
        self.against = self.against.or(other.against);
        self
    }
}
