//! How a task stands on a day, how it ends, what answers it, and where it stands in the queue.

use crate::follow_up::contacts::rules::{Channel, ContactOutcome, is_contact};
use crate::follow_up::rules::TaskKind;
use crate::follow_up::rules::rules::Window;
use crate::shared::{AnyId, Coded, Day, TaskId};

crate::coded! {
    /// What became of a task.
    pub enum TaskState("task-state") {
        /// Its window has not opened.
        Planned = "planned",
        /// It can be done.
        Open = "open",
        /// Done: by a two-way contact, by evidence, or by the act it asked for.
        Done = "done",
        /// Set aside with a reason that the manager sees.
        Dismissed = "dismissed",
        /// Closed after enough failed attempts.
        Unreachable = "unreachable",
        /// Its window closed. It is counted as missed.
        Missed = "missed",
        /// Its reason is gone.
        Cancelled = "cancelled",
    }
}

crate::coded! {
    /// What can be done with a task.
    pub enum TaskEdge("task-edge") {
        /// The window opens.
        Open = "open",
        /// It is answered.
        Finish = "finish",
        /// It is set aside with a reason.
        Dismiss = "dismiss",
        /// The person cannot be reached.
        CloseAsUnreachable = "close-as-unreachable",
        /// The window closes.
        Miss = "miss",
        /// The reason is gone.
        Cancel = "cancel",
        /// It was ended by mistake, or the person turned up.
        Reopen = "reopen",
        /// The reason is back.
        Revive = "revive",
    }
}

/// Every allowed move of a task. Nothing is done before its window opens, and what was missed stays missed.
pub const TASK_EDGES: &[(TaskState, TaskEdge, TaskState)] = &[
    (TaskState::Planned, TaskEdge::Open, TaskState::Open),
    (TaskState::Planned, TaskEdge::Cancel, TaskState::Cancelled),
    (TaskState::Open, TaskEdge::Finish, TaskState::Done),
    (TaskState::Open, TaskEdge::Dismiss, TaskState::Dismissed),
    (TaskState::Open, TaskEdge::CloseAsUnreachable, TaskState::Unreachable),
    (TaskState::Open, TaskEdge::Miss, TaskState::Missed),
    (TaskState::Open, TaskEdge::Cancel, TaskState::Cancelled),
    (TaskState::Done, TaskEdge::Reopen, TaskState::Open),
    (TaskState::Dismissed, TaskEdge::Reopen, TaskState::Open),
    (TaskState::Unreachable, TaskEdge::Reopen, TaskState::Open),
    (TaskState::Cancelled, TaskEdge::Revive, TaskState::Planned),
];

/// Where a move leads, where it is allowed.
pub fn follow(from: TaskState, edge: TaskEdge) -> Option<TaskState> {
    TASK_EDGES.iter().find(|(start, by, _)| *start == from && *by == edge).map(|(.., to)| *to)
}

/// The table as text, for review.
pub fn printed() -> String {
    let line = |(from, edge, to): &(TaskState, TaskEdge, TaskState)| {
        format!("{:<12} {:<21} -> {}\n", from.code(), edge.code(), to.code())
    };
    TASK_EDGES.iter().map(line).collect()
}

crate::coded! {
    /// How a task stands on a day.
    pub enum Timing("task-timing") {
        /// Its window has not opened.
        Planned = "planned",
        /// It can be done, and is not due yet.
        Open = "open",
        /// It is due today.
        DueToday = "due-today",
        /// It is late, and can still be done.
        Overdue = "overdue",
        /// Its window has closed.
        Missed = "missed",
        /// It was ended before.
        Over = "over",
    }
}

/// How a task stands on `day`.
pub fn state_on(window: &Window, state: TaskState, day: Day) -> Timing {
    match state {
        TaskState::Missed => Timing::Missed,
        TaskState::Planned | TaskState::Open if day > window.closes => Timing::Missed,
        TaskState::Planned | TaskState::Open if day > window.due => Timing::Overdue,
        TaskState::Planned | TaskState::Open if day == window.due => Timing::DueToday,
        TaskState::Planned | TaskState::Open if day >= window.opens => Timing::Open,
        TaskState::Planned | TaskState::Open => Timing::Planned,
        _ => Timing::Over,
    }
}

