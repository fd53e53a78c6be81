//! What Tandem knows. Rooms stand in the order in which a case meets them, and name only rooms above them.

pub mod setup;
pub mod shared;

pub mod access;
pub mod messages;
pub mod programs;

pub mod intake;
pub mod training;

pub mod support;

pub mod follow_up;

mod perform;

pub use perform::perform;
