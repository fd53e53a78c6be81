//! The individual employment plan: goals, steps, desired outcomes. A new version replaces it, the old stays readable.

pub mod commands;
pub mod queries;
mod record;
pub mod rules;

pub use record::{
    ActiveModel, Agreement, Column, Entity, Model as Plan, PlanDetails, PlanId, StepDetails, goals, outcomes, steps,
};
