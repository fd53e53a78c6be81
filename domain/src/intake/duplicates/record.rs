use sea_orm::FromJsonQueryResult;
use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

use super::rules::{Degree, Ground};
use crate::shared::{Instant, OrganizationId, ParticipantId, UserId};

crate::ids! {
    /// Two records that may be of one person.
    PossibleDuplicateId,
}

crate::coded! {
    /// What was said about two records that may be of one person.
    pub enum Settlement("duplicate-settlement") {
        /// They are of one person: to be merged.
        Same = "same",
        /// They are of two.
        Other = "other",
    }
}

/// Two records that may be of one person.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "possible_duplicates")]
pub struct Model {
    /// The row.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: PossibleDuplicateId,
    /// Whose data.
    pub organization_id: OrganizationId,
    /// The record that was written later.
    pub participant_id: ParticipantId,
    /// The record that was there.
    pub other_id: ParticipantId,
    /// How like they are.
    pub degree: Degree,
    /// What speaks for it and against it.
    pub grounds: Grounds,
    /// When it was seen.
    pub found_at: Instant,
    /// What was said about it.
    pub settlement: Option<Settlement>,
    /// Who said it.
    pub settled_by: Option<UserId>,
    /// When.
    pub settled_at: Option<Instant>,
}

impl ActiveModelBehavior for ActiveModel {}

/// What speaks for one person, and against.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, FromJsonQueryResult)]
#[serde(transparent)]
pub struct Grounds(pub Vec<Ground>);
