//! What somebody lacks that stands between them and the training or the job: opened, and met, unmet or withdrawn.

pub mod commands;
pub mod queries;
mod record;
pub mod rules;

pub use record::{ActiveModel, Column, Entity, Model as Need, NeedDetails, NeedId, Settlement};
