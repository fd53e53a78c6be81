use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

use super::rules::{DeclinedBecause, ReferralState, ReferralWay};
use crate::intake::services::ServiceId;
use crate::programs::ServiceKindId;
use crate::shared::fields::{LINE, PROSE};
use crate::shared::{CaseId, Day, Fields, Instant, OrganizationId, Refusal, UserId};
use crate::support::needs::NeedId;
use crate::support::providers::{ProviderId, ProviderServiceId};

crate::ids! {
    /// A referral to a provider.
    ServiceReferralId,
}

/// A referral: a need handed to a provider, with what came of it.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "service_referrals")]
pub struct Model {
    /// The referral.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: ServiceReferralId,
    /// Whose data.
    pub organization_id: OrganizationId,
    /// Of which case.
    pub case_id: CaseId,
    /// The need.
    pub need_id: NeedId,
    /// Who is asked.
    pub provider_id: ProviderId,
    /// For which of their services.
    pub provider_service_id: Option<ProviderServiceId>,
    /// How they were asked.
    pub way: ReferralWay,
    /// A word to the provider.
    pub message: Option<String>,
    /// The kind of service that it is to the program, once served.
    pub service_kind_id: Option<ServiceKindId>,
    /// Where it stands.
    pub state: ReferralState,
    /// The day it was sent.
    pub sent_on: Day,
    /// The moment.
    pub sent_at: Instant,
    /// By whom.
    pub sent_by: Option<UserId>,
    /// The day of the latest answer.
    pub answered_on: Option<Day>,
    /// The day they were helped.
    pub served_on: Option<Day>,
    /// Why not.
    pub because: Option<DeclinedBecause>,
    /// A word with the answer.
    pub note: Option<String>,
    /// Who said so, where staff wrote the answer down.
    pub said_by: Option<String>,
    /// Whether the provider answered by link.
    pub by_link: bool,
    /// The service that was given by it.
    pub service_id: Option<ServiceId>,
    /// Grows with each change.
    pub version: i32,
}

impl ActiveModelBehavior for ActiveModel {}

/// A referral as somebody sends it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReferralDetails {
    /// The need.
    pub need: NeedId,
    /// Who is asked.
    pub provider: ProviderId,
    /// For which of their services.
    pub service: Option<ProviderServiceId>,
    /// How.
    pub way: ReferralWay,
    /// The kind of service that it is to the program.
    pub kind: Option<ServiceKindId>,
    /// A word to the provider.
    pub message: Option<String>,
}

impl ReferralDetails {
    /// Reads the form.
    pub fn read(fields: &mut Fields<'_>) -> Self {
        Self {
            need: fields.id("need"),
            provider: fields.id("provider"),
            service: fields.optional_id("provider_service"),
            way: fields.choice("way"),
            kind: fields.optional_id("service"),
            message: fields.optional_text("message", PROSE),
        }
    }
}

/// An answer as a provider gives it, or as staff write it down.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AnswerDetails {
    /// What the provider says.
    pub state: ReferralState,
    /// The day they were helped, or did not come.
    pub day: Day,
    /// Why not.
    pub because: Option<DeclinedBecause>,
    /// In words.
    pub note: Option<String>,
    /// Who said so, where staff write it down.
    pub said_by: Option<String>,
}

impl AnswerDetails {
    /// Reads the provider's form.
    pub fn read(fields: &mut Fields<'_>, today: Day) -> Self {
        let answer = Self {
            state: fields.choice("answer"),
            day: fields.optional_day("day").unwrap_or(today),
            because: fields.optional_choice("because"),
            note: fields.optional_text("note", PROSE),
            said_by: None,
        };
        if answer.day > today {
            fields.refuse(Refusal::of("day", "in-the-future").with("typed", answer.day));
        }
        if answer.state == ReferralState::Declined && answer.because.is_none() && !fields.is_refused("because") {
            fields.refuse(Refusal::of("because", "missing"));
        }
        answer
    }

    /// Reads the staff's form: who said so stands in it.
    pub fn read_for_provider(fields: &mut Fields<'_>, today: Day) -> Self {
        Self { said_by: Some(fields.text("said_by", LINE)), ..Self::read(fields, today) }
    }
}
