use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

use super::rules::{HELP, StillWorks};
use crate::follow_up::contacts::rules::Worked;
use crate::placement::job_reports::HireTold;
use crate::placement::job_reports::rules::ReportWay;
use crate::placement::pay::{read_hours, refuse_absurd};
use crate::placement::profiles::Told;
use crate::placement::quality::Quality;
use crate::setup::Sealed;
use crate::shared::fields::{LINE, PROSE};
use crate::shared::{CaseId, Cents, Day, Fields, Instant, OrganizationId, Refusal, TaskId, UserId, folded};
use crate::support::needs::rules::NeedKind;

crate::ids! {
    /// A survey.
    SurveyId,
}

/// The column, as its encryption is bound to it.
pub(super) const ANSWERS: &str = "surveys.answers";

/// A survey: the questions of one follow-up, and what was answered.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "surveys")]
pub struct Model {
    /// The survey.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: SurveyId,
    /// Whose data.
    pub organization_id: OrganizationId,
    /// In which case.
    pub case_id: CaseId,
    /// The follow-up that it asks for.
    pub task_id: TaskId,
    /// When the link was mailed, where it was.
    pub mailed_at: Option<Instant>,
    /// How it was answered.
    pub way: Option<ReportWay>,
    /// The answers, sealed: whoever writes freely may write anything.
    pub answers: Option<Sealed>,
    /// The day they were given.
    pub answered_on: Option<Day>,
    /// The moment.
    pub answered_at: Option<Instant>,
    /// Who wrote them down, where it was not the participant.
    pub user_id: Option<UserId>,
}

impl ActiveModelBehavior for ActiveModel {}

/// What somebody tells of their work; all but the first question may be left out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SurveyDetails {
    /// Whether they work.
    pub work: StillWorks,
    /// Whether they worked in the quarter that is over, where that was asked.
    pub worked_then: Option<Worked>,
    /// The last day of the job that they held.
    pub ended_on: Option<Day>,
    /// Where they work now.
    pub employer: Option<String>,
    /// As what.
    pub title: Option<String>,
    /// Since when.
    pub starts_on: Option<Day>,
    /// What is paid an hour.
    pub hourly: Option<Cents>,
    /// Hours a week.
    pub hours: Option<i32>,
    /// How good the job is.
    pub quality: Quality,
    /// What would help.
    pub help: Vec<NeedKind>,
    /// Whether they want a call.
    pub call: bool,
    /// In their own words.
    pub words: Option<String>,
}

/// What a survey asks, beside what every survey asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Questions {
    /// Whether a job is known that it asks about.
    pub job_is_known: bool,
    /// Whether it asks about a quarter that is over.
    pub of_the_past: bool,
    /// The day on which it is answered.
    pub today: Day,
}

impl SurveyDetails {
    /// Reads the form.
    pub fn read(fields: &mut Fields<'_>, questions: Questions) -> Self {
        let details = Self {
            work: fields.choice("work"),
            worked_then: fields.optional_choice("worked_then"),
            ended_on: fields.optional_day("ended_on"),
            employer: fields.optional_text("employer", LINE),
            title: fields.optional_text("title", LINE),
            starts_on: fields.optional_day("starts_on"),
            hourly: fields.optional_cents("pay"),
            hours: read_hours(fields),
            quality: Quality::read(fields),
            help: fields.choices("help"),
            call: fields.ticked("call_me"),
            words: fields.optional_text("words", PROSE),
        };
        if let Some(hourly) = details.hourly {
            refuse_absurd(fields, "pay", hourly);
        }
        details.refuse_what_is_not_asked(fields, questions);
        details.refuse_days_ahead(fields, questions.today);
        details
    }

    fn refuse_what_is_not_asked(&self, fields: &mut Fields<'_>, questions: Questions) {
        let not_offered = |field| Refusal::of(field, "not-a-choice").with("typed", "");
        if !fields.is_refused("work") && !StillWorks::choices(questions.job_is_known).contains(&self.work) {
            fields.refuse(not_offered("work"));
        }
        if self.help.iter().any(|kind| !HELP.contains(kind)) && !fields.is_refused("help") {
            fields.refuse(not_offered("help"));
        }
        if questions.of_the_past && self.worked_then.is_none() && !fields.is_refused("worked_then") {
            fields.refuse(Refusal::of("worked_then", "missing"));
        }
        let nowhere = self.employer.as_deref().is_none_or(|employer| folded(employer).is_empty());
        let asked_where = self.work == StillWorks::Another && !fields.is_refused("work");
        if asked_where && nowhere && !fields.is_refused("employer") {
            fields.refuse(Refusal::of("employer", "missing"));
        }
    }

