//! The rules a program starts with. A program's file or settings page changes them; this table is only the beginning.

use super::causes::Trigger;
use super::kinds::{AskedFirst, TaskKind};
use super::rules::{Escalation, Offset, Rule};
use crate::access::Role;
use crate::follow_up::exit::RISK_DAYS;
use crate::follow_up::exit::rules::QUARTERS_FOLLOWED;
use crate::shared::Coded;

/// After a job began: due on this day, open so many days before and after. The windows do not overlap, so that one
/// answer counts for one of them.
const AFTER_PLACEMENT: [(i32, u32, u32); 6] =
    [(7, 2, 7), (30, 7, 14), (60, 7, 14), (90, 14, 30), (180, 30, 30), (365, 30, 45)];

/// The rules a program starts with.
pub fn defaults() -> Vec<Rule> {
    [after_placement(), after_exit(), while_active(), about_papers(), about_employers()].concat()
}

fn after_placement() -> Vec<Rule> {
    let after = AFTER_PLACEMENT.map(|(days, opens_before, closes_after)| Rule {
        code: format!("placement-{days}-days").into(),
        asks_first: Some(AskedFirst::Participant),
        weight: 1,
        ..rule(TaskKind::JobFollowUp, Trigger::PlacementStarted, within(days, opens_before, closes_after))
    });
    after.map(|rule| escalating(5, rule)).into()
}

fn after_exit() -> Vec<Rule> {
    let quarters = (1..=QUARTERS_FOLLOWED).map(|after| Rule {
        code: format!("exit-quarter-{after}").into(),
        asks_first: Some(AskedFirst::Participant),
        ..rule(TaskKind::QuarterFollowUp, Trigger::Exited, Offset::Quarters { after })
    });
    quarters.map(|rule| escalating(30, rule)).collect()
}

fn while_active() -> Vec<Rule> {
    let [first_mark, second_mark] = RISK_DAYS.map(|days| i32::try_from(days).unwrap_or(i32::MAX));
    vec![
        escalating(2, Rule { weight: 1, ..rule(TaskKind::AbsenceCheck, Trigger::Absences, within(1, 1, 3)) }),
        escalating(3, rule(TaskKind::AttendanceCheck, Trigger::AttendanceLow, within(1, 1, 7))),
        escalating(3, rule(TaskKind::ContractTalk, Trigger::PointsLow, within(1, 1, 7))),
        // Retention follow-up lives on how people can be reached: it is asked again before they go.
        rule(TaskKind::LastClass, Trigger::CohortEnding, within(0, 14, 14)),
        escalating(5, Rule { weight: 1, ..rule(TaskKind::ReachOut, Trigger::NotReached, within(30, 0, 10)) }),
        Rule {
            code: "exit-risk-60-days".into(),
            weight: 3,
            ..rule(TaskKind::ExitRisk, Trigger::ExitRisk, within(first_mark, 0, 14))
        },
        escalating(
            3,
            Rule {
                code: "exit-risk-75-days".into(),
                weight: 7,
                ..rule(TaskKind::ExitRisk, Trigger::ExitRisk, within(second_mark, 0, 14))
            },
        ),
        escalating(
            7,
            Rule { repeats_every: Some(90), ..rule(TaskKind::PlanReview, Trigger::PlanAgreed, within(90, 7, 14)) },
        ),
    ]
}

fn about_papers() -> Vec<Rule> {
    vec![
        Rule {
            code: "release-renewal-30-days".into(),
            ..rule(TaskKind::ReleaseRenewal, Trigger::ReleaseEnding, within(-30, 0, 15))
        },
        rule(TaskKind::ReleaseRenewal, Trigger::ReleaseEnding, within(-14, 0, 14)),
        rule(TaskKind::AuthorizationCheck, Trigger::AuthorizationEnding, within(-14, 0, 14)),
        escalating(5, Rule { weight: 1, ..rule(TaskKind::ReferralAnswer, Trigger::ReferralSent, within(5, 0, 7)) }),
    ]
}

fn about_employers() -> Vec<Rule> {
    let rules = [
        escalating(7, rule(TaskKind::HireConfirmation, Trigger::HireReported, within(14, 0, 14))),
        rule(TaskKind::CommitmentReview, Trigger::CommitmentEnding, within(-30, 0, 30)),
    ];
    let mut rules: Vec<_> = rules.map(|rule| Rule { falls_to: Role::JobDeveloper, ..rule }).into();
    let yearly = rule(TaskKind::CurriculumReview, Trigger::CurriculumReviewed, within(365, 30, 60));
    rules.push(Rule { falls_to: Role::Manager, ..yearly });
    rules
}

/// A plain rule, named like what it asks for, for the caseworker.
fn rule(kind: TaskKind, trigger: Trigger, window: Offset) -> Rule {
    Rule {
        code: kind.code().into(),
        trigger,
        window,
        kind,
        falls_to: Role::Caseworker,
        escalates: None,
        asks_first: None,
        weight: 0,
        repeats_every: None,
    }
}

fn within(after: i32, opens_before: u32, closes_after: u32) -> Offset {
    Offset::Days { after, opens_before, closes_after }
}

fn escalating(after_days: u32, rule: Rule) -> Rule {
    Rule { escalates: Some(Escalation { after_days, to: Role::Manager }), ..rule }
}
