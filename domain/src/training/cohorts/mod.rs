//! One run of a curriculum version: when, where, by whom, with how many seats, and its sessions.

pub mod commands;
pub mod queries;
mod record;
pub mod rules;

pub use record::{
    ActiveModel, CohortChange, CohortDetails, CohortId, Column, Entity, Model as Cohort, SessionDetails, SessionId,
    sessions,
};
