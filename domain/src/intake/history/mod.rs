//! A participant's history: every change with its values, and for those who audit, who has looked.

pub mod queries;
pub mod rules;
