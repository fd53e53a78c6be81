//! Inquiries: somebody asked. They become applications, or end with a reason.

pub mod commands;
pub mod queries;
mod record;

pub(crate) use commands::became_application;
pub use record::{ActiveModel, Attendance, Column, Ended, Entity, InquiryDetails, InquiryId, Model as Inquiry, Source};
