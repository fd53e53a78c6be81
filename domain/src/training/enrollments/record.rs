use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

use super::rules::{EnrollmentState, LeftBecause};
use crate::intake::services::ServiceId;
use crate::intake::services::planned::PlannedServiceId;
use crate::shared::fields::PROSE;
use crate::shared::{CaseId, Day, Fields, Instant, OrganizationId, Refusal, UserId};
use crate::training::cohorts::CohortId;

crate::ids! {
    /// An enrollment.
    EnrollmentId,
}

/// An enrollment.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "enrollments")]
pub struct Model {
    /// The enrollment.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: EnrollmentId,
    /// Whose data.
    pub organization_id: OrganizationId,
    /// Of which case.
    pub case_id: CaseId,
    /// In which cohort.
    pub cohort_id: CohortId,
    /// Where it stands.
    pub state: EnrollmentState,
    /// Since when.
    pub since: Day,
    /// When a seat was first wanted: the order of the waitlist.
    pub asked_at: Instant,
    /// Who asked for it.
    pub asked_by: Option<UserId>,
    /// The first day.
    pub starts_on: Day,
    /// The last day, foreseen or past.
    pub ends_on: Day,
    /// Why they left or paused.
    pub left_because: Option<LeftBecause>,
    /// In more words.
    pub note: Option<String>,
    /// The service that their attendance is.
    pub service_id: Option<ServiceId>,
    /// The service that is planned while they have a seat.
    pub planned_service_id: Option<PlannedServiceId>,
    /// Grows with each change.
    pub version: i32,
}

impl ActiveModelBehavior for ActiveModel {}

/// Why somebody leaves or pauses, as somebody writes it down.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Leaving {
    /// The last day in class.
    pub last: Day,
    /// Why.
    pub because: LeftBecause,
    /// In more words.
    pub note: Option<String>,
}

impl Leaving {
    /// Reads the form as of `today`.
    pub fn read(fields: &mut Fields<'_>, today: Day) -> Self {
        let leaving = Self {
            last: fields.optional_day("day").unwrap_or(today),
            because: fields.choice("left_because"),
            note: fields.optional_text("note", PROSE),
        };
        if leaving.last > today {
            fields.refuse(Refusal::of("day", "in-the-future").with("typed", leaving.last));
        }
        leaving
    }
}
