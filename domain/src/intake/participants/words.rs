//! The words that a participant is found by: each name, and the telephone's digits from their end.

use std::collections::BTreeSet;

use sea_orm::ActiveValue::Set;
use sea_orm::Condition;
use sea_orm::entity::prelude::*;
use sea_orm::{QuerySelect, QueryTrait};

use super::{ParticipantDetails, rules};
use crate::access::Act;
use crate::shared::{OrganizationId, ParticipantId};

/// A word of a participant.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "search_words")]
pub struct Model {
    /// Whose data.
    #[sea_orm(primary_key, auto_increment = false)]
    pub organization_id: OrganizationId,
    /// The word, folded.
    #[sea_orm(primary_key, auto_increment = false)]
    pub word: String,
    /// Whose.
    #[sea_orm(primary_key, auto_increment = false)]
    pub participant_id: ParticipantId,
}

impl ActiveModelBehavior for ActiveModel {}

/// Writes the words of a participant, in place of those that were there; whoever was merged into them is found by
/// their own names still.
pub(in crate::intake) async fn write(
    act: &Act<'_>,
    participant: ParticipantId,
    details: &ParticipantDetails,
) -> Result<(), DbErr> {
    Entity::delete_many().filter(Column::ParticipantId.eq(participant)).exec(act.tx()).await?;
    let merged = super::Entity::find().filter(super::Column::MergedInto.eq(participant)).all(act.tx()).await?;
    let names = merged.iter().flat_map(|person| rules::words(&person.details()));
    let words: BTreeSet<String> = rules::words(details).into_iter().chain(names).collect();
    let words = words.into_iter().map(|word| ActiveModel {
        organization_id: Set(act.organization()),
        word: Set(word),
        participant_id: Set(participant),
    });
    Entity::insert_many(words).exec_without_returning(act.tx()).await.map(drop)
}

/// Participants who have a word that begins with each of `asked`.
pub(in crate::intake) fn having(organization: OrganizationId, asked: &[String]) -> Condition {
    asked.iter().fold(Condition::all(), |all, word| {
        let having = Entity::find()
            .select_only()
            .column(Column::ParticipantId)
            .filter(Column::OrganizationId.eq(organization))
            .filter(begins_with(word));
        all.add(super::Column::Id.in_subquery(having.into_query()))
    })
}

/// The word begins with `start`, as a range: a pattern would not use the index on both databases.
fn begins_with(start: &str) -> Condition {
    Condition::all().add(Column::Word.gte(start)).add(Column::Word.lt(format!("{start}\u{10FFFF}")))
}
