//! Services given and planned. Program entry and the last day of service are derived from them, never typed.

pub mod commands;
mod record;
pub mod rules;

pub use record::{ActiveModel, Column, Entity, Model as Service, ServiceDetails, ServiceId, planned};
