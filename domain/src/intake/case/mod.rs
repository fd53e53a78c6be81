//! The case: one period of participation of one participant in one program.

pub mod adoption;
pub mod assignment;
pub mod commands;
pub mod moves;
pub mod queries;
mod record;
pub mod rights;
pub mod rules;
pub mod waitlist;

pub use record::{ActiveModel, Application, Column, Entity, Model as Case, stage_changes};
