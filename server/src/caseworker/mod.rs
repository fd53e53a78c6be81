//! The staff's desk.

mod intake;
mod merge;
mod participants;
mod places;
pub(crate) mod record;
mod settings;
mod today;

use crate::web::Page;

/// The pages of the staff's desk.
pub fn pages() -> Vec<Page> {
    let own = vec![today::page(), participants::page()];
    [own, record::pages(), intake::pages(), merge::pages(), settings::pages()].concat()
}
