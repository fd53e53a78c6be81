//! Published income tables, by year and household size.

pub mod rules;
