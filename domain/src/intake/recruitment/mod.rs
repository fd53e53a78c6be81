//! Recruitment: counted from the first question on. Inquiries, orientations, screening, and the funnel by source.

pub mod funnel;
pub mod inquiries;
pub mod orientations;
pub mod screening;

pub use inquiries::{InquiryId, Source};
pub use orientations::OrientationId;

use sea_orm::Condition;
use sea_orm::entity::prelude::*;

use crate::access::Scope;

/// The one scope question of recruitment: what belongs to a program and a site is seen by whoever reaches either.
fn visible<C: ColumnTrait>(scope: &Scope<'_>, organization: C, program: C, site: C) -> Condition {
    let (reader, reach) = (scope.reader, scope.reach);
    let own = Condition::all().add(organization.eq(reader.organization));
    if reader.is_of_the_house() {
        return own;
    }
    // Of no way at all nothing is seen: a condition without a member would be true.
    let mut ways = Condition::any().add(organization.is_null());
    if reach.program {
        ways = ways.add(program.is_in(reader.programs.iter().copied()));
    }
    if reach.site {
        ways = ways.add(site.is_in(reader.sites.iter().copied()));
    }
    own.add(ways)
}
