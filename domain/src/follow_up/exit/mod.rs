//! Participation periods, exit and the quarters after it.

pub mod rules;
