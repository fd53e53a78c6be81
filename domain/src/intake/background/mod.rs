//! Work and schooling as they were at the application.

pub mod commands;
pub mod queries;
mod record;

pub use record::{ActiveModel, Background, Column, Education, Employment, Entity, Model, School, UnemploymentClaim};
