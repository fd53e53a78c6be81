//! Duties toward people after a cause: rules, tasks, contacts, exit.

pub mod contacts;
pub mod exit;
pub mod rules;
pub mod tasks;
