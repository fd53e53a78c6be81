//! Opening a case and moving it along the one table of stages.

use std::collections::BTreeSet;

use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::ExprTrait;
use sea_orm::{DatabaseTransaction, QueryOrder, QuerySelect, SqlErr};

use super::rules::{self, Edge, Stage};
use super::{ActiveModel, Application, Case, Column, Entity, stage_changes};
use crate::access::{Act, Permission};
use crate::programs;
use crate::shared::{
    Answer, CaseId, Coded, Day, Fault, Happening, ObjectKind, ParticipantId, ProgramId, Refusal, Stop, What,
};

/// Opens a case for somebody who applies.
///
/// # Errors
/// `already-applied` where a case of theirs in the program is before its exit; `in-the-future`; `not-a-choice` for a
/// program that is not there.
pub async fn apply(act: &mut Act<'_>, participant: ParticipantId, application: &Application) -> Answer<CaseId> {
    let tx = act.permit(Permission::CreateIntake, participant).await?;
    let program = programs::find_in(tx, act.organization(), application.program).await?;
    let program = program.ok_or_else(|| Refusal::of("program", "not-a-choice").with("typed", ""))?;
    if application.applied_on > act.today() {
        return Err(Refusal::of("applied_on", "in-the-future").with("typed", application.applied_on).into());
    }
    refuse_second_case(tx, participant, program.id, act.today()).await?;
    let id = CaseId::new();
    let row = ActiveModel {
        id: Set(id),
        organization_id: Set(act.organization()),
        participant_id: Set(participant),
        program_id: Set(program.id),
        site_id: Set(application.site),
        number: Set(next_number(tx, &program, application.applied_on).await?),
        stage: Set(Stage::Applied),
        stage_since: Set(application.applied_on),
        applied_on: Set(application.applied_on),
        came_through: Set(application.came_through.clone()),
        adopted: Set(false),
        created_at: Set(act.by.at),
        version: Set(1),
        ..Default::default()
    };
    Entity::insert(row).exec_without_returning(tx).await.map_err(taken)?;
    note_move(act, id, None, Stage::Applied, application.applied_on, None).await?;
    let happening = Happening::new(What::CaseOpened, ObjectKind::Case, id).concerning(participant, Some(id));
    act.happened(happening.on(application.applied_on).with("program", &program.name).created(application));
    Ok(id)
}

/// Loads a case to be changed in this act, locked against others.
///
/// # Errors
/// `Forbidden`, or `NotFound` where it is out of reach.
pub async fn permitted(act: &Act<'_>, permission: Permission, id: CaseId) -> Answer<Case> {
    let tx = act.permit(permission, id).await?;
    Entity::find_by_id(id).lock_exclusive().one(tx).await?.ok_or(Stop::NotFound)
}

/// The most cases that one act is about.
const MOST_AT_ONCE: usize = 500;

/// The cases of an act on many, each once, in one order: two such acts at once then wait for each other.
///
/// # Errors
/// `more-than-most`; `missing` where none was picked.
pub(crate) fn each_once(cases: &[CaseId]) -> Answer<BTreeSet<CaseId>> {
    if cases.is_empty() {
        return Err(Refusal::of("cases", "missing").into());
    }
    let cases: BTreeSet<CaseId> = cases.iter().copied().collect();
    if cases.len() > MOST_AT_ONCE {
        return Err(Refusal::of("cases", "more-than-most").with("most", MOST_AT_ONCE).into());
    }
    Ok(cases)
}

