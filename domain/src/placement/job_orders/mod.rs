//! A job order: an employer's openings, what they ask for, and how good the job is.

pub mod commands;
pub mod queries;
mod record;
pub mod rules;

pub(in crate::placement) use record::read_soc;
pub use record::{ActiveModel, Column, Entity, JobOrderDetails, JobOrderId, Model as JobOrder, OrderStanding};
