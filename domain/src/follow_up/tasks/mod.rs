//! Tasks: duties with a window, and how they end.

pub mod rules;
