//! Leaving: the session ends, the browser forgets.

use domain::access::{Act, Permission, sessions};
use domain::perform;

use crate::web::visit::forget;
use crate::web::{Access, Answered, Face, Page, Typed, Visit};

/// The act; it has no page of its own.
pub fn page() -> Page {
    Page::new("/sign-out", Face::SignIn, Access::May(Permission::OwnDesk)).post(leave)
}

async fn leave(visit: Visit, typed: Typed) -> Answered {
    perform(visit.store(), &visit.by(&typed)?, async |act: &mut Act<'_>| sessions::sign_out(act).await).await?;
    Ok(forget(visit.app.settings().is_secure()))
}
