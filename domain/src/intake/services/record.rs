use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

use crate::programs::ServiceKindId;
use crate::programs::service_kinds::rules::ServiceClass;
use crate::shared::fields::PROSE;
use crate::shared::{CaseId, Day, Fields, Instant, OrganizationId, ParticipantId, Refusal, UserId};

crate::ids! {
    /// A service that was given.
    ServiceId,
}

/// A service that was given.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "services")]
pub struct Model {
    /// The service.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: ServiceId,
    /// Whose data.
    pub organization_id: OrganizationId,
    /// To whom.
    pub participant_id: ParticipantId,
    /// In which case.
    pub case_id: CaseId,
    /// Of which kind.
    pub service_kind_id: ServiceKindId,
    /// The kind's class on the day it was recorded.
    pub class: ServiceClass,
    /// The day, or the first of several.
    pub from_day: Day,
    /// The last day; nothing while it goes on.
    pub until_day: Option<Day>,
    /// What it was about.
    pub note: Option<String>,
    /// Who gave it, where a person did.
    pub user_id: Option<UserId>,
    /// When it was recorded.
    pub at: Instant,
    /// When it was struck as entered in error.
    pub struck_at: Option<Instant>,
    /// Why it was struck.
    pub struck_reason: Option<String>,
}

impl ActiveModelBehavior for ActiveModel {}

/// A service as somebody records it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ServiceDetails {
    /// Of which kind.
    pub kind: ServiceKindId,
    /// The day, or the first of several.
    pub from: Day,
    /// The last day, where it is another.
    pub until: Option<Day>,
    /// Whether it goes on.
    pub ongoing: bool,
    /// What it was about.
    pub note: Option<String>,
}

impl ServiceDetails {
    /// Reads the form as of `today`.
    pub fn read(fields: &mut Fields<'_>, today: Day) -> Self {
        let details = Self {
            kind: fields.id("service"),
            from: fields.optional_day("day").unwrap_or(today),
            until: fields.optional_day("until"),
            ongoing: fields.ticked("ongoing"),
            note: fields.optional_text("note", PROSE),
        };
        details.refuse_impossible_days(fields, today);
        details
    }

    fn refuse_impossible_days(&self, fields: &mut Fields<'_>, today: Day) {
        if self.from > today {
            fields.refuse(Refusal::of("day", "in-the-future").with("typed", self.from));
        }
        match self.until {
            Some(until) if until < self.from => {
                fields.refuse(Refusal::of("until", "out-of-order").with("typed", until).with("after", self.from));
            }
            Some(until) if until > today => {
                fields.refuse(Refusal::of("until", "in-the-future").with("typed", until));
            }
            _ => {}
        }
    }

    /// A service of one day.
    pub fn on(kind: ServiceKindId, day: Day) -> Self {
        Self { kind, from: day, until: None, ongoing: false, note: None }
    }
}

crate::coded! {
    /// Over which days a service is recorded.
    pub enum Span("service-span") {
        /// It was given on one day.
        OneDay = "one-day",
        /// It was given from one day to another.
        SeveralDays = "several-days",
        /// It goes on.
        Ongoing = "ongoing",
        /// It is planned for a day to come.
        Planned = "planned",
    }
}

/// What the form for a service says: one that was given, or one that is planned.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ServiceEntry {
    /// Given.
    Given(ServiceDetails),
    /// Planned for a day.
    Planned(ServiceKindId, Day),
}

impl ServiceEntry {
    /// Reads the form as of `today`: `span` says which of the days count.
    pub fn read(fields: &mut Fields<'_>, today: Day) -> Self {
        let span = fields.optional_choice("span").unwrap_or(Span::OneDay);
        let (kind, day, until) = (fields.id("service"), fields.optional_day("day"), fields.optional_day("until"));
        let note = fields.optional_text("note", PROSE);
        let from = day.unwrap_or(today);
        match span {
            Span::Planned if day.is_none() => fields.refuse(Refusal::of("day", "missing")),
            Span::Planned if from <= today => fields.refuse(Refusal::of("day", "in-the-past").with("typed", from)),
            Span::SeveralDays if until.is_none() => fields.refuse(Refusal::of("until", "missing")),
            _ => {}
        }
        if span == Span::Planned {
            return Self::Planned(kind, from);
        }
        let until = until.filter(|_| span == Span::SeveralDays);
        let details = ServiceDetails { kind, from, until, ongoing: span == Span::Ongoing, note };
        details.refuse_impossible_days(fields, today);
        Self::Given(details)
    }
}

/// Services that are planned: they hold an exit off until their day.
pub mod planned {
    use super::{CaseId, Day, Instant, OrganizationId, ServiceClass, ServiceKindId, UserId};
    use sea_orm::entity::prelude::*;

    crate::ids! {
        /// A planned service.
        PlannedServiceId,
    }

    /// A planned service.
    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "planned_services")]
    pub struct Model {
        /// The plan.
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: PlannedServiceId,
        /// Whose data.
        pub organization_id: OrganizationId,
        /// In which case.
        pub case_id: CaseId,
        /// Of which kind.
        pub service_kind_id: ServiceKindId,
        /// The kind's class.
        pub class: ServiceClass,
        /// The day it was documented.
        pub recorded_on: Day,
        /// The day it is to begin.
        pub planned_for: Day,
        /// The day it fell through.
        pub fell_through_on: Option<Day>,
        /// Who documented it.
        pub user_id: Option<UserId>,
        /// When.
        pub at: Instant,
    }

    impl ActiveModelBehavior for ActiveModel {}
}
