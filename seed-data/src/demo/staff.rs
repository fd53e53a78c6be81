//! The demo's staff: who can sign in, and as what.

use domain::access::Role;
use domain::access::users::Invitation;
use domain::shared::{Coded, Language, ProgramId, SiteId};
use serde::Deserialize;

use super::{DemoError, Persona};

const FILE: &str = include_str!("../../people/staff.toml");

/// The organization and its staff, as the file spells them.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Staff {
    pub(super) organization: String,
    pub(super) time_zone: String,
    pub(super) sites: Vec<String>,
    pub(super) person: Vec<Member>,
}

/// One of the staff.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Member {
    /// How stories call them.
    pub(super) key: String,
    pub(super) name: String,
    email: String,
    roles: Vec<String>,
    /// The programs they work in, by their templates' codes.
    pub(super) programs: Vec<String>,
    pub(super) password: String,
}

impl Staff {
    /// Reads the file.
    pub(super) fn read() -> Result<Self, toml::de::Error> {
        toml::from_str(FILE)
    }

    /// Everybody to sign in as.
    pub(super) fn personas(&self) -> Result<Vec<Persona>, DemoError> {
        self.person.iter().map(Member::persona).collect()
    }
}

impl Member {
    /// Their roles.
    pub(super) fn roles(&self) -> Result<Vec<Role>, DemoError> {
        let role = |code: &String| Role::from_code(code).ok_or_else(|| DemoError::Unknown(code.clone()));
        self.roles.iter().map(role).collect()
    }

    /// The account that is opened for them, with their first role at a place.
    pub(super) fn invitation(&self, site: SiteId, program: Option<ProgramId>) -> Result<Invitation, DemoError> {
        Ok(Invitation {
            name: self.name.clone(),
            email: self.email.clone(),
            language: Language::English,
            role: self.main_role()?,
            program,
            site: Some(site),
        })
    }

    fn main_role(&self) -> Result<Role, DemoError> {
        self.roles()?.first().copied().ok_or_else(|| DemoError::Unknown(format!("a role of {}", self.name)))
    }

    fn persona(&self) -> Result<Persona, DemoError> {
        Ok(Persona {
            name: self.name.clone(),
            role: self.main_role()?.code(),
            face: "caseworker",
            email: self.email.clone(),
            password: self.password.clone(),
            totp_secret: None,
        })
    }
}
