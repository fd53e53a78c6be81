use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

use crate::shared::fields::PROSE;
use crate::shared::{CaseId, Day, Fields, Instant, OrganizationId, ParticipantId, Refusal, UserId};

crate::ids! {
    /// A note.
    NoteId,
}

/// A note.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "notes")]
pub struct Model {
    /// The note.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: NoteId,
    /// Whose data.
    pub organization_id: OrganizationId,
    /// About whom.
    pub participant_id: ParticipantId,
    /// In which case.
    pub case_id: CaseId,
    /// The day it is about.
    pub day: Day,
    /// What it says.
    pub body: String,
    /// Who wrote it.
    pub user_id: Option<UserId>,
    /// When.
    pub at: Instant,
    /// When it was struck as entered in error.
    pub struck_at: Option<Instant>,
    /// Why it was struck.
    pub struck_reason: Option<String>,
}

impl ActiveModelBehavior for ActiveModel {}

/// A note as somebody writes it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NoteDetails {
    /// The day it is about.
    pub day: Day,
    /// What it says.
    pub body: String,
}

impl NoteDetails {
    /// Reads the form as of `today`.
    pub fn read(fields: &mut Fields<'_>, today: Day) -> Self {
        let details = Self { day: fields.optional_day("day").unwrap_or(today), body: fields.text("note", PROSE) };
        if details.day > today {
            fields.refuse(Refusal::of("day", "in-the-future").with("typed", details.day));
        }
        details
    }
}
