//! Asking a provider to help with a need: sent, and answered by link or by word of mouth.

pub mod answering;
pub mod by_link;
pub mod commands;
pub mod queries;
mod record;
pub mod rules;

pub use record::{
    ActiveModel, AnswerDetails, Column, Entity, Model as ServiceReferral, ReferralDetails, ServiceReferralId,
};
