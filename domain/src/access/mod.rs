//! Who may see and do what: organizations, users, roles, the permission table, grounds, sessions, the audit trail.

mod act;
pub mod audit;
pub mod forms;
pub mod grounds;
mod last_change;
pub mod links;
pub mod organizations;
mod passwords;
pub mod permissions;
mod reader;
pub mod sessions;
pub mod sign_in;
pub(crate) mod striking;
pub mod users;

pub use act::{Act, By, FormKey, Record};
pub use last_change::{LastChange, last_change};
pub use permissions::{Permission, Role};
pub use reader::{Actor, Reader, Scope};
pub use users::User;
