use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

use super::rules::{ReportKind, ReportState, ReportWay};
use crate::placement::pay::{read_hours, refuse_absurd};
use crate::placement::placements::PlacementId;
use crate::placement::placements::rules::EvidenceSource;
use crate::shared::fields::LINE;
use crate::shared::{CaseId, Cents, Day, Fields, Instant, OrganizationId, Refusal, UserId, folded};

crate::ids! {
    /// A report of a job.
    JobReportId,
}

/// What was reported of a job.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "job_reports")]
pub struct Model {
    /// The report.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: JobReportId,
    /// Whose data.
    pub organization_id: OrganizationId,
    /// Of which case.
    pub case_id: CaseId,
    /// A hire, or an end.
    pub kind: ReportKind,
    /// What makes two reports one: the employer's name as it is searched, or the job that ended.
    pub about: String,
    /// The job that ended, or the one that a hire became.
    pub placement_id: Option<PlacementId>,
    /// The employer, as it was told.
    pub employer: String,
    /// The job's title, as it was told.
    pub title: Option<String>,
    /// The first day of a hire, the last of a job that ended.
    pub day: Option<Day>,
    /// What is paid an hour.
    pub hourly: Option<Cents>,
    /// Hours a week.
    pub hours: Option<i32>,
    /// Whose word it is.
    pub source: EvidenceSource,
    /// How it came.
    pub way: ReportWay,
    /// Who said it, by name.
    pub said_by: Option<String>,
    /// On which day.
    pub told_on: Day,
    /// Who wrote it down.
    pub user_id: Option<UserId>,
    /// When.
    pub at: Instant,
    /// What became of it.
    pub state: ReportState,
    /// The day that staff settled it.
    pub settled_on: Option<Day>,
    /// Who did.
    pub settled_by: Option<UserId>,
    /// Why it was not so.
    pub because: Option<String>,
    /// Grows with each change.
    pub version: i32,
}

impl ActiveModelBehavior for ActiveModel {}

/// A hire as it was told.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HireTold {
    /// The employer.
    pub employer: String,
    /// The job's title.
    pub title: Option<String>,
    /// The first day.
    pub starts_on: Option<Day>,
    /// What is paid an hour.
    pub hourly: Option<Cents>,
    /// Hours a week.
    pub hours: Option<i32>,
}

impl HireTold {
    /// Reads its part of a form.
    pub fn read(fields: &mut Fields<'_>) -> Self {
        let told = Self {
            employer: fields.text("employer", LINE),
            title: fields.optional_text("title", LINE),
            starts_on: fields.optional_day("starts_on"),
            hourly: read_hourly(fields),
            hours: read_hours(fields),
        };
        if folded(&told.employer).is_empty() && !fields.is_refused("employer") {
            fields.refuse(Refusal::of("employer", "missing"));
        }
        told
    }
}

/// Reads what is paid an hour.
pub(crate) fn read_hourly(fields: &mut Fields<'_>) -> Option<Cents> {
    let hourly = fields.optional_cents("pay")?;
    refuse_absurd(fields, "pay", hourly);
    Some(hourly)
}

/// A hire that staff heard of, with who said so.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HireDetails {
    /// The hire.
    pub hire: HireTold,
    /// Whose word it is: the participant's or the employer's.
    pub source: EvidenceSource,
    /// How it came.
    pub way: ReportWay,
    /// Who said it, by name.
    pub said_by: String,
    /// On which day.
    pub told_on: Day,
}

impl HireDetails {
    /// Reads the form as of `today`.
    pub fn read(fields: &mut Fields<'_>, today: Day) -> Self {
        let details = Self {
            hire: HireTold::read(fields),
            source: fields.choice("told_by"),
            way: fields.choice("told_how"),
            said_by: fields.text("said_by", LINE),
            told_on: fields.optional_day("told_on").unwrap_or(today),
        };
        let words = [EvidenceSource::Participant, EvidenceSource::Employer];
        for (field, is_one) in
            [("told_by", words.contains(&details.source)), ("told_how", ReportWay::HEARD.contains(&details.way))]
        {
            if !is_one && !fields.is_refused(field) {
                fields.refuse(Refusal::of(field, "not-a-choice").with("typed", ""));
            }
        }
        if details.told_on > today {
            fields.refuse(Refusal::of("told_on", "in-the-future").with("typed", details.told_on));
        }
        details
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const GOOD: [(&str, &str); 4] =
        [("employer", "Harbor Foods"), ("told_by", "employer"), ("told_how", "call"), ("said_by", "Carmen Álvarez")];

    fn read(change: &[(&str, &str)]) -> Result<HireDetails, Vec<Refusal>> {
        let kept = GOOD.iter().filter(|(name, _)| !change.iter().any(|(other, _)| other == name));
        let typed: Vec<_> = kept.chain(change).map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        Fields::read(&typed, |fields| HireDetails::read(fields, Day::new(2026, 11, 24).unwrap()))
    }

    #[test]
    fn each_field_answers() {
        assert_eq!(read(&[]).unwrap().told_on.iso(), "2026-11-24");
        for (name, value, code) in [
            ("employer", "", "missing"),
            ("employer", "…", "missing"),
            ("told_by", "wage-record", "not-a-choice"),
            ("told_by", "document", "not-a-choice"),
            ("told_how", "link", "not-a-choice"),
            ("said_by", "", "missing"),
            ("told_on", "2026-11-25", "in-the-future"),
            ("told_on", "2026-02-30", "no-such-day"),
            ("starts_on", "soon", "no-such-day"),
            ("pay", "1.99", "not-a-wage"),
            ("hours", "101", "not-in-range"),
        ] {
            let wrong = read(&[(name, value)]).unwrap_err();
            assert_eq!((wrong.len(), wrong[0].code), (1, code), "{name}={value}");
        }
    }
}
