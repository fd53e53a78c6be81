//! Eligibility: what is known, what the program's rules say of it, and what was decided.

pub mod commands;
pub mod queries;
mod record;
pub mod rules;

pub use record::{
    ActiveModel, Column, DeterminationId, Entity, Findings, Model as Decided, Priorities, StreamPriority, case_streams,
};
