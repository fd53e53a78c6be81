//! People who may not sign for a participant: a safety file of its own, sealed, compared by keyed hash.

use sea_orm::entity::prelude::*;

use crate::setup::Sealed;
use crate::shared::{Instant, OrganizationId, ParticipantId, UserId};

crate::ids! {
    /// A line of the list.
    BarredSignerId,
}

/// The column, as its encryption is bound to it.
pub(crate) const PLACE: &str = "barred_signers.name";

/// Somebody who may not sign.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "barred_signers")]
pub struct Model {
    /// The line.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: BarredSignerId,
    /// Whose data.
    pub organization_id: OrganizationId,
    /// For whom they may not sign.
    pub participant_id: ParticipantId,
    /// Their name.
    pub name: Sealed,
    /// The keyed hash of their folded name.
    pub name_hash: Vec<u8>,
    /// Who wrote it down.
    pub recorded_by: Option<UserId>,
    /// When.
    pub recorded_at: Instant,
}

impl ActiveModelBehavior for ActiveModel {}
