//! A program's own participant roster: the spreadsheet it kept before Tandem, read as it is.
//!
//! Bytes become a [`Sheet`] (encoding, separator, lines), its heads become [`Columns`] (recognized by their usual
//! names, or as the user says), each record becomes a [`Row`] (what it says, as values), and all of it a [`Plan`]:
//! one outcome per record of the file. Nothing here knows the database; [`Plan::meet`] is told who is already known.

mod cells;
mod columns;
mod customs;
mod plan;
mod read;
mod row;
pub mod rules;
mod sheet;
mod skipped;
mod words;

pub use columns::{Column, Columns, Mapping};
pub use plan::{Line, NamedEmployer, Outcome, Plan, Tally};
pub use read::{PersonName, Phone, Ssn, WeeklyHours};
pub use row::Row;
pub use sheet::{Encoding, Ending, Record, Sheet};
pub use words::{Gender, Stage, employer_key};
