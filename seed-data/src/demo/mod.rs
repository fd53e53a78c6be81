//! The demo: an invented organization, its staff and the people it serves.
//!
//! Everything in it comes about by the domain's own commands, in the order of its days, on a clock that begins three
//! years before the demo is loaded. `stories/` tells what happened to the people whom the pages are known by; the cast
//! invents everybody else from a seed, so that the same day makes the same demo.

mod answers;
mod calendar;
mod cast;
mod chance;
mod classes;
mod employers;
mod helped;
mod helping;
mod hiring;
mod learning;
mod lives;
mod organization;
pub mod passing;
mod replay;
mod scene;
mod staff;
mod story;
mod studying;
mod support;
mod sweeps;
mod typed;
mod working;

use domain::access::organizations;
use domain::messages::rounds;
use domain::setup::{Clock, Store};
use domain::shared::{Fault, OrganizationId, Stop};
use serde::Serialize;

pub(crate) use chance::Chance;

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
    /// An earlier load was interrupted.
    #[error("the demo in this database was not finished: begin again on an empty one")]
    Unfinished,
    /// A seed file is wrong.
    #[error("a seed file cannot be read")]
    Seed(#[from] toml::de::Error),
    /// A seed file says what no form would take.
    #[error("a seed file says what no form would take: {0}")]
    Spelled(String),
    /// A seed file names what does not exist.
    #[error("a seed file names {0}, which does not exist")]
    Unknown(String),
    /// A command refused what the seed files say.
    #[error("a command refused the demo")]
    Refused(#[from] Stop),
    /// A command refused what a story says.
    #[error("a command refused what happened to {who}, {ago} days ago")]
    Story {
        /// Whose story.
        who: String,
        /// Which of its days.
        ago: u32,
        /// Why.
        source: Stop,
    },
    /// The database failed.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// The name under which a finished load is noted among the rounds.
const LOADED: &str = "demo";

/// Loads the demo into an empty database; where it is there already, only tells its personas.
///
/// # Errors
/// Where the database holds a real organization or half a demo, or a seed file is wrong.
pub async fn load(store: &Store, clock: &Clock) -> Result<Vec<Persona>, DemoError> {
    let staff = staff::Staff::read()?;
    let there = organizations::all(store.read()).await?;
    match there.first() {
        None => make(store, clock, &staff).await?,
        Some(organization) if organization.demo => refuse_half(store, organization.id).await?,
        Some(_) => return Err(DemoError::NotEmpty),
    }
    staff.personas()
}

/// Whom one can sign in as.
///
/// # Errors
/// Where the seed file is wrong.
pub fn personas() -> Result<Vec<Persona>, DemoError> {
    staff::Staff::read()?.personas()
}

async fn make(store: &Store, clock: &Clock, staff: &staff::Staff) -> Result<(), DemoError> {
    store.wait_for_disk(false).await.map_err(Fault::from)?;
    let larkin = organization::found(store, clock.now(), staff).await?;
    let stories = [story::told()?, cast::invented(larkin.today)?].concat();
    replay::play(store, &larkin, stories).await?;
    store.wait_for_disk(true).await.map_err(Fault::from)?;
    Ok(rounds::lived(store, larkin.id, &[LOADED], larkin.today).await?)
}

async fn refuse_half(store: &Store, organization: OrganizationId) -> Result<(), DemoError> {
    let loaded = rounds::last_day(store, organization, &[LOADED]).await?;
    loaded.map(drop).ok_or(DemoError::Unfinished)
}
