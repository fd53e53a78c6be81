//! The way in: signing in, choosing a password by link, signing out; and before all that, the first set-up.

mod choose_password;
mod forgot;
mod set_up;
mod sign_in;
mod sign_out;
mod start;

use crate::web::Page;

/// The pages of the way in.
pub fn pages() -> Vec<Page> {
    let pages = vec![sign_in::page(), forgot::page(), choose_password::page(), sign_out::page(), set_up::page()];
    [pages, start::pages()].concat()
}
