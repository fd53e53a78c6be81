//! Who reaches a job order: whoever works with employers in its program; caseworkers read all of the organization's.

use sea_orm::Condition;
use sea_orm::entity::prelude::*;

use super::job_orders::Column;
use crate::access::{Act, Permission, Scope};
use crate::shared::{Answer, ProgramId, Refusal};

/// The one scope question of job orders.
pub fn visible(scope: &Scope<'_>) -> Condition {
    let (reader, reach) = (scope.reader, scope.reach);
    let own = Condition::all().add(Column::OrganizationId.eq(reader.organization));
    if reader.is_of_the_house() || reach.organization {
        return own;
    }
    // Of no way at all nothing is seen: a condition without a member would be true.
    let mut ways = Condition::any().add(Column::Id.is_null());
    if reach.program {
        ways = ways.add(Column::ProgramId.is_in(reader.programs.iter().copied()));
    }
    own.add(ways)
}

/// Refuses a program that the reader does not work with employers for.
pub(super) fn refuse_foreign_program(act: &Act<'_>, program: ProgramId) -> Answer<()> {
    act.permit_anywhere(Permission::Employers)?;
    let reader = &act.by.reader;
    if reader.is_of_the_house() || reader.programs.contains(&program) {
        Ok(())
    } else {
        Err(Refusal::of("program", "not-a-choice").with("typed", "").into())
    }
}
