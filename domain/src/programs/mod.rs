//! Programs and what they decide by: service kinds, eligibility, priority, reference tables.

pub mod changes;
pub mod contract;
pub mod eligibility;
pub mod grants;
pub mod income_tables;
pub mod namings;
pub mod occupations;
pub mod priority;
mod program;
pub mod service_kinds;
pub mod set_up;
mod template;

pub use program::*;
