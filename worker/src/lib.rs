//! What happens when nobody is looking. The work itself is in the rooms of `domain`; here stand the timetable, the
//! clockwork that goes round it, and the post.

mod clockwork;
pub mod jobs;
mod mail;

pub use clockwork::{Counts, Report, RunError, run, run_once};
pub use mail::Post;

use domain::setup::{Clock, Settings, Store};

/// What every job needs.
#[derive(Clone, Debug)]
pub struct Desk {
    /// The database.
    pub store: Store,
    /// The clock.
    pub clock: Clock,
    /// How mail leaves.
    pub post: Post,
    /// Where links begin.
    pub base: String,
}

impl Desk {
    /// A worker's desk.
    ///
    /// # Errors
    /// Where the mail setting cannot be used.
    pub fn new(store: Store, clock: Clock, settings: &Settings) -> Result<Self, mail::PostError> {
        Ok(Self { store, clock, post: Post::of(settings)?, base: settings.base() })
    }
}
