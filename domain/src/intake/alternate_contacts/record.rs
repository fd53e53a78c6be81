use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

use crate::shared::fields::LINE;
use crate::shared::{Fields, Instant, OrganizationId, ParticipantId, Refusal, UserId, is_phone};

crate::ids! {
    /// An alternate contact.
    AlternateContactId,
}

crate::coded! {
    /// What an alternate contact may be told.
    pub enum MayBeTold("may-be-told") {
        /// That they should call back, and not by whom or why.
        CallBack = "call-back",
        /// That the program is looking for them.
        Program = "program",
        /// Whatever it is about.
        Everything = "everything",
    }
}

/// The longest word for what somebody is to the participant, in characters.
const RELATION: usize = 60;

/// Whoever knows where a participant is.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "alternate_contacts")]
pub struct Model {
    /// The contact.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: AlternateContactId,
    /// Whose data.
    pub organization_id: OrganizationId,
    /// Of which participant.
    pub participant_id: ParticipantId,
    /// Their name.
    pub name: String,
    /// What they are to the participant.
    pub relation: String,
    /// Their telephone, as written.
    pub phone: String,
    /// What they may be told.
    pub may_be_told: MayBeTold,
    /// What to know before calling them.
    pub note: Option<String>,
    /// Who wrote it last, where a person did.
    pub user_id: Option<UserId>,
    /// When.
    pub changed_at: Instant,
    /// Grows with each change.
    pub version: i32,
    /// When they were struck: they are not asked any more.
    pub struck_at: Option<Instant>,
    /// Why.
    pub struck_reason: Option<String>,
}

impl ActiveModelBehavior for ActiveModel {}

/// What a person may edit of an alternate contact.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AlternateContactDetails {
    /// Their name.
    pub name: String,
    /// What they are to the participant.
    pub relation: String,
    /// Their telephone.
    pub phone: String,
    /// What they may be told.
    pub may_be_told: MayBeTold,
    /// What to know before calling them.
    pub note: Option<String>,
}

impl AlternateContactDetails {
    /// Reads the form.
    pub fn read(fields: &mut Fields<'_>) -> Self {
        let details = Self {
            name: fields.text("name", LINE),
            relation: fields.text("relation", RELATION),
            phone: fields.text("phone", 40),
            may_be_told: fields.choice("may_be_told"),
            note: fields.optional_text("note", LINE),
        };
        if !details.phone.is_empty() && !is_phone(&details.phone) {
            fields.refuse(Refusal::of("phone", "not-a-phone").with("typed", &details.phone));
        }
        details
    }

    /// The columns that hold the details.
    pub(super) fn into_columns(self) -> ActiveModel {
        ActiveModel {
            name: Set(self.name),
            relation: Set(self.relation),
            phone: Set(self.phone),
            may_be_told: Set(self.may_be_told),
            note: Set(self.note),
            ..Default::default()
        }
    }
}

impl Model {
    /// What a person may edit, as saved.
    pub fn details(&self) -> AlternateContactDetails {
        AlternateContactDetails {
            name: self.name.clone(),
            relation: self.relation.clone(),
            phone: self.phone.clone(),
            may_be_told: self.may_be_told,
            note: self.note.clone(),
        }
    }
}
