//! The stages of a case and the one table of its moves.
//!
//! A stage changes only along an edge of [`EDGES`], by a command that names the edge; who, when and why become a line
//! of the timeline. What somebody does within `active` (training, job search, placed) is derived, not a stage.

use crate::shared::{Coded, Day};

crate::coded! {
    /// Where a case stands.
    pub enum Stage("stage") {
        /// An application was begun.
        Applied = "applied",
        /// Found eligible, and not yet chosen.
        Eligible = "eligible",
        /// Found not eligible; each unmet rule is named in the determination.
        Ineligible = "ineligible",
        /// Eligible, waiting for a place.
        Waitlisted = "waitlisted",
        /// Drawn into a lottery's comparison group: no service of the program until the embargo ends.
        Comparison = "comparison",
        /// Has a place, and no qualifying service yet.
        Selected = "selected",
        /// A participant: a qualifying service was given, and the period is open.
        Active = "active",
        /// The period ended on the day of the last qualifying service.
        Exited = "exited",
        /// The four quarters after exit are settled or past.
        Closed = "closed",
        /// Left before becoming a participant.
        Withdrawn = "withdrawn",
    }
}

crate::coded! {
    /// The moves of a case.
    pub enum Edge("stage-edge") {
        /// The determination says yes.
        FoundEligible = "found-eligible",
        /// The determination says no.
        FoundIneligible = "found-ineligible",
        /// No place yet.
        Waitlist = "waitlist",
        /// A place, by a decision or by the draw.
        Select = "select",
        /// The draw put them into the comparison group.
        AssignToComparison = "assign-to-comparison",
        /// They leave, or are not taken, before the first service.
        Withdraw = "withdraw",
        /// The first qualifying service.
        Begin = "begin",
        /// Every qualifying service was struck as entered in error.
        UndoBegin = "undo-begin",
        /// The gap ran out with no service planned.
        Exit = "exit",
        /// A qualifying service inside the gap undoes the exit.
        Reopen = "reopen",
        /// The four quarters after exit are settled or past, and no task is open.
        Close = "close",
    }
}

crate::coded! {
    /// Why an applicant was not taken.
    pub enum NotTakenReason("not-taken-reason") {
        /// An eligibility rule is unmet.
        Rule = "rule-unmet",
        /// Papers that a rule needs did not come.
        Papers = "papers-missing",
        /// Scored below the program's line in screening.
        Screening = "screening",
        /// Every place is taken, and the waitlist is closed.
        Full = "no-places",
        /// The draw went to others, and there is no waitlist.
        NotDrawn = "not-drawn",
        /// Another program serves them better, and they were told which.
        BetterElsewhere = "better-served-elsewhere",
        /// They could not be reached to decide.
        NotReached = "not-reached",
        /// Not ready for the training's demands yet.
        NotReady = "not-ready-yet",
        /// A record check rules the occupation out.
        RecordCheck = "record-check",
        /// Staff doubt the fit, and say why in a note.
        StaffDoubt = "staff-doubt",
        /// A risk to others that was looked into.
        Safety = "safety",
    }
}

impl NotTakenReason {
    /// Whether the applicant may be told in these words; the others are for staff, who say it in their own.
    pub fn is_shareable(self) -> bool {
        !matches!(self, Self::RecordCheck | Self::StaffDoubt | Self::Safety)
    }
}

crate::coded! {
    /// Why somebody left before becoming a participant.
    pub enum WithdrawalReason("withdrawal-reason") {
        /// Took a job.
        FoundWork = "found-work",
        /// Goes to another program or school.
        OtherProgram = "other-program",
        /// Moved out of the area.
        Moved = "moved",
        /// The times do not fit.
        Schedule = "schedule",
        /// No child care.
        ChildCare = "child-care",
        /// No way to get there.
        Transport = "transport",
        /// Cannot afford to train without pay.
        Money = "money",
        /// Health, their own.
        Health = "health",
        /// Somebody at home needs care.
        Family = "family",
        /// Changed their mind.
        NotInterested = "not-interested",
        /// Could not be reached any more.
        LostContact = "lost-contact",
        /// Died.
        Died = "died",
        /// The program did not take them; the not-taken reason says why.
        NotTaken = "not-taken",
        /// The application was opened by mistake, for instance twice for one person.
        Mistake = "opened-by-mistake",
    }
}

