//! The clock is handed in. Only a program's `main` reads the system's; tests and demos hand in another.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use chrono::{DateTime, SubsecRound, Utc};

use crate::shared::Instant;

/// Tells the moment, to the microsecond.
#[derive(Clone)]
pub struct Clock(Arc<dyn Fn() -> DateTime<Utc> + Send + Sync>);

impl Clock {
    /// A clock that asks `now`.
    pub fn new(now: impl Fn() -> DateTime<Utc> + Send + Sync + 'static) -> Self {
        Self(Arc::new(now))
    }

    /// A clock that stands at `moment`.
    pub fn standing_at(moment: Instant) -> Self {
        Self::new(move || moment)
    }

    /// A clock that reads the instant from `file` each time it is asked, and falls back on `system` while the file
    /// cannot be read: server and worker that share the file move together.
    ///
    /// # Errors
    /// Where the file cannot be read now, or holds no instant.
    pub fn of_file(file: &Path, system: Self) -> Result<Self, ClockFileError> {
        read(file)?;
        let file = file.to_owned();
        Ok(Self::new(move || read(&file).unwrap_or_else(|_| system.now())))
    }

    /// The moment.
    pub fn now(&self) -> Instant {
        (self.0)().trunc_subsecs(6)
    }
}

impl std::fmt::Debug for Clock {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Clock({})", self.now())
    }
}

/// Why a clock file is of no use.
#[derive(Debug, thiserror::Error)]
pub enum ClockFileError {
    /// The file is not there or not readable.
    #[error("the clock file {0} cannot be read")]
    Unreadable(PathBuf, #[source] std::io::Error),
    /// The file holds something else than one instant.
    #[error("the clock file {0} must hold one instant such as 2026-11-24T15:00:00Z")]
    NoInstant(PathBuf, #[source] chrono::ParseError),
}

fn read(file: &Path) -> Result<Instant, ClockFileError> {
    let text = std::fs::read_to_string(file).map_err(|error| ClockFileError::Unreadable(file.to_owned(), error))?;
    let moment = DateTime::parse_from_rfc3339(text.trim());
    Ok(moment.map_err(|error| ClockFileError::NoInstant(file.to_owned(), error))?.with_timezone(&Utc))
}
