//! How good a job is, by what the field looks at: schedule, benefits, security, voice, what comes next. What nobody has
//! said is not known, and shown so. (Good Jobs Principles of the US Departments of Labor and Commerce, 2022; what states
//! collect.)

use sea_orm::FromJsonQueryResult;
use serde::{Deserialize, Serialize};

use crate::shared::fields::LINE;
use crate::shared::{Fields, Known};

crate::coded! {
    /// How long before a week its hours are known.
    pub enum Notice("schedule-notice") {
        /// The same hours each week.
        Fixed = "fixed",
        /// Two weeks or more.
        TwoWeeks = "two-weeks",
        /// A week or more.
        Week = "week",
        /// Less than a week.
        Days = "days",
        /// Nobody has said.
        Unknown = "unknown",
    }
}

crate::coded! {
    /// How long a job is meant to last.
    pub enum Security("job-security") {
        /// Without an end.
        Permanent = "permanent",
        /// Until a day, or through an agency.
        Temporary = "temporary",
        /// On one's own account, by contract.
        Contract = "contract",
        /// Nobody has said.
        Unknown = "unknown",
    }
}

/// What is known of how good a job is, its pay and hours aside.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, FromJsonQueryResult)]
pub struct Quality {
    /// How long before a week its hours are known.
    pub notice: Notice,
    /// Health insurance.
    pub health: Known,
    /// A retirement plan.
    pub retirement: Known,
    /// Paid leave.
    pub paid_leave: Known,
    /// How long it is meant to last.
    pub security: Security,
    /// A union or a council.
    pub union: Known,
    /// A say over the work.
    pub say: Known,
    /// Training that the employer pays for.
    pub training_paid: Known,
    /// The job that it leads to, by name.
    pub next_job: Option<String>,
}

impl Default for Quality {
    /// Nothing is known yet.
    fn default() -> Self {
        Self {
            notice: Notice::Unknown,
            health: Known::Unknown,
            retirement: Known::Unknown,
            paid_leave: Known::Unknown,
            security: Security::Unknown,
            union: Known::Unknown,
            say: Known::Unknown,
            training_paid: Known::Unknown,
            next_job: None,
        }
    }
}

impl Quality {
    /// Reads its part of a form; what was not answered is not known.
    pub fn read(fields: &mut Fields<'_>) -> Self {
        let known = |fields: &mut Fields<'_>, name: &str| fields.optional_choice(name).unwrap_or(Known::Unknown);
        Self {
            notice: fields.optional_choice("hours_notice").unwrap_or(Notice::Unknown),
            health: known(fields, "health"),
            retirement: known(fields, "retirement"),
            paid_leave: known(fields, "paid_leave"),
            security: fields.optional_choice("security").unwrap_or(Security::Unknown),
            union: known(fields, "union"),
            say: known(fields, "say"),
            training_paid: known(fields, "training_paid"),
            next_job: fields.optional_text("next_job", LINE),
        }
    }

    /// What can be yes, no or not known, by the names of its fields.
    pub fn answers(&self) -> [(&'static str, Known); 6] {
        [
            ("health", self.health),
            ("retirement", self.retirement),
            ("paid_leave", self.paid_leave),
            ("union", self.union),
            ("say", self.say),
            ("training_paid", self.training_paid),
        ]
    }

    /// How many of its questions nobody has answered yet, of eight.
    pub fn unknown(&self) -> usize {
        let answers = self.answers().iter().filter(|(_, known)| *known == Known::Unknown).count();
        answers + usize::from(self.notice == Notice::Unknown) + usize::from(self.security == Security::Unknown)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_not_answered_is_not_known_and_never_a_no() {
        let read = |typed: &[(&str, &str)]| {
            let typed: Vec<_> = typed.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
            Fields::read(&typed, Quality::read)
        };
        let quality = read(&[("health", "yes"), ("union", "no"), ("hours_notice", "fixed")]).unwrap();
        assert_eq!((quality.health, quality.union, quality.say), (Known::Yes, Known::No, Known::Unknown));
        assert_eq!(quality.unknown(), 5);
        assert_eq!(Quality::default().unknown(), 8);
        assert_eq!(read(&[("say", "maybe")]).unwrap_err()[0].code, "not-a-choice");
    }
}
