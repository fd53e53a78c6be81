//! Who works here.

mod invite;
mod list;
mod user;
