//! The same person, twice: how two descriptions of a person compare, and whom of many somebody may be.

mod fold;
mod names;
mod nicknames;
mod people;
pub mod rules;

pub use fold::fold;
pub use people::{MOST_ON_ONE_DAY, People};
