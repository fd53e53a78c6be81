//! Money for a case: asking for it, what became of it, its voucher, and things out of the drawer.

mod ask;
mod deed;
mod draw;
mod one;
mod promised;
mod samples;
mod voucher;

use domain::shared::CaseId;
use domain::support::authorizations::AuthorizationId;

pub(super) use promised::{Promise, promised};
pub(super) use samples::promised as promised_sample;

use super::path as record_path;
use crate::web::Page;

/// The pages.
pub(super) fn pages() -> Vec<Page> {
    [vec![ask::page(), draw::page(), voucher::page()], one::pages()].concat()
}

/// The address of an authorization.
pub(in crate::caseworker) fn path(case: CaseId, id: AuthorizationId) -> String {
    format!("{}/{id}", all(case))
}

/// What the addresses of a case's authorizations begin with.
fn all(case: CaseId) -> String {
    format!("{}/supports/authorizations", record_path(case))
}
