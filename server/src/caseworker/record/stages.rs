//! The line of stages above a record: what is done, where the case stands, what is to come.

use domain::intake::case::rules::{Edge, Stage};
use domain::intake::case::{Case, stage_changes};
use domain::shared::{Coded, Day};
use serde::Serialize;

/// The way of a participant. Whoever leaves it stands at a stage of their own, after the last one they reached.
const WAY: [Stage; 5] = [Stage::Applied, Stage::Eligible, Stage::Selected, Stage::Active, Stage::Exited];
/// The time after the exit, which is no stage of its own.
const FOLLOW_UP: &str = "follow-up";

/// One stage on the line; `code` is a stage's, or `follow-up`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct StageOnLine {
    code: &'static str,
    day: Option<Day>,
    state: State,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
enum State {
    Done,
    Now,
    ToCome,
}

/// The line of a case, from its moves, oldest first. An undone exit does not move the day it became active, which is that
/// of the first qualifying service, whenever that was written down.
pub(super) fn line(case: &Case, moves: &[stage_changes::Model]) -> Vec<StageOnLine> {
    let lasting = moves.iter().filter(|change| change.edge != Some(Edge::Reopen));
    let day = |change: &stage_changes::Model| match change.stage {
        Stage::Active => case.entered_on.unwrap_or(change.day),
        _ => change.day,
    };
    on_line(case.stage, &lasting.map(|change| (change.stage, day(change))).collect::<Vec<_>>())
}

fn on_line(stage: Stage, reached: &[(Stage, Day)]) -> Vec<StageOnLine> {
    let day_of = |stage| reached.iter().rev().find(|(to, _)| *to == stage).map(|(_, day)| *day);
    let at = |code, day, state| StageOnLine { code, day, state };
    if let Some(here) = WAY.iter().position(|on_way| *on_way == stage) {
        let on_way = WAY.iter().enumerate().map(|(place, on_way)| match place.cmp(&here) {
            std::cmp::Ordering::Less => at(on_way.code(), day_of(*on_way), State::Done),
            std::cmp::Ordering::Equal => at(on_way.code(), day_of(*on_way), State::Now),
            std::cmp::Ordering::Greater => at(on_way.code(), None, State::ToCome),
        });
        return on_way.chain([at(FOLLOW_UP, None, State::ToCome)]).collect();
    }
    let done = WAY.iter().filter_map(|on_way| Some(at(on_way.code(), Some(day_of(*on_way)?), State::Done)));
    done.chain([at(stage.code(), day_of(stage), State::Now)]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reached(stages: &[(Stage, &str)]) -> Vec<(Stage, Day)> {
        stages.iter().map(|(stage, day)| (*stage, day.parse().unwrap())).collect()
    }

    fn said(stage: Stage, stages: &[(Stage, &str)]) -> Vec<(&'static str, State)> {
        on_line(stage, &reached(stages)).iter().map(|on| (on.code, on.state)).collect()
    }

    #[test]
    fn a_participant_stands_on_the_way() {
        let stages = [(Stage::Applied, "2026-06-03"), (Stage::Eligible, "2026-06-11")];
        let line = said(Stage::Eligible, &stages);
        assert_eq!(line[..3], [("applied", State::Done), ("eligible", State::Now), ("selected", State::ToCome)]);
        assert_eq!(line[5], ("follow-up", State::ToCome));
    }

    #[test]
    fn whoever_left_the_way_stands_after_what_they_reached() {
        let stages = [(Stage::Applied, "2026-06-03"), (Stage::Withdrawn, "2026-06-11")];
        assert_eq!(said(Stage::Withdrawn, &stages), [("applied", State::Done), ("withdrawn", State::Now)]);
    }

    #[test]
    fn an_undone_exit_is_to_come_again() {
        let stages = [(Stage::Applied, "2026-01-03"), (Stage::Active, "2026-01-20"), (Stage::Exited, "2026-03-01")];
        let exit = &on_line(Stage::Active, &reached(&stages))[4];
        assert_eq!((exit.state, exit.day), (State::ToCome, None));
    }
}
