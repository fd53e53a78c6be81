//! Jobs: employers' orders for them, who is ready, who is proposed, who was hired, and how good a job it is.

pub mod candidates;
pub mod doing;
pub mod job_orders;
pub mod job_reports;
pub mod job_search;
pub mod partnering;
pub mod pay;
pub mod placements;
pub mod profiles;
pub mod quality;
mod scope;

pub use scope::visible;
