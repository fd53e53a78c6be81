//! Where an employer's people work. Services to employers are counted by site.

use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;
use sea_orm::{QueryOrder, QuerySelect};
use serde::{Deserialize, Serialize};

use super::employer::commands::permitted;
use crate::access::Act;
use crate::shared::fields::LINE;
use crate::shared::{Answer, EmployerId, Fault, Fields, Happening, ObjectKind, OrganizationId, Refusal, What};

crate::ids! {
    /// A site of an employer.
    EmployerSiteId,
}

/// A site of an employer.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "employer_sites")]
pub struct Model {
    /// The site.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: EmployerSiteId,
    /// Whose data.
    pub organization_id: OrganizationId,
    /// Of which employer.
    pub employer_id: EmployerId,
    /// What it is called: "Harbor plant".
    pub name: String,
    /// House and street.
    pub street: Option<String>,
    /// City.
    pub city: Option<String>,
    /// State, by its two letters.
    pub state: Option<String>,
    /// ZIP code.
    pub zip: Option<String>,
}

impl ActiveModelBehavior for ActiveModel {}

impl Model {
    /// The address in one line; nothing where none is known.
    pub fn address(&self) -> Option<String> {
        let parts = [&self.street, &self.city, &self.state, &self.zip];
        let parts: Vec<&str> = parts.into_iter().flatten().map(String::as_str).collect();
        (!parts.is_empty()).then(|| parts.join(", "))
    }
}

/// A site as somebody writes it down.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SiteDetails {
    /// What it is called.
    pub name: String,
    /// House and street.
    pub street: Option<String>,
    /// City.
    pub city: Option<String>,
    /// State.
    pub state: Option<String>,
    /// ZIP code.
    pub zip: Option<String>,
}

impl SiteDetails {
    /// Reads the form.
    pub fn read(fields: &mut Fields<'_>) -> Self {
        /// Two letters.
        const STATE: usize = 2;
        /// Five digits, a hyphen, four more.
        const ZIP: usize = 10;
        Self {
            name: fields.text("name", LINE),
            street: fields.optional_text("street", LINE),
            city: fields.optional_text("city", LINE),
            state: fields.optional_text("state", STATE).map(|state| state.to_uppercase()),
            zip: fields.optional_text("zip", ZIP),
        }
    }
}

/// Adds a site to an employer.
///
/// # Errors
/// `NotFound` where the employer is out of reach.
pub async fn add(act: &mut Act<'_>, employer: EmployerId, details: &SiteDetails) -> Answer<EmployerSiteId> {
    let employer = permitted(act, employer).await?;
    let id = EmployerSiteId::new();
    let row = ActiveModel {
        id: Set(id),
        organization_id: Set(employer.organization_id),
        employer_id: Set(employer.id),
        name: Set(details.name.clone()),
        street: Set(details.street.clone()),
        city: Set(details.city.clone()),
        state: Set(details.state.clone()),
        zip: Set(details.zip.clone()),
    };
    Entity::insert(row).exec_without_returning(act.tx()).await?;
    act.happened(Happening::new(What::EmployerSiteAdded, ObjectKind::EmployerSite, id).created(details));
    Ok(id)
}

/// The sites of an employer by name. The caller has scoped the employer.
///
/// # Errors
/// Where the database fails.
pub async fn of_employer(db: &impl ConnectionTrait, employer: EmployerId) -> Result<Vec<Model>, Fault> {
    /// No employer here has more.
    const MOST: u64 = 100;
    let all = Entity::find().filter(Column::EmployerId.eq(employer)).order_by_asc(Column::Name);
    Ok(all.order_by_asc(Column::Id).limit(MOST).all(db).await?)
}

/// Refuses a site of another employer.
pub(crate) async fn refuse_foreign(act: &Act<'_>, employer: EmployerId, site: Option<EmployerSiteId>) -> Answer<()> {
    let Some(site) = site else { return Ok(()) };
    let own = Entity::find_by_id(site).filter(Column::EmployerId.eq(employer)).one(act.tx()).await?;
    if own.is_some() { Ok(()) } else { Err(Refusal::of("site", "not-a-choice").with("typed", "").into()) }
}
