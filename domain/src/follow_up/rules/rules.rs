//! Follow-up rules as data: which duty follows from which cause, when, for whom.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::fmt;

use serde::{Deserialize, Serialize};

use super::causes::Trigger;
use super::kinds::{AskedFirst, TaskKind};
use crate::access::Role;
use crate::follow_up::exit::rules::{QUARTERS_FOLLOWED, quarter_after_exit, report_quarter};
use crate::shared::{AnyId, Day, Refusal};

/// One follow-up rule of a program.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rule {
    /// Its name within the program; stays when the rule changes.
    pub code: Cow<'static, str>,
    /// The cause.
    pub trigger: Trigger,
    /// When, counted from the trigger's day.
    pub window: Offset,
    /// What is to be done.
    pub kind: TaskKind,
    /// Who is to do it.
    pub falls_to: Role,
    /// Who hears of it when it is late.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub escalates: Option<Escalation>,
    /// Who is asked first, on the day the window opens; without it, nobody.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub asks_first: Option<AskedFirst>,
    /// How much it weighs in the queue, in days: 3 stands where an unweighted task due three days earlier stands.
    #[serde(default)]
    pub weight: u8,
    /// Days after which it comes again; without it, once.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub repeats_every: Option<u32>,
}

/// Where a rule's window lies, counted from the day of its trigger.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "in", rename_all = "kebab-case", deny_unknown_fields)]
pub enum Offset {
    /// Due some days after the trigger's day, or before it where negative.
    Days {
        /// Days from the trigger's day to the due day.
        after: i32,
        /// Days before the due day on which it opens.
        #[serde(default)]
        opens_before: u32,
        /// Days after the due day on which it closes.
        closes_after: u32,
    },
    /// A calendar quarter after the trigger's: opens on its first day, is due on its last, and closes when the
    /// information on it is due for the report, on the last day of the second quarter after it.
    Quarters {
        /// Which quarter: 1 is the one after the trigger's.
        after: u8,
    },
}

/// Who hears of a late task.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Escalation {
    /// Days after the due day.
    pub after_days: u32,
    /// Who.
    pub to: Role,
}

/// When a task can be done: anywhere from `opens` to `closes`, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Window {
    /// The first day.
    pub opens: Day,
    /// The day by which it is wanted.
    pub due: Day,
    /// The last day; afterwards it is missed.
    pub closes: Day,
}

impl Window {
    /// Whether it can be done on `day`.
    pub fn contains(&self, day: Day) -> bool {
        self.opens <= day && day <= self.closes
    }
}

/// The window of a rule whose trigger's day is `trigger_day`; `opens <= due <= closes`.
pub fn windows(rule: &Rule, trigger_day: Day) -> Window {
    nth_window(rule, trigger_day, 1)
}

/// Which occurrence of a duty: once per rule, subject, cause and turn, however often it is planned.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Occurrence {
    /// The rule's code.
    pub rule: Cow<'static, str>,
    /// What it is about: the case, placement, referral, release, commitment.
    pub subject: AnyId,
    /// The trigger's day.
    pub trigger_day: Day,
    /// Which turn of a rule that repeats, from 1.
    pub turn: u32,
}

impl fmt::Display for Occurrence {
    /// The key that is unique in the table of tasks.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}/{}/{}", self.rule, self.subject, self.trigger_day, self.turn)
    }
}

/// A task to be written down.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Planned {
    /// Which occurrence; writing the same one again changes nothing.
    pub occurrence: Occurrence,
    /// When it can be done.
    pub window: Window,
    /// What is to be done.
    pub kind: TaskKind,
    /// Who is to do it.
    pub falls_to: Role,
    /// On which day who hears of it, if it is still not done.
    pub escalates: Option<(Day, Role)>,
    /// Who is asked first, on the day it opens.
    pub asks_first: Option<AskedFirst>,
    /// How much it weighs in the queue.
    pub weight: u8,
}

