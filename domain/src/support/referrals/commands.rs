//! Sending a referral and taking it back.

use sea_orm::ActiveValue::Set;
use sea_orm::SqlErr;
use sea_orm::entity::prelude::*;
use sea_orm::{QueryOrder, QuerySelect};
use serde::Serialize;

use super::rules::{ReferralState, ReferralWay, may_refer, may_tell, recipient};
use super::{ActiveModel, Column, Entity, ReferralDetails, ServiceReferral, ServiceReferralId};
use crate::access::links::{self, Purpose};
use crate::access::{Act, Permission};
use crate::intake::case::Case;
use crate::intake::case::commands::permitted;
use crate::intake::releases;
use crate::messages::outbox;
use crate::programs::kinds;
use crate::programs::service_kinds::rules::ServiceClass;
use crate::shared::{
    Answer, CaseId, Coded, Envelope, Fault, Happening, Instant, Language, Message, ObjectKind, Refusal, Stop, What,
};
use crate::support::needs::commands::of_case;
use crate::support::needs::rules::NeedState;
use crate::support::needs::{Need, NeedId};
use crate::support::providers::{Provider, ProviderService, queries, services};

/// Asks a provider whether they can help. It names nobody and no need: mail is read by others.
#[derive(Debug, Serialize)]
pub struct ServiceReferralMail {
    /// The provider.
    pub provider: String,
    /// Where the link leads, below the address that people type.
    pub path: String,
    /// How long it works.
    pub until: Instant,
}

impl Message for ServiceReferralMail {
    const KIND: &'static str = "service_referral";
}

/// Refers a need to a provider. By mail or by word of mouth the provider learns who it is: that needs a release to
/// them. Without one the participant is given the address, and no name is told.
///
/// # Errors
/// `comparison-embargo`, `case-over`, `need-settled`; `not-a-choice` for a service of another provider or a kind of
/// another program; `provider-retired`; `referral-needs-release`; `provider-without-email`; `referral-under-way`.
pub async fn refer(act: &mut Act<'_>, case: CaseId, details: &ReferralDetails) -> Answer<ServiceReferralId> {
    let case = permitted(act, Permission::Support, case).await?;
    may_refer(case.stage, case.embargo_ends, act.today())?;
    let need = of_case(act, &case, details.need).await?;
    if need.state != NeedState::Open {
        return Err(Refusal::because("need-settled").into());
    }
    let (provider, service) = asked(act, details).await?;
    check_kind(act, &case, details).await?;
    if details.way != ReferralWay::Given {
        refuse_unreleased(act, &case, &provider).await?;
    }
    let id = ServiceReferralId::new();
    let row = ActiveModel {
        id: Set(id),
        organization_id: Set(case.organization_id),
        case_id: Set(case.id),
        need_id: Set(need.id),
        provider_id: Set(provider.id),
        provider_service_id: Set(details.service),
        way: Set(details.way),
        message: Set(details.message.clone()),
        service_kind_id: Set(details.kind),
        state: Set(ReferralState::Sent),
        sent_on: Set(act.today()),
        sent_at: Set(act.by.at),
        sent_by: Set(act.user()),
        by_link: Set(false),
        version: Set(1),
        ..Default::default()
    };
    Entity::insert(row).exec_without_returning(act.tx()).await.map_err(|error| under_way(error, &provider))?;
    if details.way == ReferralWay::Mail {
        mail(act, id, &provider, service.as_ref()).await?;
    }
    let happening = about(What::ReferralSent, &case, id, &need, &provider.name).on(act.today());
    act.happened(happening.with("way", details.way.code()).created(details));
    Ok(id)
}

/// Takes a referral back: its link is over at once, its mail does not leave.
///
/// # Errors
/// `missing` without a reason; `referral-answered` where it is over already; `NotFound`, `Conflict`.
pub async fn withdraw(
    act: &mut Act<'_>,
    case: CaseId,
    id: ServiceReferralId,
    version: i32,
    reason: &str,
) -> Answer<()> {
    let case = permitted(act, Permission::Support, case).await?;
    let referral = find(act, &case, id).await?;
    if referral.version != version {
        return Err(Stop::Conflict);
    }
    if reason.trim().is_empty() {
        return Err(Refusal::of("reason", "missing").into());
    }
    if !referral.state.is_under_way() {
        return Err(Refusal::because("referral-answered").into());
    }
    let need = of_case(act, &case, referral.need_id).await?;
    take_back(act, &case, &need, &referral, reason).await
}

/// Takes back every referral of a need that is under way, because the need is settled. The caller has locked the case.
///
/// # Errors
/// Where the database fails.
pub(in crate::support) async fn withdraw_all(
    act: &mut Act<'_>,
    case: &Case,
    need: &Need,
    but: Option<ServiceReferralId>,
) -> Answer<()> {
    for referral in under_way_of(act, need.id).await? {
        if Some(referral.id) != but {
            take_back(act, case, need, &referral, "").await?;
        }
    }
    Ok(())
}

async fn under_way_of(act: &Act<'_>, need: NeedId) -> Result<Vec<ServiceReferral>, DbErr> {
    /// Nobody asks more providers at once.
    const MOST: u64 = 100;
    let under_way = Entity::find().filter(Column::NeedId.eq(need));
    let under_way = under_way.filter(Column::State.is_in([ReferralState::Sent, ReferralState::Accepted]));
    under_way.order_by_asc(Column::Id).limit(MOST).all(act.tx()).await
}

