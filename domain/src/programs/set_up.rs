//! The first set-up: an organization with a site, a program from a template, and its first person, all or nothing.

use std::fmt;

use sea_orm::{EntityTrait, PaginatorTrait, SqlErr};

use super::ProgramFile;
use crate::access::organizations::{self, Founding};
use crate::access::users::roles::{self, Place};
use crate::access::users::{Invitation, commands, rules};
use crate::access::{Act, Role};
use crate::shared::fields::LINE;
use crate::shared::{Answer, Fault, Fields, Language, Refusal, Stop, UserId};

/// The most areas that a program is set up to serve: more are added to its rules later.
const MOST_AREAS: usize = 20;

/// Everything that the first set-up asks for, the program's template aside.
#[derive(Clone)]
pub struct SetUp {
    /// The organization's name.
    pub organization: String,
    /// Its IANA time zone.
    pub time_zone: String,
    /// Its first site.
    pub site: String,
    /// The areas that the program serves; none where it takes people from everywhere.
    pub areas: Vec<String>,
    /// The program's name, where it is not the template's.
    pub program_name: Option<String>,
    /// The first person's name.
    pub name: String,
    /// The address they sign in with.
    pub email: String,
    /// The language of their pages.
    pub language: Language,
    /// Their password.
    pub password: String,
    /// The same once more.
    pub password_again: String,
    /// Whether they run the program too: an administrator alone sees no case.
    pub runs_program: bool,
}

/// Without the passwords: it may end in a log.
impl fmt::Debug for SetUp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SetUp").field("organization", &self.organization).finish_non_exhaustive()
    }
}

impl SetUp {
    /// Reads the form, in the language that it was drawn in.
    pub fn read(fields: &mut Fields<'_>, language: Language) -> Self {
        let set_up = Self {
            organization: fields.text("organization", LINE),
            time_zone: fields.text("time_zone", LINE),
            site: fields.text("site", LINE),
            areas: areas(fields),
            program_name: fields.optional_text("program_name", LINE),
            name: fields.text("name", LINE),
            email: fields.email("email"),
            language,
            password: fields.secret("password"),
            password_again: fields.secret("password_again"),
            runs_program: fields.ticked("runs_program"),
        };
        let about = [&*set_up.name, &*set_up.email, &*set_up.organization];
        if !set_up.password.is_empty()
            && let Err(refusal) = rules::check(&set_up.password, &set_up.password_again, &about)
        {
            fields.refuse(refusal);
        }
        set_up
    }
}

/// Sets up the acting organization; the operator's act, on a database without any.
///
/// # Errors
/// `already-set-up` where there is an organization by now, `unknown-time-zone`, `email-taken`, and what is wrong with
/// the template's rules.
pub async fn set_up(act: &mut Act<'_>, details: &SetUp, template: &ProgramFile) -> Answer<UserId> {
    if !act.by.reader.is_of_the_house() {
        return Err(Stop::Forbidden);
    }
    if organizations::Entity::find().count(act.tx()).await? > 0 {
        return Err(Refusal::because("already-set-up").into());
    }
    let SetUp { organization, time_zone, .. } = details.clone();
    let founding = Founding { name: organization, time_zone, demo: false };
    organizations::found(act, &founding).await.map_err(at_once)?;
    let site = organizations::open_site(act, &details.site).await?;
    let file = template.clone().serving(&details.areas).named(details.program_name.clone());
    let program = super::open(act, &file).await?;
    let user = commands::open_account(act, &administrator(details)).await?;
    if details.runs_program {
        roles::give(act, user, Role::Manager, Place { program: Some(program), site: Some(site) }).await?;
    }
    commands::hand_out_password(act, user, &details.password).await?;
    Ok(user)
}

fn administrator(details: &SetUp) -> Invitation {
    Invitation {
        name: details.name.clone(),
        email: details.email.clone(),
        language: details.language,
        role: Role::Administrator,
        program: None,
        site: None,
    }
}

/// Of two set-ups at once the schema lets one through: both carry the id that the server's start chose.
fn at_once(stop: Stop) -> Stop {
    match stop {
        Stop::Fault(Fault::Database(error))
            if matches!(error.sql_err(), Some(SqlErr::UniqueConstraintViolation(_))) =>
        {
            Refusal::because("already-set-up").into()
        }
        other => other,
    }
}

/// Counties, cities or ZIP codes, separated by commas.
fn areas(fields: &mut Fields<'_>) -> Vec<String> {
    let typed = fields.optional_text("areas", LINE * MOST_AREAS).unwrap_or_default();
    let areas: Vec<_> = typed.split(',').map(str::trim).filter(|area| !area.is_empty()).map(str::to_owned).collect();
    if areas.len() > MOST_AREAS {
        fields.refuse(Refusal::of("areas", "too-many").with("most", MOST_AREAS).with("count", areas.len()));
    }
    areas
}