/// The tasks that follow from a cause which is known since `known_on`. A window that had closed by then is not planned:
/// nobody could have done it. That is so for a case adopted from before Tandem, and for whatever is recorded late.
pub fn planned_for(trigger: Trigger, subject: AnyId, trigger_day: Day, known_on: Day, rules: &[Rule]) -> Vec<Planned> {
    let rules = rules.iter().filter(|rule| rule.trigger == trigger);
    let planned = rules.map(|rule| rule.plan(subject, trigger_day, 1));
    planned.filter(|planned| planned.window.closes >= known_on).collect()
}

/// The next turn of a rule that repeats, once a turn is over and its cause still stands.
pub fn next_turn(rule: &Rule, over: &Occurrence) -> Option<Planned> {
    rule.repeats_every?;
    Some(rule.plan(over.subject, over.trigger_day, over.turn.saturating_add(1)))
}

impl Rule {
    fn plan(&self, subject: AnyId, trigger_day: Day, turn: u32) -> Planned {
        let window = nth_window(self, trigger_day, turn);
        Planned {
            occurrence: Occurrence { rule: self.code.clone(), subject, trigger_day, turn },
            window,
            kind: self.kind,
            falls_to: self.falls_to,
            escalates: self.escalates.map(|late| (window.due.plus_days(late.after_days), late.to)),
            asks_first: self.asks_first,
            weight: self.weight,
        }
    }
}

fn nth_window(rule: &Rule, trigger_day: Day, turn: u32) -> Window {
    let later = rule.repeats_every.unwrap_or(0).saturating_mul(turn.saturating_sub(1));
    match rule.window {
        Offset::Days { after, opens_before, closes_after } => {
            let due = trigger_day.shift(after).plus_days(later);
            Window { opens: due.minus_days(opens_before), due, closes: due.plus_days(closes_after) }
        }
        Offset::Quarters { after } => {
            let day = trigger_day.plus_days(later);
            let quarter = quarter_after_exit(day, after);
            Window {
                opens: quarter.first_day(),
                due: quarter.last_day(),
                closes: report_quarter(day, after).last_day(),
            }
        }
    }
}

/// The heaviest a task can be: as if due a month earlier.
pub const HEAVIEST: u8 = 30;

/// The roles that duties fall to and that hear of late ones.
pub const HOLDERS: [Role; 5] =
    [Role::Caseworker, Role::IntakeSpecialist, Role::Instructor, Role::JobDeveloper, Role::Manager];

