use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

use crate::intake::recruitment::OrientationId;
use crate::shared::fields::LINE;
use crate::shared::{CaseId, Day, Fields, Instant, OrganizationId, ProgramId, Refusal, SiteId, is_phone};

crate::ids! {
    /// An inquiry.
    InquiryId,
}

crate::coded! {
    /// Through whom somebody came.
    pub enum Source("source") {
        /// A friend or relative.
        Friend = "friend",
        /// Somebody who took part.
        Graduate = "graduate",
        /// A job center or the workforce board.
        JobCenter = "job-center",
        /// A union.
        Union = "union",
        /// An office of the city or county.
        CityOffice = "city-office",
        /// A school or college.
        School = "school",
        /// An employer.
        Employer = "employer",
        /// A community or faith organization.
        Community = "community",
        /// Parole, probation or a court.
        Court = "court",
        /// The internet.
        Web = "web",
        /// A flyer, newspaper, radio.
        Media = "media",
        /// Came in from the street.
        WalkIn = "walk-in",
        /// Something else.
        Other = "other",
    }
}

crate::coded! {
    /// Whether somebody came to the orientation they had booked.
    pub enum Attendance("orientation-attendance") {
        /// Came.
        Came = "came",
        /// Did not come.
        Absent = "absent",
    }
}

crate::coded! {
    /// Why an inquiry ended without an application.
    pub enum Ended("inquiry-ended") {
        /// Not interested any more.
        NotInterested = "not-interested",
        /// Could not be reached.
        NotReached = "not-reached",
        /// The times do not fit.
        Schedule = "schedule",
        /// Found work.
        FoundWork = "found-work",
        /// Goes to another program or school.
        OtherProgram = "other-program",
        /// By their own account not eligible.
        NotEligible = "not-eligible",
        /// Asked twice.
        Twice = "asked-twice",
    }
}

/// An inquiry.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "inquiries")]
pub struct Model {
    /// The inquiry.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: InquiryId,
    /// Whose data.
    pub organization_id: OrganizationId,
    /// About which program.
    pub program_id: ProgramId,
    /// At which site.
    pub site_id: SiteId,
    /// Who asked.
    pub name: String,
    /// Telephone.
    pub phone: Option<String>,
    /// E-mail address.
    pub email: Option<String>,
    /// On which day.
    pub asked_on: Day,
    /// Through whom they came.
    pub source: Source,
    /// In their words.
    pub came_through: Option<String>,
    /// The orientation that is booked.
    pub orientation_id: Option<OrientationId>,
    /// Whether they came to it.
    pub attendance: Option<Attendance>,
    /// The application that came of it.
    pub case_id: Option<CaseId>,
    /// Why it ended without one.
    pub ended: Option<Ended>,
    /// On which day.
    pub ended_on: Option<Day>,
    /// When it was written down.
    pub created_at: Instant,
    /// Grows with each change.
    pub version: i32,
}

impl ActiveModelBehavior for ActiveModel {}

/// An inquiry as somebody writes it down.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct InquiryDetails {
    /// About which program.
    pub program: ProgramId,
    /// At which site.
    pub site: SiteId,
    /// Who asked.
    pub name: String,
    /// Telephone.
    pub phone: Option<String>,
    /// E-mail address.
    pub email: Option<String>,
    /// On which day.
    pub asked_on: Day,
    /// Through whom they came.
    pub source: Source,
    /// In their words.
    pub came_through: Option<String>,
    /// The orientation that is booked.
    pub orientation: Option<OrientationId>,
}

impl InquiryDetails {
    /// Reads the form as of `today`.
    pub fn read(fields: &mut Fields<'_>, today: Day) -> Self {
        let details = Self {
            program: fields.id("program"),
            site: fields.id("site"),
            name: fields.text("name", LINE),
            phone: fields.optional_text("phone", 40),
            email: fields.optional_email("email"),
            asked_on: fields.optional_day("asked_on").unwrap_or(today),
            source: fields.choice("source"),
            came_through: fields.optional_text("came_through", LINE),
            orientation: fields.optional_id("orientation"),
        };
        if details.asked_on > today {
            fields.refuse(Refusal::of("asked_on", "in-the-future").with("typed", details.asked_on));
        }
        if let Some(phone) = details.phone.as_deref().filter(|phone| !is_phone(phone)) {
            fields.refuse(Refusal::of("phone", "not-a-phone").with("typed", phone));
        }
        if details.phone.is_none() && details.email.is_none() {
            fields.refuse(Refusal::of("phone", "contact-unreachable"));
        }
        details
    }

    /// The columns that hold it.
    pub(super) fn into_columns(self) -> ActiveModel {
        ActiveModel {
            program_id: Set(self.program),
            site_id: Set(self.site),
            name: Set(self.name),
            phone: Set(self.phone),
            email: Set(self.email),
            asked_on: Set(self.asked_on),
            source: Set(self.source),
            came_through: Set(self.came_through),
            orientation_id: Set(self.orientation),
            ..Default::default()
        }
    }
}

impl Model {
    /// As somebody wrote it down.
    pub fn details(&self) -> InquiryDetails {
        InquiryDetails {
            program: self.program_id,
            site: self.site_id,
            name: self.name.clone(),
            phone: self.phone.clone(),
            email: self.email.clone(),
            asked_on: self.asked_on,
            source: self.source,
            came_through: self.came_through.clone(),
            orientation: self.orientation_id,
        }
    }

    /// Whether nothing has come of it yet.
    pub fn is_open(&self) -> bool {
        self.case_id.is_none() && self.ended.is_none()
    }
}
