//! The words that a service is found by, as rows.

use std::collections::BTreeSet;

use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;
use sea_orm::{Condition, QuerySelect, QueryTrait};

use super::ProviderServiceId;
use crate::access::Act;
use crate::shared::OrganizationId;

/// A word of a service.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "provider_words")]
pub struct Model {
    /// In whose directory.
    #[sea_orm(primary_key, auto_increment = false)]
    pub organization_id: OrganizationId,
    /// The word, folded.
    #[sea_orm(primary_key, auto_increment = false)]
    pub word: String,
    /// Whose.
    #[sea_orm(primary_key, auto_increment = false)]
    pub provider_service_id: ProviderServiceId,
}

impl ActiveModelBehavior for ActiveModel {}

/// Writes the words of some services, in place of those that were there.
pub(super) async fn write(act: &Act<'_>, services: &[(ProviderServiceId, BTreeSet<String>)]) -> Result<(), DbErr> {
    /// Rows written with one statement: SQLite takes 32,766 values at most.
    const AT_A_TIME: usize = 5_000;
    let ids = services.iter().map(|(id, _)| *id);
    Entity::delete_many().filter(Column::ProviderServiceId.is_in(ids)).exec(act.tx()).await?;
    let row = |id: ProviderServiceId, word: &String| ActiveModel {
        organization_id: Set(act.organization()),
        word: Set(word.clone()),
        provider_service_id: Set(id),
    };
    let rows: Vec<_> = services.iter().flat_map(|(id, words)| words.iter().map(|word| row(*id, word))).collect();
    for some in rows.chunks(AT_A_TIME) {
        Entity::insert_many(some.to_vec()).exec_without_returning(act.tx()).await?;
    }
    Ok(())
}

/// Services that have a word which begins with each of `asked`.
pub(super) fn having(organization: OrganizationId, asked: &[String]) -> Condition {
    asked.iter().fold(Condition::all(), |all, word| {
        let having = Entity::find()
            .select_only()
            .column(Column::ProviderServiceId)
            .filter(Column::OrganizationId.eq(organization))
            .filter(Column::Word.gte(word.as_str()))
            .filter(Column::Word.lt(format!("{word}\u{10FFFF}")));
        all.add(super::services::Column::Id.in_subquery(having.into_query()))
    })
}
