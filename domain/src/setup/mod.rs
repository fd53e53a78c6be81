//! What a program needs before it can do anything: settings, keys, a clock, the database.

mod clock;
mod database;
mod keys;
mod settings;

pub use clock::{Clock, ClockFileError};
pub use database::{OpenError, Store};
pub use keys::{KeyError, Keys, Sealed};
pub use settings::{Mail, Settings, SettingsError, WorkerPlace};
