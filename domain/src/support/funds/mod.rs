//! Funds: money that may be spent on a participant, for what and for whom, and the ledger in which every cent stands.

pub mod commands;
pub mod ledger;
pub mod pace;
pub mod queries;
mod record;
pub mod rules;

pub use record::{ActiveModel, Column, Entity, FundDetails, FundId, Kinds, Model as Fund, Purposes, Served};
