use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

use crate::shared::fields::LINE;
use crate::shared::{CaseId, Cents, Day, Fields, OrganizationId, Refusal};

crate::coded! {
    /// Employment at entry (PIRL 400).
    pub enum Employment("employment") {
        /// Has a job.
        Employed = "employed",
        /// Has a job that is ending: notice was given.
        UnderNotice = "under-notice",
        /// Looks for work and has none.
        Unemployed = "unemployed",
        /// Neither works nor looks for work.
        NotInLaborForce = "not-in-labor-force",
    }
}

impl Employment {
    /// The federal code.
    pub fn pirl(self) -> u8 {
        match self {
            Self::Employed => 1,
            Self::UnderNotice => 2,
            Self::NotInLaborForce => 3,
            Self::Unemployed => 0,
        }
    }
}

crate::coded! {
    /// Where a claim for unemployment compensation stands (PIRL 401).
    pub enum UnemploymentClaim("unemployment-claim") {
        /// No claim.
        None = "none",
        /// Referred by reemployment services (RESEA).
        Resea = "resea",
        /// Referred by worker profiling (WPRS).
        Wprs = "wprs",
        /// Any other claimant.
        Claimant = "claimant",
        /// Has used the claim up.
        Exhausted = "exhausted",
        /// A claimant who need not search for work.
        Exempt = "exempt",
    }
}

impl UnemploymentClaim {
    /// The federal code.
    pub fn pirl(self) -> u8 {
        match self {
            Self::None => 0,
            Self::Resea => 1,
            Self::Wprs => 2,
            Self::Claimant => 3,
            Self::Exhausted => 4,
            Self::Exempt => 5,
        }
    }
}

crate::coded! {
    /// The highest level of education (PIRL 408).
    pub enum Education("education") {
        /// No diploma or certificate.
        None = "none",
        /// A certificate of attendance, given for a disability.
        Attendance = "attendance",
        /// A secondary school diploma.
        Diploma = "diploma",
        /// A diploma's equivalent, such as the GED.
        Equivalency = "equivalency",
        /// A year or more after secondary school, without a degree.
        SomeCollege = "some-college",
        /// A technical or vocational certificate.
        Technical = "technical",
        /// An associate degree.
        Associate = "associate",
        /// A bachelor's degree.
        Bachelor = "bachelor",
        /// A degree beyond a bachelor's.
        Beyond = "beyond",
    }
}

impl Education {
    /// The federal code.
    pub fn pirl(self) -> u8 {
        match self {
            Self::None => 0,
            Self::Diploma => 1,
            Self::Equivalency => 2,
            Self::Attendance => 3,
            Self::SomeCollege => 4,
            Self::Technical => 5,
            Self::Associate => 6,
            Self::Bachelor => 7,
            Self::Beyond => 8,
        }
    }
}

crate::coded! {
    /// School status at entry (PIRL 409).
    pub enum School("school") {
        /// Out of school, with a diploma or its equivalent.
        NotAttending = "not-attending",
        /// Out of school, without a diploma.
        DroppedOut = "dropped-out",
        /// In secondary school.
        Secondary = "secondary",
        /// In an alternative school.
        Alternative = "alternative",
        /// In a school after secondary school.
        PostSecondary = "post-secondary",
        /// Of the age at which school is compulsory, and not in one.
        CompulsoryAge = "compulsory-age",
    }
}

impl School {
    /// The federal code.
    pub fn pirl(self) -> u8 {
        match self {
            Self::Secondary => 1,
            Self::Alternative => 2,
            Self::PostSecondary => 3,
            Self::DroppedOut => 4,
            Self::NotAttending => 5,
            Self::CompulsoryAge => 6,
        }
    }
}

/// Work and schooling at the application.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "backgrounds")]
pub struct Model {
    /// Of which case.
    #[sea_orm(primary_key, auto_increment = false)]
    pub case_id: CaseId,
    /// Whose data.
    pub organization_id: OrganizationId,
    /// Employment.
    pub employment: Employment,
    /// Unemployment compensation.
    pub unemployment_claim: Option<UnemploymentClaim>,
    /// What they did last, or do now.
    pub last_job: Option<String>,
    /// For whom.
    pub last_employer: Option<String>,
    /// Cents an hour, before tax.
    pub last_wage: Option<Cents>,
    /// Hours a week.
    pub last_hours: Option<i32>,
    /// The day it ended.
    pub last_job_ended: Option<Day>,
    /// The day of a dislocation: a layoff, a closing (PIRL 410).
    pub dislocated_on: Option<Day>,
    /// The highest grade of school completed, 0 to 12 (PIRL 407).
    pub highest_grade: Option<i32>,
    /// The highest level of education.
    pub education: Education,
    /// School status.
    pub school: School,
}

