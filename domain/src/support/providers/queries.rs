//! Finding help: services by kind, place, language and words; a provider with everything it offers.

use std::collections::{BTreeMap, BTreeSet};

use sea_orm::entity::prelude::*;
use sea_orm::sea_query::SelectStatement;
use sea_orm::{Condition, DatabaseConnection, QueryOrder, QuerySelect, QueryTrait};

use super::commands::MOST;
use super::rules::{self, Spoken};
use super::services::{self, ProviderServiceId};
use super::sites::{self, ProviderSiteId, offered};
use super::{Column, Entity, Provider, ProviderId, ProviderService, ProviderSite, words};
use crate::shared::{Fault, OrganizationId};
use crate::support::needs::rules::NeedKind;

/// What is looked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wanted {
    /// Words of the name or the description.
    pub words: Option<String>,
    /// The kind of need.
    pub kind: Option<NeedKind>,
    /// The beginning of a city's name or of a ZIP code.
    pub place: Option<String>,
    /// A language that is spoken.
    pub language: Option<Spoken>,
}

/// Where the page before ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct After {
    /// The name of its last service, folded.
    pub search: String,
    /// That service.
    pub id: ProviderServiceId,
}

/// A service that was found.
#[derive(Clone, Debug)]
pub struct Found {
    /// The service.
    pub service: ProviderService,
    /// Who offers it.
    pub provider: Provider,
    /// Where.
    pub sites: Vec<ProviderSite>,
}

/// A page of services.
#[derive(Clone, Debug)]
pub struct Page {
    /// The services, by name.
    pub found: Vec<Found>,
    /// Where the next page begins, if there is one.
    pub next: Option<After>,
}

/// Services of the directory that are offered, a page of them, by name.
///
/// # Errors
/// Where the database fails.
pub async fn search(
    db: &DatabaseConnection,
    organization: OrganizationId,
    wanted: &Wanted,
    after: Option<&After>,
    most: u64,
) -> Result<Page, Fault> {
    use services::Column as Service;
    let mut found = services::Entity::find()
        .filter(Service::OrganizationId.eq(organization))
        .filter(Service::RetiredOn.is_null())
        .filter(Service::ProviderId.not_in_subquery(retired(organization)))
        .filter(words::having(organization, &wanted.asked()));
    if let Some(After { search, id }) = after {
        let same = Condition::all().add(Service::Search.eq(search)).add(Service::Id.gt(*id));
        found = found.filter(Condition::any().add(Service::Search.gt(search)).add(same));
    }
    let found = found.order_by_asc(Service::Search).order_by_asc(Service::Id).limit(most + 1);
    let mut found = found.all(db).await?;
    let more = found.len() as u64 > most;
    found.truncate(usize::try_from(most).unwrap_or(usize::MAX));
    let next = found.last().filter(|_| more).map(|last| After { search: last.search.clone(), id: last.id });
    Ok(Page { found: with_places(db, found).await?, next })
}

/// Providers whom nobody is sent to any more.
fn retired(organization: OrganizationId) -> SelectStatement {
    let retired = Entity::find().select_only().column(Column::Id).filter(Column::OrganizationId.eq(organization));
    retired.filter(Column::RetiredOn.is_not_null()).into_query()
}

impl Wanted {
    fn asked(&self) -> Vec<String> {
        let mut asked = self.words.as_deref().map(rules::asked).unwrap_or_default();
        asked.extend(self.kind.map(rules::of_kind));
        asked.extend(self.language.map(rules::of_language));
        asked.extend(self.place.as_deref().map(rules::of_place));
        asked
    }
}

/// Whether the directory has any provider yet.
///
/// # Errors
/// Where the database fails.
pub async fn is_any(db: &DatabaseConnection, organization: OrganizationId) -> Result<bool, Fault> {
    let any = Entity::find().select_only().column(Column::Id).filter(Column::OrganizationId.eq(organization)).limit(1);
    Ok(any.into_tuple::<ProviderId>().one(db).await?.is_some())
}

/// A provider with its services and places.
#[derive(Clone, Debug)]
pub struct Whole {
    /// The provider.
    pub provider: Provider,
    /// Its services by name, retired ones last.
    pub services: Vec<ProviderService>,
    /// Its places by name.
    pub sites: Vec<ProviderSite>,
    /// Which service is offered where.
    pub offered: BTreeMap<ProviderServiceId, BTreeSet<ProviderSiteId>>,
}

