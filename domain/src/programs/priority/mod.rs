//! Priority of service: the order in which a funding stream takes people.

pub mod rules;
