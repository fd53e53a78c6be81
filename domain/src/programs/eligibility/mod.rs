//! Eligibility: rules as data, what is known about somebody, and what the rules say of it.

mod determination;
mod facts;
mod reading;
pub mod rules;

pub use determination::{Decision, Determination, Finding, Outcome, Verdict, determine};
pub use facts::{Areas, Evidence, EvidenceKind, Fact, FactName, FactValue, Facts, Missing, Used};