/// One allowed move.
pub struct Move {
    /// From this stage.
    pub from: Stage,
    /// To this one.
    pub to: Stage,
    /// Its name.
    pub edge: Edge,
    /// When it may be made, for whoever reads the table.
    pub when: &'static str,
}

const fn one(from: Stage, edge: Edge, to: Stage, when: &'static str) -> Move {
    Move { from, to, edge, when }
}

/// Every allowed move. What is not here cannot happen.
pub const EDGES: &[Move] = &[
    one(Stage::Applied, Edge::FoundEligible, Stage::Eligible, "every rule of a funding stream is met"),
    one(Stage::Applied, Edge::FoundIneligible, Stage::Ineligible, "no stream takes them; each unmet rule is named"),
    one(Stage::Applied, Edge::Withdraw, Stage::Withdrawn, "they leave, with a reason"),
    one(Stage::Eligible, Edge::Select, Stage::Selected, "they have a place, by a decision or by the draw"),
    one(Stage::Eligible, Edge::Waitlist, Stage::Waitlisted, "no place yet"),
    one(Stage::Eligible, Edge::AssignToComparison, Stage::Comparison, "the draw of a lottery"),
    one(Stage::Eligible, Edge::Withdraw, Stage::Withdrawn, "they leave or are not taken, with a reason"),
    one(Stage::Waitlisted, Edge::Select, Stage::Selected, "a place came free"),
    one(Stage::Waitlisted, Edge::Withdraw, Stage::Withdrawn, "they leave or are not taken, with a reason"),
    one(Stage::Selected, Edge::Begin, Stage::Active, "by itself, with the first qualifying service"),
    one(Stage::Selected, Edge::Withdraw, Stage::Withdrawn, "they leave before the first service, with a reason"),
    one(Stage::Active, Edge::UndoBegin, Stage::Selected, "by itself, when every qualifying service was struck"),
    one(Stage::Active, Edge::Exit, Stage::Exited, "by itself, 90 days after the last qualifying service"),
    one(Stage::Exited, Edge::Reopen, Stage::Active, "by itself, with a qualifying service inside those 90 days"),
    one(Stage::Exited, Edge::Close, Stage::Closed, "by itself, four quarters after exit, with no task open"),
];

/// The move from one stage to another, where it is allowed.
pub fn edge(from: Stage, to: Stage) -> Option<Edge> {
    EDGES.iter().find(|m| m.from == from && m.to == to).map(|m| m.edge)
}

/// Where a move leads from a stage, where it is allowed.
pub fn follow(from: Stage, edge: Edge) -> Option<Stage> {
    EDGES.iter().find(|m| m.from == from && m.edge == edge).map(|m| m.to)
}

/// The stages that can come next.
pub fn next(stage: Stage) -> impl Iterator<Item = Stage> {
    EDGES.iter().filter(move |m| m.from == stage).map(|m| m.to)
}

/// Whether the case is on its way to an exit. A participant has at most one such case in a program.
pub fn before_exit(stage: Stage) -> bool {
    matches!(stage, Stage::Applied | Stage::Eligible | Stage::Waitlisted | Stage::Selected | Stage::Active)
}

/// Whether nothing more is owed to a case in this stage.
pub fn is_over(stage: Stage) -> bool {
    matches!(stage, Stage::Ineligible | Stage::Withdrawn | Stage::Comparison | Stage::Closed)
}

/// Whether this case keeps its participant from applying to the same program again on `day`: while it is before its
/// exit, and for the comparison group while the embargo lasts (without an end: always).
pub fn bars_new_case(stage: Stage, embargo_ends: Option<Day>, day: Day) -> bool {
    before_exit(stage) || is_embargoed(stage, embargo_ends, day)
}

/// Whether the case may not be served on `day` because it belongs to a lottery's comparison group.
pub fn is_embargoed(stage: Stage, embargo_ends: Option<Day>, day: Day) -> bool {
    stage == Stage::Comparison && embargo_ends.is_none_or(|ends| day < ends)
}

/// Whether a qualifying service can be recorded in this case. After an exit it must also lie inside the gap, see
/// [`crate::programs::service_kinds::rules::same_period`]: a later one needs a new case.
pub fn may_receive_qualifying_service(stage: Stage) -> bool {
    matches!(stage, Stage::Selected | Stage::Active | Stage::Exited)
}

