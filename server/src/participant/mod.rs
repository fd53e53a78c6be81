//! What participants reach, without an account, by a signed link each.

mod document;

use crate::web::Page;

/// The pages of participants.
pub fn pages() -> Vec<Page> {
    vec![document::page()]
}
