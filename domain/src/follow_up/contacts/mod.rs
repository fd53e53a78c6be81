//! Contact attempts: how somebody was tried and what came of it.

pub mod commands;
pub mod queries;
mod record;
pub mod rules;
pub mod sweeps;

pub use record::{ActiveModel, Column, ContactDetails, ContactId, Entity, Model as Contact, Next};
