//! What somebody reported of a job, and what waits until staff have confirmed it: a hire, or an end.

pub mod commands;
pub mod hearing;
pub mod queries;
mod record;
pub mod rules;

pub use record::{ActiveModel, Column, Entity, HireDetails, HireTold, JobReportId, Model as JobReport};
