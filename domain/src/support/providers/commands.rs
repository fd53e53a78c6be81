//! Keeping the directory by hand. Nobody and nothing is deleted: what is over is retired.

use sea_orm::ActiveValue::Set;
use sea_orm::QuerySelect;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::ExprTrait;

use super::services::{self, Kinds, ProviderServiceId, ServiceDetails};
use super::sites::{self, ProviderSiteId, SiteDetails, offered};
use super::{ActiveModel, Column, Entity, Provider, ProviderDetails, ProviderId, rules, words};
use crate::access::{Act, Permission};
use crate::intake::participants::rules::folded;
use crate::shared::{Answer, Happening, ObjectKind, Refusal, Stop, What};

/// The most places or services of one provider.
pub(super) const MOST: u64 = 1_000;

/// Writes a provider down.
///
/// # Errors
/// Where the reader may not.
pub async fn add(act: &mut Act<'_>, details: &ProviderDetails) -> Answer<ProviderId> {
    act.permit_anywhere(Permission::SetUpClasses)?;
    let id = ProviderId::new();
    let row =
        ActiveModel { source_id: Set(None), told: Set(None), edited_on: Set(Some(act.today())), ..new_row(act, id) };
    Entity::insert(with(row, details)).exec_without_returning(act.tx()).await?;
    act.happened(Happening::new(What::ProviderAdded, ObjectKind::Provider, id).created(details));
    Ok(id)
}

/// Changes what is known of a provider. From now on a directory leaves it as it is.
///
/// # Errors
/// `NotFound`, or `Conflict` where somebody changed it meanwhile.
pub async fn change(act: &mut Act<'_>, id: ProviderId, version: i32, details: &ProviderDetails) -> Answer<()> {
    let before = permitted(act, id, Some(version)).await?;
    let known = ProviderDetails::of(&before);
    // What a form does not show stays as it was.
    let reach = details.reach.clone().over(&known.reach);
    let details = ProviderDetails { more: known.more.clone(), reach, ..details.clone() };
    let row = ActiveModel {
        id: Set(id),
        edited_on: Set(Some(act.today())),
        version: Set(before.version + 1),
        ..Default::default()
    };
    Entity::update(with(row, &details)).exec(act.tx()).await?;
    find_anew(act, id).await?;
    act.happened(Happening::new(What::ProviderChanged, ObjectKind::Provider, id).changed(&known, &details));
    Ok(())
}

/// Retires a provider, or takes it up again: whoever is retired is not offered any more.
///
/// # Errors
/// `NotFound`, or `Conflict` where somebody changed it meanwhile.
pub async fn retire(act: &mut Act<'_>, id: ProviderId, version: i32, retired: bool) -> Answer<()> {
    let before = permitted(act, id, Some(version)).await?;
    let retired_on = retired.then(|| act.today());
    let row = ActiveModel {
        id: Set(id),
        retired_on: Set(retired_on),
        edited_on: Set(Some(act.today())),
        version: Set(before.version + 1),
        ..Default::default()
    };
    Entity::update(row).exec(act.tx()).await?;
    let happening = Happening::new(What::ProviderRetired, ObjectKind::Provider, id);
    act.happened(happening.changed(&before.retired_on, &retired_on));
    Ok(())
}

/// Adds a place to a provider, or changes one as it stood at a version of the provider.
///
/// # Errors
/// `NotFound` where the directory has no such provider, or the provider no such place; `Conflict` where somebody changed
/// the provider meanwhile.
pub async fn keep_site(
    act: &mut Act<'_>,
    provider: ProviderId,
    known: Option<(ProviderSiteId, i32)>,
    details: &SiteDetails,
) -> Answer<ProviderSiteId> {
    permitted(act, provider, known.map(|(_, version)| version)).await?;
    let site = match known {
        None => {
            let id = ProviderSiteId::new();
            sites::Entity::insert(site_row(act, provider, id, details)).exec_without_returning(act.tx()).await?;
            let happening = Happening::new(What::ProviderChanged, ObjectKind::Provider, provider);
            act.happened(happening.created(details));
            id
        }
        Some((id, _)) => {
            let own = sites::Entity::find_by_id(id).filter(sites::Column::ProviderId.eq(provider));
            let before = SiteDetails::of(&own.one(act.tx()).await?.ok_or(Stop::NotFound)?);
            let details = SiteDetails {
                alternate_name: before.alternate_name.clone(),
                about: before.about.clone(),
                latitude: before.latitude.clone(),
                longitude: before.longitude.clone(),
                more: before.more.clone(),
                reach: details.reach.clone().over(&before.reach),
                ..details.clone()
            };
            let row =
                sites::ActiveModel { source_id: sea_orm::ActiveValue::NotSet, ..site_row(act, provider, id, &details) };
            sites::Entity::update(row).exec(act.tx()).await?;
            let happening = Happening::new(What::ProviderChanged, ObjectKind::Provider, provider);
            act.happened(happening.changed(&before, &details));
            id
        }
    };
    touch(act, provider, true).await?;
    find_anew(act, provider).await?;
    Ok(site)
}

