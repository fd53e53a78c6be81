//! From the first question to a plan: participants, their cases and what was decided about them.

pub mod alternate_contacts;
pub mod case;
pub mod documents;
pub mod duplicates;
pub mod file;
pub mod finding;
pub mod history;
pub mod notes;
pub mod opening;
pub mod participants;
pub mod plans;
pub mod roster;
pub mod services;
pub mod timeline;
