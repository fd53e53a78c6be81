//! What Tandem starts with: program templates, and the demo's people replayed through the domain's commands; and a
//! crowd of people for measuring.

pub mod crowd;
pub mod demo;
pub mod programs;
