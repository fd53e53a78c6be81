//! Who may see a participant.

use sea_orm::entity::prelude::*;
use sea_orm::{Condition, DatabaseTransaction, QuerySelect, QueryTrait};

use super::super::case;
use super::{Column, Entity, Participant};
use crate::access::{Record, Scope};
use crate::shared::{OrganizationId, ParticipantId};

impl Record for ParticipantId {
    async fn is_reached(self, db: &DatabaseTransaction, scope: &Scope<'_>) -> Result<bool, DbErr> {
        let reached = Entity::find_by_id(self).filter(visible(scope)).select_only().column(Column::Id);
        Ok(reached.into_tuple::<ParticipantId>().one(db).await?.is_some())
    }
}

/// The one scope question of participants: they are reached through any of their cases; whoever has no case yet,
/// by those who take applications.
pub fn visible(scope: &Scope<'_>) -> Condition {
    let own = Condition::all().add(Column::OrganizationId.eq(scope.reader.organization));
    if scope.reader.is_of_the_house() {
        return own;
    }
    let reached = case::Entity::find().select_only().column(case::Column::ParticipantId);
    let reached = reached.filter(case::queries::visible(scope)).into_query();
    let mut ways = Condition::any().add(Column::Id.in_subquery(reached));
    if scope.reach.site || scope.reach.site_until_hand_over || scope.reach.program {
        let with_case = case::Entity::find().select_only().column(case::Column::ParticipantId);
        let with_case = with_case.filter(case::Column::OrganizationId.eq(scope.reader.organization));
        // Whoever was merged away has no case any more; they lead to the survivor.
        let without_case = Condition::all().add(Column::MergedInto.is_null());
        ways = ways.add(without_case.add(Column::Id.not_in_subquery(with_case.into_query())));
    }
    own.add(ways)
}

/// Some participants by their ids, within one organization: for lists whose rows were scoped already.
///
/// # Errors
/// Where the database fails.
pub async fn by_ids(
    db: &impl ConnectionTrait,
    organization: OrganizationId,
    ids: impl IntoIterator<Item = ParticipantId>,
) -> Result<Vec<Participant>, DbErr> {
    Entity::find().filter(Column::OrganizationId.eq(organization)).filter(Column::Id.is_in(ids)).all(db).await
}
