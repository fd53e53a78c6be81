//! Who works here: inviting, giving and ending roles, closing accounts.

mod invite;
mod list;
mod places;
mod user;

use crate::web::Page;

/// The pages about users.
pub fn pages() -> Vec<Page> {
    vec![
        list::page(),
        invite::page(),
        user::page(),
        user::roles(),
        user::end_role(),
        user::invitation(),
        user::closing(),
    ]
}
