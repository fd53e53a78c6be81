//! What a survey asks, when it can be answered, and which follow-ups an answer speaks to.

use crate::follow_up::contacts::rules::Worked;
use crate::follow_up::rules::TaskKind;
use crate::follow_up::rules::rules::Window;
use crate::follow_up::tasks::rules::{TaskState, WordOnJob};
use crate::shared::{AnyId, Day};
use crate::support::needs::rules::NeedKind;

crate::coded! {
    /// Whether somebody works, in their own words.
    pub enum StillWorks("still-works") {
        /// They hold the job that they are asked about.
        Same = "same",
        /// They have another job.
        Another = "another",
        /// They have no job.
        None = "none",
    }
}

impl StillWorks {
    /// What can be answered: about the same job only where one is known.
    pub fn choices(job_is_known: bool) -> &'static [Self] {
        if job_is_known { &[Self::Same, Self::Another, Self::None] } else { &[Self::Another, Self::None] }
    }

    /// Whether they work.
    pub fn worked(self) -> Worked {
        if self == Self::None { Worked::No } else { Worked::Yes }
    }
}

/// What is offered where something would help: what keeps people in a job, in the order in which they say it.
pub const HELP: [NeedKind; 8] = [
    NeedKind::Transport,
    NeedKind::ChildCare,
    NeedKind::Housing,
    NeedKind::Tools,
    NeedKind::English,
    NeedKind::Health,
    NeedKind::Money,
    NeedKind::Other,
];

/// Whether a follow-up of this kind is one that a survey can ask.
pub fn asks_about_work(kind: TaskKind) -> bool {
    kind.is_follow_up()
}

/// Whether a follow-up can be answered on `today`.
pub fn may_answer(state: TaskState, window: &Window, today: Day) -> bool {
    state == TaskState::Open && window.contains(today)
}

/// The quarter that is asked about beside today, where it is over: works now says nothing of the summer.
pub fn quarter_past(kind: TaskKind, window: &Window, today: Day) -> Option<(Day, Day)> {
    (kind == TaskKind::QuarterFollowUp && today > window.due).then_some((window.opens, window.due))
}

/// What an answer of `today` says of work: of today, and of the quarter that is over, where it was asked about.
pub fn words(past: Option<(Day, Day)>, job: Option<AnyId>, today: Day) -> Vec<WordOnJob> {
    let now = WordOnJob { of_day: today, placement: job };
    let then = past.map(|(_, last)| WordOnJob { of_day: last, placement: job });
    [Some(now), then].into_iter().flatten().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::shared::Coded;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    fn summer() -> Window {
        Window { opens: day("2026-07-01"), due: day("2026-09-30"), closes: day("2027-03-31") }
    }

    #[test]
    fn a_quarter_is_asked_about_once_it_is_over() {
        let asked = |kind, today: &str| quarter_past(kind, &summer(), day(today));
        assert_eq!(asked(TaskKind::QuarterFollowUp, "2026-09-30"), None);
        assert_eq!(asked(TaskKind::QuarterFollowUp, "2026-10-01"), Some((day("2026-07-01"), day("2026-09-30"))));
        assert_eq!(asked(TaskKind::JobFollowUp, "2026-10-01"), None);
    }

    #[test]
    fn a_quarter_that_is_over_is_answered_by_word_of_it_and_no_other() {
        let today = day("2026-11-24");
        let words = words(quarter_past(TaskKind::QuarterFollowUp, &summer(), today), None, today);
        assert_eq!(words.iter().map(|word| word.of_day.iso()).collect::<Vec<_>>(), ["2026-11-24", "2026-09-30"]);
    }

    #[test]
    fn only_an_open_follow_up_inside_its_window_is_answered() {
        for state in TaskState::ALL {
            assert_eq!(may_answer(*state, &summer(), day("2026-08-01")), *state == TaskState::Open);
        }
        assert!(may_answer(TaskState::Open, &summer(), day("2027-03-31")));
        assert!(!may_answer(TaskState::Open, &summer(), day("2027-04-01")), "the sweep has not come yet");
    }

    #[test]
    fn nobody_is_asked_about_the_same_job_where_none_is_known() {
        assert!(StillWorks::choices(true).contains(&StillWorks::Same));
        assert!(!StillWorks::choices(false).contains(&StillWorks::Same));
        assert_eq!(StillWorks::None.worked(), Worked::No);
    }
}
