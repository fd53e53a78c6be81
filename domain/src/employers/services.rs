//! Services to employers, each with its kind, site and day: what effectiveness in serving employers is counted from.

use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;
use sea_orm::{DatabaseConnection, QueryOrder, QuerySelect};
use serde::{Deserialize, Serialize};

use super::employer::commands::permitted;
use super::engagements::derive_days;
use super::sites::{self, EmployerSiteId};
use crate::access::Act;
use crate::access::striking::{self, Strikable};
use crate::shared::fields::PROSE;
use crate::shared::{
    Answer, Coded, Day, EmployerId, Fault, Fields, Happening, Instant, ObjectKind, OrganizationId, Refusal, UserId,
    What,
};

crate::ids! {
    /// A service to an employer.
    EmployerServiceId,
}

crate::coded! {
    /// What an employer was served with: the categories of the federal elements E1 to E4.
    pub enum EmployerServiceKind("employer-service") {
        /// Information and support about the workforce: HR advice, labor market facts.
        Advice = "hr-advice",
        /// Help with writing and posting jobs.
        Posting = "job-posting",
        /// Candidates were screened and referred.
        Screening = "screening",
        /// Training made for it.
        CustomizedTraining = "customized-training",
        /// Training of people who work there already.
        IncumbentTraining = "incumbent-training",
        /// On-the-job training.
        OnTheJobTraining = "on-the-job-training",
        /// Rapid response before a layoff or closing.
        RapidResponse = "rapid-response",
        /// Help with keeping people and with suppliers, so that there is no layoff.
        SupplierHelp = "supplier-help",
        /// Something else.
        Other = "other",
    }
}

/// A service to an employer.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "employer_services")]
pub struct Model {
    /// The service.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: EmployerServiceId,
    /// Whose data.
    pub organization_id: OrganizationId,
    /// To which employer.
    pub employer_id: EmployerId,
    /// At which of its sites: the measures count sites.
    pub site_id: Option<EmployerSiteId>,
    /// With what.
    pub kind: EmployerServiceKind,
    /// On which day.
    pub day: Day,
    /// What it was about.
    pub note: Option<String>,
    /// Who of the staff.
    pub user_id: Option<UserId>,
    /// When it was recorded.
    pub at: Instant,
    /// When it was struck as entered in error.
    pub struck_at: Option<Instant>,
    /// Why.
    pub struck_reason: Option<String>,
}

impl ActiveModelBehavior for ActiveModel {}

/// A service to an employer as somebody writes it down.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ServiceDetails {
    /// At which site.
    pub site: Option<EmployerSiteId>,
    /// With what.
    pub kind: EmployerServiceKind,
    /// On which day.
    pub day: Day,
    /// What it was about.
    pub note: Option<String>,
}

impl ServiceDetails {
    /// Reads the form as of `today`.
    pub fn read(fields: &mut Fields<'_>, today: Day) -> Self {
        let details = Self {
            site: fields.optional_id("site"),
            kind: fields.choice("kind"),
            day: fields.optional_day("day").unwrap_or(today),
            note: fields.optional_text("note", PROSE),
        };
        if details.day > today {
            fields.refuse(Refusal::of("day", "in-the-future").with("typed", details.day));
        }
        details
    }
}

/// Records a service to an employer.
///
/// # Errors
/// `missing` for a site where the employer has several; `not-a-choice` for a site of another employer.
pub async fn give(act: &mut Act<'_>, employer: EmployerId, details: &ServiceDetails) -> Answer<EmployerServiceId> {
    let employer = permitted(act, employer).await?;
    sites::refuse_foreign(act, employer.id, details.site).await?;
    let sites = sites::of_employer(act.tx(), employer.id).await?;
    if details.site.is_none() && sites.len() > 1 {
        return Err(Refusal::of("site", "missing").into());
    }
    let site = details.site.or(sites.first().map(|site| site.id));
    let id = EmployerServiceId::new();
    let row = ActiveModel {
        id: Set(id),
        organization_id: Set(employer.organization_id),
        employer_id: Set(employer.id),
        site_id: Set(site),
        kind: Set(details.kind),
        day: Set(details.day),
        note: Set(details.note.clone()),
        user_id: Set(act.user()),
        at: Set(act.by.at),
        ..Default::default()
    };
    Entity::insert(row).exec_without_returning(act.tx()).await?;
    derive_days(act, &employer).await?;
    let happening = Happening::new(What::EmployerServed, ObjectKind::EmployerService, id).on(details.day);
    act.happened(happening.with("kind", details.kind.code()).created(details));
    Ok(id)
}

/// Strikes a service to an employer as entered in error.
///
/// # Errors
/// `missing` without a reason; `NotFound` where the employer has no such service that stands.
pub async fn strike(act: &mut Act<'_>, employer: EmployerId, id: EmployerServiceId, reason: &str) -> Answer<()> {
    let employer = permitted(act, employer).await?;
    let columns =
        Strikable { id: Column::Id, owner: Column::EmployerId, at: Column::StruckAt, reason: Column::StruckReason };
    striking::strike::<Entity>(act, columns, employer.id, id, reason).await?;
    derive_days(act, &employer).await?;
    let happening = Happening::new(What::EmployerServiceStruck, ObjectKind::EmployerService, id);
    act.happened(happening.with("reason", reason));
    Ok(())
}

/// The last day on which an employer was served.
pub(super) async fn last_day(tx: &impl ConnectionTrait, employer: EmployerId) -> Result<Option<Day>, DbErr> {
    let last = Entity::find().select_only().column(Column::Day).filter(Column::EmployerId.eq(employer));
    let last = last.filter(Column::StruckAt.is_null()).order_by_desc(Column::Day).order_by_desc(Column::Id);
    last.into_tuple().one(tx).await
}

/// The services to an employer, the latest first, struck ones among them. The caller has scoped the employer.
///
/// # Errors
/// Where the database fails.
pub async fn of_employer(db: &DatabaseConnection, employer: EmployerId) -> Result<Vec<Model>, Fault> {
    /// As many as anybody reads.
    const MOST: u64 = 50;
    let all = Entity::find().filter(Column::EmployerId.eq(employer));
    Ok(all.order_by_desc(Column::Day).order_by_desc(Column::Id).limit(MOST).all(db).await?)
}