async fn take_back(
    act: &mut Act<'_>,
    case: &Case,
    need: &Need,
    referral: &ServiceReferral,
    reason: &str,
) -> Answer<()> {
    end_link(act, referral.id).await?;
    let row = ActiveModel {
        id: Set(referral.id),
        state: Set(ReferralState::Withdrawn),
        answered_on: Set(Some(act.today())),
        note: Set((!reason.is_empty()).then(|| reason.to_owned())),
        version: Set(referral.version + 1),
        ..Default::default()
    };
    Entity::update(row).exec(act.tx()).await?;
    let provider = name_of(act, referral).await?;
    let happening = about(What::ReferralWithdrawn, case, referral.id, need, &provider).with("reason", reason);
    act.happened(happening.changed(&referral.state, &ReferralState::Withdrawn));
    Ok(())
}

/// Ends the link of a referral, and has its mail stay where it is.
pub(super) async fn end_link(act: &Act<'_>, id: ServiceReferralId) -> Answer<()> {
    links::withdraw(act, id.0).await?;
    outbox::drop_waiting(act, id.0).await?;
    Ok(())
}

/// A referral of a case that the caller has permitted, locked.
pub(super) async fn find(act: &Act<'_>, case: &Case, id: ServiceReferralId) -> Answer<ServiceReferral> {
    let own = Entity::find_by_id(id).filter(Column::CaseId.eq(case.id)).lock_exclusive();
    own.one(act.tx()).await?.ok_or(Stop::NotFound)
}

pub(super) async fn name_of(act: &Act<'_>, referral: &ServiceReferral) -> Answer<String> {
    let provider = queries::find(act.tx(), act.organization(), referral.provider_id).await?;
    Ok(provider.ok_or(Stop::NotFound)?.name)
}

/// What happened to a referral, with what its sentence names.
pub(super) fn about(what: What, case: &Case, id: ServiceReferralId, need: &Need, provider: &str) -> Happening {
    let happening = Happening::new(what, ObjectKind::ServiceReferral, id);
    let happening = happening.concerning(case.participant_id, Some(case.id));
    happening.with("need", need.kind.code()).with("provider", provider)
}

/// The provider that is asked, and for which of its services.
async fn asked(act: &Act<'_>, details: &ReferralDetails) -> Answer<(Provider, Option<ProviderService>)> {
    let provider = queries::find(act.tx(), act.organization(), details.provider).await?;
    let provider = provider.ok_or_else(|| Refusal::of("provider", "not-a-choice").with("typed", ""))?;
    let retired = || Refusal::of("provider", "provider-retired").with("name", &provider.name);
    if provider.retired_on.is_some() {
        return Err(retired().into());
    }
    let Some(id) = details.service else { return Ok((provider, None)) };
    let own = services::Entity::find_by_id(id).filter(services::Column::ProviderId.eq(provider.id));
    let service = own.one(act.tx()).await?;
    let service = service.ok_or_else(|| Refusal::of("provider_service", "not-a-choice").with("typed", ""))?;
    if service.retired_on.is_some() { Err(retired().into()) } else { Ok((provider, Some(service))) }
}

/// What a provider gives is a supportive service of the program, or is not recorded as one.
async fn check_kind(act: &Act<'_>, case: &Case, details: &ReferralDetails) -> Answer<()> {
    let Some(kind) = details.kind else { return Ok(()) };
    let own = kinds::Entity::find_by_id(kind)
        .filter(kinds::Column::ProgramId.eq(case.program_id))
        .filter(kinds::Column::Class.eq(ServiceClass::Supportive));
    match own.one(act.tx()).await? {
        Some(_) => Ok(()),
        None => Err(Refusal::of("service", "not-a-choice").with("typed", "").into()),
    }
}

async fn refuse_unreleased(act: &Act<'_>, case: &Case, provider: &Provider) -> Answer<()> {
    let standing = releases::queries::standing(act.tx(), case.participant_id).await?;
    let named = recipient(provider.id.0, releases::name_hash(act.keys, &provider.name));
    if may_tell(&standing, &named, act.today()).name_and_need {
        return Ok(());
    }
    Err(Refusal::of("way", "referral-needs-release").with("provider", &provider.name).into())
}

async fn mail(
    act: &mut Act<'_>,
    id: ServiceReferralId,
    provider: &Provider,
    service: Option<&ProviderService>,
) -> Answer<()> {
    let to = service.and_then(|service| service.email.clone()).or_else(|| provider.email.clone());
    let to = to.ok_or_else(|| Refusal::of("way", "provider-without-email").with("provider", &provider.name))?;
    let token = links::issue(act, Purpose::Referral, ObjectKind::ServiceReferral, id.0).await?;
    let envelope = Envelope {
        to,
        language: Language::English,
        participant: None,
        object: ObjectKind::ServiceReferral,
        id: id.0,
        occurrence: String::new(),
    };
    let until = act.by.at + Purpose::Referral.lifetime();
    act.post(envelope, &ServiceReferralMail { provider: provider.name.clone(), path: format!("/r/{token}"), until })
}

fn under_way(error: DbErr, provider: &Provider) -> Stop {
    match error.sql_err() {
        Some(SqlErr::UniqueConstraintViolation(_)) => {
            Refusal::of("provider", "referral-under-way").with("provider", &provider.name).into()
        }
        _ => Stop::Fault(Fault::Database(error)),
    }
}
