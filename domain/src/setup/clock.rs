//! The clock is handed in. Only a program's `main` reads the system's; tests and demos hand in another.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use chrono::{DateTime, SubsecRound, TimeDelta, Utc};

use crate::shared::Instant;

/// Tells the moment, to the microsecond. Those that were cloned from one another go ahead together.
#[derive(Clone)]
pub struct Clock {
    ask: Arc<dyn Fn() -> DateTime<Utc> + Send + Sync>,
    /// Days that it goes ahead of what it asks: a demo lets time pass.
    ahead: Arc<AtomicI64>,
}

impl Clock {
    /// A clock that asks `now`.
    pub fn new(now: impl Fn() -> DateTime<Utc> + Send + Sync + 'static) -> Self {
        Self { ask: Arc::new(now), ahead: Arc::default() }
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
        let ahead = TimeDelta::days(self.ahead.load(Ordering::Acquire));
        ((self.ask)() + ahead).trunc_subsecs(6)
    }

    /// Goes so many days ahead, once and for all.
    pub fn go_ahead(&self, days: u32) {
        self.ahead.fetch_add(days.into(), Ordering::AcqRel);
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
