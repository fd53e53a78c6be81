//! What a plan may hold, when it may be written, and how its steps stand.

use crate::intake::case::rules::{Stage, is_embargoed};
use crate::shared::{Day, Refusal};

/// The most goals, and the most desired outcomes: more than anybody keeps in mind.
pub const MOST_LINES: usize = 10;
/// The most steps.
pub const MOST_STEPS: usize = 40;
/// The code that every program gives to the service of making a plan.
pub const PLAN_SERVICE: &str = "employment-plan";

crate::coded! {
    /// Who does a step.
    pub enum StepOwner("step-owner") {
        /// The participant.
        Participant = "participant",
        /// The program's staff.
        Staff = "staff",
    }
}

crate::coded! {
    /// What came of a desired outcome.
    pub enum Score("plan-score") {
        /// It was reached.
        Reached = "reached",
        /// It was reached in part.
        Partly = "partly",
        /// It was not reached.
        Not = "not",
    }
}

crate::coded! {
    /// How a step stands.
    pub enum StepState("step-state") {
        /// Done.
        Done = "done",
        /// Its day has passed.
        Late = "late",
        /// To be done.
        Open = "open",
    }
}

/// How a step stands today.
pub fn step_state(due_on: Option<Day>, done_on: Option<Day>, today: Day) -> StepState {
    match (done_on, due_on) {
        (Some(_), _) => StepState::Done,
        (None, Some(due)) if due < today => StepState::Late,
        (None, _) => StepState::Open,
    }
}

/// Whether a plan may be written in a case that stands here.
///
/// # Errors
/// `comparison-embargo`; `plan-after-end` where the case is over.
pub fn may_write(stage: Stage, embargo_ends: Option<Day>, today: Day) -> Result<(), Refusal> {
    if is_embargoed(stage, embargo_ends, today) {
        return Err(Refusal::because("comparison-embargo"));
    }
    if matches!(stage, Stage::Ineligible | Stage::Withdrawn | Stage::Closed) {
        return Err(Refusal::because("plan-after-end"));
    }
    Ok(())
}

/// Whether desired outcomes are scored now: when the period is over, not before.
///
/// # Errors
/// `score-before-exit`.
pub fn may_score(stage: Stage) -> Result<(), Refusal> {
    if matches!(stage, Stage::Exited | Stage::Closed) { Ok(()) } else { Err(Refusal::because("score-before-exit")) }
}

/// The lines of a text, without blank ones.
pub fn lines(text: &str) -> Vec<String> {
    text.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    #[test]
    fn a_step_is_late_on_the_day_after_its_last() {
        let (due, done) = (Some(day("2026-11-13")), Some(day("2026-11-20")));
        assert_eq!(step_state(due, None, day("2026-11-13")), StepState::Open);
        assert_eq!(step_state(due, None, day("2026-11-14")), StepState::Late);
        assert_eq!(step_state(due, done, day("2026-11-24")), StepState::Done);
        assert_eq!(step_state(None, None, day("2026-11-24")), StepState::Open);
    }

    #[test]
    fn a_plan_is_written_while_there_is_something_to_plan() {
        let today = day("2026-11-24");
        for stage in [Stage::Applied, Stage::Eligible, Stage::Selected, Stage::Active, Stage::Exited] {
            assert_eq!(may_write(stage, None, today), Ok(()));
        }
        assert_eq!(may_write(Stage::Withdrawn, None, today).unwrap_err().code, "plan-after-end");
        let embargoed = may_write(Stage::Comparison, Some(day("2027-01-01")), today);
        assert_eq!(embargoed.unwrap_err().code, "comparison-embargo");
    }

    #[test]
    fn outcomes_are_scored_when_the_period_is_over() {
        assert!(may_score(Stage::Active).is_err());
        assert!(may_score(Stage::Exited).is_ok() && may_score(Stage::Closed).is_ok());
    }

    #[test]
    fn lines_lose_their_blanks() {
        assert_eq!(lines("  A job \r\n\n\t\nMore English\n"), ["A job", "More English"]);
    }
}
