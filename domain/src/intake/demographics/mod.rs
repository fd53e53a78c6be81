//! Who somebody is to the federal record: sex, ethnicity and race, veteran. Asked of everybody, owed by nobody.

pub mod commands;
mod record;

pub use record::{ActiveModel, Column, Demographics, Entity, Model, Race, Sex};
