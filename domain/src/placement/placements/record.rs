use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

use super::rules::{CameThrough, EndedBecause, EvidenceSource, is_held_on};
use crate::placement::job_orders::JobOrderId;
use crate::placement::pay::{PayPeriod, hourly, read_hours, refuse_absurd};
use crate::placement::quality::Quality;
use crate::shared::fields::{LINE, PROSE};
use crate::shared::{CaseId, Cents, Day, EmployerId, Fields, Instant, Known, OrganizationId, Refusal, UserId, folded};

crate::ids! {
    /// A placement.
    PlacementId,
}

/// A placement.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "placements")]
pub struct Model {
    /// The placement.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: PlacementId,
    /// Whose data.
    pub organization_id: OrganizationId,
    /// Of which case.
    pub case_id: CaseId,
    /// At which employer.
    pub employer_id: EmployerId,
    /// For which of its job orders.
    pub job_order_id: Option<JobOrderId>,
    /// The job's title.
    pub title: String,
    /// Its occupation, as a SOC code.
    pub soc: Option<String>,
    /// The first day, past or agreed.
    pub starts_on: Day,
    /// What is paid, as it was said.
    pub pay: Option<Cents>,
    /// For what it is paid.
    pub pay_period: Option<PayPeriod>,
    /// Hours a week.
    pub hours: Option<i32>,
    /// How good the job is.
    pub quality: Quality,
    /// Whether it is what they were trained for.
    pub training_related: Known,
    /// How they came to it.
    pub came_through: CameThrough,
    /// The last day.
    pub ended_on: Option<Day>,
    /// Why it ended.
    pub ended_because: Option<EndedBecause>,
    /// In more words.
    pub ended_note: Option<String>,
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
    /// What is paid, as it was said.
    pub fn paid(&self) -> Option<Pay> {
        let (amount, period) = self.pay.zip(self.pay_period)?;
        Some(Pay { amount, period })
    }

    /// What is paid an hour; nothing where a salary's hours are not known.
    pub fn hourly(&self) -> Option<Cents> {
        self.paid().and_then(|pay| pay.hourly(self.hours))
    }

    /// Whether the job is held or agreed.
    pub fn stands(&self) -> bool {
        self.struck_at.is_none() && self.ended_on.is_none()
    }

    /// Whether the job is held on a day.
    pub fn is_held_on(&self, day: Day) -> bool {
        self.struck_at.is_none() && is_held_on(self.starts_on, self.ended_on, day)
    }

    /// What a person may edit of it.
    pub fn details(&self) -> ChangeDetails {
        ChangeDetails {
            title: self.title.clone(),
            soc: self.soc.clone(),
            starts_on: self.starts_on,
            pay: self.paid(),
            hours: self.hours,
            quality: self.quality.clone(),
            training_related: self.training_related,
            came_through: self.came_through,
            both_jobs: false,
        }
    }
}

/// What is paid, and for what.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pay {
    /// The amount.
    pub amount: Cents,
    /// What it is paid for.
    pub period: PayPeriod,
}

impl Pay {
    /// What it is an hour; nothing where a salary's hours are not known.
    pub fn hourly(self, hours: Option<i32>) -> Option<Cents> {
        match (self.period, hours) {
            (PayPeriod::Hour, _) => Some(self.amount),
            (period, Some(hours)) => Some(hourly(self.amount, period, hours)),
            (_, None) => None,
        }
    }

    /// Reads an amount and what it is for; a salary needs the hours it is worked for.
    fn read(fields: &mut Fields<'_>, hours: Option<i32>) -> Option<Self> {
        let period = fields.optional_choice("pay_period").unwrap_or(PayPeriod::Hour);
        let pay = Self { amount: fields.optional_cents("pay")?, period };
        match pay.hourly(hours) {
            Some(hourly) => refuse_absurd(fields, "pay", hourly),
            None if !fields.is_refused("hours") => fields.refuse(Refusal::of("hours", "salary-without-hours")),
            None => {}
        }
        Some(pay)
    }
}

/// Where somebody works.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Workplace {
    /// At an employer that is known.
    Known(EmployerId),
    /// At one that is not known yet, by its name.
    New(String),
    /// At the employer of the job order.
    OfOrder,
}

/// What is known of a job, as somebody writes it down.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChangeDetails {
    /// The job's title.
    pub title: String,
    /// Its occupation.
    pub soc: Option<String>,
    /// The first day.
    pub starts_on: Day,
    /// What is paid.
    pub pay: Option<Pay>,
    /// Hours a week.
    pub hours: Option<i32>,
    /// How good the job is.
    pub quality: Quality,
    /// Whether it is what they were trained for.
    pub training_related: Known,
    /// How they came to it.
    pub came_through: CameThrough,
    /// Whether they hold another full-time job as well.
    #[serde(skip)]
    pub both_jobs: bool,
}

