//! What helps somebody to stay the course: needs, who provides help and what was asked of them, and the money for it.

pub mod authorizations;
pub mod board;
pub mod funds;
pub mod needs;
pub mod providers;
pub mod referrals;
mod scope;
pub mod stock;

pub use scope::visible;
