//! A directory of providers in the files of Open Referral's Human Services Data Specification (HSDS 1.1 to 3): read,
//! looked at, brought in provider by provider, undone as a whole, by the same imports as a roster of people.
//!
//! Files become rows (`rows.rs`), rows are joined by their ids into what is told of each provider (`read.rs`,
//! `joined.rs`); what cannot be read is kept with its file, row, field and reason. Reading knows no database;
//! [`plan`] compares with who is known.

mod bringing;
mod files;
mod joined;
mod plan;
pub mod queries;
mod read;
mod rows;
mod said;
mod told;
pub mod undoing;

pub use bringing::{bring_in, leave_out};
pub use files::DirectoryFile;
pub use plan::{Planned, Upload, plan, preview};
pub use read::{Directory, read};
pub use rows::Unread;
pub use said::Said;
pub use told::{Told, ToldService, ToldSite};
