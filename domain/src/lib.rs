//! What Tandem knows. Rooms stand in the order in which a case meets them, and name only rooms above them.

pub mod intake;
pub mod shared;
