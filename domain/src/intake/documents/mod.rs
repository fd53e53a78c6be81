//! Documents: what a program needs as evidence, what came, what was accepted, and asking for the rest.

pub mod commands;
mod content;
mod metadata;
pub mod queries;
mod record;
pub mod requests;
pub mod rules;

pub use content::{Examined, examine};
pub(in crate::intake) use record::requests as request_rows;
pub use record::{
    ActiveModel, Column, DocumentDetails, DocumentId, DocumentRequestId, Entity, Model as Document, PaperCodes,
    RefusalDetails, contents,
};
