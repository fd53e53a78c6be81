//! What helps somebody to stay the course: needs, who provides help, and what was asked of them.

pub mod board;
pub mod needs;
pub mod providers;
pub mod referrals;
