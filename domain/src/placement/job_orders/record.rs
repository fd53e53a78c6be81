use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

use super::rules::{OrderReason, OrderState};
use crate::employers::sites::EmployerSiteId;
use crate::placement::pay::{read_hours, refuse_absurd};
use crate::placement::quality::Quality;
use crate::programs::occupations::is_soc;
use crate::shared::fields::{LINE, PROSE};
use crate::shared::{Cents, Day, EmployerId, Fields, Instant, OrganizationId, ProgramId, Refusal};

crate::ids! {
    /// A job order.
    JobOrderId,
}

/// A job order.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "job_orders")]
pub struct Model {
    /// The order.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: JobOrderId,
    /// Whose data.
    pub organization_id: OrganizationId,
    /// Of which employer.
    pub employer_id: EmployerId,
    /// At which of its sites.
    pub site_id: Option<EmployerSiteId>,
    /// For people of which program.
    pub program_id: ProgramId,
    /// The job's title.
    pub title: String,
    /// Its occupation, as a SOC code.
    pub soc: Option<String>,
    /// How many are wanted.
    pub openings: i32,
    /// How many were hired; the database lets nobody hire more than are wanted.
    pub filled: i32,
    /// What is asked for.
    pub requirements: Option<String>,
    /// The least that is paid an hour.
    pub wage_from: Option<Cents>,
    /// The most that is paid an hour.
    pub wage_to: Option<Cents>,
    /// Hours a week.
    pub hours: Option<i32>,
    /// How good the job is.
    pub quality: Quality,
    /// The day it was opened.
    pub opened_on: Day,
    /// The day it is to close.
    pub closes_on: Option<Day>,
    /// Where it stands.
    pub state: OrderState,
    /// Since when.
    pub since: Day,
    /// Why it rests or ended.
    pub because: Option<OrderReason>,
    /// When it was written down.
    pub created_at: Instant,
    /// Grows with each change.
    pub version: i32,
}

impl ActiveModelBehavior for ActiveModel {}

impl Model {
    /// How many are still wanted.
    pub fn left(&self) -> i32 {
        self.openings - self.filled
    }

    /// Whether somebody can be proposed for it on a day.
    pub fn takes_candidates_on(&self, day: Day) -> bool {
        self.state == OrderState::Open && self.left() > 0 && self.closes_on.is_none_or(|closes| day <= closes)
    }

    /// What a person may edit of it.
    pub fn details(&self) -> JobOrderDetails {
        JobOrderDetails {
            program: self.program_id,
            site: self.site_id,
            title: self.title.clone(),
            soc: self.soc.clone(),
            openings: self.openings,
            requirements: self.requirements.clone(),
            wage_from: self.wage_from,
            wage_to: self.wage_to,
            hours: self.hours,
            quality: self.quality.clone(),
            opened_on: self.opened_on,
            closes_on: self.closes_on,
        }
    }
}

/// Where a job order stands and why, as its history tells it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct OrderStanding {
    /// Where.
    pub state: OrderState,
    /// Why it rests or ended.
    pub because: Option<OrderReason>,
}

impl OrderStanding {
    /// Of an order as it is.
    pub fn of(order: &Model) -> Self {
        Self { state: order.state, because: order.because }
    }
}

/// A job order as somebody writes it down.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct JobOrderDetails {
    /// For people of which program.
    pub program: ProgramId,
    /// At which site.
    pub site: Option<EmployerSiteId>,
    /// The job's title.
    pub title: String,
    /// Its occupation.
    pub soc: Option<String>,
    /// How many are wanted.
    pub openings: i32,
    /// What is asked for.
    pub requirements: Option<String>,
    /// The least that is paid an hour.
    pub wage_from: Option<Cents>,
    /// The most.
    pub wage_to: Option<Cents>,
    /// Hours a week.
    pub hours: Option<i32>,
    /// How good the job is.
    pub quality: Quality,
    /// The day it was opened.
    pub opened_on: Day,
    /// The day it is to close.
    pub closes_on: Option<Day>,
}

/// The most openings of one order.
const MOST_OPENINGS: i64 = 500;

impl JobOrderDetails {
    /// Reads the form as of `today`.
    pub fn read(fields: &mut Fields<'_>, today: Day) -> Self {
        let details = Self {
            program: fields.id("program"),
            site: fields.optional_id("site"),
            title: fields.text("title", LINE),
            soc: read_soc(fields),
            openings: i32::try_from(fields.number("openings", 1..=MOST_OPENINGS)).unwrap_or(1),
            requirements: fields.optional_text("requirements", PROSE),
            wage_from: fields.optional_cents("wage_from"),
            wage_to: fields.optional_cents("wage_to"),
            hours: read_hours(fields),
            quality: Quality::read(fields),
            opened_on: fields.optional_day("opened_on").unwrap_or(today),
            closes_on: fields.optional_day("closes_on"),
        };
        details.refuse_impossible(fields, today);
        details
    }

    fn refuse_impossible(&self, fields: &mut Fields<'_>, today: Day) {
        for (field, wage) in [("wage_from", self.wage_from), ("wage_to", self.wage_to)] {
            if let Some(wage) = wage {
                refuse_absurd(fields, field, wage);
            }
        }
        if let (Some(from), Some(to)) = (self.wage_from, self.wage_to)
            && to < from
            && !fields.is_refused("wage_to")
        {
            fields.refuse(Refusal::of("wage_to", "less-than").with("typed", to).with("least", from));
        }
        if self.opened_on > today {
            fields.refuse(Refusal::of("opened_on", "in-the-future").with("typed", self.opened_on));
        }
        if let Some(closes) = self.closes_on.filter(|closes| *closes < self.opened_on) {
            fields.refuse(Refusal::of("closes_on", "out-of-order").with("typed", closes).with("after", self.opened_on));
        }
    }
}

/// The code of an occupation, where one was typed.
pub(in crate::placement) fn read_soc(fields: &mut Fields<'_>) -> Option<String> {
    let code = fields.optional_text("soc", LINE)?;
    if !is_soc(&code) && !fields.is_refused("soc") {
        fields.refuse(Refusal::of("soc", "not-a-soc").with("typed", &code));
    }
    Some(code)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_field_answers() {
        let today = Day::new(2026, 11, 24).unwrap();
        let program = ProgramId::new().to_string();
        let good = [("program", &*program), ("title", "CNC operator"), ("openings", "3")];
        for (name, value, code) in [
            ("title", "", "missing"),
            ("openings", "0", "not-in-range"),
            ("soc", "machinist", "not-a-soc"),
            ("wage_from", "1.00", "not-a-wage"),
            ("wage_to", "600", "not-a-wage"),
            ("hours", "200", "not-in-range"),
            ("hours_notice", "soon", "not-a-choice"),
            ("opened_on", "2026-11-25", "in-the-future"),
            ("closes_on", "2026-11-23", "out-of-order"),
        ] {
            let kept = good.iter().filter(|(other, _)| *other != name);
            let typed: Vec<_> =
                kept.chain([&(name, value)]).map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
            let wrong = Fields::read(&typed, |fields| JobOrderDetails::read(fields, today)).unwrap_err();
            assert_eq!((wrong[0].field.as_deref(), wrong[0].code), (Some(name), code));
        }
    }
}
