//! People with an account: invited by mail, with a password of their own, holding roles.

pub mod account;
pub mod commands;
pub mod queries;
mod record;
pub mod roles;
pub mod rules;

pub use record::{AccountDetails, ActiveModel, Column, Entity, Invitation, Model as User};