/// A provider of the directory, whole.
///
/// # Errors
/// Where the database fails.
pub async fn whole(
    db: &DatabaseConnection,
    organization: OrganizationId,
    id: ProviderId,
) -> Result<Option<Whole>, Fault> {
    let Some(provider) = find(db, organization, id).await? else { return Ok(None) };
    let services = services::Entity::find().filter(services::Column::ProviderId.eq(id));
    let mut services = services.order_by_asc(services::Column::Search).limit(MOST).all(db).await?;
    services.sort_by_key(|service| service.retired_on.is_some());
    let sites = sites::Entity::find().filter(sites::Column::ProviderId.eq(id)).order_by_asc(sites::Column::Name);
    let sites = sites.order_by_asc(sites::Column::Id).limit(MOST).all(db).await?;
    let offered = places_of(db, services.iter().map(|service| service.id)).await?;
    Ok(Some(Whole { provider, services, sites, offered }))
}

/// A provider of the directory.
///
/// # Errors
/// Where the database fails.
pub async fn find(
    db: &impl ConnectionTrait,
    organization: OrganizationId,
    id: ProviderId,
) -> Result<Option<Provider>, Fault> {
    Ok(Entity::find_by_id(id).filter(Column::OrganizationId.eq(organization)).one(db).await?)
}

/// A service of the directory, with who offers it and where.
///
/// # Errors
/// Where the database fails.
pub async fn find_service(
    db: &DatabaseConnection,
    organization: OrganizationId,
    id: ProviderServiceId,
) -> Result<Option<Found>, Fault> {
    let own = services::Entity::find_by_id(id).filter(services::Column::OrganizationId.eq(organization));
    let service = own.all(db).await?;
    Ok(with_places(db, service).await?.pop())
}

/// How many providers, services and places a directory holds: what an import is compared with.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counted {
    /// Providers.
    pub providers: u64,
    /// Services.
    pub services: u64,
    /// Places.
    pub sites: u64,
}

/// How much a directory holds.
///
/// # Errors
/// Where the database fails.
pub async fn counted(db: &DatabaseConnection, organization: OrganizationId) -> Result<Counted, Fault> {
    use sea_orm::PaginatorTrait;
    Ok(Counted {
        providers: Entity::find().filter(Column::OrganizationId.eq(organization)).count(db).await?,
        services: services::Entity::find().filter(services::Column::OrganizationId.eq(organization)).count(db).await?,
        sites: sites::Entity::find().filter(sites::Column::OrganizationId.eq(organization)).count(db).await?,
    })
}

async fn with_places(db: &DatabaseConnection, services: Vec<ProviderService>) -> Result<Vec<Found>, Fault> {
    let offered = places_of(db, services.iter().map(|service| service.id)).await?;
    let providers = Entity::find().filter(Column::Id.is_in(services.iter().map(|service| service.provider_id)));
    let providers: BTreeMap<_, _> = providers.all(db).await?.into_iter().map(|one| (one.id, one)).collect();
    let places: BTreeSet<ProviderSiteId> = offered.values().flatten().copied().collect();
    let places = sites::Entity::find().filter(sites::Column::Id.is_in(places)).all(db).await?;
    let places: BTreeMap<_, _> = places.into_iter().map(|place| (place.id, place)).collect();
    let whole = |service: ProviderService| {
        let provider = providers.get(&service.provider_id)?.clone();
        let here = offered.get(&service.id).into_iter().flatten();
        let sites = here.filter_map(|id| places.get(id).cloned()).collect();
        Some(Found { service, provider, sites })
    };
    Ok(services.into_iter().filter_map(whole).collect())
}

async fn places_of(
    db: &DatabaseConnection,
    services: impl Iterator<Item = ProviderServiceId>,
) -> Result<BTreeMap<ProviderServiceId, BTreeSet<ProviderSiteId>>, Fault> {
    let pairs = offered::Entity::find().filter(offered::Column::ProviderServiceId.is_in(services)).all(db).await?;
    let mut places: BTreeMap<_, BTreeSet<_>> = BTreeMap::new();
    for pair in pairs {
        places.entry(pair.provider_service_id).or_default().insert(pair.provider_site_id);
    }
    Ok(places)
}
