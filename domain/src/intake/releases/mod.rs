//! Releases of information: a participant's dated consent that one named party may see named categories until a day.

pub mod barred;
pub mod commands;
pub mod kinds;
pub mod lists;
pub mod proposal;
pub mod queries;
mod record;
pub mod rules;

pub use record::{
    ActiveModel, Categories, Column, Entity, Model as Release, NarrowingDetails, ReleaseDetails, ReleaseId,
    RevocationDetails, TextShown, Words, name_hash,
};
