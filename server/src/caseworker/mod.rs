//! The staff's desk.

mod account;
mod demo;
mod intake;
mod participants;
mod places;
pub(crate) mod record;
mod settings;
mod today;

use crate::web::Page;

/// The pages of the staff's desk.
pub fn pages() -> Vec<Page> {
    let own = vec![today::page(), participants::page()];
    [own, record::pages(), intake::pages(), settings::pages(), account::pages(), demo::pages()].concat()
}
