//! Who may see a participant, and finding them.

use sea_orm::entity::prelude::*;
use sea_orm::{Condition, DatabaseConnection, DatabaseTransaction, QueryOrder, QuerySelect, QueryTrait};

use super::super::case;
use super::{Column, Entity, Participant, rules};
use crate::access::{Record, Scope};
use crate::shared::{Fault, OrganizationId, ParticipantId};

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

/// People whose names begin with what was typed, or whose number ends with it.
///
/// # Errors
/// Where the database fails.
pub async fn find_by_name(
    db: &DatabaseConnection,
    scope: &Scope<'_>,
    typed: &str,
    most: u64,
) -> Result<Vec<Participant>, Fault> {
    let found = Entity::find().filter(visible(scope)).filter(matches(typed)).filter(Column::MergedInto.is_null());
    Ok(found.order_by_asc(Column::Search).order_by_asc(Column::Id).limit(most).all(db).await?)
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

/// What was typed, as a condition that an index answers: the beginning of the folded name, or the number's digits.
fn matches(typed: &str) -> Condition {
    let (name, digits) = (rules::folded(typed), rules::digits(typed));
    let mut ways = Condition::any().add(begins_with(Column::Search, &name));
    if digits.len() >= 7 {
        ways = ways.add(Column::PhoneDigits.eq(digits));
    }
    ways
}

/// `column` begins with `start`, as a range: a pattern would not use the index on both databases.
fn begins_with(column: Column, start: &str) -> Condition {
    let after = format!("{start}\u{10FFFF}");
    Condition::all().add(column.gte(start)).add(column.lt(after))
}
