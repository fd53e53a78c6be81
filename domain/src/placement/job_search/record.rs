use sea_orm::FromJsonQueryResult;
use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

use crate::shared::fields::PROSE;
use crate::shared::{CaseId, Day, Fields, OrganizationId, UserId};

crate::coded! {
    /// When somebody can work.
    pub enum Shift("shift") {
        /// By day.
        Days = "days",
        /// In the evening: second shift.
        Evenings = "evenings",
        /// At night: third shift.
        Nights = "nights",
        /// At weekends.
        Weekends = "weekends",
    }
}

/// A search for a job.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "job_searches")]
pub struct Model {
    /// Of which case.
    #[sea_orm(primary_key, auto_increment = false)]
    pub case_id: CaseId,
    /// Whose data.
    pub organization_id: OrganizationId,
    /// What they bring, in words that an employer may read.
    pub skills: String,
    /// When they can work.
    pub shifts: Shifts,
    /// The day from which they can begin.
    pub free_from: Day,
    /// Which job developer looks with them.
    pub job_developer_id: Option<UserId>,
    /// The first day of the search.
    pub opened_on: Day,
    /// Grows with each change.
    pub version: i32,
}

impl ActiveModelBehavior for ActiveModel {}

/// Shifts as the database keeps them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, FromJsonQueryResult)]
#[serde(transparent)]
pub struct Shifts(pub Vec<Shift>);

/// A search as somebody writes it down.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct JobSearchDetails {
    /// What they bring.
    pub skills: String,
    /// When they can work.
    pub shifts: Vec<Shift>,
    /// The day from which they can begin.
    pub free_from: Day,
    /// Which job developer looks with them.
    pub job_developer: Option<UserId>,
}

impl JobSearchDetails {
    /// Reads the form as of `today`.
    pub fn read(fields: &mut Fields<'_>, today: Day) -> Self {
        Self {
            skills: fields.text("skills", PROSE),
            shifts: fields.choices("shifts"),
            free_from: fields.optional_day("free_from").unwrap_or(today),
            job_developer: fields.optional_id("job_developer"),
        }
    }
}

impl Model {
    /// What a person may edit of it.
    pub fn details(&self) -> JobSearchDetails {
        JobSearchDetails {
            skills: self.skills.clone(),
            shifts: self.shifts.0.clone(),
            free_from: self.free_from,
            job_developer: self.job_developer_id,
        }
    }
}
