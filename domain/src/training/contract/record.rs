use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

use super::rules::Broken;
use crate::shared::fields::{LINE, PROSE};
use crate::shared::{CaseId, Day, Fields, Instant, OrganizationId, Refusal, UserId};
use crate::training::enrollments::EnrollmentId;

crate::ids! {
    /// An infraction.
    InfractionId,
}

/// An infraction that somebody noted. Coming late and absences are read off the sheets, and stand here never.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "infractions")]
pub struct Model {
    /// The infraction.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: InfractionId,
    /// Whose data.
    pub organization_id: OrganizationId,
    /// Of which case.
    pub case_id: CaseId,
    /// In which class.
    pub enrollment_id: EnrollmentId,
    /// On which day.
    pub day: Day,
    /// What it was, in the contract's words of then.
    pub name: String,
    /// The points that it cost then.
    pub points: i32,
    /// A word about it.
    pub note: Option<String>,
    /// Who noted it.
    pub user_id: Option<UserId>,
    /// When.
    pub at: Instant,
    /// When it was struck as entered in error.
    pub struck_at: Option<Instant>,
    /// Why.
    pub struck_reason: Option<String>,
}

impl ActiveModelBehavior for ActiveModel {}

impl Model {
    /// As it counts.
    pub fn broken(&self) -> Broken {
        Broken { day: self.day, points: self.points }
    }
}

/// An infraction as somebody notes it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct InfractionDetails {
    /// What it was, as the contract names it.
    pub name: String,
    /// On which day.
    pub day: Day,
    /// A word about it.
    pub note: Option<String>,
}

impl InfractionDetails {
    /// Reads the form as of `today`.
    pub fn read(fields: &mut Fields<'_>, today: Day) -> Self {
        let details = Self {
            name: fields.text("infraction", LINE),
            day: fields.optional_day("day").unwrap_or(today),
            note: fields.optional_text("note", PROSE),
        };
        if details.day > today {
            fields.refuse(Refusal::of("day", "in-the-future").with("typed", details.day));
        }
        details
    }
}
