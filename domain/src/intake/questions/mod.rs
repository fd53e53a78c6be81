//! Yes/no questions that a program's rules ask and that no other step of the application answers.

pub mod commands;
mod record;

pub use record::{ActiveModel, Column, Entity, Model, Replies};
