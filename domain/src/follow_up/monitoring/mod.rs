//! Files that would fail the monitoring of a grant: what an auditor asks of a case that the grant pays for, and what of it
//! is missing.

pub mod queries;
pub mod rules;
