//! A case's place in a cohort: waiting, seated, paused, through, or gone.

pub mod commands;
pub mod queries;
mod record;
pub mod rules;

pub use record::{ActiveModel, Column, EnrollmentId, Entity, Leaving, Model as Enrollment};
