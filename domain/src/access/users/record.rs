use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

use crate::shared::fields::LINE;
use crate::shared::{Fields, Instant, Language, OrganizationId, ProgramId, SiteId, UserId};

use super::super::Role;

/// Somebody with an account.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "users")]
pub struct Model {
    /// The account.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: UserId,
    /// Whose.
    pub organization_id: OrganizationId,
    /// The address they sign in with, in lower case; unique.
    pub email: String,
    /// Their name.
    pub name: String,
    /// The language of their pages and mail.
    pub language: Language,
    /// The argon2id hash of their password; nothing until they chose one.
    pub password: Option<String>,
    /// Whether single keys act as shortcuts on their pages.
    pub single_keys: bool,
    /// When the account was closed.
    pub closed_at: Option<Instant>,
    /// When they were invited.
    pub created_at: Instant,
    /// Grows with each change.
    pub version: i32,
}

impl ActiveModelBehavior for ActiveModel {}

/// What people change of their own account.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AccountDetails {
    /// Their name.
    pub name: String,
    /// The language of their pages and mail.
    pub language: Language,
    /// Whether single keys act as shortcuts.
    pub single_keys: bool,
}

impl AccountDetails {
    /// Reads the form.
    pub fn read(fields: &mut Fields<'_>) -> Self {
        Self {
            name: fields.text("name", LINE),
            language: fields.choice("language"),
            single_keys: fields.ticked("single_keys"),
        }
    }
}

impl Model {
    /// What its owner may change.
    pub fn details(&self) -> AccountDetails {
        AccountDetails { name: self.name.clone(), language: self.language, single_keys: self.single_keys }
    }
}

/// Who is invited, to be what, reaching where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Invitation {
    /// Their name.
    pub name: String,
    /// Their address.
    pub email: String,
    /// The language of their pages and mail.
    pub language: Language,
    /// What they are to be.
    pub role: Role,
    /// The program their role reaches, where it is one.
    pub program: Option<ProgramId>,
    /// The site their role is at, where it is one.
    pub site: Option<SiteId>,
}

impl Invitation {
    /// Reads the form.
    pub fn read(fields: &mut Fields<'_>) -> Self {
        Self {
            name: fields.text("name", LINE),
            email: fields.email("email"),
            language: fields.optional_choice("language").unwrap_or(Language::English),
            role: fields.choice("role"),
            program: fields.optional_id("program"),
            site: fields.optional_id("site"),
        }
    }
}
