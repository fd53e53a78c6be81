//! What Tandem starts with: program templates, and the demo's people replayed through the domain's commands.

pub mod demo;
pub mod programs;