/// Whether the next qualifying service makes somebody a participant; whoever is about to record it is told so.
pub fn next_service_begins(stage: Stage) -> bool {
    follow(stage, Edge::Begin).is_some()
}

/// The table as text, for review: a heading per stage, a line per move.
pub fn printed() -> String {
    let mut text = String::new();
    for stage in Stage::ALL {
        text += &format!("{}\n", stage.code());
        for m in EDGES.iter().filter(|m| m.from == *stage) {
            text += &format!("  {:<22}-> {:<11} {}\n", m.edge.code(), m.to.code(), m.when);
        }
        if next(*stage).next().is_none() {
            text += "  (nothing follows)\n";
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_picture_is_the_table() {
        assert_eq!(
            printed(),
            "\
applied
  found-eligible        -> eligible    every rule of a funding stream is met
  found-ineligible      -> ineligible  no stream takes them; each unmet rule is named
  withdraw              -> withdrawn   they leave, with a reason
eligible
  select                -> selected    they have a place, by a decision or by the draw
  waitlist              -> waitlisted  no place yet
  assign-to-comparison  -> comparison  the draw of a lottery
  withdraw              -> withdrawn   they leave or are not taken, with a reason
ineligible
  (nothing follows)
waitlisted
  select                -> selected    a place came free
  withdraw              -> withdrawn   they leave or are not taken, with a reason
comparison
  (nothing follows)
selected
  begin                 -> active      by itself, with the first qualifying service
  withdraw              -> withdrawn   they leave before the first service, with a reason
active
  undo-begin            -> selected    by itself, when every qualifying service was struck
  exit                  -> exited      by itself, 90 days after the last qualifying service
exited
  reopen                -> active      by itself, with a qualifying service inside those 90 days
  close                 -> closed      by itself, four quarters after exit, with no task open
closed
  (nothing follows)
withdrawn
  (nothing follows)
"
        );
    }

    #[test]
    fn a_move_is_named_by_its_ends_and_its_end_by_its_name() {
        for m in EDGES {
            assert_eq!(edge(m.from, m.to), Some(m.edge), "two moves join {} and {}", m.from.code(), m.to.code());
            assert_eq!(follow(m.from, m.edge), Some(m.to), "{} leads to two stages", m.edge.code());
        }
        assert_eq!(edge(Stage::Applied, Stage::Active), None);
        assert_eq!(edge(Stage::Active, Stage::Withdrawn), None);
    }

    #[test]
    fn every_stage_is_reached_and_every_move_is_used() {
        let reached = |stage: &Stage| *stage == Stage::Applied || EDGES.iter().any(|m| m.to == *stage);
        assert!(Stage::ALL.iter().all(reached));
        assert!(Edge::ALL.iter().all(|edge| EDGES.iter().any(|m| m.edge == *edge)));
    }

    #[test]
    fn whoever_left_or_exited_may_apply_again() {
        let day = Day::new(2026, 11, 24).unwrap();
        for stage in [Stage::Ineligible, Stage::Withdrawn, Stage::Exited, Stage::Closed] {
            assert!(!bars_new_case(stage, None, day), "{}", stage.code());
        }
        for stage in [Stage::Applied, Stage::Eligible, Stage::Waitlisted, Stage::Selected, Stage::Active] {
            assert!(bars_new_case(stage, None, day), "{}", stage.code());
        }
    }

    #[test]
    fn the_comparison_group_waits_until_its_embargo_ends() {
        let ends = Day::new(2027, 1, 1).unwrap();
        assert!(is_embargoed(Stage::Comparison, Some(ends), ends.minus_days(1)));
        assert!(!is_embargoed(Stage::Comparison, Some(ends), ends));
        assert!(bars_new_case(Stage::Comparison, None, ends));
        assert!(!may_receive_qualifying_service(Stage::Comparison));
    }

    #[test]
    fn services_count_from_selected_on() {
        let served: Vec<_> = Stage::ALL.iter().filter(|s| may_receive_qualifying_service(**s)).collect();
        assert_eq!(served, [&Stage::Selected, &Stage::Active, &Stage::Exited]);
        assert!(next_service_begins(Stage::Selected) && !next_service_begins(Stage::Active));
    }
}