/// Adds a service to a provider.
///
/// # Errors
/// `NotFound` where the directory has no such provider; `not-a-choice` for a place of another.
pub async fn add_service(
    act: &mut Act<'_>,
    provider: ProviderId,
    details: &ServiceDetails,
    places: &[ProviderSiteId],
) -> Answer<ProviderServiceId> {
    permitted(act, provider, None).await?;
    let id = ProviderServiceId::new();
    let row = services::ActiveModel {
        id: Set(id),
        organization_id: Set(act.organization()),
        provider_id: Set(provider),
        source_id: Set(None),
        edited_on: Set(Some(act.today())),
        at: Set(act.by.at),
        version: Set(1),
        ..service_columns(details)
    };
    services::Entity::insert(row).exec_without_returning(act.tx()).await?;
    offer_at(act, provider, id, places).await?;
    touch(act, provider, false).await?;
    find_anew(act, provider).await?;
    act.happened(Happening::new(What::ProviderServiceAdded, ObjectKind::ProviderService, id).created(details));
    Ok(id)
}

/// Changes a service. From now on a directory leaves it as it is.
///
/// # Errors
/// `NotFound`; `not-a-choice` for a place of another provider; `Conflict` where somebody changed it meanwhile.
pub async fn change_service(
    act: &mut Act<'_>,
    provider: ProviderId,
    id: ProviderServiceId,
    version: i32,
    (details, places): (&ServiceDetails, &[ProviderSiteId]),
) -> Answer<()> {
    let before = service_of(act, provider, id, version).await?;
    let known = ServiceDetails::of(&before);
    let reach = details.reach.clone().over(&known.reach);
    let details = ServiceDetails { status: known.status.clone(), more: known.more.clone(), reach, ..details.clone() };
    let row = services::ActiveModel {
        id: Set(id),
        edited_on: Set(Some(act.today())),
        version: Set(version + 1),
        ..service_columns(&details)
    };
    services::Entity::update(row).exec(act.tx()).await?;
    offer_at(act, provider, id, places).await?;
    touch(act, provider, false).await?;
    find_anew(act, provider).await?;
    let happening = Happening::new(What::ProviderServiceChanged, ObjectKind::ProviderService, id);
    act.happened(happening.changed(&known, &details));
    Ok(())
}

/// Retires a service, or takes it up again.
///
/// # Errors
/// `NotFound`, or `Conflict` where somebody changed it meanwhile.
pub async fn retire_service(
    act: &mut Act<'_>,
    provider: ProviderId,
    id: ProviderServiceId,
    version: i32,
    retired: bool,
) -> Answer<()> {
    let before = service_of(act, provider, id, version).await?;
    let retired_on = retired.then(|| act.today());
    let row = services::ActiveModel {
        id: Set(id),
        retired_on: Set(retired_on),
        edited_on: Set(Some(act.today())),
        version: Set(version + 1),
        ..Default::default()
    };
    services::Entity::update(row).exec(act.tx()).await?;
    touch(act, provider, false).await?;
    let happening = Happening::new(What::ProviderServiceRetired, ObjectKind::ProviderService, id);
    act.happened(happening.changed(&before.retired_on, &retired_on));
    Ok(())
}

/// A provider of the directory, locked, to be changed in this act.
async fn permitted(act: &Act<'_>, id: ProviderId, version: Option<i32>) -> Answer<Provider> {
    let tx = act.permit_anywhere(Permission::SetUpClasses)?;
    let own = Entity::find_by_id(id).filter(Column::OrganizationId.eq(act.organization()));
    let provider = own.lock_exclusive().one(tx).await?.ok_or(Stop::NotFound)?;
    if version.is_none_or(|version| version == provider.version) { Ok(provider) } else { Err(Stop::Conflict) }
}

async fn service_of(
    act: &Act<'_>,
    provider: ProviderId,
    id: ProviderServiceId,
    version: i32,
) -> Answer<services::Model> {
    permitted(act, provider, None).await?;
    let own = services::Entity::find_by_id(id).filter(services::Column::ProviderId.eq(provider));
    let service = own.one(act.tx()).await?.ok_or(Stop::NotFound)?;
    if service.version == version { Ok(service) } else { Err(Stop::Conflict) }
}

/// Raises a provider's version, and says where it was edited itself: whoever undoes an import sees that somebody built on it.
async fn touch(act: &Act<'_>, id: ProviderId, edited: bool) -> Result<(), DbErr> {
    let raised = Expr::col(Column::Version).add(1);
    let mut update = Entity::update_many().col_expr(Column::Version, raised).filter(Column::Id.eq(id));
    if edited {
        update = update.col_expr(Column::EditedOn, Expr::value(act.today()));
    }
    update.exec(act.tx()).await.map(drop)
}

