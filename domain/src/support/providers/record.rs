use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

use super::directory::Told;
use super::{More, Reach};
use crate::shared::fields::{LINE, PROSE};
use crate::shared::{Day, Fields, Instant, OrganizationId};

crate::ids! {
    /// Somebody who helps.
    ProviderId,
}

/// Somebody who helps: an organization of the place, not of ours.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "providers")]
pub struct Model {
    /// The provider.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: ProviderId,
    /// In whose directory.
    pub organization_id: OrganizationId,
    /// Its id in the directory that it was read from.
    pub source_id: Option<String>,
    /// Its name.
    pub name: String,
    /// Another name of it.
    pub alternate_name: Option<String>,
    /// What it is.
    pub about: Option<String>,
    /// Where referrals are sent to.
    pub email: Option<String>,
    /// Its page.
    pub url: Option<String>,
    /// How it is reached.
    pub reach: Reach,
    /// What a directory says besides.
    pub more: More,
    /// What the directory told of it last.
    pub told: Option<Told>,
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

/// A provider as somebody writes it down, or as a directory tells of it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProviderDetails {
    /// Its name.
    pub name: String,
    /// Another name of it.
    pub alternate_name: Option<String>,
    /// What it is.
    pub about: Option<String>,
    /// Where referrals are sent to.
    pub email: Option<String>,
    /// Its page.
    pub url: Option<String>,
    /// How it is reached.
    pub reach: Reach,
    /// What a directory says besides.
    pub more: More,
}

impl ProviderDetails {
    /// Reads the form.
    pub fn read(fields: &mut Fields<'_>) -> Self {
        Self {
            name: fields.text("name", LINE),
            alternate_name: fields.optional_text("alternate_name", LINE),
            about: fields.optional_text("about", PROSE),
            email: fields.optional_email("email"),
            url: fields.optional_text("url", LINE),
            reach: Reach::read(fields),
            more: More::default(),
        }
    }

    /// What stands in a provider.
    pub fn of(provider: &Model) -> Self {
        Self {
            name: provider.name.clone(),
            alternate_name: provider.alternate_name.clone(),
            about: provider.about.clone(),
            email: provider.email.clone(),
            url: provider.url.clone(),
            reach: provider.reach.clone(),
            more: provider.more.clone(),
        }
    }
}
