//! Settings, as a manager or an administrator uses them.

mod first_steps;
mod import;
mod overview;
mod program;
mod sites;
mod users;
