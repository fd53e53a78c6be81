//! Tasks: duties with a window, what becomes of them, and their place in the queue.

pub mod commands;
pub(super) mod planning;
pub mod queries;
mod record;
pub mod rules;
pub mod sweeps;

pub use record::{ActiveModel, Column, Entity, Model as Task, TaskDetails};
