//! Two records of one person become one: recorded, and taken back while nothing was built on it.

pub mod commands;
pub mod moves;
pub mod queries;
mod record;
pub mod rules;

pub use record::{ActiveModel, Column, Entity, MergeDetails, MergeId, Model as Merge, moved};
