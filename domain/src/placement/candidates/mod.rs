//! A candidate: a case proposed for a job order, under the participant's release to its employer.

pub mod commands;
mod message;
pub mod queries;
mod record;
pub mod rules;

pub use message::CandidateGone;
pub use record::{ActiveModel, CandidateId, CandidateStanding, Column, Entity, Model as Candidate, MoveDetails};
