//! What participants reach, and those who help them, without an account, by a signed link each.

mod document;
mod referral;
pub(crate) mod survey;

use crate::web::Page;

/// The pages of participants.
pub fn pages() -> Vec<Page> {
    vec![document::page(), referral::page(), survey::page()]
}
