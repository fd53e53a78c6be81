//! Orientations: a group session about the program, with seats, sign-up and attendance.

pub mod commands;
pub mod queries;
mod record;

pub use record::{ActiveModel, Column, Entity, Model as Orientation, OrientationDetails, OrientationId};
