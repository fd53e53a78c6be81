//! What belongs to a demo alone: what of it is real, and the mail that it kept. Elsewhere there are no such pages.

mod about;
mod kept;
mod letter;
mod mail;

use domain::setup::Mail;

use crate::web::{Oops, Page, Visit};

/// The pages of the demo.
pub fn pages() -> Vec<Page> {
    vec![about::page(), mail::page(), letter::page()]
}

/// The folder of the demo's mail; nothing where it leaves by a mail server.
///
/// # Errors
/// `NotFound` outside of a demo.
fn mail_folder(visit: &Visit) -> Result<Option<std::path::PathBuf>, Oops> {
    if !visit.signed()?.organization.demo {
        return Err(Oops::NotFound);
    }
    match visit.app.settings().mail() {
        Mail::Folder(folder) => Ok(Some(folder)),
        Mail::Smtp(_) => Ok(None),
    }
}
