//! What a program decides, who works in it, and where.

mod first_steps;
mod import;
mod overview;
mod program;
mod sites;
mod users;

use crate::web::Page;

/// The pages of the settings.
pub fn pages() -> Vec<Page> {
    [vec![overview::page(), first_steps::page(), sites::page()], program::pages(), users::pages(), import::pages()]
        .concat()
}
