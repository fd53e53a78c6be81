use sea_orm::FromJsonQueryResult;
use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

use super::rules::{self, Week, Weekday};
use crate::programs::ServiceKindId;
use crate::shared::fields::{LINE, PROSE, parse_day};
use crate::shared::{Day, Fields, Instant, OrganizationId, ProgramId, Refusal, SiteId, UserId};
use crate::training::curricula::VersionId;

crate::ids! {
    /// A cohort.
    CohortId,
    /// A session of a cohort.
    SessionId,
}

/// A cohort.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "cohorts")]
pub struct Model {
    /// The cohort.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: CohortId,
    /// Whose data.
    pub organization_id: OrganizationId,
    /// Of which program.
    pub program_id: ProgramId,
    /// What is taught.
    pub curriculum_version_id: VersionId,
    /// At which site.
    pub site_id: SiteId,
    /// The kind of service that its sessions are.
    pub service_kind_id: ServiceKindId,
    /// Who teaches, where they have an account.
    pub instructor_id: Option<UserId>,
    /// What it is called: "Cohort 14".
    pub name: String,
    /// Who runs it, where that is not the program: a college.
    pub provider: Option<String>,
    /// Where it meets.
    pub place: Option<String>,
    /// The first day.
    pub starts_on: Day,
    /// The last day.
    pub ends_on: Day,
    /// When it meets.
    pub week: WeekColumn,
    /// How many seats there are.
    pub seats: i32,
    /// How many are taken; the database lets nobody take more than there are.
    pub taken: i32,
    /// Why it was opened while a sign-off was pending.
    pub opened_pending: Option<String>,
    /// The day it was called off.
    pub called_off_on: Option<Day>,
    /// Why.
    pub called_off_because: Option<String>,
    /// When it was opened.
    pub created_at: Instant,
    /// Grows with each change.
    pub version: i32,
}

impl ActiveModelBehavior for ActiveModel {}

impl Model {
    /// Refuses a cohort that was called off.
    pub(in crate::training) fn refuse_called_off(&self) -> Result<(), Refusal> {
        match self.called_off_on {
            Some(day) => Err(Refusal::because("cohort-called-off").with("day", day)),
            None => Ok(()),
        }
    }
}

/// A week as the database keeps it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, FromJsonQueryResult)]
pub struct WeekColumn(pub Week);

/// A cohort as somebody opens it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CohortDetails {
    /// What is taught.
    pub version: VersionId,
    /// At which site.
    pub site: SiteId,
    /// The kind of service that its sessions are.
    pub kind: ServiceKindId,
    /// Who teaches.
    pub instructor: Option<UserId>,
    /// What it is called.
    pub name: String,
    /// Who runs it.
    pub provider: Option<String>,
    /// Where it meets.
    pub place: Option<String>,
    /// The first day.
    pub starts_on: Day,
    /// The last day.
    pub ends_on: Day,
    /// When it meets.
    pub week: Week,
    /// Days without class.
    pub except: Vec<Day>,
    /// How many seats there are.
    pub seats: i32,
    /// Why it opens while a sign-off is pending.
    pub pending_because: Option<String>,
}

/// The most seats of a cohort.
const MOST_SEATS: i64 = 500;
/// The shortest and longest session, in minutes.
const SESSION: std::ops::RangeInclusive<i64> = 15..=12 * 60;

impl CohortDetails {
    /// Reads the form.
    pub fn read(fields: &mut Fields<'_>) -> Self {
        let details = Self {
            version: fields.id("version"),
            site: fields.id("site"),
            kind: fields.id("service"),
            instructor: fields.optional_id("instructor"),
            name: fields.text("name", LINE),
            provider: fields.optional_text("provider", LINE),
            place: fields.optional_text("place", LINE),
            starts_on: fields.day("starts_on"),
            ends_on: fields.day("ends_on"),
            week: read_week(fields),
            except: read_exceptions(fields),
            seats: i32::try_from(fields.number("seats", 1..=MOST_SEATS)).unwrap_or(1),
            pending_because: fields.optional_text("pending_because", PROSE),
        };
        if details.ends_on < details.starts_on && !fields.is_refused("ends_on") && !fields.is_refused("starts_on") {
            let refusal = Refusal::of("ends_on", "out-of-order").with("typed", details.ends_on);
            fields.refuse(refusal.with("after", details.starts_on));
        }
        details
    }

    /// The days of its sessions.
    ///
    /// # Errors
    /// As [`rules::schedule`].
    pub fn sessions(&self) -> Result<Vec<Day>, Refusal> {
        rules::schedule(&self.week, self.starts_on, self.ends_on, &self.except)
    }
}

/// What may change of a cohort that was opened; its days and what is taught stay.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CohortChange {
    /// What it is called.
    pub name: String,
    /// Who teaches.
    pub instructor: Option<UserId>,
    /// Who runs it.
    pub provider: Option<String>,
    /// Where it meets.
    pub place: Option<String>,
    /// How many seats there are.
    pub seats: i32,
}

impl CohortChange {
    /// Reads the form.
    pub fn read(fields: &mut Fields<'_>) -> Self {
        Self {
            name: fields.text("name", LINE),
            instructor: fields.optional_id("instructor"),
            provider: fields.optional_text("provider", LINE),
            place: fields.optional_text("place", LINE),
            seats: i32::try_from(fields.number("seats", 1..=MOST_SEATS)).unwrap_or(1),
        }
    }

