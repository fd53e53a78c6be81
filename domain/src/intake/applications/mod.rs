//! Applications: the steps that intake goes through, each saved by itself, in any order and any number of sittings.

mod begin;
pub mod commands;
mod opened;
pub mod queries;
mod record;
pub mod rules;

pub use begin::{NewApplication, Person, begin};
pub use opened::{Opened, opened};
pub use record::{ActiveModel, BarriersStep, Column, Contact, Entity, Model as SavedStep, Residence};
