//! Assessments: an instrument, a subject, a score, its level, its day, before or after the training.

pub mod commands;
pub mod queries;
mod record;

pub use record::{
    ActiveModel, Assessment, AssessmentDetails, AssessmentId, Column, Entity, Instrument, Phase, Subject,
};
