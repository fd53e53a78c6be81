//! Who sees a fund: whoever runs its program, and whoever tends a case in it. What was promised to somebody is seen in
//! their case, and nowhere else.

use sea_orm::entity::prelude::*;
use sea_orm::{Condition, QuerySelect, QueryTrait};

use super::funds::Column;
use crate::access::{Act, Permission, Scope};
use crate::intake::case;
use crate::shared::{Answer, ProgramId, Stop};

/// The one scope question of funds.
pub fn visible(scope: &Scope<'_>) -> Condition {
    let (reader, reach) = (scope.reader, scope.reach);
    let own = Condition::all().add(Column::OrganizationId.eq(reader.organization));
    if reader.is_of_the_house() {
        return own;
    }
    // Of no way at all nothing is seen: a condition without a member would be true.
    let mut ways = Condition::any().add(Column::Id.is_null());
    if reach.program {
        ways = ways.add(Column::ProgramId.is_in(reader.programs.iter().copied()));
    }
    if reach.assigned {
        let tended = case::Entity::find().select_only().column(case::Column::ProgramId);
        let tended = tended.filter(case::queries::visible(scope)).into_query();
        ways = ways.add(Column::ProgramId.in_subquery(tended));
    }
    own.add(ways)
}

/// Refuses whoever does not run a program.
///
/// # Errors
/// `Forbidden`, or `NotFound` for a program of others.
pub(super) fn permit_program(act: &Act<'_>, permission: Permission, program: ProgramId) -> Answer<()> {
    act.permit_anywhere(permission)?;
    let reader = &act.by.reader;
    if reader.is_of_the_house() || reader.programs.contains(&program) { Ok(()) } else { Err(Stop::NotFound) }
}
