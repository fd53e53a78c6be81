//! Small things with serial numbers, such as bus passes: bought by a fund, kept in a drawer, handed out one by one within
//! the caseworker's own limit.

pub mod commands;
pub mod queries;
mod record;
pub mod rules;

pub use record::{
    ActiveModel, Column, DrawDetails, Entity, Model as StockKind, StockKindDetails, StockKindId, UnitId, units,
};
