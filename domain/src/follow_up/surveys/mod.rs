//! What participants tell of their work by themselves: asked by mail when a follow-up opens, answered by a link without an
//! account, or told to staff who write the same answers down.

pub mod answering;
pub mod asking;
pub mod by_link;
pub mod queries;
mod record;
pub mod rules;

pub use record::{ActiveModel, Column, Entity, Model as Survey, SurveyDetails, SurveyId};
