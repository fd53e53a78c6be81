//! Organizations and their sites.

use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;
use sea_orm::{DatabaseConnection, QueryOrder};

use super::{Act, By, Permission};
use crate::shared::{Answer, Day, Fault, Happening, Instant, ObjectKind, OrganizationId, Refusal, SiteId, Stop, What};

/// An organization that runs programs.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "organizations")]
pub struct Model {
    /// The organization.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: OrganizationId,
    /// Its name.
    pub name: String,
    /// The IANA time zone in which its days begin.
    pub time_zone: String,
    /// Whether it is a demo: said on every page.
    pub demo: bool,
    /// Whether the caseworkers of a site share its caseload: for ten staff or fewer.
    pub shares_caseload: bool,
    /// When it was set up.
    pub created_at: Instant,
}

impl ActiveModelBehavior for ActiveModel {}

impl Model {
    /// The civil day of a moment, where the organization is.
    pub fn day_of(&self, at: Instant) -> Day {
        let zone = self.time_zone.parse().unwrap_or(chrono_tz::UTC);
        Day(at.with_timezone(&zone).date_naive())
    }
}

/// The sites of an organization.
pub mod sites {
    use super::{OrganizationId, SiteId};
    use sea_orm::entity::prelude::*;

    /// A site.
    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "sites")]
    pub struct Model {
        /// The site.
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: SiteId,
        /// Whose.
        pub organization_id: OrganizationId,
        /// Its name.
        pub name: String,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

/// What an organization is set up with.
#[derive(Clone, Debug)]
pub struct Founding {
    /// Its name.
    pub name: String,
    /// Its IANA time zone.
    pub time_zone: String,
    /// Whether it is a demo.
    pub demo: bool,
}

/// Sets up the acting organization itself; the operator's act.
///
/// # Errors
/// Where the time zone is unknown, or the actor is not the operator.
pub async fn found(act: &mut Act<'_>, founding: &Founding) -> Answer<OrganizationId> {
    let tx = act.permit_anywhere(Permission::ManagePrograms)?;
    if founding.time_zone.parse::<chrono_tz::Tz>().is_err() {
        return Err(Refusal::of("time_zone", "unknown-time-zone").with("typed", &founding.time_zone).into());
    }
    let id = act.organization();
    let row = ActiveModel {
        id: Set(id),
        name: Set(founding.name.clone()),
        time_zone: Set(founding.time_zone.clone()),
        demo: Set(founding.demo),
        shares_caseload: Set(false),
        created_at: Set(act.by.at),
    };
    Entity::insert(row).exec_without_returning(tx).await?;
    act.happened(Happening::new(What::OrganizationFounded, ObjectKind::Organization, id).with("name", &founding.name));
    Ok(id)
}

/// Opens a site.
///
/// # Errors
/// Where the reader may not.
pub async fn open_site(act: &mut Act<'_>, name: &str) -> Answer<SiteId> {
    let tx = act.permit_anywhere(Permission::ManagePrograms)?;
    let id = SiteId::new();
    let row = sites::ActiveModel { id: Set(id), organization_id: Set(act.organization()), name: Set(name.to_owned()) };
    sites::Entity::insert(row).exec_without_returning(tx).await?;
    act.happened(Happening::new(What::SiteOpened, ObjectKind::Site, id).with("name", name));
    Ok(id)
}

/// Gives a site another name.
///
/// # Errors
/// `NotFound` where the organization has no such site.
pub async fn rename_site(act: &mut Act<'_>, id: SiteId, name: &str) -> Answer<()> {
    let tx = act.permit_anywhere(Permission::ManagePrograms)?;
    let own = sites::Entity::find_by_id(id).filter(sites::Column::OrganizationId.eq(act.organization()));
    let site = own.one(tx).await?.ok_or(Stop::NotFound)?;
    let row = sites::ActiveModel { id: Set(id), name: Set(name.to_owned()), ..Default::default() };
    sites::Entity::update(row).exec(tx).await?;
    act.happened(Happening::new(What::SiteRenamed, ObjectKind::Site, id).changed(&site.name, &name));
    Ok(())
}

/// Every organization: few, and asked for by the worker.
///
/// # Errors
/// Where the database fails.
pub async fn all(db: &DatabaseConnection) -> Result<Vec<Model>, Fault> {
    Ok(Entity::find().order_by_asc(Column::Id).all(db).await?)
}

/// One organization.
///
/// # Errors
/// Where the database fails.
pub async fn find(db: &impl ConnectionTrait, id: OrganizationId) -> Result<Option<Model>, Fault> {
    Ok(Entity::find_by_id(id).one(db).await?)
}

/// Whether a site is one of an organization's.
///
/// # Errors
/// Where the database fails.
pub async fn has_site(db: &impl ConnectionTrait, id: OrganizationId, site: SiteId) -> Result<bool, DbErr> {
    let own = sites::Entity::find_by_id(site).filter(sites::Column::OrganizationId.eq(id));
    Ok(own.one(db).await?.is_some())
}

/// The sites of an organization, by name.
///
/// # Errors
/// Where the database fails.
pub async fn sites_of(db: &DatabaseConnection, id: OrganizationId) -> Result<Vec<sites::Model>, Fault> {
    let sites = sites::Entity::find().filter(sites::Column::OrganizationId.eq(id));
    Ok(sites.order_by_asc(sites::Column::Name).all(db).await?)
}

/// How the worker acts for an organization at a moment.
pub fn worker_of(organization: &Model, at: Instant, run: Uuid) -> By {
    let reader = super::Reader::worker(organization.id);
    By { reader, at, today: organization.day_of(at), request: run, form: None }
}