impl ChangeDetails {
    /// Reads its part of a form.
    pub fn read(fields: &mut Fields<'_>) -> Self {
        let hours = read_hours(fields);
        Self {
            title: fields.text("title", LINE),
            soc: crate::placement::job_orders::read_soc(fields),
            starts_on: fields.day("starts_on"),
            pay: Pay::read(fields, hours),
            hours,
            quality: Quality::read(fields),
            training_related: fields.optional_choice("training_related").unwrap_or(Known::Unknown),
            came_through: fields.choice("placed_through"),
            both_jobs: fields.ticked("both_jobs"),
        }
    }
}

/// A job that began or was agreed, as somebody writes it down.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlacementDetails {
    /// Where.
    pub workplace: Workplace,
    /// For which job order.
    pub order: Option<JobOrderId>,
    /// What is known of it.
    pub job: ChangeDetails,
    /// How that is known.
    pub source: EvidenceSource,
}

impl PlacementDetails {
    /// Reads the form.
    pub fn read(fields: &mut Fields<'_>) -> Self {
        let order = fields.optional_id("order");
        Self {
            workplace: read_workplace(fields, order.is_some()),
            order,
            job: ChangeDetails::read(fields),
            source: super::verifications::read_source(fields),
        }
    }
}

fn read_workplace(fields: &mut Fields<'_>, has_order: bool) -> Workplace {
    let (known, new) = (fields.optional_id("employer"), fields.optional_text("new_employer", LINE));
    match (known, new) {
        (Some(_), Some(_)) => fields.refuse(Refusal::of("new_employer", "one-employer")),
        (Some(known), None) => return Workplace::Known(known),
        (None, Some(new)) if folded(&new).is_empty() => fields.refuse(Refusal::of("new_employer", "missing")),
        (None, Some(new)) => return Workplace::New(new),
        (None, None) if has_order => {}
        (None, None) if fields.is_refused("employer") => {}
        (None, None) => fields.refuse(Refusal::of("employer", "missing")),
    }
    Workplace::OfOrder
}

/// How a job ended, as somebody writes it down.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EndDetails {
    /// The last day.
    pub day: Day,
    /// Why.
    pub because: EndedBecause,
    /// In more words.
    pub note: Option<String>,
}

impl EndDetails {
    /// Reads the form as of `today`.
    pub fn read(fields: &mut Fields<'_>, today: Day) -> Self {
        let details = Self {
            day: fields.day("ended_on"),
            because: fields.choice("ended_because"),
            note: fields.optional_text("ended_note", PROSE),
        };
        if details.day > today && !fields.is_refused("ended_on") {
            fields.refuse(Refusal::of("ended_on", "in-the-future").with("typed", details.day));
        }
        details
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const GOOD: [(&str, &str); 6] = [
        ("new_employer", "Alvarez Machining"),
        ("title", "CNC operator"),
        ("starts_on", "2026-11-23"),
        ("pay", "20.75"),
        ("hours", "40"),
        ("placed_through", "program"),
    ];

    fn read(change: &[(&str, &str)]) -> Result<PlacementDetails, Vec<Refusal>> {
        let kept = GOOD.iter().filter(|(name, _)| !change.iter().any(|(other, _)| other == name));
        let typed: Vec<_> = kept.chain(change).map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        Fields::read(&typed, PlacementDetails::read)
    }

    #[test]
    fn a_salary_is_kept_as_it_was_said_and_worked_out_by_the_hour() {
        let details = read(&[("pay", "43,160"), ("pay_period", "year")]).unwrap();
        let pay = details.job.pay.unwrap();
        assert_eq!(pay, Pay { amount: Cents::dollars(43_160), period: PayPeriod::Year });
        assert_eq!(pay.hourly(details.job.hours), Some(Cents(2_075)));
    }

    #[test]
    fn each_field_answers() {
        let employer = EmployerId::new().to_string();
        for (name, value, code) in [
            ("new_employer", "", "missing"),
            ("new_employer", "…", "missing"),
            ("title", "", "missing"),
            ("starts_on", "2026-02-30", "no-such-day"),
            ("pay", "1.99", "not-a-wage"),
            ("pay", "20.755", "not-an-amount"),
            ("hours", "0", "not-in-range"),
            ("placed_through", "", "missing"),
            ("known_by", "wage-record", "wage-record-by-hand"),
            ("soc", "51", "not-a-soc"),
            ("employer", &employer, "one-employer"),
        ] {
            let wrong = read(&[(name, value)]).unwrap_err();
            assert!(wrong.iter().any(|refusal| refusal.code == code), "{name}={value}: {wrong:?}");
        }
        let wrong = read(&[("pay", "40000"), ("pay_period", "year"), ("hours", "")]).unwrap_err();
        assert_eq!(wrong[0].code, "salary-without-hours");
    }
}
