//! Barriers to work, as the field lists them.

pub mod commands;
mod record;

pub use record::{ActiveModel, Barrier, Barriers, Column, Entity, Model, Rest};