/// What time alone does to a task on `day`: the sweep makes this move, and then asks again.
pub fn swept(window: &Window, state: TaskState, day: Day) -> Option<TaskEdge> {
    match state {
        TaskState::Planned if day >= window.opens => Some(TaskEdge::Open),
        TaskState::Open if day > window.closes => Some(TaskEdge::Miss),
        _ => None,
    }
}

/// Whether a task can be put off to `day`: only inside its window, and not into the past.
pub fn may_move_to(window: &Window, day: Day, today: Day) -> bool {
    window.contains(day) && day >= today
}

/// What a task needs to be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AnsweredBy {
    /// A contact, both ways.
    Contact,
    /// Word on the job, by a contact both ways or by evidence.
    WordOnJob,
    /// The act it asks for: the command that does it also ends the task.
    Act,
}

/// What a task of this kind needs to be done.
pub fn answered_by(kind: TaskKind) -> AnsweredBy {
    match kind {
        TaskKind::FirstContact
        | TaskKind::ContractTalk
        | TaskKind::LastClass
        | TaskKind::AbsenceCheck
        | TaskKind::AttendanceCheck
        | TaskKind::ReachOut
        | TaskKind::CallBack => AnsweredBy::Contact,
        TaskKind::JobFollowUp | TaskKind::QuarterFollowUp => AnsweredBy::WordOnJob,
        TaskKind::ApplicationReview
        | TaskKind::PlanReview
        | TaskKind::ExitRisk
        | TaskKind::NeedCheck
        | TaskKind::ReferralAnswer
        | TaskKind::AuthorizationCheck
        | TaskKind::ReleaseRenewal
        | TaskKind::HireConfirmation
        | TaskKind::CommitmentReview
        | TaskKind::CurriculumReview
        | TaskKind::ToDo => AnsweredBy::Act,
    }
}

/// Whether the word of whoever did it ends a task: where what it asks for leaves no other trace.
pub fn is_done_by_word(kind: TaskKind) -> bool {
    matches!(kind, TaskKind::ToDo | TaskKind::PlanReview | TaskKind::ApplicationReview | TaskKind::CurriculumReview)
}

/// How something came to be known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum How {
    /// Somebody was tried by this channel, with this outcome.
    Tried(Channel, ContactOutcome),
    /// A survey, the employer's word, a document or a wage record.
    Evidence,
}

/// What was learned of a case on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Learned {
    /// When.
    pub on: Day,
    /// How.
    pub how: How,
    /// What of the job, where anything was said of it.
    pub job: Option<WordOnJob>,
}

/// Word on whether, and where, somebody works.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WordOnJob {
    /// The day it speaks of.
    pub of_day: Day,
    /// The placement it speaks of, where one was named.
    pub placement: Option<AnyId>,
}

/// A task that is planned or open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OpenTask {
    /// Which.
    pub id: TaskId,
    /// What it asks for.
    pub kind: TaskKind,
    /// What it is about: the case, the placement.
    pub subject: AnyId,
    /// When it can be done.
    pub window: Window,
}

/// The tasks of a case that are done by what was learned: one answer closes every open window that it answers.
pub fn answers(learned: &Learned, tasks: &[OpenTask]) -> Vec<TaskId> {
    tasks.iter().filter(|task| learned.answers(task)).map(|task| task.id).collect()
}

impl Learned {
    fn answers(&self, task: &OpenTask) -> bool {
        let two_way = matches!(self.how, How::Tried(channel, outcome) if is_contact(channel, outcome));
        task.window.contains(self.on)
            && match answered_by(task.kind) {
                AnsweredBy::Contact => two_way,
                AnsweredBy::WordOnJob => {
                    (two_way || self.how == How::Evidence) && self.job.is_some_and(|word| word.answers(task))
                }
                AnsweredBy::Act => false,
            }
    }
}

impl WordOnJob {
    /// A quarter is answered by word on a day in it; a job's follow-up by word on that job since its window opened.
    fn answers(&self, task: &OpenTask) -> bool {
        if task.kind == TaskKind::QuarterFollowUp {
            return task.window.opens <= self.of_day && self.of_day <= task.window.due;
        }
        self.of_day >= task.window.opens && self.placement.is_none_or(|placement| placement == task.subject)
    }
}

