//! From the first question to a plan: participants, their cases and what was decided about them.

pub mod case;
