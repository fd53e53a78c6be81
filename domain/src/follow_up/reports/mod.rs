//! What a manager's programs look like in figures, and the rows behind each of them. A figure and its rows are the same
//! condition, so that they cannot disagree.

pub mod attendance;
pub mod caseload;
pub mod figures;
pub mod follow_ups;
pub mod grants;
pub mod rows;
pub mod rules;
mod slice;

pub use figures::{Figure, QUALITY};
pub use slice::{Holder, Slice};
