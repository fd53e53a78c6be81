//! Attendance: one sheet a session, hours present of hours scheduled, and what absences lead to.

pub mod commands;
pub mod queries;
mod record;
pub mod rules;

pub use record::{ActiveModel, AttendanceId, Column, Entity, Line, Model as Attendance, Sheet};
