use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

use crate::intake::services::ServiceId;
use crate::intake::services::planned::PlannedServiceId;
use crate::programs::ServiceKindId;
use crate::shared::fields::{LINE, PROSE};
use crate::shared::{CaseId, Day, Fields, Instant, OrganizationId, Refusal, UserId};
use crate::training::enrollments::rules::{EnrollmentState, LeftBecause};

crate::ids! {
    /// A course elsewhere that somebody takes.
    CourseId,
}

/// A course elsewhere that somebody takes.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "courses")]
pub struct Model {
    /// The course as this person takes it.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: CourseId,
    /// Whose data.
    pub organization_id: OrganizationId,
    /// Of which case.
    pub case_id: CaseId,
    /// The kind of service that it is.
    pub service_kind_id: ServiceKindId,
    /// Who teaches it: "St. Philip's College".
    pub provider: String,
    /// What it is a part of: "Associate degree in nursing".
    pub program_of_study: Option<String>,
    /// What it is called: "Anatomy and Physiology I".
    pub title: String,
    /// Its section, as the college numbers it.
    pub section: Option<String>,
    /// In which term: "Fall 2026".
    pub term: String,
    /// Credit hours, in hundredths.
    pub credits: Option<i32>,
    /// The grade, as the college writes it.
    pub grade: Option<String>,
    /// Where it stands; nobody waits for it.
    pub state: EnrollmentState,
    /// Since when.
    pub since: Day,
    /// The first day, foreseen until it has begun.
    pub starts_on: Day,
    /// The last day, foreseen or past.
    pub ends_on: Day,
    /// Why they left or paused.
    pub left_because: Option<LeftBecause>,
    /// In more words.
    pub note: Option<String>,
    /// The service that it is, once it has begun.
    pub service_id: Option<ServiceId>,
    /// The service that is planned until then.
    pub planned_service_id: Option<PlannedServiceId>,
    /// Who wrote it down.
    pub user_id: Option<UserId>,
    /// When.
    pub at: Instant,
    /// When it was struck as entered in error.
    pub struck_at: Option<Instant>,
    /// Why.
    pub struck_reason: Option<String>,
    /// Grows with each change.
    pub version: i32,
}

impl ActiveModelBehavior for ActiveModel {}

impl Model {
    /// Whether its first day has come and was confirmed.
    pub fn has_begun(&self) -> bool {
        self.service_id.is_some()
    }
}

/// A course as somebody writes it down.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CourseDetails {
    /// The kind of service that it is.
    pub kind: ServiceKindId,
    /// Who teaches it.
    pub provider: String,
    /// What it is a part of.
    pub program_of_study: Option<String>,
    /// What it is called.
    pub title: String,
    /// Its section.
    pub section: Option<String>,
    /// In which term.
    pub term: String,
    /// Credit hours, in hundredths.
    pub credits: Option<i32>,
    /// The first day.
    pub starts_on: Day,
    /// The last day.
    pub ends_on: Day,
}

/// The most credit hours of a course.
const MOST_CREDITS: f64 = 60.0;

impl CourseDetails {
    /// Reads the form.
    pub fn read(fields: &mut Fields<'_>) -> Self {
        let details = Self {
            kind: fields.id("service"),
            provider: fields.text("provider", LINE),
            program_of_study: fields.optional_text("program_of_study", LINE),
            title: fields.text("title", LINE),
            section: fields.optional_text("section", LINE),
            term: fields.text("term", LINE),
            credits: credits(fields),
            starts_on: fields.day("starts_on"),
            ends_on: fields.day("ends_on"),
        };
        if details.ends_on < details.starts_on && !fields.is_refused("ends_on") && !fields.is_refused("starts_on") {
            let refusal = Refusal::of("ends_on", "out-of-order").with("typed", details.ends_on);
            fields.refuse(refusal.with("after", details.starts_on));
        }
        details
    }

    /// As it was written down.
    pub fn of(course: &Model) -> Self {
        Self {
            kind: course.service_kind_id,
            provider: course.provider.clone(),
            program_of_study: course.program_of_study.clone(),
            title: course.title.clone(),
            section: course.section.clone(),
            term: course.term.clone(),
            credits: course.credits,
            starts_on: course.starts_on,
            ends_on: course.ends_on,
        }
    }
}

/// Credit hours as colleges write them, `3` or `4.5`, in hundredths.
fn credits(fields: &mut Fields<'_>) -> Option<i32> {
    let typed = fields.optional_text("credits", LINE)?;
    let hours = typed.parse::<f64>().ok().filter(|hours| *hours >= 0.01 && *hours <= MOST_CREDITS);
    if hours.is_none() {
        fields.refuse(Refusal::of("credits", "not-credits").with("typed", &typed));
    }
    hours.map(|hours| (hours * 100.0).round() as i32)
}

/// A course that was finished, as somebody writes it down.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Finishing {
    /// The last day.
    pub last: Day,
    /// The grade.
    pub grade: Option<String>,
    /// In more words.
    pub note: Option<String>,
}

impl Finishing {
    /// The longest grade, in characters: "Incomplete" is one.
    pub const LONGEST_GRADE: usize = 20;

    /// Reads the form as of `today`.
    pub fn read(fields: &mut Fields<'_>, today: Day) -> Self {
        let finishing = Self {
            last: fields.optional_day("day").unwrap_or(today),
            grade: fields.optional_text("grade", Self::LONGEST_GRADE),
            note: fields.optional_text("note", PROSE),
        };
        if finishing.last > today {
            fields.refuse(Refusal::of("day", "in-the-future").with("typed", finishing.last));
        }
        finishing
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const GOOD: [(&str, &str); 6] = [
        ("service", "0190a000-0000-7000-8000-000000000003"),
        ("provider", "St. Philip's College"),
        ("title", "Anatomy and Physiology I"),
        ("term", "Fall 2026"),
        ("starts_on", "2026-08-24"),
        ("ends_on", "2026-12-11"),
    ];

    fn read(change: &[(&str, &str)]) -> Result<CourseDetails, Vec<Refusal>> {
        let kept = GOOD.iter().filter(|(name, _)| !change.iter().any(|(other, _)| other == name));
        let typed: Vec<_> = kept.chain(change).map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        Fields::read(&typed, CourseDetails::read)
    }

    #[test]
    fn credits_are_read_as_colleges_write_them() {
        assert_eq!(read(&[]).unwrap().credits, None);
        for (typed, hundredths) in [("3", 300), ("4.5", 450), ("0.25", 25)] {
            assert_eq!(read(&[("credits", typed)]).unwrap().credits, Some(hundredths), "{typed}");
        }
    }

    #[test]
    fn each_field_answers() {
        for (name, value, code) in [
            ("ends_on", "2026-08-23", "out-of-order"),
            ("starts_on", "2026-02-30", "no-such-day"),
            ("provider", "", "missing"),
            ("title", " ", "missing"),
            ("term", "", "missing"),
            ("credits", "three", "not-credits"),
            ("credits", "-3", "not-credits"),
            ("credits", "61", "not-credits"),
            ("credits", "NaN", "not-credits"),
        ] {
            let wrong = read(&[(name, value)]).unwrap_err();
            let found = wrong.iter().any(|refusal| refusal.code == code && refusal.field.as_deref() == Some(name));
            assert!(found, "{name} {value}: {wrong:?}");
        }
    }
}
