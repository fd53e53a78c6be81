//! A job as somebody told of it on a day: pay, hours, how good it is. Beside the offer it shows what has changed since.

pub mod commands;
pub mod queries;
mod record;

pub use record::{ActiveModel, Column, Entity, JobProfileId, Model as JobProfile, Told};
