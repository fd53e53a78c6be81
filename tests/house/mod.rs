//! Promises that hold everywhere.

mod database;
mod forms;
mod headers;
mod origin;
mod templates;
mod trail;
