//! A placement: a job that began, or was agreed to begin, with what is known of it and how well.

pub mod commands;
pub mod queries;
mod record;
pub mod rules;
pub mod verifications;

pub use record::{
    ActiveModel, ChangeDetails, Column, EndDetails, Entity, Model as Placement, Pay, PlacementDetails, PlacementId,
    Workplace,
};
