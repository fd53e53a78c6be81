use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

use crate::intake::participants::SafeChannel;
use crate::shared::fields::LINE;
use crate::shared::{Fields, Instant, OrganizationId, ParticipantId, UserId};

crate::ids! {
    /// A merge.
    MergeId,
}

/// A merge of two records of one person.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "merges")]
pub struct Model {
    /// The merge.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: MergeId,
    /// Whose data.
    pub organization_id: OrganizationId,
    /// The record that stays.
    pub survivor_id: ParticipantId,
    /// The record that leads to it from then on.
    pub other_id: ParticipantId,
    /// How the manager knows that they are one person.
    pub reason: String,
    /// How the survivor could be reached safely before: the more careful of both holds since.
    pub channel_before: SafeChannel,
    /// Who merged them.
    pub user_id: Option<UserId>,
    /// When.
    pub at: Instant,
    /// Who took it back.
    pub undone_by: Option<UserId>,
    /// When.
    pub undone_at: Option<Instant>,
}

impl ActiveModelBehavior for ActiveModel {}

/// What a merge moved, so that its undoing moves exactly that back.
pub mod moved {
    use super::{MergeId, OrganizationId};
    use sea_orm::entity::prelude::*;

    crate::ids! {
        /// A row that was moved.
        MoveId,
    }

    /// A row that a merge moved.
    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "merge_moves")]
    pub struct Model {
        /// The move.
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: MoveId,
        /// Whose data.
        pub organization_id: OrganizationId,
        /// By which merge.
        pub merge_id: MergeId,
        /// The row's table; `releases (ended)` and `releases (added)` are not moved, but ended and added by it.
        pub table_name: String,
        /// The row.
        pub row_id: Uuid,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

/// Which of two records stays, and why they are one person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MergeDetails {
    /// The record that stays.
    pub survivor: ParticipantId,
    /// How it is known.
    pub reason: String,
}

impl MergeDetails {
    /// Reads the form.
    pub fn read(fields: &mut Fields<'_>) -> Self {
        Self { survivor: fields.id("survivor"), reason: fields.text("reason", LINE) }
    }
}
