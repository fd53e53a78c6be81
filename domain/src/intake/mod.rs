//! From the first question to a plan: participants, their cases and what was decided about them.

pub mod case;
pub mod duplicates;
pub mod imports;
pub mod notes;
pub mod participants;
pub mod roster;
pub mod services;
pub mod timeline;
