//! The same person, twice: how two descriptions of a person compare, whom of many somebody may be, and what was said
//! about it.

pub mod commands;
mod fold;
mod names;
mod nicknames;
mod people;
pub mod queries;
mod record;
pub mod rules;

pub use fold::fold;
pub use people::{MOST_ON_ONE_DAY, People};
pub use record::{ActiveModel, Column, Entity, Grounds, Model as PossibleDuplicate, Settlement};
