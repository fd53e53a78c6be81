//! The household at the application: who lives in it, what it lives on.

pub mod commands;
mod record;
pub mod rules;

pub use record::{
    ActiveModel, Assistance, Column, Entity, Household, Income, IncomeSource, MOST_INCOMES, Model, Period, incomes,
};
