//! Grants: whose money for how long, what was promised for it, and the funding streams that it comes as.

pub mod commands;
pub mod queries;
mod record;
pub mod rules;

pub use record::{
    ActiveModel, Column, DeliverableDetails, DeliverableId, Entity, GrantDetails, GrantId, Model as Grant,
    deliverables, revisions, shares,
};
