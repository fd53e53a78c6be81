//! Published income tables, by year and household size.

pub mod file;
pub mod rules;
