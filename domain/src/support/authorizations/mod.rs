//! Money promised to one case for one thing: asked for, approved, given out as a voucher, paid, and where it must be,
//! taken back. Each step moves the fund's ledger.

pub mod commands;
pub(in crate::support) mod facts;
pub mod paying;
pub mod queries;
mod record;
pub mod rules;
pub mod sweeps;

pub use record::{
    ActiveModel, Answers, AskDetails, AuthorizationId, Column, Entity, Model as Authorization, Payment, Reversal,
    approvals,
};
