//! The staff's desk.

mod settings;
mod today;

use crate::web::Page;

/// The pages of the staff's desk.
pub fn pages() -> Vec<Page> {
    [vec![today::page()], settings::pages()].concat()
}