/// Offers a service at these places of its provider and at no other.
async fn offer_at(
    act: &Act<'_>,
    provider: ProviderId,
    service: ProviderServiceId,
    places: &[ProviderSiteId],
) -> Answer<()> {
    let own = sites::Entity::find().filter(sites::Column::ProviderId.eq(provider));
    let own = own.filter(sites::Column::Id.is_in(places.iter().copied())).limit(MOST).all(act.tx()).await?;
    if own.len() != places.len() {
        return Err(Refusal::of("sites", "not-a-choice").with("typed", "").into());
    }
    offered::Entity::delete_many().filter(offered::Column::ProviderServiceId.eq(service)).exec(act.tx()).await?;
    link(act, places.iter().map(|place| (service, *place))).await?;
    Ok(())
}

/// Says which services are offered where.
pub(super) async fn link(
    act: &Act<'_>,
    pairs: impl Iterator<Item = (ProviderServiceId, ProviderSiteId)>,
) -> Result<(), DbErr> {
    let rows = pairs.map(|(service, site)| offered::ActiveModel {
        id: Set(Uuid::now_v7()),
        organization_id: Set(act.organization()),
        provider_service_id: Set(service),
        provider_site_id: Set(site),
    });
    let rows: Vec<_> = rows.collect();
    if rows.is_empty() {
        return Ok(());
    }
    offered::Entity::insert_many(rows).exec_without_returning(act.tx()).await.map(drop)
}

/// Has every service of a provider found by what is known now.
pub(super) async fn find_anew(act: &Act<'_>, id: ProviderId) -> Answer<()> {
    let Some(provider) = Entity::find_by_id(id).one(act.tx()).await? else { return Ok(()) };
    let details = ProviderDetails::of(&provider);
    let all = services::Entity::find().filter(services::Column::ProviderId.eq(id)).limit(MOST).all(act.tx()).await?;
    let places = sites::Entity::find().filter(sites::Column::ProviderId.eq(id)).limit(MOST).all(act.tx()).await?;
    let pairs = offered::Entity::find()
        .filter(offered::Column::ProviderServiceId.is_in(all.iter().map(|service| service.id)))
        .all(act.tx())
        .await?;
    let found_by = all.iter().map(|service| {
        let here = |place: &&sites::Model| {
            pairs.iter().any(|pair| pair.provider_service_id == service.id && pair.provider_site_id == place.id)
        };
        let places: Vec<SiteDetails> = places.iter().filter(here).map(SiteDetails::of).collect();
        (service.id, rules::words(&details, &ServiceDetails::of(service), &places))
    });
    words::write(act, &found_by.collect::<Vec<_>>()).await?;
    Ok(())
}

/// A new row, still without what is known.
pub(super) fn new_row(act: &Act<'_>, id: ProviderId) -> ActiveModel {
    ActiveModel {
        id: Set(id),
        organization_id: Set(act.organization()),
        at: Set(act.by.at),
        version: Set(1),
        ..Default::default()
    }
}

/// A row with what is known of a provider.
pub(super) fn with(row: ActiveModel, details: &ProviderDetails) -> ActiveModel {
    ActiveModel {
        name: Set(details.name.clone()),
        alternate_name: Set(details.alternate_name.clone()),
        about: Set(details.about.clone()),
        email: Set(details.email.clone()),
        url: Set(details.url.clone()),
        reach: Set(details.reach.clone()),
        more: Set(details.more.clone()),
        ..row
    }
}

/// A place as a row.
pub(super) fn site_row(
    act: &Act<'_>,
    provider: ProviderId,
    id: ProviderSiteId,
    details: &SiteDetails,
) -> sites::ActiveModel {
    sites::ActiveModel {
        id: Set(id),
        organization_id: Set(act.organization()),
        provider_id: Set(provider),
        source_id: Set(None),
        name: Set(details.name.clone()),
        alternate_name: Set(details.alternate_name.clone()),
        about: Set(details.about.clone()),
        address_1: Set(details.address_1.clone()),
        address_2: Set(details.address_2.clone()),
        city: Set(details.city.clone()),
        state: Set(details.state.clone()),
        postal_code: Set(details.postal_code.clone()),
        latitude: Set(details.latitude.clone()),
        longitude: Set(details.longitude.clone()),
        transportation: Set(details.transportation.clone()),
        accessibility: Set(details.accessibility.clone()),
        reach: Set(details.reach.clone()),
        more: Set(details.more.clone()),
    }
}

/// The columns of a service that say what it is.
pub(super) fn service_columns(details: &ServiceDetails) -> services::ActiveModel {
    services::ActiveModel {
        name: Set(details.name.clone()),
        alternate_name: Set(details.alternate_name.clone()),
        search: Set(folded(&details.name)),
        about: Set(details.about.clone()),
        kinds: Set(Kinds(details.kinds.clone())),
        eligibility: Set(details.eligibility.clone()),
        application: Set(details.application.clone()),
        fees: Set(details.fees.clone()),
        wait: Set(details.wait.clone()),
        email: Set(details.email.clone()),
        url: Set(details.url.clone()),
        status: Set(details.status.clone()),
        reach: Set(details.reach.clone()),
        more: Set(details.more.clone()),
        ..Default::default()
    }
}
