//! Eligibility: rules as data, what is known about somebody, and what the rules say of it.

mod facts;
mod reading;
pub mod rules;

pub use facts::{Areas, Evidence, EvidenceKind, Fact, FactName, FactValue, Facts, Missing, Used};
