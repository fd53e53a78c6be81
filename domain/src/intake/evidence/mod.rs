//! What shows a fact of an application: a statement, a document that was seen, a record that was looked up.

pub mod commands;
mod record;
pub mod rules;

pub use record::{ActiveModel, Column, Entity, Model, Shown};
