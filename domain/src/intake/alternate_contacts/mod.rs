//! A mother, a friend: whoever knows where somebody is when they moved and the phone is cut off.

pub mod commands;
pub mod queries;
mod record;

pub use record::{
    ActiveModel, AlternateContactDetails, AlternateContactId, Column, Entity, MayBeTold, Model as AlternateContact,
};
