//! Participants from the first question to eligibility: who they are, what they bring, what they are found to be.

pub mod duplicates;
pub mod roster;
