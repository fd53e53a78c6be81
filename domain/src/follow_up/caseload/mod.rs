//! The caseload: cases with what is due, filtered, sorted and paged by address.

pub mod commands;
mod filters;
pub mod queries;

pub use filters::{After, DueWhen, Flag, Narrowed, Sort, StageFilter, Whose};
