use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

use crate::placement::placements::PlacementId;
use crate::placement::placements::rules::EvidenceSource;
use crate::placement::quality::Quality;
use crate::shared::{CaseId, Cents, Day, Instant, OrganizationId, UserId};

crate::ids! {
    /// A job as it was told of.
    JobProfileId,
}

/// A job as it was told of.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "job_profiles")]
pub struct Model {
    /// The profile.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: JobProfileId,
    /// Whose data.
    pub organization_id: OrganizationId,
    /// Of which case.
    pub case_id: CaseId,
    /// Which job.
    pub placement_id: PlacementId,
    /// Whose word it is.
    pub source: EvidenceSource,
    /// The day that it speaks of.
    pub day: Day,
    /// What is paid an hour.
    pub hourly: Option<Cents>,
    /// Hours a week.
    pub hours: Option<i32>,
    /// How good the job is.
    pub quality: Quality,
    /// Who wrote it down, where they did not do so themselves.
    pub user_id: Option<UserId>,
    /// When.
    pub at: Instant,
}

impl ActiveModelBehavior for ActiveModel {}

/// What somebody tells of the job that they hold; what they leave out is not known.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Told {
    /// What is paid an hour.
    pub hourly: Option<Cents>,
    /// Hours a week.
    pub hours: Option<i32>,
    /// How good the job is.
    pub quality: Quality,
}
