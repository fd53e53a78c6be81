//! Imports: a program's own roster, read, looked at, brought in line by line, undone as a whole.
//!
//! A file is *planned* outside of any transaction (`plan.rs`), *previewed* by storing what would become of each line
//! (`commands.rs`), brought in one line at a time, each in a transaction of its own (`line.rs`), and undone in one
//! (`undoing.rs`). What a line says is kept sealed: it holds birth dates, numbers and incomes.

mod answers;
pub mod commands;
pub mod hanging;
mod known;
pub mod line;
mod plan;
pub mod queries;
mod record;
pub mod rules;
mod said;
pub mod undoing;

pub use plan::{Planned, Upload, plan};
pub use record::{
    ActiveModel, Column, Deed, Entity, ImportId, ImportKind, ImportLineId, Model as Import, NewProgram, ReadColumn,
    Reading, State, files, lines,
};
pub use said::{Reason, Said};
