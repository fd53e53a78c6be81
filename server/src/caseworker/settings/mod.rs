//! What a program decides, who works in it, and where.

mod first_steps;

use crate::web::Page;

/// The pages of the settings.
pub fn pages() -> Vec<Page> {
    vec![first_steps::page()]
}
