//! The places of providers.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

use super::{More, ProviderId, Reach};
use crate::shared::fields::{LINE, PROSE};
use crate::shared::{Fields, OrganizationId};

crate::ids! {
    /// A place of a provider.
    ProviderSiteId,
}

/// A place where a provider helps.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "provider_sites")]
pub struct Model {
    /// The place.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: ProviderSiteId,
    /// In whose directory.
    pub organization_id: OrganizationId,
    /// Whose.
    pub provider_id: ProviderId,
    /// Its id in the directory that it was read from.
    pub source_id: Option<String>,
    /// What it is called.
    pub name: String,
    /// Another name of it.
    pub alternate_name: Option<String>,
    /// What it is.
    pub about: Option<String>,
    /// Street and number.
    pub address_1: Option<String>,
    /// Suite, floor, building.
    pub address_2: Option<String>,
    /// City.
    pub city: Option<String>,
    /// State.
    pub state: Option<String>,
    /// ZIP code.
    pub postal_code: Option<String>,
    /// Degrees north, as a directory writes them.
    pub latitude: Option<String>,
    /// Degrees east.
    pub longitude: Option<String>,
    /// How to get there.
    pub transportation: Option<String>,
    /// How it can be entered and used.
    pub accessibility: Option<String>,
    /// How it is reached.
    pub reach: Reach,
    /// What a directory says besides.
    pub more: More,
}

impl ActiveModelBehavior for ActiveModel {}

/// A place as somebody writes it down, or as a directory tells of it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SiteDetails {
    /// What it is called.
    pub name: String,
    /// Another name of it.
    pub alternate_name: Option<String>,
    /// What it is.
    pub about: Option<String>,
    /// Street and number.
    pub address_1: Option<String>,
    /// Suite, floor, building.
    pub address_2: Option<String>,
    /// City.
    pub city: Option<String>,
    /// State.
    pub state: Option<String>,
    /// ZIP code.
    pub postal_code: Option<String>,
    /// Degrees north.
    pub latitude: Option<String>,
    /// Degrees east.
    pub longitude: Option<String>,
    /// How to get there.
    pub transportation: Option<String>,
    /// How it can be entered and used.
    pub accessibility: Option<String>,
    /// How it is reached.
    pub reach: Reach,
    /// What a directory says besides.
    pub more: More,
}

impl SiteDetails {
    /// Reads the form.
    pub fn read(fields: &mut Fields<'_>) -> Self {
        Self {
            name: fields.text("name", LINE),
            address_1: fields.optional_text("address_1", LINE),
            address_2: fields.optional_text("address_2", LINE),
            city: fields.optional_text("city", LINE),
            state: fields.optional_text("state", LINE),
            postal_code: fields.optional_text("postal_code", LINE),
            transportation: fields.optional_text("transportation", PROSE),
            accessibility: fields.optional_text("accessibility", LINE),
            reach: Reach::read(fields),
            ..Self::default()
        }
    }

    /// What stands in a place.
    pub fn of(site: &Model) -> Self {
        Self {
            name: site.name.clone(),
            alternate_name: site.alternate_name.clone(),
            about: site.about.clone(),
            address_1: site.address_1.clone(),
            address_2: site.address_2.clone(),
            city: site.city.clone(),
            state: site.state.clone(),
            postal_code: site.postal_code.clone(),
            latitude: site.latitude.clone(),
            longitude: site.longitude.clone(),
            transportation: site.transportation.clone(),
            accessibility: site.accessibility.clone(),
            reach: site.reach.clone(),
            more: site.more.clone(),
        }
    }
}

impl Model {
    /// The address on one line: `11347 SW 160th Street, Suite 2, Miami, FL 33157`.
    pub fn address(&self) -> Option<String> {
        let place = [&self.state, &self.postal_code].into_iter().flatten().map(String::as_str);
        let place = place.collect::<Vec<_>>().join(" ");
        let parts = [&self.address_1, &self.address_2, &self.city].into_iter().flatten().map(String::as_str);
        let parts: Vec<&str> = parts.chain(std::iter::once(place.as_str())).filter(|part| !part.is_empty()).collect();
        (!parts.is_empty()).then(|| parts.join(", "))
    }
}

/// Which services are offered where.
pub mod offered {
    use super::{OrganizationId, ProviderSiteId};
    use crate::support::providers::ProviderServiceId;
    use sea_orm::entity::prelude::*;

    /// A service that is offered at a place.
    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "provider_service_sites")]
    pub struct Model {
        /// The row.
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        /// In whose directory.
        pub organization_id: OrganizationId,
        /// The service.
        pub provider_service_id: ProviderServiceId,
        /// The place.
        pub provider_site_id: ProviderSiteId,
    }

    impl ActiveModelBehavior for ActiveModel {}
}
