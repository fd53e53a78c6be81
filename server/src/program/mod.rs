//! The subcommands of `tandem`, one file each, and how each opens what it needs.

pub mod check;
pub mod demo;
pub mod import;
pub mod migrate;
pub mod routes;
pub mod serve;
pub mod user;

use domain::setup::{Clock, ClockFileError, Keys, Settings, Store};
use migrations::{Migrator, MigratorTrait};

/// What can go wrong before anything is served.
pub type Trouble = Box<dyn std::error::Error + Send + Sync>;

/// The database that the settings name, with its schema up to date.
pub async fn open(settings: &Settings) -> Result<Store, Trouble> {
    let store = Store::open(&settings.database(), Keys::of_file(&settings.key_file())?).await?;
    Migrator::up(store.for_migrations(), None).await?;
    Ok(store)
}

/// The system's clock, or the one in the file that the settings name.
#[expect(clippy::disallowed_methods, reason = "a program's main reads the system's clock")]
pub fn clock(settings: &Settings) -> Result<Clock, ClockFileError> {
    let system = Clock::new(chrono::Utc::now);
    match &settings.clock {
        Some(file) => Clock::of_file(file, system),
        None => Ok(system),
    }
}

/// An error with everything that caused it, on one line.
pub fn chain(error: &dyn std::error::Error) -> String {
    std::iter::successors(error.source(), |cause| cause.source())
        .fold(error.to_string(), |text, cause| format!("{text}: {cause}"))
}