    /// As it stands.
    pub fn of(cohort: &Model) -> Self {
        Self {
            name: cohort.name.clone(),
            instructor: cohort.instructor_id,
            provider: cohort.provider.clone(),
            place: cohort.place.clone(),
            seats: cohort.seats,
        }
    }
}

/// A session that is added: a class that is made up for, or one more.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SessionDetails {
    /// On which day.
    pub day: Day,
    /// When it begins, as `17:30`.
    pub begins: String,
    /// How long it is.
    pub minutes: i32,
}

impl SessionDetails {
    /// Reads the form.
    pub fn read(fields: &mut Fields<'_>) -> Self {
        Self { day: fields.day("day"), begins: read_begins(fields), minutes: read_minutes(fields) }
    }
}

fn read_week(fields: &mut Fields<'_>) -> Week {
    let days: Vec<Weekday> = fields.choices("weekdays");
    if days.is_empty() && !fields.is_refused("weekdays") {
        fields.refuse(Refusal::of("weekdays", "missing"));
    }
    Week { days, begins: read_begins(fields), minutes: read_minutes(fields) }
}

fn read_begins(fields: &mut Fields<'_>) -> String {
    let typed = fields.text("begins", LINE);
    rules::time(&typed).unwrap_or_else(|| {
        if !fields.is_refused("begins") {
            fields.refuse(Refusal::of("begins", "no-such-time").with("typed", &typed));
        }
        String::new()
    })
}

fn read_minutes(fields: &mut Fields<'_>) -> i32 {
    i32::try_from(fields.number("minutes", SESSION)).unwrap_or_default()
}

/// Days without class: one a line, or with commas between them where they are written as `2026-11-26`.
fn read_exceptions(fields: &mut Fields<'_>) -> Vec<Day> {
    let typed = fields.optional_text("except", PROSE).unwrap_or_default();
    let mut days = Vec::new();
    for part in typed.split(['\n', ',', ';']).map(str::trim).filter(|part| !part.is_empty()) {
        match parse_day(part) {
            Some(day) => days.push(day),
            None => return refuse_exception(fields, part),
        }
    }
    days
}

fn refuse_exception(fields: &mut Fields<'_>, typed: &str) -> Vec<Day> {
    let shown: String = typed.chars().take(40).collect();
    fields.refuse(Refusal::of("except", "no-such-day").with("typed", shown));
    Vec::new()
}

/// Sessions of cohorts.
pub mod sessions {
    use super::{CohortId, Day, Instant, OrganizationId, SessionId, UserId};
    use sea_orm::entity::prelude::*;

    /// A session.
    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "class_sessions")]
    pub struct Model {
        /// The session.
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: SessionId,
        /// Whose data.
        pub organization_id: OrganizationId,
        /// Of which cohort.
        pub cohort_id: CohortId,
        /// On which day.
        pub day: Day,
        /// When it begins, as `17:30`.
        pub begins: String,
        /// How long it is.
        pub minutes: i32,
        /// The day it was called off.
        pub called_off_on: Option<Day>,
        /// Why.
        pub called_off_reason: Option<String>,
        /// When its sheet was first saved: it was held.
        pub held_at: Option<Instant>,
        /// By whom.
        pub held_by: Option<UserId>,
        /// Grows with each save of its sheet.
        pub version: i32,
    }

    impl ActiveModelBehavior for ActiveModel {}

    impl Model {
        /// Whether it takes place.
        pub fn stands(&self) -> bool {
            self.called_off_on.is_none()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const GOOD: [(&str, &str); 10] = [
        ("version", "0190a000-0000-7000-8000-000000000001"),
        ("site", "0190a000-0000-7000-8000-000000000002"),
        ("service", "0190a000-0000-7000-8000-000000000003"),
        ("name", "Cohort 14"),
        ("starts_on", "2026-11-23"),
        ("ends_on", "2026-12-18"),
        ("weekdays", "tue"),
        ("begins", "5:30 pm"),
        ("minutes", "210"),
        ("seats", "20"),
    ];

    fn read(change: &[(&str, &str)]) -> Result<CohortDetails, Vec<Refusal>> {
        let kept = GOOD.iter().filter(|(name, _)| !change.iter().any(|(other, _)| other == name));
        let typed: Vec<_> = kept.chain(change).map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        Fields::read(&typed, CohortDetails::read)
    }

    #[test]
    fn a_cohort_is_read_with_its_week_and_its_holidays() {
        let cohort = read(&[("except", "2026-11-24, 2026-12-01")]).unwrap();
        assert_eq!(cohort.week.begins, "17:30");
        assert_eq!(cohort.sessions().unwrap().len(), 2, "of four Tuesdays");
    }

    #[test]
    fn each_field_answers() {
        for (name, value, code) in [
            ("ends_on", "2026-11-22", "out-of-order"),
            ("starts_on", "2026-02-30", "no-such-day"),
            ("weekdays", "", "missing"),
            ("begins", "25:00", "no-such-time"),
            ("minutes", "5", "not-in-range"),
            ("seats", "0", "not-in-range"),
            ("except", "soon", "no-such-day"),
        ] {
            let wrong = read(&[(name, value)]).unwrap_err();
            assert!(
                wrong.iter().any(|refusal| refusal.code == code && refusal.field.as_deref() == Some(name)),
                "{name}: {wrong:?}"
            );
        }
    }
}
