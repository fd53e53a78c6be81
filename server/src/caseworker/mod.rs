//! The staff's desk.

mod participants;
pub(crate) mod record;
mod settings;
mod today;

use crate::web::Page;

/// The pages of the staff's desk.
pub fn pages() -> Vec<Page> {
    [vec![today::page(), participants::page()], record::pages(), settings::pages()].concat()
}
