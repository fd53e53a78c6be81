//! Participation periods, exit and the quarters after it.

mod clock;
pub mod rules;

pub use clock::{ExitClock, ExitRisk, RISK_DAYS, RiskMark};
