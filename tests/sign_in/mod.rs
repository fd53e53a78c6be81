//! The way in.

mod sign_in;
