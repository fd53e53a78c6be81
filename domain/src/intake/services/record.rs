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
        if details.from > today {
            fields.refuse(Refusal::of("day", "in-the-future").with("typed", details.from));
        }
        if let Some(until) = details.until.filter(|until| *until < details.from) {
            fields.refuse(Refusal::of("until", "out-of-order").with("typed", until).with("after", details.from));
        }
        details
    }

    /// A service of one day.
    pub fn on(kind: ServiceKindId, day: Day) -> Self {
        Self { kind, from: day, until: None, ongoing: false, note: None }
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
