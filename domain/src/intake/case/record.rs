use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

use super::rules::{NotTakenReason, Stage, WithdrawalReason};
use crate::shared::fields::LINE;
use crate::shared::{CaseId, Day, Fields, Instant, OrganizationId, ParticipantId, ProgramId, SiteId};

/// A case.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "cases")]
pub struct Model {
    /// The case.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: CaseId,
    /// Whose data.
    pub organization_id: OrganizationId,
    /// Whose case.
    pub participant_id: ParticipantId,
    /// In which program.
    pub program_id: ProgramId,
    /// At which site.
    pub site_id: SiteId,
    /// What people call it: `LC-2026-0417`.
    pub number: String,
    /// Where it stands.
    pub stage: Stage,
    /// Since when.
    pub stage_since: Day,
    /// The day of the application.
    pub applied_on: Day,
    /// How they heard of the program, as they said it.
    pub came_through: Option<String>,
    /// The day of the first qualifying service: the clock starts.
    pub entered_on: Option<Day>,
    /// The day of the last qualifying service, once the gap has run out.
    pub exited_on: Option<Day>,
    /// The last day of a qualifying service so far.
    pub last_service_on: Option<Day>,
    /// The day somebody was last reached.
    pub last_reached_on: Option<Day>,
    /// The day somebody was last tried.
    pub last_tried_on: Option<Day>,
    /// The day of the first assignment to a caseworker.
    pub handed_over_on: Option<Day>,
    /// Until when a comparison case is served by nobody.
    pub embargo_ends: Option<Day>,
    /// Why they were not taken.
    pub not_taken: Option<NotTakenReason>,
    /// Why they left.
    pub withdrawal: Option<WithdrawalReason>,
    /// Whether it began before Tandem: its past is history, nothing of it is planned.
    pub adopted: bool,
    /// When it was written down.
    pub created_at: Instant,
    /// Grows with each change.
    pub version: i32,
}

impl ActiveModelBehavior for ActiveModel {}

/// A new application.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Application {
    /// To which program.
    pub program: ProgramId,
    /// At which site.
    pub site: SiteId,
    /// On which day.
    pub applied_on: Day,
    /// How they heard of the program.
    pub came_through: Option<String>,
}

impl Application {
    /// Reads the form as of `today`.
    pub fn read(fields: &mut Fields<'_>, today: Day) -> Self {
        Self {
            program: fields.id("program"),
            site: fields.id("site"),
            applied_on: fields.optional_day("applied_on").unwrap_or(today),
            came_through: fields.optional_text("came_through", LINE),
        }
    }
}

/// Every move of a case, with who, when and why.
pub mod stage_changes {
    use super::super::rules::{Edge, Stage};
    use crate::shared::{CaseId, Day, Instant, OrganizationId, UserId};
    use sea_orm::entity::prelude::*;

    crate::ids! {
        /// A move of a case.
        StageChangeId,
    }

    /// A move of a case.
    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "stage_changes")]
    pub struct Model {
        /// The move.
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: StageChangeId,
        /// Whose data.
        pub organization_id: OrganizationId,
        /// Which case.
        pub case_id: CaseId,
        /// Its name; nothing for the beginning.
        pub edge: Option<Edge>,
        /// To which stage.
        pub stage: Stage,
        /// The day it counts from.
        pub day: Day,
        /// When it was recorded.
        pub at: Instant,
        /// Who moved it, where a person did.
        pub user_id: Option<UserId>,
        /// Why, in their words.
        pub reason: Option<String>,
    }

    impl ActiveModelBehavior for ActiveModel {}
}
