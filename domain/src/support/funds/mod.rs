//! Funds: money that may be spent on a participant, for what and for whom, and the ledger in which every cent stands.

mod behind;
pub mod commands;
pub mod ledger;
pub mod pace;
pub mod queries;
mod record;
pub mod rules;

pub use behind::behind;
pub use record::{ActiveModel, Column, Entity, FundDetails, FundId, Kinds, Model as Fund, Purposes, Served};
