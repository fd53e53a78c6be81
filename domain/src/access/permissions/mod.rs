//! The one permission table, and what a reader's roles make of it.

mod matrix;
mod rules;

pub use matrix::{Permission, Role};
pub use rules::{Reach, printed, reach};
