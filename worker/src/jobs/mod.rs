//! The timetable: every job, how often it runs, and what it does in one sentence.

use std::time::Duration;

use domain::access::organizations::Model as Organization;
use domain::shared::{Fault, Instant};

use crate::clockwork::Counts;
use crate::{Desk, mail};

mod ask_first;
mod close_cases;
mod errand;
mod escalate_tasks;
mod exit_cases;
mod exit_risk;
mod forget_failures;
mod impossible_states;
mod lapse_authorizations;
mod miss_tasks;
mod not_reached;
mod open_tasks;
mod remind;
mod repeat_tasks;
mod run_import;
mod sweep;
mod undo_import;
mod weekly_digest;

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
    /// Once for each civil day, and not for one that is over: nobody is told today what was late last week.
    Fresh,
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
    /// `open_tasks.rs`
    OpenTasks,
    /// `ask_first.rs`
    AskFirst,
    /// `miss_tasks.rs`
    MissTasks,
    /// `repeat_tasks.rs`
    RepeatTasks,
    /// `exit_cases.rs`
    ExitCases,
    /// `close_cases.rs`
    CloseCases,
    /// `not_reached.rs`
    NotReached,
    /// `exit_risk.rs`
    ExitRisk,
    /// `escalate_tasks.rs`
    EscalateTasks,
    /// `impossible_states.rs`
    ImpossibleStates,
    /// `remind.rs`
    Remind,
    /// `weekly_digest.rs`
    WeeklyDigest,
    /// `lapse_authorizations.rs`
    LapseAuthorizations,
    /// `run_import.rs`
    RunImport,
    /// `undo_import.rs`
    UndoImport,
}

/// Every job, in the order in which one day runs them: what was missed is counted before a case exits, what is raised
/// comes before it is told of, and what makes mail comes before the post leaves.
pub const TIMETABLE: &[Job] = &[
    daily("forget-failures", Work::ForgetFailures, "Forgets failed sign-ins that no longer slow anybody down."),
    daily("open-tasks", Work::OpenTasks, "Opens the tasks whose window begins."),
    daily("miss-tasks", Work::MissTasks, "Counts tasks as missed whose window has closed."),
    daily("repeat-tasks", Work::RepeatTasks, "Plans the next turn of duties that repeat: plan reviews each 90 days."),
    daily("exit-cases", Work::ExitCases, "Exits cases 90 days after the last service, where none is planned."),
    daily("close-cases", Work::CloseCases, "Closes cases whose four quarters after exit are settled or past."),
    daily("not-reached", Work::NotReached, "Raises a task for active participants who were not reached for 30 days."),
    daily("exit-risk", Work::ExitRisk, "Raises tasks for cases without a service for 60 and 75 days."),
    daily(
        "lapse-authorizations",
        Work::LapseAuthorizations,
        "Gives promised money back to its fund when its last day has passed.",
    ),
    daily("escalate-tasks", Work::EscalateTasks, "Lets somebody else hear of tasks that are too late."),
    daily(
        "impossible-states",
        Work::ImpossibleStates,
        "Looks for what must never be, and raises a task for the managers.",
    ),
    fresh("ask-first", Work::AskFirst, "Asks participants by mail how work goes, where a follow-up asks them first."),
    fresh("remind", Work::Remind, "Tells staff by mail what is late of their own, at most once a day."),
    fresh("weekly-digest", Work::WeeklyDigest, "Tells managers each Monday what the week of their own staff came to."),
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

const fn daily(name: &'static str, work: Work, sentence: &'static str) -> Job {
    Job { name, sentence, pace: Pace::Daily, work }
}

const fn fresh(name: &'static str, work: Work, sentence: &'static str) -> Job {
    Job { name, sentence, pace: Pace::Fresh, work }
}

impl Job {
    /// Whether it runs once for each day of an organization.
    pub(crate) fn is_of_days(self) -> bool {
        matches!(self.pace, Pace::Daily | Pace::Fresh)
    }

    /// Does everything that is due at `now`; a daily job, in one organization.
    ///
    /// # Errors
    /// Where the job could not even begin; single failures are counted.
    pub async fn run(self, desk: &Desk, organization: Option<&Organization>, now: Instant) -> Result<Counts, Fault> {
        let Some(organization) = organization else {
            return match self.work {
                Work::RunImport => run_import::run(desk, now).await,
                Work::UndoImport => undo_import::run(desk, now).await,
                Work::SendMessages => mail::send_due(desk, now).await,
                _ => Err(Fault::Broken("a daily job was run without an organization")),
            };
        };
        match self.work {
            Work::RunImport => run_import::run(desk, now).await,
            Work::UndoImport => undo_import::run(desk, now).await,
            Work::SendMessages => mail::send_due(desk, now).await,
            Work::ForgetFailures => forget_failures::run(desk, now).await,
            Work::OpenTasks => sweep::run::<open_tasks::OpenTasks>(desk, organization, now).await,
            Work::AskFirst => sweep::run::<ask_first::AskFirst>(desk, organization, now).await,
            Work::MissTasks => sweep::run::<miss_tasks::MissTasks>(desk, organization, now).await,
            Work::RepeatTasks => sweep::run::<repeat_tasks::RepeatTasks>(desk, organization, now).await,
            Work::ExitCases => sweep::run::<exit_cases::ExitCases>(desk, organization, now).await,
            Work::CloseCases => sweep::run::<close_cases::CloseCases>(desk, organization, now).await,
            Work::NotReached => sweep::run::<not_reached::NotReached>(desk, organization, now).await,
            Work::ExitRisk => sweep::run::<exit_risk::ExitRisk>(desk, organization, now).await,
            Work::EscalateTasks => sweep::run::<escalate_tasks::EscalateTasks>(desk, organization, now).await,
            Work::ImpossibleStates => sweep::run::<impossible_states::ImpossibleStates>(desk, organization, now).await,
            Work::LapseAuthorizations => {
                sweep::run::<lapse_authorizations::LapseAuthorizations>(desk, organization, now).await
            }
            Work::Remind => sweep::run::<remind::Remind>(desk, organization, now).await,
            Work::WeeklyDigest => sweep::run::<weekly_digest::WeeklyDigest>(desk, organization, now).await,
        }
    }
}