/// Moves a case along an edge of the table, on `day`, and says so. The caller has permitted it.
///
/// # Errors
/// `no-such-move` where the table has no such edge from where the case stands.
pub(crate) async fn follow(
    act: &mut Act<'_>,
    case: &Case,
    edge: Edge,
    day: Day,
    reason: Option<&str>,
    more: ActiveModel,
) -> Answer<Stage> {
    let Some(stage) = rules::follow(case.stage, edge) else {
        let refusal = Refusal::because("no-such-move").with("stage", case.stage.code()).with("edge", edge.code());
        return Err(refusal.into());
    };
    let why = reason_in(&more);
    let row = ActiveModel { stage: Set(stage), stage_since: Set(day), version: Set(case.version + 1), ..more };
    let moved = Entity::update_many().set(row).filter(Column::Id.eq(case.id)).filter(Column::Version.eq(case.version));
    if moved.exec(act.tx()).await?.rows_affected == 0 {
        return Err(Stop::Conflict);
    }
    note_move(act, case.id, Some(edge), stage, day, reason).await?;
    let what = match edge {
        Edge::Begin => What::ProgramEntered,
        Edge::Exit => What::Exited,
        Edge::Reopen => What::ExitUndone,
        _ => What::CaseMoved,
    };
    let happening = Happening::new(what, ObjectKind::Case, case.id).concerning(case.participant_id, Some(case.id));
    let happening = happening.on(day).with("from", case.stage.code()).with("to", stage.code());
    let happening = match why {
        Some((word, code)) => happening.with(word, code),
        None => happening,
    };
    act.happened(happening.with("reason", reason.unwrap_or_default()).changed(&case.stage, &stage));
    Ok(stage)
}

/// The coded reason of a move, under the word that a timeline's sentence names it by: why they were not taken says more
/// than that they were not.
fn reason_in(columns: &ActiveModel) -> Option<(&'static str, &'static str)> {
    match (&columns.not_taken, &columns.withdrawal) {
        (Set(Some(reason)), _) => Some(("not_taken", reason.code())),
        (_, Set(Some(reason))) => Some(("withdrawal", reason.code())),
        _ => None,
    }
}

pub(super) async fn note_move(
    act: &Act<'_>,
    case: CaseId,
    edge: Option<Edge>,
    stage: Stage,
    day: Day,
    reason: Option<&str>,
) -> Result<(), DbErr> {
    let row = stage_changes::ActiveModel {
        id: Set(stage_changes::StageChangeId::new()),
        organization_id: Set(act.organization()),
        case_id: Set(case),
        edge: Set(edge),
        stage: Set(stage),
        day: Set(day),
        at: Set(act.by.at),
        user_id: Set(act.user()),
        reason: Set(reason.map(str::to_owned)),
    };
    stage_changes::Entity::insert(row).exec_without_returning(act.tx()).await.map(drop)
}

pub(super) async fn refuse_second_case(
    tx: &DatabaseTransaction,
    participant: ParticipantId,
    program: ProgramId,
    today: Day,
) -> Answer<()> {
    let cases = Entity::find().filter(Column::ParticipantId.eq(participant)).filter(Column::ProgramId.eq(program));
    let cases = cases.all(tx).await?;
    match cases.iter().find(|case| rules::bars_new_case(case.stage, case.embargo_ends, today)) {
        Some(case) => Err(Refusal::of("program", "already-applied").with("number", &case.number).into()),
        None => Ok(()),
    }
}

/// The next number of the program and year; the schema keeps two from being equal, `perform` tries again.
pub(super) async fn next_number(
    tx: &DatabaseTransaction,
    program: &programs::Model,
    day: Day,
) -> Result<String, DbErr> {
    let start = format!("{}-{}-", program.prefix, day.quarter().year);
    let last = Entity::find()
        .select_only()
        .column(Column::Number)
        .filter(Column::OrganizationId.eq(program.organization_id))
        .filter(Column::Number.gte(&start))
        .filter(Column::Number.lt(format!("{start}~")))
        .order_by_desc(Column::Number)
        .into_tuple::<String>()
        .one(tx)
        .await?;
    let last = last.and_then(|number| number[start.len()..].parse::<u32>().ok()).unwrap_or(0);
    Ok(format!("{start}{:05}", last + 1))
}

/// Of two applications at once the schema lets one through; the other is told so.
pub(super) fn taken(error: DbErr) -> Stop {
    match error.sql_err() {
        Some(SqlErr::UniqueConstraintViolation(about)) if about.contains("one_before_exit") => {
            Refusal::of("program", "already-applied").with("number", "").into()
        }
        _ => Stop::Fault(Fault::Database(error)),
    }
}

/// Raises the case's version, for changes beside the stage.
pub(crate) async fn touch(act: &Act<'_>, case: CaseId, columns: ActiveModel) -> Answer<()> {
    let update = Entity::update_many()
        .set(columns)
        .col_expr(Column::Version, Expr::col(Column::Version).add(1))
        .filter(Column::Id.eq(case));
    update.exec(act.tx()).await?;
    Ok(())
}