impl ActiveModelBehavior for ActiveModel {}

/// Work and schooling as somebody tells them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Background {
    /// Employment.
    pub employment: Employment,
    /// Unemployment compensation.
    pub unemployment_claim: Option<UnemploymentClaim>,
    /// What they did last, or do now.
    pub last_job: Option<String>,
    /// For whom.
    pub last_employer: Option<String>,
    /// Cents an hour, before tax.
    pub last_wage: Option<Cents>,
    /// Hours a week.
    pub last_hours: Option<i32>,
    /// The day it ended.
    pub last_job_ended: Option<Day>,
    /// The day of a dislocation.
    pub dislocated_on: Option<Day>,
    /// The highest grade of school completed.
    pub highest_grade: Option<i32>,
    /// The highest level of education.
    pub education: Education,
    /// School status.
    pub school: School,
}

/// Nobody works more hours than a week has.
const MOST_HOURS: i64 = 168;
/// The last grade of secondary school.
const LAST_GRADE: i64 = 12;

impl Background {
    /// Reads the form as of `today`.
    pub fn read(fields: &mut Fields<'_>, today: Day) -> Self {
        let number = |number: Option<i64>| number.and_then(|number| i32::try_from(number).ok());
        let details = Self {
            employment: fields.choice("employment"),
            unemployment_claim: fields.optional_choice("unemployment_claim"),
            last_job: fields.optional_text("last_job", LINE),
            last_employer: fields.optional_text("last_employer", LINE),
            last_wage: fields.optional_cents("last_wage"),
            last_hours: number(fields.optional_number("last_hours", 1..=MOST_HOURS)),
            last_job_ended: fields.optional_day("last_job_ended"),
            dislocated_on: fields.optional_day("dislocated_on"),
            highest_grade: number(fields.optional_number("highest_grade", 0..=LAST_GRADE)),
            education: fields.choice("education"),
            school: fields.choice("school"),
        };
        if let Some(ended) = details.last_job_ended.filter(|ended| *ended > today) {
            fields.refuse(Refusal::of("last_job_ended", "in-the-future").with("typed", ended));
        }
        if details.employment == Employment::Employed && details.last_job_ended.is_some() {
            fields.refuse(Refusal::of("last_job_ended", "job-ended-and-employed"));
        }
        details
    }

    /// The columns that hold them.
    pub(super) fn into_columns(self) -> ActiveModel {
        ActiveModel {
            employment: Set(self.employment),
            unemployment_claim: Set(self.unemployment_claim),
            last_job: Set(self.last_job),
            last_employer: Set(self.last_employer),
            last_wage: Set(self.last_wage),
            last_hours: Set(self.last_hours),
            last_job_ended: Set(self.last_job_ended),
            dislocated_on: Set(self.dislocated_on),
            highest_grade: Set(self.highest_grade),
            education: Set(self.education),
            school: Set(self.school),
            ..Default::default()
        }
    }
}

impl Model {
    /// As somebody told them.
    pub fn details(&self) -> Background {
        Background {
            employment: self.employment,
            unemployment_claim: self.unemployment_claim,
            last_job: self.last_job.clone(),
            last_employer: self.last_employer.clone(),
            last_wage: self.last_wage,
            last_hours: self.last_hours,
            last_job_ended: self.last_job_ended,
            dislocated_on: self.dislocated_on,
            highest_grade: self.highest_grade,
            education: self.education,
            school: self.school,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(more: &[(&str, &str)]) -> Vec<(String, &'static str)> {
        let whole = [("employment", "employed"), ("education", "diploma"), ("school", "not-attending")];
        let typed: Vec<_> =
            whole.iter().chain(more).map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        let today = Day::new(2026, 11, 24).unwrap();
        let read = Fields::read(&typed, |fields| Background::read(fields, today));
        let wrong = read.err().unwrap_or_default();
        wrong.into_iter().map(|r| (r.field.unwrap_or_default().into_owned(), r.code)).collect()
    }

    #[test]
    fn whoever_is_employed_has_no_day_on_which_the_job_ended() {
        assert_eq!(refused(&[]), []);
        let both = refused(&[("last_job_ended", "2026-10-01")]);
        assert_eq!(both, [("last_job_ended".to_owned(), "job-ended-and-employed")]);
    }

    #[test]
    fn a_job_cannot_have_ended_tomorrow_nor_fill_more_than_a_week() {
        let wrong = refused(&[("last_job_ended", "2026-11-25"), ("last_hours", "169"), ("highest_grade", "13")]);
        let codes: Vec<_> = wrong.iter().map(|(_, code)| *code).collect();
        assert_eq!(codes, ["not-in-range", "not-in-range", "in-the-future", "job-ended-and-employed"]);
    }
}
