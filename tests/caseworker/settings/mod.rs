//! Settings, as a manager or an administrator uses them.

mod first_steps;
mod overview;
mod program;
mod sites;
mod users;
//! What a program decides, who works in it, and where.

mod import;
