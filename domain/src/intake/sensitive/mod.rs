//! Sensitive files asked for at intake, tier 4: each category sealed by a key of its own, read apart, named nowhere.

pub mod commands;
pub mod queries;
mod record;

pub use record::{ActiveModel, Category, Column, DisabilityKind, Entity, Model, SensitiveAnswers};
