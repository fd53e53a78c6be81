//! A class elsewhere: a course of a college or a school, without a cohort of ours.

pub mod commands;
pub mod queries;
mod record;
pub mod rules;

pub use record::{ActiveModel, Column, CourseDetails, CourseId, Entity, Finishing, Model as Course};
