//! What helps somebody to stay the course: needs, who provides help and what was asked of them, and the money for it.

pub mod authorizations;
pub mod funds;
pub mod needs;
mod scope;
pub mod stock;

pub use scope::visible;
