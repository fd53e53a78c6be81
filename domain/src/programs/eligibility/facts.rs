//! What is known about somebody when eligibility and priority are determined, each fact with its evidence.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::shared::{Cents, Day};

crate::coded! {
    /// How a fact is shown, from the weakest on.
    pub enum EvidenceKind("evidence") {
        /// Their own signed and dated statement.
        Statement = "statement",
        /// A document that staff have seen.
        Document = "document",
        /// An official record, looked up or matched.
        Record = "record",
    }
}

/// What shows a fact.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Evidence {
    /// What kind of evidence.
    pub kind: EvidenceKind,
    /// Which: the document's code or number in the file, or the words of whoever saw it.
    pub what: String,
}

/// A fact: its value or nothing where it is unknown, and its evidence or nothing where it is only said.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fact<T> {
    /// The value. Unknown is a value of its own, never "no".
    pub value: Option<T>,
    /// What shows it.
    pub evidence: Option<Evidence>,
}

impl<T> Fact<T> {
    /// Somebody said so.
    pub fn said(value: T) -> Self {
        Self { value: Some(value), evidence: None }
    }

    /// Something shows it.
    pub fn shown(value: T, kind: EvidenceKind, what: impl Into<String>) -> Self {
        Self { value: Some(value), evidence: Some(Evidence { kind, what: what.into() }) }
    }

    /// Nobody knows.
    pub fn unknown() -> Self {
        Self { value: None, evidence: None }
    }
}

impl<T> Default for Fact<T> {
    fn default() -> Self {
        Self::unknown()
    }
}

/// The areas somebody lives in: state, county, city, ZIP code, each by its usual name.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Areas(pub Vec<String>);

/// Everything known about somebody that rules can ask for.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Facts {
    /// Date of birth.
    pub born: Fact<Day>,
    /// Where they live.
    pub residence: Fact<Areas>,
    /// People in the household who share income, themselves included; 1 or more.
    pub household_size: Fact<u32>,
    /// The household's income of a year, before tax.
    pub yearly_income: Fact<Cents>,
    /// Yes/no answers by the question's code: authorized to work, veteran, criteria of the program's own.
    pub answers: BTreeMap<String, Fact<bool>>,
    /// Scores by the test's code.
    pub scores: BTreeMap<String, Fact<i64>>,
    /// Documents by their code: yes where one is there and accepted, no where it cannot be had.
    pub documents: BTreeMap<String, Fact<bool>>,
}

/// Which fact.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum FactName {
    /// Date of birth.
    Born,
    /// Where they live.
    Residence,
    /// Household size.
    HouseholdSize,
    /// Yearly income.
    YearlyIncome,
    /// A yes/no answer.
    Answer(String),
    /// A test score.
    Score(String),
    /// A document.
    Document(String),
}

/// A fact's value as it was, for the stored determination.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum FactValue {
    /// A day.
    Day(Day),
    /// A number.
    Number(i64),
    /// An amount.
    Money(Cents),
    /// Yes or no.
    Answer(bool),
    /// Names.
    Names(Vec<String>),
}

/// A fact that a rule looked at.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Used {
    /// Which.
    pub fact: FactName,
    /// What it was.
    pub value: FactValue,
    /// What showed it.
    pub evidence: Option<Evidence>,
}

impl Used {
    /// Whether it is shown by evidence of at least this kind. A document shows itself.
    pub fn is_shown_by(&self, kind: EvidenceKind) -> bool {
        matches!(self.fact, FactName::Document(_)) || self.evidence.as_ref().is_some_and(|e| e.kind >= kind)
    }
}

/// What is missing before a rule can say yes or no.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Missing {
    /// Nobody knows this yet.
    Answer(FactName),
    /// It is said, and needs evidence of at least this kind.
    Evidence(FactName, EvidenceKind),
    /// The program has no table of this name for the year.
    Table(String),
}

impl From<Day> for FactValue {
    fn from(day: Day) -> Self {
        Self::Day(day)
    }
}

impl From<u32> for FactValue {
    fn from(number: u32) -> Self {
        Self::Number(number.into())
    }
}

impl From<i64> for FactValue {
    fn from(number: i64) -> Self {
        Self::Number(number)
    }
}

impl From<Cents> for FactValue {
    fn from(amount: Cents) -> Self {
        Self::Money(amount)
    }
}

impl From<bool> for FactValue {
    fn from(answer: bool) -> Self {
        Self::Answer(answer)
    }
}

impl From<Areas> for FactValue {
    fn from(areas: Areas) -> Self {
        Self::Names(areas.0)
    }
}
