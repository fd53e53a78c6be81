//! Contact attempts: how somebody was tried and what came of it.

pub mod rules;
