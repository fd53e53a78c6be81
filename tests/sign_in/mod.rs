//! The way in.

mod set_up;
mod sign_in;
