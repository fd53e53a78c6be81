//! The other customer: employers with their sites and people, what was said with them, and how they were served.

pub mod contacts;
pub mod employer;
pub mod engagements;
pub mod services;
pub mod sites;
