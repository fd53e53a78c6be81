//! Case notes: what was said and seen, in plain text.

pub mod commands;
pub mod queries;
mod record;

pub use record::{ActiveModel, Column, Entity, Model as Note, NoteDetails, NoteId};
