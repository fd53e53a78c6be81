//! Raising an exit risk, exiting a case once the gap has run out, and closing it after its quarters.

use std::collections::BTreeMap;

use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;

use super::rules::{self, PlannedService, QUARTERS_FOLLOWED, Service, Until, may_close, participation};
use super::rules::{Period, quarter_after_exit};
use crate::access::{Act, Permission};
use crate::follow_up::rules::{TaskKind, Trigger};
use crate::follow_up::tasks::planning::{self, Cause};
use crate::follow_up::tasks::rules::TaskState;
use crate::follow_up::tasks::{self, Task};
use crate::intake::case::commands::{follow, permitted};
use crate::intake::case::rules::{Edge, Stage};
use crate::intake::case::{self, Case};
use crate::intake::services::{self, planned};
use crate::programs;
use crate::shared::{Answer, CaseId, Day, Happening, ObjectKind, ProgramId, What};

/// Plans what the rules say of a case that is about to exit.
///
/// # Errors
/// Where the database fails.
pub async fn raise_risk(act: &mut Act<'_>, id: CaseId) -> Answer<bool> {
    let case = permitted(act, Permission::FollowUp, id).await?;
    let clock = period(act, &case).await?.and_then(|period| period.clock);
    let Some(clock) = clock.filter(|clock| clock.risk(act.today()).is_some()) else { return Ok(false) };
    let raised = planning::plan(act, &case, Cause::in_case(Trigger::ExitRisk, &case, clock.last_service)).await? > 0;
    if raised {
        let happening = Happening::new(What::TaskRaised, ObjectKind::Case, id);
        act.happened(happening.concerning(case.participant_id, Some(id)));
    }
    Ok(raised)
}

/// Exits a case whose gap has run out with no service planned: on the day of its last service.
///
/// # Errors
/// Where the database fails.
pub async fn exit(act: &mut Act<'_>, id: CaseId) -> Answer<bool> {
    let case = permitted(act, Permission::MoveCase, id).await?;
    if case.stage != Stage::Active {
        return Ok(false);
    }
    let Some(day) = period(act, &case).await?.and_then(|period| period.exit) else { return Ok(false) };
    let columns = case::ActiveModel { exited_on: Set(Some(day)), ..Default::default() };
    follow(act, &case, Edge::Exit, day, None, columns).await.map(|_| true)
}

/// Closes a case whose four quarters after exit are settled or past, and that has no task left.
///
/// # Errors
/// Where the database fails.
pub async fn close(act: &mut Act<'_>, id: CaseId) -> Answer<bool> {
    let case = permitted(act, Permission::MoveCase, id).await?;
    let (Stage::Exited, Some(exit)) = (case.stage, case.exited_on) else { return Ok(false) };
    let tasks = tasks::Entity::find().filter(tasks::Column::CaseId.eq(id)).all(act.tx()).await?;
    let open = tasks.iter().filter(|task| matches!(task.state, TaskState::Planned | TaskState::Open)).count();
    if !may_close(exit, settled(exit, &tasks), open, act.today()) {
        return Ok(false);
    }
    follow(act, &case, Edge::Close, act.today(), None, <case::ActiveModel as Default>::default()).await.map(|_| true)
}

/// Which of the followed quarters are settled: their follow-up came to an end that is not the loss of its reason.
fn settled(exit: Day, tasks: &[Task]) -> [bool; QUARTERS_FOLLOWED as usize] {
    std::array::from_fn(|place| {
        let number = u8::try_from(place + 1).unwrap_or(QUARTERS_FOLLOWED);
        let opens = quarter_after_exit(exit, number).first_day();
        let ended = |task: &&Task| task.kind == TaskKind::QuarterFollowUp && task.opens == opens;
        tasks.iter().filter(ended).any(|task| {
            matches!(task.state, TaskState::Done | TaskState::Dismissed | TaskState::Unreachable | TaskState::Missed)
        })
    })
}

/// The period that the case stands in, as of today. Where its program exits together with others, their services to
/// the same person count as its own.
async fn period(act: &Act<'_>, case: &Case) -> Answer<Option<Period<ProgramId>>> {
    let programs = programs::all_in(act.tx(), act.organization()).await?;
    let Some(own) = programs.iter().find(|program| program.id == case.program_id) else { return Ok(None) };
    let together = programs.iter().filter(|program| own.policy.common_exit && program.policy.common_exit);
    let policy = rules::Policy {
        gap_days: own.policy.gap_days(),
        common_exit: together.map(|program| program.id).collect(),
        requirements_met_on: None,
    };
    let cases = if policy.common_exit.is_empty() {
        BTreeMap::from([(case.id, case.program_id)])
    } else {
        cases_together(act, case, &policy.common_exit).await?
    };
    let (given, planned) = services_of(act, &cases).await?;
    let periods = participation(&given, &planned, &policy, act.today()).periods;
    let entered = case.entered_on.unwrap_or(case.applied_on);
    Ok(periods.into_iter().rfind(|period| period.clock.is_none_or(|clock| clock.last_service >= entered)))
}

async fn cases_together(
    act: &Act<'_>,
    case: &Case,
    programs: &[ProgramId],
) -> Result<BTreeMap<CaseId, ProgramId>, DbErr> {
    let cases = case::Entity::find()
        .filter(case::Column::ParticipantId.eq(case.participant_id))
        .filter(case::Column::ProgramId.is_in(programs.iter().copied()));
    Ok(cases.all(act.tx()).await?.into_iter().map(|case| (case.id, case.program_id)).collect())
}

type Services = (Vec<Service<ProgramId>>, Vec<PlannedService<ProgramId>>);

async fn services_of(act: &Act<'_>, cases: &BTreeMap<CaseId, ProgramId>) -> Result<Services, DbErr> {
    let of_cases = || cases.keys().copied();
    let given = services::Entity::find()
        .filter(services::Column::CaseId.is_in(of_cases()))
        .filter(services::Column::StruckAt.is_null());
    let given = given.all(act.tx()).await?.into_iter().filter_map(|service| {
        Some(Service {
            from: service.from_day,
            until: service.until_day.map_or(Until::Ongoing, Until::Through),
            class: service.class,
            group: *cases.get(&service.case_id)?,
        })
    });
    let planned = planned::Entity::find().filter(planned::Column::CaseId.is_in(of_cases()));
    let planned = planned.all(act.tx()).await?.into_iter().filter_map(|service| {
        Some(PlannedService {
            recorded_on: service.recorded_on,
            planned_for: service.planned_for,
            fell_through_on: service.fell_through_on,
            class: service.class,
            group: *cases.get(&service.case_id)?,
        })
    });
    Ok((given.collect(), planned.collect()))
}
