//! Services given and planned. Program entry and the last day of service are derived from them, never typed.

pub mod commands;
pub mod queries;
mod record;
pub mod rules;

pub use record::{
    ActiveModel, Column, Entity, Model as Service, ServiceDetails, ServiceEntry, ServiceId, Span, planned,
};