/// What is wrong with a program's rules, before they are saved: each with the rule it is about as its field.
pub fn problems(rules: &[Rule]) -> Vec<Refusal> {
    let mut seen = BTreeSet::new();
    let mut wrong = Vec::new();
    for rule in rules {
        let mut refuse = |code| wrong.push(Refusal::of(rule.code.clone(), code).with("rule", &rule.code));
        if !seen.insert(&rule.code) {
            refuse("rule-twice");
        }
        if rule.weight > HEAVIEST {
            refuse("rule-too-heavy");
        }
        if !HOLDERS.contains(&rule.falls_to) || rule.escalates.is_some_and(|late| !HOLDERS.contains(&late.to)) {
            refuse("rule-falls-to-nobody");
        }
        if rule.repeats_every == Some(0) {
            refuse("rule-repeats-at-once");
        }
        match rule.window {
            Offset::Quarters { after } if !(1..=QUARTERS_FOLLOWED).contains(&after) => {
                refuse("rule-quarter-not-followed")
            }
            Offset::Days { closes_after, .. } if rule.escalates.is_some_and(|late| late.after_days > closes_after) => {
                refuse("rule-escalates-after-close");
            }
            _ => {}
        }
    }
    wrong
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::follow_up::rules::defaults;
    use crate::shared::Coded;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    fn rule(code: &str) -> Rule {
        defaults().into_iter().find(|rule| rule.code == code).unwrap()
    }

    fn window(code: &str, from: &str) -> [String; 3] {
        let Window { opens, due, closes } = windows(&rule(code), day(from));
        [opens, due, closes].map(Day::iso)
    }

    #[test]
    fn the_defaults_are_those_of_the_domain() {
        let lines: Vec<_> = defaults()
            .iter()
            .map(|rule| match rule.window {
                Offset::Days { after, .. } => format!("{}: {} {after} days", rule.code, rule.trigger.code()),
                Offset::Quarters { after } => format!("{}: {} quarter {after}", rule.code, rule.trigger.code()),
            })
            .collect();
        assert_eq!(
            lines,
            [
                "placement-7-days: placement-started 7 days",
                "placement-30-days: placement-started 30 days",
                "placement-60-days: placement-started 60 days",
                "placement-90-days: placement-started 90 days",
                "placement-180-days: placement-started 180 days",
                "placement-365-days: placement-started 365 days",
                "exit-quarter-1: exited quarter 1",
                "exit-quarter-2: exited quarter 2",
                "exit-quarter-3: exited quarter 3",
                "exit-quarter-4: exited quarter 4",
                "absence-check: absences 1 days",
                "attendance-check: attendance-low 1 days",
                "contract-talk: points-low 1 days",
                "last-class: cohort-ending 0 days",
                "reach-out: not-reached 30 days",
                "exit-risk-60-days: exit-risk 60 days",
                "exit-risk-75-days: exit-risk 75 days",
                "plan-review: plan-agreed 90 days",
                "release-renewal-30-days: release-ending -30 days",
                "release-renewal: release-ending -14 days",
                "authorization-check: authorization-ending -14 days",
                "referral-answer: referral-sent 5 days",
                "hire-confirmation: hire-reported 14 days",
                "commitment-review: commitment-ending -30 days",
                "curriculum-review: curriculum-reviewed 365 days",
            ]
        );
        assert!(problems(&defaults()).is_empty());
    }

    #[test]
    fn the_windows_of_a_job_do_not_overlap() {
        let windows: Vec<_> =
            planned_for(Trigger::PlacementStarted, AnyId::new(), day("2026-01-01"), day("2026-01-01"), &defaults())
                .into_iter()
                .map(|planned| planned.window)
                .collect();
        assert_eq!(windows.len(), 6);
        assert!(windows.windows(2).all(|pair| pair[0].closes < pair[1].opens));
    }

    #[test]
    fn the_second_quarter_after_a_november_exit() {
        assert_eq!(window("exit-quarter-2", "2022-11-15"), ["2023-04-01", "2023-06-30", "2023-12-31"]);
    }

    #[test]
    fn ahead_of_an_end_and_across_a_leap_day() {
        assert_eq!(window("release-renewal", "2026-12-22"), ["2026-12-08", "2026-12-08", "2026-12-22"]);
        assert_eq!(window("placement-30-days", "2028-01-30"), ["2028-02-22", "2028-02-29", "2028-03-14"]);
    }

    #[test]
    fn exit_risk_is_over_before_the_exit_is_due() {
        assert_eq!(window("exit-risk-60-days", "2026-09-17"), ["2026-11-16", "2026-11-16", "2026-11-30"]);
        assert_eq!(window("exit-risk-75-days", "2026-09-17"), ["2026-12-01", "2026-12-01", "2026-12-15"]);
    }

    #[test]
    fn a_window_that_closed_before_anybody_knew_is_not_planned() {
        let started = day("2026-08-26");
        let planned = planned_for(Trigger::PlacementStarted, AnyId::new(), started, day("2026-12-24"), &defaults());
        let codes = |planned: &[Planned]| planned.iter().map(|p| p.occurrence.rule.to_string()).collect::<Vec<_>>();
        assert_eq!(
            codes(&planned),
            ["placement-90-days", "placement-180-days", "placement-365-days"],
            "late, and open"
        );
        let planned = planned_for(Trigger::PlacementStarted, AnyId::new(), started, day("2026-12-25"), &defaults());
        assert_eq!(codes(&planned), ["placement-180-days", "placement-365-days"]);
    }

    #[test]
    fn a_plan_review_comes_again_every_90_days() {
        let agreed = day("2026-09-03");
        let first = planned_for(Trigger::PlanAgreed, AnyId::new(), agreed, agreed, &defaults()).remove(0);
        assert_eq!(first.window.due, day("2026-12-02"));
        let second = next_turn(&rule("plan-review"), &first.occurrence).unwrap();
        assert_eq!((second.window.due, second.occurrence.turn), (day("2027-03-02"), 2));
        assert_ne!(first.occurrence.to_string(), second.occurrence.to_string());
        assert_eq!(next_turn(&rule("reach-out"), &first.occurrence), None);
    }

    #[test]
    fn late_ones_go_to_the_manager() {
        let agreed = day("2026-09-03");
        let review = planned_for(Trigger::PlanAgreed, AnyId::new(), agreed, agreed, &defaults()).remove(0);
        assert_eq!(review.escalates, Some((day("2026-12-09"), Role::Manager)));
    }

    #[test]
    fn a_rule_is_spelled_in_a_program_file() {
        #[derive(Deserialize)]
        struct Program {
            rule: Vec<Rule>,
        }
        let text = r#"
[[rule]]
code = "placement-30-days"
trigger = "placement-started"
window = { in = "days", after = 30, opens_before = 7, closes_after = 14 }
kind = "job-follow-up"
falls_to = "caseworker"
escalates = { after_days = 5, to = "manager" }
asks_first = "participant"
weight = 1

[[rule]]
code = "exit-quarter-2"
trigger = "exited"
window = { in = "quarters", after = 2 }
kind = "quarter-follow-up"
falls_to = "caseworker"
escalates = { after_days = 30, to = "manager" }
asks_first = "participant"
"#;
        assert_eq!(toml::from_str::<Program>(text).unwrap().rule, [rule("placement-30-days"), rule("exit-quarter-2")]);
        assert!(toml::from_str::<Program>(&text.replace("closes_after", "shuts_after")).is_err());
    }

    #[test]
    fn rules_that_cannot_work_are_refused() {
        let late = Escalation { after_days: 15, to: Role::Manager };
        let wrong = [
            Rule { escalates: Some(late), ..rule("placement-30-days") },
            Rule { window: Offset::Quarters { after: 5 }, ..rule("exit-quarter-1") },
            Rule { weight: 31, repeats_every: Some(0), ..rule("reach-out") },
            Rule { code: "board".into(), falls_to: Role::BoardMember, ..rule("reach-out") },
            rule("reach-out"),
        ];
        let codes: Vec<_> = problems(&wrong).iter().map(|refusal| refusal.code).collect();
        let expected = [
            "rule-escalates-after-close",
            "rule-quarter-not-followed",
            "rule-too-heavy",
            "rule-repeats-at-once",
            "rule-falls-to-nobody",
            "rule-twice",
        ];
        assert_eq!(codes, expected);
    }

    fn an_offset() -> impl Strategy<Value = Offset> {
        let days = (-400..400_i32, 0..100_u32, 0..100_u32)
            .prop_map(|(after, opens_before, closes_after)| Offset::Days { after, opens_before, closes_after });
        prop_oneof![days, (1..=QUARTERS_FOLLOWED).prop_map(|after| Offset::Quarters { after })]
    }

    proptest! {
        #[test]
        fn windows_are_ordered(offset in an_offset(), from in 0..9000_u32, turn in 1..5_u32, every in proptest::option::of(1..400_u32)) {
            let rule = Rule { window: offset, repeats_every: every, ..rule("plan-review") };
            let window = nth_window(&rule, day("2016-02-29").plus_days(from), turn);
            prop_assert!(window.opens <= window.due && window.due <= window.closes);
        }

        #[test]
        fn a_cause_is_planned_once_and_the_same_each_time(trigger in proptest::sample::select(Trigger::ALL), from in 0..2000_u32) {
            let (subject, from) = (AnyId::new(), day("2024-01-01").plus_days(from));
            let planned = planned_for(trigger, subject, from, from, &defaults());
            prop_assert_eq!(&planned, &planned_for(trigger, subject, from, from, &defaults()));
            let keys: BTreeSet<_> = planned.iter().map(|planned| planned.occurrence.to_string()).collect();
            prop_assert_eq!(keys.len(), planned.len());
            prop_assert!(planned.iter().all(|planned| planned.window.closes >= from));
        }
    }
}
