//! Stories across faces, worker and mail, in a real browser.

mod attendance;
mod rosa;
