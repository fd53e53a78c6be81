//! Job-seekers: who they are, how they are reached, and whether a reader may see them.

pub mod commands;
pub mod identifier;
pub mod queries;
mod record;
pub mod rules;
pub mod words;

pub use record::{
    ActiveModel, Column, Entity, Model as Participant, ParticipantDetails, SafeChannel, refuse_impossible_birth,
};
