//! Participation periods, exit and the quarters after it.

mod clock;
pub mod commands;
pub mod rules;
pub mod sweeps;

pub use clock::{ExitClock, ExitRisk, RISK_DAYS, RiskMark};
