//! Programs and what they decide by: service kinds, eligibility, priority, reference tables.

pub mod service_kinds;
