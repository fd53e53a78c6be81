//! The timetable: every job, how often it runs, and what it does in one sentence.

use std::time::Duration;

use domain::access::organizations::Model as Organization;
use domain::shared::{Fault, Instant};

use crate::clockwork::Counts;
use crate::{Desk, mail};

mod errand;
mod forget_failures;
mod run_import;
mod undo_import;

pub use run_import::{Lease, bring_in_all};

/// A job.
#[derive(Clone, Copy, Debug)]
pub struct Job {
    /// Its name, as reports and logs say it.
    pub name: &'static str,
    /// What it does.
    pub sentence: &'static str,
    /// When it runs.
    pub pace: Pace,
    /// Which it is.
    pub work: Work,
}

/// When a job runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pace {
    /// Once for each civil day of the organization, and for each day that was missed.
    Daily,
    /// As often as this.
    Every(Duration),
}

/// The jobs by name: what each does stands in the file of its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Work {
    /// `mail/mod.rs`
    SendMessages,
    /// `forget_failures.rs`
    ForgetFailures,
    /// `run_import.rs`
    RunImport,
    /// `undo_import.rs`
    UndoImport,
}

/// Every job, in the order in which one round runs them: what makes mail comes before the post leaves.
pub const TIMETABLE: &[Job] = &[
    Job {
        name: "forget-failures",
        sentence: "Forgets failed sign-ins that no longer slow anybody down.",
        pace: Pace::Daily,
        work: Work::ForgetFailures,
    },
    Job {
        name: "run-import",
        sentence: "Brings in the files that staff have looked at, line by line.",
        pace: Pace::Every(Duration::from_secs(2)),
        work: Work::RunImport,
    },
    Job {
        name: "undo-import",
        sentence: "Undoes the imports that staff asked to be undone, each as a whole.",
        pace: Pace::Every(Duration::from_secs(2)),
        work: Work::UndoImport,
    },
    Job {
        name: "send-messages",
        sentence: "Sends the messages that are due, each once.",
        pace: Pace::Every(Duration::from_secs(5)),
        work: Work::SendMessages,
    },
];

impl Job {
    /// Does everything that is due at `now`; a daily job, in one organization.
    ///
    /// # Errors
    /// Where the job could not even begin; single failures are counted.
    pub async fn run(self, desk: &Desk, organization: Option<&Organization>, now: Instant) -> Result<Counts, Fault> {
        match (self.work, organization) {
            (Work::SendMessages, _) => mail::send_due(desk, now).await,
            (Work::ForgetFailures, _) => forget_failures::run(desk, now).await,
            (Work::RunImport, _) => run_import::run(desk, now).await,
            (Work::UndoImport, _) => undo_import::run(desk, now).await,
        }
    }
}
