//! The search for a job: what somebody brings, from when and for which shifts, and which job developer looks with them.

pub mod commands;
pub mod queries;
mod record;

pub use record::{ActiveModel, Column, Entity, JobSearchDetails, Model as JobSearch, Shift, Shifts};
