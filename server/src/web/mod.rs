//! Plumbing without a domain word: pages, visits, forms, headers, errors.

pub mod again;
pub mod app;
pub mod assets;
pub mod form;
pub mod id;
pub mod oops;
pub mod page;
mod router;
mod security;
pub mod sent_file;
pub mod set_up_code;
pub mod sheet;
pub mod visit;

pub use form::{Form, Typed};
pub use id::Id;
pub use oops::Oops;
pub use page::{Access, Counted, Face, Page};
pub use router::router;
pub use visit::Visit;

/// What a handler answers.
pub type Answered = Result<axum::response::Response, Oops>;
