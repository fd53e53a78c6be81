//! Duties toward people after a cause: rules, tasks, contacts, exit.

pub mod contacts;
pub mod exit;
mod plan;
pub mod rules;
pub mod tasks;

pub(crate) use plan::plan;
