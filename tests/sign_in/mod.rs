//! The way in.

mod choose_password;
mod forgot;
mod sessions;
mod set_up;
#[expect(clippy::module_inception, reason = "the twin of the page of this name")]
mod sign_in;
mod sign_out;
mod start;
