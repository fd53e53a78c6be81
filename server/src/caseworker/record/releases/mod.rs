//! The releases of a participant: what is given to whom, recording another, narrowing and revoking.

mod end;
mod new;
mod paper;
mod samples;
mod tab;
pub(in crate::caseworker) mod texts;

use domain::intake::releases::kinds::{KindRule, ReleaseKind};
use domain::shared::{CaseId, Coded};

use crate::web::Page;

/// The pages about releases.
pub(super) fn pages() -> Vec<Page> {
    vec![
        tab::page(),
        new::page(),
        paper::page(),
        end::narrowing(),
        end::revocation(),
        end::second_look(),
        tab::barring(),
    ]
}

/// The address of a participant's releases.
fn path(case: CaseId) -> String {
    format!("{}/releases", super::path(case))
}

/// The kind that an address asks for.
fn kind_asked(query: &str) -> Option<&'static KindRule> {
    let kind = query.split('&').find_map(|pair| ReleaseKind::from_code(pair.strip_prefix("kind=")?));
    kind.map(ReleaseKind::rule)
}
