use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

use super::rules::{Attempt, Channel, ContactOutcome, Worked};
use crate::follow_up::tasks::rules::WordOnJob;
use crate::intake::services::ServiceId;
use crate::programs::ServiceKindId;
use crate::shared::fields::PROSE;
use crate::shared::{CaseId, Day, Fields, Instant, OrganizationId, ParticipantId, Refusal, TaskId, UserId};

crate::ids! {
    /// An attempt to reach somebody.
    ContactId,
}

/// An attempt to reach somebody, and what came of it. The tasks that it answered name it.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "contact_attempts")]
pub struct Model {
    /// The attempt.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: ContactId,
    /// Whose data.
    pub organization_id: OrganizationId,
    /// Who was tried.
    pub participant_id: ParticipantId,
    /// In which case.
    pub case_id: CaseId,
    /// On which day.
    pub day: Day,
    /// How.
    pub channel: Channel,
    /// What came of it.
    pub outcome: ContactOutcome,
    /// Whether they said that they work.
    pub worked: Option<Worked>,
    /// The day that this word speaks of.
    pub worked_on: Option<Day>,
    /// What was said.
    pub note: Option<String>,
    /// The service that it also was.
    pub service_id: Option<ServiceId>,
    /// Who tried.
    pub user_id: Option<UserId>,
    /// When it was recorded.
    pub at: Instant,
}

impl ActiveModelBehavior for ActiveModel {}

impl Model {
    /// What the rules ask about it.
    pub fn attempt(&self) -> Attempt {
        Attempt { day: self.day, channel: self.channel, outcome: self.outcome }
    }
}

crate::coded! {
    /// The next task, as the one form offers it.
    pub enum Next("next") {
        /// Call tomorrow.
        Tomorrow = "1",
        /// Call in a week.
        Week = "7",
        /// Call in a month.
        Month = "30",
        /// Call on a day of their own choice.
        On = "on",
    }
}

impl Next {
    /// The day it names; nothing where the form has a day of its own.
    pub fn day(self, today: Day) -> Option<Day> {
        match self {
            Self::Tomorrow => Some(today.plus_days(1)),
            Self::Week => Some(today.plus_days(7)),
            Self::Month => Some(today.plus_days(30)),
            Self::On => None,
        }
    }
}

/// A contact, what service it also was, and what comes next: one form, one act.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ContactDetails {
    /// How.
    pub channel: Channel,
    /// What came of it.
    pub outcome: ContactOutcome,
    /// On which day.
    pub day: Day,
    /// Whether they said that they work.
    pub worked: Option<Worked>,
    /// The day that this word speaks of.
    pub worked_on: Option<Day>,
    /// What was said.
    pub note: Option<String>,
    /// The service that it also was.
    pub service: Option<ServiceKindId>,
    /// The day of the next call.
    pub next_on: Option<Day>,
    /// The task that it was logged from.
    pub task: Option<TaskId>,
}

impl ContactDetails {
    /// Reads the form as of `today`.
    pub fn read(fields: &mut Fields<'_>, today: Day) -> Self {
        let next = fields.optional_choice::<Next>("next");
        let chosen = fields.optional_day("next_on");
        let details = Self {
            channel: fields.choice("channel"),
            outcome: fields.choice("outcome"),
            day: fields.optional_day("day").unwrap_or(today),
            worked: fields.optional_choice("worked"),
            worked_on: fields.optional_day("worked_on"),
            note: fields.optional_text("note", PROSE),
            service: fields.optional_id("service"),
            next_on: next.and_then(|next| next.day(today).or(chosen)),
            task: fields.optional_id("task"),
        };
        if next == Some(Next::On) && chosen.is_none() {
            fields.refuse(Refusal::of("next_on", "missing"));
        }
        for (name, day) in [("day", Some(details.day)), ("worked_on", details.worked_on)] {
            if let Some(day) = day.filter(|day| *day > today) {
                fields.refuse(Refusal::of(name, "in-the-future").with("typed", day));
            }
        }
        if let Some(day) = details.next_on.filter(|day| *day <= today) {
            fields.refuse(Refusal::of("next_on", "in-the-past").with("typed", day));
        }
        details
    }

    /// A plain contact on a day.
    pub fn on(day: Day, channel: Channel, outcome: ContactOutcome) -> Self {
        let (worked, worked_on, note, service, next_on, task) = Default::default();
        Self { channel, outcome, day, worked, worked_on, note, service, next_on, task }
    }

    /// What it says of their work: nothing where they did not say.
    pub fn word_on_job(&self) -> Option<WordOnJob> {
        let of_day = self.worked_on.unwrap_or(self.day);
        self.worked.map(|_| WordOnJob { of_day, placement: None })
    }
}
