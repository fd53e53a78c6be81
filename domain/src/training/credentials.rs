//! Credentials: recognized diplomas, licenses and certificates that somebody was awarded.

use std::collections::BTreeMap;

use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;
use sea_orm::{DatabaseConnection, QueryOrder, QuerySelect};
use serde::{Deserialize, Serialize};

use super::enrollments::EnrollmentId;
use crate::access::{Act, Permission};
use crate::intake::case::commands::permitted;
use crate::intake::striking::{self, Strikable};
use crate::shared::fields::{LINE, PROSE};
use crate::shared::{
    Answer, CaseId, Day, Fault, Fields, Happening, Instant, ObjectKind, OrganizationId, Refusal, UserId, What,
};

crate::ids! {
    /// A credential.
    CredentialId,
}

crate::coded! {
    /// What kind of credential it is, as the federal record distinguishes them (PIRL element 1800).
    pub enum CredentialKind("credential-kind") {
        /// A secondary school diploma or its equivalent.
        SecondaryDiploma = "secondary-diploma",
        /// An associate's degree.
        Associate = "associate",
        /// A bachelor's degree.
        Bachelor = "bachelor",
        /// A license to practice an occupation.
        License = "license",
        /// An occupational certificate: a course was completed.
        Certificate = "certificate",
        /// An occupational certification: an exam of the trade was passed.
        Certification = "certification",
        /// Another recognized diploma, degree or certificate.
        Other = "other",
    }
}

/// A credential.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "credentials")]
pub struct Model {
    /// The credential.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: CredentialId,
    /// Whose data.
    pub organization_id: OrganizationId,
    /// Of which case.
    pub case_id: CaseId,
    /// The class that led to it.
    pub enrollment_id: Option<EnrollmentId>,
    /// Its kind.
    pub kind: CredentialKind,
    /// The day it was awarded.
    pub day: Day,
    /// A word about it.
    pub note: Option<String>,
    /// Who wrote it down.
    pub user_id: Option<UserId>,
    /// When.
    pub at: Instant,
    /// When it was struck as entered in error.
    pub struck_at: Option<Instant>,
    /// Why.
    pub struck_reason: Option<String>,
    /// What it is called: "Certified Nursing Assistant".
    pub name: String,
    /// The day it expires.
    pub expires_on: Option<Day>,
}

impl ActiveModelBehavior for ActiveModel {}

/// A credential as somebody writes it down.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CredentialDetails {
    /// What it is called.
    pub name: String,
    /// Its kind.
    pub kind: CredentialKind,
    /// The day it was awarded.
    pub day: Day,
    /// The day it expires.
    pub expires_on: Option<Day>,
    /// The class that led to it.
    pub enrollment: Option<EnrollmentId>,
    /// A word about it.
    pub note: Option<String>,
}

impl CredentialDetails {
    /// Reads the form as of `today`.
    pub fn read(fields: &mut Fields<'_>, today: Day) -> Self {
        let details = Self {
            name: fields.text("name", LINE),
            kind: fields.choice("kind"),
            day: fields.day("day"),
            expires_on: fields.optional_day("expires_on"),
            enrollment: fields.optional_id("enrollment"),
            note: fields.optional_text("note", PROSE),
        };
        if details.day > today {
            fields.refuse(Refusal::of("day", "in-the-future").with("typed", details.day));
        }
        if let Some(expires) = details.expires_on.filter(|expires| *expires < details.day) {
            fields.refuse(Refusal::of("expires_on", "out-of-order").with("typed", expires).with("after", details.day));
        }
        details
    }
}

/// Writes a credential down.
///
/// # Errors
/// `before-entry` for one awarded before the program began; `not-a-choice` for a class of another case.
pub async fn record(act: &mut Act<'_>, case: CaseId, details: &CredentialDetails) -> Answer<CredentialId> {
    let case = permitted(act, Permission::Attendance, case).await?;
    super::refuse_before_entry(&case, details.day)?;
    super::refuse_foreign_class(act, &case, details.enrollment).await?;
    let id = CredentialId::new();
    let row = ActiveModel {
        id: Set(id),
        organization_id: Set(case.organization_id),
        case_id: Set(case.id),
        enrollment_id: Set(details.enrollment),
        kind: Set(details.kind),
        day: Set(details.day),
        note: Set(details.note.clone()),
        user_id: Set(act.user()),
        at: Set(act.by.at),
        name: Set(details.name.clone()),
        expires_on: Set(details.expires_on),
        ..Default::default()
    };
    Entity::insert(row).exec_without_returning(act.tx()).await?;
    let happening = Happening::new(What::CredentialAwarded, ObjectKind::Credential, id);
    let happening = happening.concerning(case.participant_id, Some(case.id)).on(details.day);
    act.happened(happening.with("credential", &details.name).created(details));
    Ok(id)
}

/// Strikes a credential as entered in error.
///
/// # Errors
/// `missing` without a reason, `NotFound` where the case has no such credential.
pub async fn strike(act: &mut Act<'_>, case: CaseId, id: CredentialId, reason: &str) -> Answer<()> {
    let case = permitted(act, Permission::Attendance, case).await?;
    let columns =
        Strikable { id: Column::Id, case: Column::CaseId, at: Column::StruckAt, reason: Column::StruckReason };
    striking::strike::<Entity>(act, columns, case.id, id, reason).await?;
    let happening = Happening::new(What::CredentialStruck, ObjectKind::Credential, id);
    act.happened(happening.concerning(case.participant_id, Some(case.id)).with("reason", reason));
    Ok(())
}

/// The credentials of a case, the latest first. The caller has scoped the case.
///
/// # Errors
/// Where the database fails.
pub async fn of_case(db: &DatabaseConnection, case: CaseId) -> Result<Vec<Model>, Fault> {
    /// Nobody earns more.
    const MOST: u64 = 100;
    let all = Entity::find().filter(Column::CaseId.eq(case)).filter(Column::StruckAt.is_null());
    Ok(all.order_by_desc(Column::Day).order_by_desc(Column::Id).limit(MOST).all(db).await?)
}

/// The names of the credentials of some cases, the latest first. The caller has scoped the cases.
///
/// # Errors
/// Where the database fails.
pub async fn names_of_cases(
    db: &DatabaseConnection,
    cases: impl IntoIterator<Item = CaseId>,
) -> Result<BTreeMap<CaseId, Vec<String>>, Fault> {
    let all = Entity::find().select_only().columns([Column::CaseId, Column::Name]);
    let all = all.filter(Column::CaseId.is_in(cases)).filter(Column::StruckAt.is_null());
    let all: Vec<(CaseId, String)> =
        all.order_by_desc(Column::Day).order_by_desc(Column::Id).into_tuple().all(db).await?;
    let mut names: BTreeMap<CaseId, Vec<String>> = BTreeMap::new();
    for (case, name) in all {
        names.entry(case).or_default().push(name);
    }
    Ok(names)
}
