//! Duties toward people after a cause: rules, tasks, contacts, exit.

pub mod exit;
