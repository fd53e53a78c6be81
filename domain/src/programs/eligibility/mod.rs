//! Eligibility: rules as data, what is known about somebody, and what the rules say of it.

mod determination;
mod editing;
mod facts;
mod reading;
pub mod rules;

pub use determination::{Decision, Determination, Finding, Outcome, Verdict, determine};
pub use editing::RuleKind;
pub use facts::{Areas, Evidence, EvidenceKind, Fact, FactName, FactValue, Facts, Missing, Used};
