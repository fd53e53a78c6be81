//! Eligibility rules as data. A rule belongs to a program or to one of its funding streams.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::EvidenceKind;
use crate::shared::{Language, Refusal};

/// One rule of a program, as a program's file spells it and a settings page edits it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rule {
    /// Its name within the program; stays when the rule changes.
    pub code: String,
    /// The funding stream it belongs to, by code; without one, every stream of the program.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stream: Option<String>,
    /// What must hold.
    pub requires: Requirement,
    /// When the rule applies at all; without it, always.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub only_if: Option<Condition>,
    /// The least evidence that a yes needs; without it, the person's word.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub evidence: Option<EvidenceKind>,
    /// What the person is told when it is unmet.
    pub unmet: Wording,
}

/// A sentence in both languages.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Wording {
    /// English.
    pub en: String,
    /// Spanish.
    pub es: String,
}

impl Wording {
    /// The sentence in one of them.
    pub fn in_language(&self, language: Language) -> &str {
        match language {
            Language::English => &self.en,
            Language::Spanish => &self.es,
        }
    }
}

/// What a rule requires: the field it looks at, the comparison and the value.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case", deny_unknown_fields)]
pub enum Requirement {
    /// At least so many years old.
    MinimumAge {
        /// Completed years.
        years: i32,
    },
    /// At most so many years old.
    MaximumAge {
        /// Completed years.
        years: i32,
    },
    /// Lives in one of these areas.
    Residence {
        /// Names of states, counties, cities, or ZIP codes.
        within: Vec<String>,
    },
    /// The household's yearly income is at most a percentage of a published table.
    Income {
        /// The table, by name.
        table: String,
        /// Percent of the table's amount for the household's size in the year in force.
        percent: u32,
        /// Answers of which one is enough instead, such as `public-assistance`.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        or_any: Vec<String>,
    },
    /// May work in the United States.
    AuthorizedToWork,
    /// Is a veteran or has another of these statuses.
    Status {
        /// Answers of which one is enough.
        any_of: Vec<String>,
    },
    /// A test score lies within a range.
    Score {
        /// The test, by code.
        test: String,
        /// The least score.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        from: Option<i64>,
        /// The highest.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        to: Option<i64>,
    },
    /// A document is there and was accepted.
    Document {
        /// The document, by code.
        document: String,
    },
    /// A yes/no question of the program's own was answered so.
    Criterion {
        /// The question, by code.
        question: String,
        /// The answer that is required.
        answer: bool,
    },
}

/// When a rule applies: all of it must hold.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Condition {
    /// These questions were answered so.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub answers: BTreeMap<String, bool>,
    /// At least so many years old.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub age_from: Option<i32>,
    /// At most so many years old.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub age_to: Option<i32>,
}

/// The yes/no answer that [`Requirement::AuthorizedToWork`] asks for.
pub const AUTHORIZED_TO_WORK: &str = "authorized-to-work";

/// What is wrong with a program's rules, before they are saved: each with the rule it is about as its field.
pub fn problems(rules: &[Rule], streams: &[String]) -> Vec<Refusal> {
    let mut seen = BTreeSet::new();
    let mut wrong = Vec::new();
    for rule in rules {
        let mut refuse = |code| wrong.push(Refusal::of(rule.code.clone(), code).with("rule", &rule.code));
        if !seen.insert(&rule.code) {
            refuse("rule-twice");
        }
        if rule.stream.as_ref().is_some_and(|stream| !streams.contains(stream)) {
            refuse("rule-of-unknown-stream");
        }
        if rule.unmet.en.trim().is_empty() || rule.unmet.es.trim().is_empty() {
            refuse("rule-without-words");
        }
        if rule.requires.is_empty() || rule.only_if.as_ref().is_some_and(Condition::is_empty) {
            refuse("rule-says-nothing");
        }
    }
    wrong
}

impl Requirement {
    /// Whether nobody could meet it, or everybody would.
    fn is_empty(&self) -> bool {
        match self {
            Self::MinimumAge { years } | Self::MaximumAge { years } => *years <= 0,
            Self::Residence { within: list } | Self::Status { any_of: list } => list.is_empty(),
            Self::Income { percent, .. } => *percent == 0,
            Self::Score { from, to, .. } => match (from, to) {
                (None, None) => true,
                (Some(from), Some(to)) => from > to,
                _ => false,
            },
            Self::AuthorizedToWork | Self::Document { .. } | Self::Criterion { .. } => false,
        }
    }
}

impl Condition {
    fn is_empty(&self) -> bool {
        let ages_cross = self.age_from.zip(self.age_to).is_some_and(|(from, to)| from > to);
        ages_cross || *self == Self::default()
    }
}
