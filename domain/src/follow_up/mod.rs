//! Duties toward people after a cause: rules, tasks, contacts, exit.

pub mod caseload;
pub mod contacts;
pub mod digest;
pub mod exit;
pub mod impossible;
pub mod merging;
pub mod monitoring;
mod plan;
pub mod reports;
pub mod rules;
pub mod surveys;
pub mod tasks;

pub(crate) use plan::plan;
