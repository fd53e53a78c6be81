//! The referrals of a case, with whom was asked.

use std::collections::BTreeMap;

use sea_orm::entity::prelude::*;
use sea_orm::{DatabaseConnection, QueryOrder, QuerySelect};

use super::{Column, Entity, ServiceReferral, ServiceReferralId};
use crate::shared::{CaseId, Fault};
use crate::support::needs::NeedId;
use crate::support::providers::{self, Provider, ProviderService, services};

/// Nobody is referred more often.
const MOST: u64 = 300;

/// A referral with whom was asked, and for what.
#[derive(Clone, Debug)]
pub struct Asked {
    /// The referral.
    pub referral: ServiceReferral,
    /// Whom.
    pub provider: Provider,
    /// For which of their services.
    pub service: Option<ProviderService>,
}

/// The referrals of a case, the latest first. The caller has scoped the case.
///
/// # Errors
/// Where the database fails.
pub async fn of_case(db: &DatabaseConnection, case: CaseId) -> Result<Vec<Asked>, Fault> {
    let referrals = Entity::find().filter(Column::CaseId.eq(case));
    let referrals = referrals.order_by_desc(Column::SentOn).order_by_desc(Column::Id).limit(MOST);
    asked(db, referrals.all(db).await?).await
}

/// One referral of a case. The caller has scoped the case.
///
/// # Errors
/// Where the database fails.
pub async fn find(db: &DatabaseConnection, case: CaseId, id: ServiceReferralId) -> Result<Option<Asked>, Fault> {
    let referral = Entity::find_by_id(id).filter(Column::CaseId.eq(case)).all(db).await?;
    Ok(asked(db, referral).await?.pop())
}

/// The latest referral of each of some needs that is not withdrawn. The caller has scoped their cases.
pub(in crate::support) async fn latest_of(
    db: &DatabaseConnection,
    needs: &[NeedId],
) -> Result<BTreeMap<NeedId, Asked>, Fault> {
    use super::rules::ReferralState;
    let referrals = Entity::find()
        .filter(Column::NeedId.is_in(needs.iter().copied()))
        .filter(Column::State.ne(ReferralState::Withdrawn))
        .order_by_asc(Column::SentOn)
        .order_by_asc(Column::Id);
    let all = asked(db, referrals.all(db).await?).await?;
    Ok(all.into_iter().map(|one| (one.referral.need_id, one)).collect())
}

async fn asked(db: &DatabaseConnection, referrals: Vec<ServiceReferral>) -> Result<Vec<Asked>, Fault> {
    let who = referrals.iter().map(|referral| referral.provider_id);
    let who = providers::Entity::find().filter(providers::Column::Id.is_in(who)).all(db).await?;
    let who: BTreeMap<_, _> = who.into_iter().map(|provider| (provider.id, provider)).collect();
    let what = referrals.iter().filter_map(|referral| referral.provider_service_id);
    let what = services::Entity::find().filter(services::Column::Id.is_in(what)).all(db).await?;
    let what: BTreeMap<_, _> = what.into_iter().map(|service| (service.id, service)).collect();
    let with = |referral: ServiceReferral| {
        let provider = who.get(&referral.provider_id)?.clone();
        let service = referral.provider_service_id.and_then(|id| what.get(&id).cloned());
        Some(Asked { referral, provider, service })
    };
    Ok(referrals.into_iter().filter_map(with).collect())
}