/// A task's place in the queue: by due day and weight together, then by what closes first. The order is total, and it
/// does not depend on today, so that it can be stored and indexed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct QueuePlace {
    /// The due day, earlier by the weight.
    pub day: Day,
    /// The day its window closes.
    pub closes: Day,
    /// The task, so that no two places are the same.
    pub id: TaskId,
}

/// Where a task stands in the queue.
pub fn queue_place(window: &Window, weight: u8, id: TaskId) -> QueuePlace {
    QueuePlace { day: window.due.minus_days(weight.into()), closes: window.closes, id }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::follow_up::rules::rules::{Planned, planned_for, windows};
    use crate::follow_up::rules::{Trigger, defaults};

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    fn november(number: u32) -> Day {
        Day::new(2026, 11, number).unwrap()
    }

    fn task(kind: TaskKind, subject: AnyId, window: Window) -> OpenTask {
        OpenTask { id: TaskId::new(), kind, subject, window }
    }

    fn open(planned: &Planned) -> OpenTask {
        task(planned.kind, planned.occurrence.subject, planned.window)
    }

    fn window(opens: u32, due: u32, closes: u32) -> Window {
        Window { opens: november(opens), due: november(due), closes: november(closes) }
    }

    #[test]
    fn the_moves_of_a_task() {
        assert_eq!(
            printed(),
            "\
planned      open                  -> open
planned      cancel                -> cancelled
open         finish                -> done
open         dismiss               -> dismissed
open         close-as-unreachable  -> unreachable
open         miss                  -> missed
open         cancel                -> cancelled
done         reopen                -> open
dismissed    reopen                -> open
unreachable  reopen                -> open
cancelled    revive                -> planned
"
        );
        assert_eq!(follow(TaskState::Planned, TaskEdge::Finish), None, "not before its window");
        assert!(
            TaskEdge::ALL.iter().all(|edge| *edge != TaskEdge::Reopen || follow(TaskState::Missed, *edge).is_none())
        );
    }

    #[test]
    fn a_task_can_be_done_anywhere_in_its_window() {
        let window = window(13, 20, 27);
        let timings = [12, 13, 20, 21, 27, 28].map(|day| state_on(&window, TaskState::Open, november(day)));
        let expected =
            [Timing::Planned, Timing::Open, Timing::DueToday, Timing::Overdue, Timing::Overdue, Timing::Missed];
        assert_eq!(timings, expected);
        assert_eq!(swept(&window, TaskState::Open, november(27)), None, "its last day is still its own");
        assert_eq!(swept(&window, TaskState::Open, november(28)), Some(TaskEdge::Miss));
        assert_eq!(state_on(&window, TaskState::Dismissed, november(28)), Timing::Over);
        assert!(may_move_to(&window, november(27), november(20)));
        assert!(!may_move_to(&window, november(28), november(20)) && !may_move_to(&window, november(19), november(20)));
    }

    #[test]
    fn a_voicemail_answers_nothing() {
        let tasks = [task(TaskKind::ReachOut, AnyId::new(), window(1, 10, 20))];
        let tried = |outcome| Learned { on: november(12), how: How::Tried(Channel::Call, outcome), job: None };
        assert!(answers(&tried(ContactOutcome::MessageLeft), &tasks).is_empty());
        assert_eq!(answers(&tried(ContactOutcome::Reached), &tasks), [tasks[0].id]);
        let evidence = Learned { how: How::Evidence, ..tried(ContactOutcome::Reached) };
        assert!(answers(&evidence, &tasks).is_empty(), "a pay stub is not a talk");
        assert!(answers(&Learned { on: november(21), ..tried(ContactOutcome::Reached) }, &tasks).is_empty());
    }

    #[test]
    fn an_employers_90_day_word_is_also_the_quarters_evidence() {
        let (case, placement) = (AnyId::new(), AnyId::new());
        let (started, exited) = (day("2026-08-26"), day("2026-08-20"));
        let mut tasks: Vec<_> =
            planned_for(Trigger::PlacementStarted, placement, started, started, &defaults()).iter().map(open).collect();
        tasks.extend(planned_for(Trigger::Exited, case, exited, exited, &defaults()).iter().map(open));
        let word = Learned {
            on: november(24),
            how: How::Evidence,
            job: Some(WordOnJob { of_day: november(24), placement: Some(placement) }),
        };
        let closed = answers(&word, &tasks);
        let kinds: Vec<_> = tasks.iter().filter(|t| closed.contains(&t.id)).map(|t| (t.kind, t.window.due)).collect();
        let expected = [(TaskKind::JobFollowUp, november(24)), (TaskKind::QuarterFollowUp, day("2026-12-31"))];
        assert_eq!(kinds, expected);
        let elsewhere =
            Learned { job: Some(WordOnJob { of_day: november(24), placement: Some(AnyId::new()) }), ..word };
        assert_eq!(answers(&elsewhere, &tasks).len(), 1, "word on another job answers the quarter only");
        let nothing_said = Learned { job: None, ..word };
        assert!(answers(&nothing_said, &tasks).is_empty());
    }

    #[test]
    fn a_quarter_is_answered_later_by_word_on_a_day_in_it() {
        let quarter = task(
            TaskKind::QuarterFollowUp,
            AnyId::new(),
            Window { opens: day("2026-07-01"), due: day("2026-09-30"), closes: day("2027-03-31") },
        );
        let said = |of_day| Learned {
            on: november(24),
            how: How::Tried(Channel::Call, ContactOutcome::Reached),
            job: Some(WordOnJob { of_day, placement: None }),
        };
        assert!(answers(&said(november(24)), &[quarter]).is_empty(), "works now says nothing of the summer");
        assert_eq!(answers(&said(day("2026-08-15")), &[quarter]).len(), 1);
    }

    #[test]
    fn the_queue_of_the_24th_of_november() {
        let rules = defaults();
        let planned = |code: &str, from: &str| {
            let rule = rules.iter().find(|rule| rule.code == code).unwrap();
            (windows(rule, day(from)), rule.weight)
        };
        let queue = [
            ("Jean-Baptiste", planned("placement-30-days", "2026-10-21")),
            ("Mai Linh", planned("reach-out", "2026-10-22")),
            ("Rosa", planned("referral-answer", "2026-11-18")),
            ("DeShawn", planned("absence-check", "2026-11-23")),
            ("Oleksandra", planned("placement-90-days", "2026-08-26")),
            ("Khin Myat", planned("plan-review", "2026-08-26")),
        ];
        let mut sorted = queue;
        sorted.reverse();
        sorted.sort_by_key(|(_, (window, weight))| queue_place(window, *weight, TaskId::default()));
        assert_eq!(sorted.map(|(name, _)| name), queue.map(|(name, _)| name));
    }

    fn a_window() -> impl Strategy<Value = Window> {
        (0..400_u32, 0..60_u32, 0..60_u32).prop_map(|(opens, due, closes)| {
            let opens = november(1).plus_days(opens);
            let due = opens.plus_days(due);
            Window { opens, due, closes: due.plus_days(closes) }
        })
    }

    proptest! {
        #[test]
        fn sweeping_each_day_and_sweeping_once_end_alike(window in a_window(), days in 0..600_u32) {
            let sweep = |mut state, day| {
                while let Some(edge) = swept(&window, state, day) {
                    state = follow(state, edge).unwrap();
                }
                state
            };
            let daily = (0..=days).fold(TaskState::Planned, |state, passed| sweep(state, november(1).plus_days(passed)));
            prop_assert_eq!(daily, sweep(TaskState::Planned, november(1).plus_days(days)));
            prop_assert_eq!(swept(&window, daily, november(1).plus_days(days)), None);
        }

        #[test]
        fn the_queue_has_one_order(tasks in proptest::collection::vec((a_window(), 0..30_u8), 2..20)) {
            let places: Vec<_> =
                tasks.iter().map(|(window, weight)| queue_place(window, *weight, TaskId::new())).collect();
            let (mut forward, mut backward) = (places.clone(), places);
            backward.reverse();
            forward.sort_unstable();
            backward.sort_unstable();
            prop_assert!(forward.windows(2).all(|pair| pair[0] < pair[1]));
            prop_assert_eq!(forward, backward);
        }

        #[test]
        fn nothing_is_answered_outside_its_window(window in a_window(), on in 0..600_u32) {
            let on = november(1).plus_days(on);
            let job = Some(WordOnJob { of_day: on, placement: None });
            let learned = Learned { on, how: How::Tried(Channel::Call, ContactOutcome::Reached), job };
            for kind in TaskKind::ALL {
                let answered = !answers(&learned, &[task(*kind, AnyId::new(), window)]).is_empty();
                prop_assert!(!answered || window.contains(on));
            }
        }
    }
}
