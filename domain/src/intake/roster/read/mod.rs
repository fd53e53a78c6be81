//! One kind of value each: what stands in a cell, as a value or the code of a refusal.

mod amount;
mod contact;
mod counts;
mod day;
mod income;
mod name;
mod ssn;
mod text;
mod wage;

pub use amount::Per;
pub use contact::{Phone, email, phone};
pub use counts::{WeeklyHours, hours, household};
pub use day::{Century, DayOrder, day};
pub use income::income;
pub use name::{NameWords, PersonName, one_cell, separate_cells};
pub use ssn::{Ssn, ssn};
pub use text::{line, prose, shorten};
pub use wage::wage;

/// What a cell says: a value, nothing, or the code of the refusal.
pub type Reading<T> = Result<Option<T>, &'static str>;
