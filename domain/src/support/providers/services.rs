//! What providers help with.

use sea_orm::FromJsonQueryResult;
use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

use super::{More, ProviderId, ProviderSiteId, Reach};
use crate::shared::fields::{LINE, PROSE};
use crate::shared::{Day, Fields, Instant, OrganizationId};
use crate::support::needs::rules::NeedKind;

crate::ids! {
    /// A service of a provider.
    ProviderServiceId,
}

/// A service of a provider.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "provider_services")]
pub struct Model {
    /// The service.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: ProviderServiceId,
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
    /// Its name, folded: services are listed in its order.
    pub search: String,
    /// What it is.
    pub about: Option<String>,
    /// The kinds of need that it meets.
    pub kinds: Kinds,
    /// For whom it is.
    pub eligibility: Option<String>,
    /// How one asks for it.
    pub application: Option<String>,
    /// What it costs.
    pub fees: Option<String>,
    /// How long one waits.
    pub wait: Option<String>,
    /// Where referrals to it are sent to, where that is not the provider's address.
    pub email: Option<String>,
    /// Its page.
    pub url: Option<String>,
    /// Where it stands, as a directory says it.
    pub status: Option<String>,
    /// How it is reached.
    pub reach: Reach,
    /// What a directory says besides.
    pub more: More,
    /// The day since which nobody is sent there any more.
    pub retired_on: Option<Day>,
    /// The day somebody changed it by hand: a directory leaves it alone from then on.
    pub edited_on: Option<Day>,
    /// When it was written down.
    pub at: Instant,
    /// Grows with each change.
    pub version: i32,
}

impl ActiveModelBehavior for ActiveModel {}

/// The kinds of need that a service meets.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, FromJsonQueryResult)]
#[serde(transparent)]
pub struct Kinds(pub Vec<NeedKind>);

/// A service as somebody writes it down, or as a directory tells of it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ServiceDetails {
    /// What it is called.
    pub name: String,
    /// Another name of it.
    pub alternate_name: Option<String>,
    /// What it is.
    pub about: Option<String>,
    /// The kinds of need that it meets.
    pub kinds: Vec<NeedKind>,
    /// For whom it is.
    pub eligibility: Option<String>,
    /// How one asks for it.
    pub application: Option<String>,
    /// What it costs.
    pub fees: Option<String>,
    /// How long one waits.
    pub wait: Option<String>,
    /// Where referrals to it are sent to.
    pub email: Option<String>,
    /// Its page.
    pub url: Option<String>,
    /// Where it stands, as a directory says it.
    pub status: Option<String>,
    /// How it is reached.
    pub reach: Reach,
    /// What a directory says besides.
    pub more: More,
}

impl ServiceDetails {
    /// Reads the form, with the places where it is offered.
    pub fn read(fields: &mut Fields<'_>) -> (Self, Vec<ProviderSiteId>) {
        let details = Self {
            name: fields.text("name", LINE),
            alternate_name: fields.optional_text("alternate_name", LINE),
            about: fields.optional_text("about", PROSE),
            kinds: fields.choices("kinds"),
            eligibility: fields.optional_text("eligibility", PROSE),
            application: fields.optional_text("application", PROSE),
            fees: fields.optional_text("fees", PROSE),
            wait: fields.optional_text("wait", LINE),
            email: fields.optional_email("email"),
            url: fields.optional_text("url", LINE),
            status: None,
            reach: Reach::read(fields),
            more: More::default(),
        };
        (details, fields.ids("sites"))
    }

    /// What stands in a service.
    pub fn of(service: &Model) -> Self {
        Self {
            name: service.name.clone(),
            alternate_name: service.alternate_name.clone(),
            about: service.about.clone(),
            kinds: service.kinds.0.clone(),
            eligibility: service.eligibility.clone(),
            application: service.application.clone(),
            fees: service.fees.clone(),
            wait: service.wait.clone(),
            email: service.email.clone(),
            url: service.url.clone(),
            status: service.status.clone(),
            reach: service.reach.clone(),
            more: service.more.clone(),
        }
    }
}
