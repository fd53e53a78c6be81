//! An employer: what it is called, what it does, and what it is to the program.

pub mod commands;
pub mod fein;
pub mod queries;
mod record;
pub mod rules;

pub use record::{ActiveModel, Column, EmployerDetails, Entity, Model as Employer};
