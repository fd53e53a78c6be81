//! From the first question to a plan: participants, their cases and what was decided about them.

pub mod alternate_contacts;
pub mod applications;
pub mod assessments;
pub mod background;
pub mod barriers;
pub mod case;
pub mod demographics;
pub mod determination;
pub mod documents;
pub mod duplicates;
pub mod evidence;
pub mod file;
pub mod finding;
pub mod history;
pub mod household;
pub mod imports;
pub mod merge;
pub mod notes;
pub mod opening;
pub mod participants;
pub mod plans;
pub mod questions;
pub mod recruitment;
pub mod releases;
mod reply;
pub mod roster;
pub mod sensitive;
pub mod services;
pub(crate) mod striking;
pub mod timeline;

pub use reply::Reply;
