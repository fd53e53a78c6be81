//! The demo: an invented organization, its staff and the people it serves.

use domain::access::users::{Invitation, commands, queries};
use domain::access::{Act, By, Reader, Role, organizations};
use domain::perform;
use domain::setup::{Clock, Store};
use domain::shared::{Coded, Fault, Instant, Language, OrganizationId, SiteId, Stop};
use serde::{Deserialize, Serialize};

const STAFF: &str = include_str!("../people/staff.toml");
const NAME: &str = "Riverside Works";
const TIME_ZONE: &str = "America/Chicago";

/// Somebody to sign in as.
#[derive(Clone, Debug, Serialize)]
pub struct Persona {
    /// Their name.
    pub name: String,
    /// Their role's code.
    pub role: &'static str,
    /// The face they see.
    pub face: &'static str,
    /// The address they sign in with.
    pub email: String,
    /// Their password.
    pub password: String,
    /// The secret of their second factor, where they have one.
    pub totp_secret: Option<String>,
}

/// Why the demo could not be loaded.
#[derive(Debug, thiserror::Error)]
pub enum DemoError {
    /// The database holds a real organization.
    #[error("the database is not empty and holds no demo")]
    NotEmpty,
    /// A seed file is wrong.
    #[error("a seed file cannot be read")]
    Seed(#[from] toml::de::Error),
    /// A seed file names what does not exist.
    #[error("a seed file names {0}, which does not exist")]
    Unknown(String),
    /// A command refused what the seed files say.
    #[error("a command refused the demo")]
    Refused(#[from] Stop),
    /// The database failed.
    #[error(transparent)]
    Fault(#[from] Fault),
}

#[derive(Debug, Deserialize)]
struct Staff {
    person: Vec<Person>,
}

#[derive(Clone, Debug, Deserialize)]
struct Person {
    name: String,
    email: String,
    role: String,
    password: String,
}

/// Loads the demo into an empty database; where it is there already, only tells its personas.
///
/// # Errors
/// Where the database holds a real organization, or a seed file is wrong.
pub async fn load(store: &Store, clock: &Clock) -> Result<Vec<Persona>, DemoError> {
    let staff: Staff = toml::from_str(STAFF)?;
    let there = organizations::all(store.read()).await?;
    match there.first() {
        None => make(store, clock.now(), &staff).await?,
        Some(organization) if organization.demo => {}
        Some(_) => return Err(DemoError::NotEmpty),
    }
    staff.person.iter().map(persona).collect()
}

async fn make(store: &Store, now: Instant, staff: &Staff) -> Result<(), DemoError> {
    let organization = OrganizationId::new();
    let by = operator(organization, now);
    let founding = organizations::Founding { name: NAME.to_owned(), time_zone: TIME_ZONE.to_owned(), demo: true };
    let site = perform(store, &by, async move |act: &mut Act<'_>| {
        organizations::found(act, &founding).await?;
        organizations::open_site(act, "Riverside").await
    });
    let site = site.await?;
    for person in &staff.person {
        let (invitation, password) = (invitation(person, site)?, person.password.clone());
        let open = async move |act: &mut Act<'_>| {
            let user = commands::open_account(act, &invitation).await?;
            commands::hand_out_password(act, user, &password).await
        };
        perform(store, &by, open).await?;
    }
    debug_assert!(queries::by_email(store.read(), &staff.person[0].email).await?.is_some(), "the demo has its staff");
    Ok(())
}

fn operator(organization: OrganizationId, at: Instant) -> By {
    let zone: chrono_tz::Tz = TIME_ZONE.parse().unwrap_or(chrono_tz::UTC);
    let today = domain::shared::Day(at.with_timezone(&zone).date_naive());
    By { reader: Reader::operator(organization), at, today, request: uuid::Uuid::now_v7(), form: None }
}

fn invitation(person: &Person, site: SiteId) -> Result<Invitation, DemoError> {
    Ok(Invitation {
        name: person.name.clone(),
        email: person.email.clone(),
        language: Language::English,
        role: role(person)?,
        program: None,
        site: Some(site),
    })
}

fn role(person: &Person) -> Result<Role, DemoError> {
    Role::from_code(&person.role).ok_or_else(|| DemoError::Unknown(person.role.clone()))
}

fn persona(person: &Person) -> Result<Persona, DemoError> {
    Ok(Persona {
        name: person.name.clone(),
        role: role(person)?.code(),
        face: "caseworker",
        email: person.email.clone(),
        password: person.password.clone(),
        totp_secret: None,
    })
}