    fn refuse_days_ahead(&self, fields: &mut Fields<'_>, today: Day) {
        for (field, day) in [("ended_on", self.ended_on), ("starts_on", self.starts_on)] {
            if let Some(day) = day.filter(|day| *day > today) {
                fields.refuse(Refusal::of(field, "in-the-future").with("typed", day));
            }
        }
    }

    /// The job that they hold, as they tell it.
    pub(super) fn told(&self) -> Told {
        Told { hourly: self.hourly, hours: self.hours, quality: self.quality.clone() }
    }

    /// The job that they have now, where it is another one.
    pub(super) fn hire(&self) -> Option<HireTold> {
        let employer = self.employer.clone().filter(|_| self.work == StillWorks::Another)?;
        let Self { title, starts_on, hourly, hours, .. } = self.clone();
        Some(HireTold { employer, title, starts_on, hourly, hours })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TODAY: &str = "2026-11-24";

    fn read(typed: &[(&str, &str)], job_is_known: bool, of_the_past: bool) -> Result<SurveyDetails, Vec<Refusal>> {
        let typed: Vec<_> = typed.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        let questions = Questions { job_is_known, of_the_past, today: TODAY.parse().unwrap() };
        Fields::read(&typed, |fields| SurveyDetails::read(fields, questions))
    }

    #[test]
    fn one_answer_is_enough_and_what_was_left_out_is_not_known() {
        let details = read(&[("work", "same")], true, false).unwrap();
        assert_eq!((details.quality.unknown(), details.hourly, details.help.len()), (8, None, 0));
        assert_eq!(read(&[("work", "none")], false, false).unwrap().work, StillWorks::None);
    }

    #[test]
    fn each_field_answers() {
        for (name, value, code) in [
            ("work", "", "missing"),
            ("work", "maybe", "not-a-choice"),
            ("worked_then", "often", "not-a-choice"),
            ("ended_on", "2026-02-30", "no-such-day"),
            ("ended_on", "2026-11-25", "in-the-future"),
            ("starts_on", "2026-11-25", "in-the-future"),
            ("pay", "twenty", "not-an-amount"),
            ("pay", "1.99", "not-a-wage"),
            ("hours", "0", "not-in-range"),
            ("health", "perhaps", "not-a-choice"),
            ("hours_notice", "never", "not-a-choice"),
            ("help", "a-horse", "not-a-choice"),
            ("help", "legal", "not-a-choice"),
            ("employer", &"x".repeat(300), "too-long"),
            ("words", &"x".repeat(20_000), "too-long"),
        ] {
            let typed: Vec<_> = [("work", "same")].into_iter().filter(|(other, _)| *other != name).collect();
            let wrong = read(&[&typed[..], &[(name, value)]].concat(), true, false).unwrap_err();
            assert_eq!((wrong.len(), wrong[0].code), (1, code), "{name}");
        }
    }

    #[test]
    fn what_follows_from_the_first_answer_is_asked() {
        let codes = |typed: &[(&str, &str)], known, past| read(typed, known, past).unwrap_err()[0].clone();
        let wrong = codes(&[("work", "another"), ("employer", "…")], true, false);
        assert_eq!((wrong.field.as_deref(), wrong.code), (Some("employer"), "missing"));
        assert_eq!(codes(&[("work", "same")], false, false).code, "not-a-choice", "no job is known");
        assert_eq!(codes(&[("work", "none")], true, true).field.as_deref(), Some("worked_then"));
        let hire = read(&[("work", "another"), ("employer", "Harbor Foods"), ("pay", "21.50")], true, false).unwrap();
        assert_eq!(
            hire.hire().map(|hire| (hire.employer, hire.hourly)),
            Some(("Harbor Foods".into(), Some(Cents(2_150))))
        );
        let same = read(&[("work", "same"), ("employer", "Harbor Foods")], true, false).unwrap();
        assert_eq!(same.hire(), None, "where they work is known");
    }
}
