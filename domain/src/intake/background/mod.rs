//! Work and schooling as they were at the application.

pub mod commands;
mod record;

pub use record::{ActiveModel, Background, Column, Education, Employment, Entity, Model, School, UnemploymentClaim};
