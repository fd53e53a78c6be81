use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

use crate::shared::fields::LINE;
use crate::shared::{Day, Fields, OrganizationId, ProgramId, Refusal, SiteId};

crate::ids! {
    /// An orientation.
    OrientationId,
}

/// An orientation.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "orientations")]
pub struct Model {
    /// The orientation.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: OrientationId,
    /// Whose data.
    pub organization_id: OrganizationId,
    /// Of which program.
    pub program_id: ProgramId,
    /// At which site.
    pub site_id: SiteId,
    /// On which day.
    pub day: Day,
    /// At what time, where it takes place: `17:30`.
    pub time: String,
    /// In which room or at which address.
    pub place: String,
    /// How many it seats.
    pub seats: i32,
    /// Grows with each change.
    pub version: i32,
}

impl ActiveModelBehavior for ActiveModel {}

/// An orientation as somebody plans it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OrientationDetails {
    /// Of which program.
    pub program: ProgramId,
    /// At which site.
    pub site: SiteId,
    /// On which day.
    pub day: Day,
    /// At what time.
    pub time: String,
    /// Where.
    pub place: String,
    /// How many it seats.
    pub seats: i32,
}

/// No room seats more.
const MOST_SEATS: i64 = 500;

impl OrientationDetails {
    /// Reads the form as of `today`.
    pub fn read(fields: &mut Fields<'_>, today: Day) -> Self {
        let details = Self {
            program: fields.id("program"),
            site: fields.id("site"),
            day: fields.day("day"),
            time: fields.text("time", 5),
            place: fields.text("place", LINE),
            seats: i32::try_from(fields.number("seats", 1..=MOST_SEATS)).unwrap_or(1),
        };
        if !fields.is_refused("day") && details.day < today {
            fields.refuse(Refusal::of("day", "in-the-past").with("typed", details.day));
        }
        if !fields.is_refused("time") && chrono::NaiveTime::parse_from_str(&details.time, "%H:%M").is_err() {
            fields.refuse(Refusal::of("time", "not-a-time").with("typed", &details.time));
        }
        details
    }
}
