//! Who may see a case, and the questions about it.

use sea_orm::entity::prelude::*;
use sea_orm::{Condition, DatabaseTransaction, QueryOrder, QuerySelect};

use super::{Case, Column, Entity, stage_changes};
use crate::access::grounds::{Reached, reached_by};
use crate::access::{Record, Scope};
use crate::shared::{CaseId, Fault, OrganizationId, ParticipantId};

pub use crate::intake::applications::queries::{OpenApplication, count_open, open_applications};

/// Days after the hand-over during which an intake specialist still sees a case.
const INTAKE_VIEW_DAYS: u32 = 14;

impl Record for CaseId {
    async fn is_reached(self, db: &DatabaseTransaction, scope: &Scope<'_>) -> Result<bool, DbErr> {
        let reached = Entity::find_by_id(self).filter(visible(scope)).select_only().column(Column::Id);
        Ok(reached.into_tuple::<CaseId>().one(db).await?.is_some())
    }
}

/// The one scope question of cases.
pub fn visible(scope: &Scope<'_>) -> Condition {
    let (reader, reach, today) = (scope.reader, scope.reach, scope.today);
    let own = Condition::all().add(Column::OrganizationId.eq(reader.organization));
    if reader.is_of_the_house() {
        return own;
    }
    // Of no way at all nothing is seen: a condition without a member would be true.
    let mut ways = Condition::any().add(Column::Id.is_null());
    if let Some(user) = reader.user().filter(|_| reach.assigned) {
        ways = ways.add(Column::Id.in_subquery(reached_by(user, Reached::Case, today)));
    }
    if let Some(user) = reader.user().filter(|_| reach.class) {
        ways = ways.add(Column::Id.in_subquery(reached_by(user, Reached::Learner, today)));
    }
    if reach.program {
        ways = ways.add(Column::ProgramId.is_in(reader.programs.iter().copied()));
    }
    let at_site = Column::SiteId.is_in(reader.sites.iter().copied());
    if reach.site {
        ways = ways.add(at_site);
    } else if reach.site_until_hand_over {
        let recent = Column::HandedOverOn.gt(today.minus_days(INTAKE_VIEW_DAYS));
        let not_yet_handed_over = Condition::any().add(Column::HandedOverOn.is_null()).add(recent);
        ways = ways.add(Condition::all().add(at_site).add(not_yet_handed_over));
    }
    own.add(ways)
}

/// One case within a scope.
///
/// # Errors
/// Where the database fails.
pub async fn find(db: &impl ConnectionTrait, scope: &Scope<'_>, id: CaseId) -> Result<Option<Case>, Fault> {
    Ok(Entity::find_by_id(id).filter(visible(scope)).one(db).await?)
}

/// The case with this number, within a scope.
///
/// # Errors
/// Where the database fails.
pub async fn by_number(db: &impl ConnectionTrait, scope: &Scope<'_>, number: &str) -> Result<Option<Case>, Fault> {
    let number = number.trim().to_uppercase();
    Ok(Entity::find().filter(visible(scope)).filter(Column::Number.eq(number)).one(db).await?)
}

/// Cases whose number begins so, as a range: a pattern would not use the index on both databases.
pub(in crate::intake) fn number_begins_with(start: &str) -> Condition {
    Condition::all().add(Column::Number.gte(start)).add(Column::Number.lt(format!("{start}~")))
}

/// The cases of a participant within a scope, latest first.
///
/// # Errors
/// Where the database fails.
pub async fn of_participant(
    db: &impl ConnectionTrait,
    scope: &Scope<'_>,
    participant: ParticipantId,
) -> Result<Vec<Case>, Fault> {
    let cases = Entity::find().filter(visible(scope)).filter(Column::ParticipantId.eq(participant));
    Ok(cases.order_by_desc(Column::AppliedOn).order_by_desc(Column::Id).all(db).await?)
}

/// Whether an organization has any case yet.
///
/// # Errors
/// Where the database fails.
pub async fn is_any(db: &impl ConnectionTrait, organization: OrganizationId) -> Result<bool, Fault> {
    let any = Entity::find().select_only().column(Column::Id).filter(Column::OrganizationId.eq(organization));
    Ok(any.into_tuple::<CaseId>().one(db).await?.is_some())
}

/// Every move of a case, oldest first.
///
/// # Errors
/// Where the database fails.
pub async fn moves_of(db: &impl ConnectionTrait, case: CaseId) -> Result<Vec<stage_changes::Model>, Fault> {
    let moves = stage_changes::Entity::find().filter(stage_changes::Column::CaseId.eq(case));
    Ok(moves.order_by_asc(stage_changes::Column::Id).all(db).await?)
}
