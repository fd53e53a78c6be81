//! The contract of participation in a class: infractions, and the points that are left.

pub mod commands;
pub mod queries;
mod record;
pub mod rules;

pub use record::{ActiveModel, Column, Entity, InfractionDetails, InfractionId, Model as Infraction};
