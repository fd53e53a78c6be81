//! Supports: the board of needs, the directory.

mod board;
mod provider;
mod provider_form;
mod providers;
