//! What a directory tells of one provider, with its places and services.

use sea_orm::FromJsonQueryResult;
use serde::{Deserialize, Serialize};

use crate::support::providers::{ProviderDetails, ServiceDetails, SiteDetails};

/// What a directory tells of one provider.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, FromJsonQueryResult)]
pub struct Told {
    /// Its id in the directory.
    pub id: String,
    /// What it is.
    pub details: ProviderDetails,
    /// Its places.
    pub sites: Vec<ToldSite>,
    /// Its services.
    pub services: Vec<ToldService>,
}

/// What a directory tells of a place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ToldSite {
    /// Its id in the directory.
    pub id: String,
    /// What it is.
    pub details: SiteDetails,
}

/// What a directory tells of a service.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ToldService {
    /// Its id in the directory.
    pub id: String,
    /// What it is.
    pub details: ServiceDetails,
    /// The ids of the places where it is offered.
    pub sites: Vec<String>,
}
