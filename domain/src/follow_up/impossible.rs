//! What must never be: named questions, asked each night and by tests. Each find becomes a task of the managers.

use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::{CaseStatement, ExprTrait, Func, Query, SelectStatement};
use sea_orm::{Condition, QueryOrder, QuerySelect, QueryTrait};

use super::rules::TaskKind;
use super::rules::rules::Window;
use super::tasks;
use super::tasks::rules::{TaskState, queue_place};
use super::tasks::sweeps::{Asked, BATCH};
use crate::access::grounds::{self, Reached, Why};
use crate::access::{Act, Permission, Role};
use crate::intake::case::commands::permitted;
use crate::intake::case::rules::{Stage, before_exit, is_over};
use crate::intake::case::{Column, Entity};
use crate::intake::releases::lists::Proof;
use crate::intake::{documents, participants, releases};
use crate::shared::{Answer, CaseId, Coded, Day, Fault, Happening, ObjectKind, OrganizationId, TaskId, What};
use crate::support::authorizations;
use crate::support::authorizations::rules::AuthorizationState;
use crate::support::funds::ledger;

crate::coded! {
    /// What must never be of a case. The code is the rule of the task that it raises.
    pub enum Impossible("impossible") {
        /// A case is active without an entry or a last service.
        ActiveWithoutService = "active-without-service",
        /// A case is exited or closed without an exit day.
        ExitedWithoutDay = "exited-without-day",
        /// A case has an exit day and is not exited.
        ExitDayBeforeExit = "exit-day-before-exit",
        /// The days of a case run backward: entry before application, last service before entry, exit after it.
        DaysRunBackward = "days-run-backward",
        /// Two people have the case at once.
        TwoCaseworkers = "two-caseworkers",
        /// A case that is over has duties that rules planned.
        DutiesOfTheEnded = "duties-of-the-ended",
        /// A task is open though its window closed days ago: the sweep does not get through.
        OpenAfterClose = "open-after-close",
        /// A case belongs to somebody who was merged into another.
        OfTheMergedAway = "of-the-merged-away",
        /// A document is listed and has no content.
        DocumentWithoutContent = "document-without-content",
        /// A release stands that was signed on a paper that does not stand.
        ReleaseWithoutPaper = "release-without-paper",
        /// Money promised or paid to a case is not what the ledger says of it.
        MoneyOffTheLedger = "money-off-the-ledger",
    }
}

impl Impossible {
    /// What is so, as of a day.
    fn condition(self, organization: OrganizationId, today: Day) -> Condition {
        let all = Condition::all;
        let ended = Stage::ALL.iter().copied().filter(|stage| is_over(*stage));
        match self {
            Self::ActiveWithoutService => all()
                .add(Column::Stage.eq(Stage::Active))
                .add(Condition::any().add(Column::EnteredOn.is_null()).add(Column::LastServiceOn.is_null())),
            Self::ExitedWithoutDay => {
                all().add(Column::Stage.is_in([Stage::Exited, Stage::Closed])).add(Column::ExitedOn.is_null())
            }
            Self::ExitDayBeforeExit => {
                let before = Stage::ALL.iter().copied().filter(|stage| before_exit(*stage));
                all().add(Column::Stage.is_in(before)).add(Column::ExitedOn.is_not_null())
            }
            Self::DaysRunBackward => Condition::any()
                .add(Expr::col(Column::LastServiceOn).lt(Expr::col(Column::EnteredOn)))
                .add(Expr::col(Column::ExitedOn).lt(Expr::col(Column::EnteredOn))),
            Self::TwoCaseworkers => all().add(Column::Id.in_subquery(held_twice(organization, today))),
            Self::DutiesOfTheEnded => {
                let planned = Condition::all().add(tasks::Column::Rule.is_not_null());
                all()
                    .add(Column::Stage.is_in(ended))
                    .add(Column::Id.in_subquery(with_open_tasks(organization, planned)))
            }
            Self::OpenAfterClose => {
                let closed = tasks::Column::Closes.lt(today.minus_days(DAYS_TO_SWEEP));
                all().add(Column::Id.in_subquery(with_open_tasks(organization, Condition::all().add(closed))))
            }
            Self::OfTheMergedAway => all().add(Column::ParticipantId.in_subquery(merged_away(organization))),
            Self::DocumentWithoutContent => all().add(Column::Id.in_subquery(with_empty_document(organization))),
            Self::MoneyOffTheLedger => all().add(Column::Id.in_subquery(off_the_ledger(organization))),
            Self::ReleaseWithoutPaper => all().add(Column::Id.in_subquery(with_unproved_release(organization))),
        }
    }
}

/// A sweep that is this many days late does not get through.
const DAYS_TO_SWEEP: u32 = 3;

/// Days in which managers look at what must never be.
const DAYS_TO_LOOK: u32 = 30;

/// A case of which something is so that must never be.
pub type Find = (Impossible, CaseId);

/// Finds that no open task tells of yet, in the order of the list and of their cases.
///
/// # Errors
/// Where the database fails.
pub async fn found(db: &impl ConnectionTrait, asked: Asked<Find>) -> Result<Vec<Find>, Fault> {
    let mut finds = Vec::new();
    let last = asked.after.map(|(what, _)| what);
    for what in Impossible::ALL.iter().copied().filter(|what| last.is_none_or(|last| *what >= last)) {
        let after = asked.after.filter(|(last, _)| *last == what).map(|(_, case)| case);
        let cases = cases(db, what, Asked { organization: asked.organization, today: asked.today, after }).await?;
        finds.extend(cases.into_iter().map(|case| (what, case)));
        if finds.len() as u64 >= BATCH {
            break;
        }
    }
    Ok(finds)
}

async fn cases(db: &impl ConnectionTrait, what: Impossible, asked: Asked<CaseId>) -> Result<Vec<CaseId>, DbErr> {
    let told = tasks::Entity::find()
        .select_only()
        .column(tasks::Column::CaseId)
        .filter(tasks::Column::OrganizationId.eq(asked.organization))
        .filter(tasks::Column::State.eq(TaskState::Open))
        .filter(tasks::Column::Rule.eq(rule_of(what)))
        .into_query();
    let mut found = Entity::find()
        .select_only()
        .column(Column::Id)
        .filter(Column::OrganizationId.eq(asked.organization))
        .filter(what.condition(asked.organization, asked.today))
        .filter(Column::Id.not_in_subquery(told));
    if let Some(after) = asked.after {
        found = found.filter(Column::Id.gt(after));
    }
    found.order_by_asc(Column::Id).limit(BATCH).into_tuple().all(db).await
}

/// Raises a task for the program's managers, where none is open for the same case.
///
/// # Errors
/// Where the database fails.
pub async fn raise(act: &mut Act<'_>, (what, id): Find) -> Answer<bool> {
    let case = permitted(act, Permission::FollowUp, id).await?;
    let known = tasks::Entity::find()
        .filter(tasks::Column::CaseId.eq(id))
        .filter(tasks::Column::Rule.eq(rule_of(what)))
        .filter(tasks::Column::State.eq(TaskState::Open));
    if known.count(act.tx()).await? > 0 {
        return Ok(false);
    }
    let (task, today) = (TaskId::new(), act.today());
    let window = Window { opens: today, due: today, closes: today.plus_days(DAYS_TO_LOOK) };
    let row = tasks::ActiveModel {
        id: Set(task),
        organization_id: Set(case.organization_id),
        program_id: Set(case.program_id),
        case_id: Set(Some(id)),
        participant_id: Set(Some(case.participant_id)),
        subject: Set(ObjectKind::Case),
        subject_id: Set(id.0),
        occurrence: Set(format!("{}/{id}/{today}/1", rule_of(what))),
        rule: Set(Some(rule_of(what))),
        cause_day: Set(today),
        turn: Set(1),
        kind: Set(TaskKind::ToDo),
        opens: Set(window.opens),
        due: Set(window.due),
        closes: Set(window.closes),
        weight: Set(0),
        queue_day: Set(queue_place(&window, 0, task).day),
        falls_to: Set(Role::Manager),
        awaits_turn: Set(false),
        state: Set(TaskState::Open),
        made_at: Set(act.by.at),
        version: Set(1),
        ..Default::default()
    };
    tasks::Entity::insert(row).exec_without_returning(act.tx()).await?;
    let happening = Happening::new(What::TaskRaised, ObjectKind::Task, task).with("impossible", what.code());
    act.happened(happening.concerning(case.participant_id, Some(id)));
    Ok(true)
}

/// The rule under which a find stands among the tasks.
fn rule_of(what: Impossible) -> String {
    format!("impossible-{}", what.code())
}

fn held_twice(organization: OrganizationId, today: Day) -> SelectStatement {
    grounds::Entity::find()
        .select_only()
        .column(grounds::Column::RecordId)
        .filter(grounds::Column::OrganizationId.eq(organization))
        .filter(grounds::Column::Reached.eq(Reached::Case))
        .filter(grounds::Column::Why.eq(Why::Assignment))
        .filter(grounds::live(today))
        .group_by(grounds::Column::RecordId)
        .having(grounds::Column::UserId.count().gt(1))
        .into_query()
}

fn merged_away(organization: OrganizationId) -> SelectStatement {
    let away = participants::Entity::find().select_only().column(participants::Column::Id);
    let away = away.filter(participants::Column::OrganizationId.eq(organization));
    away.filter(participants::Column::MergedInto.is_not_null()).into_query()
}

fn with_empty_document(organization: OrganizationId) -> SelectStatement {
    let kept = documents::contents::Entity::find().select_only().column(documents::contents::Column::DocumentId);
    let empty = documents::Entity::find().select_only().column(documents::Column::CaseId);
    let empty = empty.filter(documents::Column::OrganizationId.eq(organization));
    empty.filter(documents::Column::Id.not_in_subquery(kept.into_query())).into_query()
}

fn with_unproved_release(organization: OrganizationId) -> SelectStatement {
    use documents::rules::DocumentState;
    let stands = documents::Entity::find().select_only().column(documents::Column::Id);
    let stands = stands.filter(documents::Column::OrganizationId.eq(organization));
    let stands = stands.filter(documents::Column::State.is_in([DocumentState::Received, DocumentState::Accepted]));
    let unproved = Condition::any()
        .add(releases::Column::DocumentId.is_null())
        .add(releases::Column::DocumentId.not_in_subquery(stands.into_query()));
    releases::Entity::find()
        .select_only()
        .column(releases::Column::CaseId)
        .filter(releases::Column::OrganizationId.eq(organization))
        .filter(releases::Column::EndedAt.is_null())
        .filter(releases::Column::Evidence.eq(Proof::Paper))
        .filter(unproved)
        .into_query()
}

fn off_the_ledger(organization: OrganizationId) -> SelectStatement {
    use authorizations::Column as A;
    use ledger::Column as L;
    let line = |column: L| Expr::expr(Func::coalesce([Expr::col((ledger::Entity, column)).sum(), Expr::val(0)]));
    let promised = Expr::col((authorizations::Entity, A::State))
        .is_in([AuthorizationState::Promised.code(), AuthorizationState::Vouchered.code()]);
    // A thing out of the drawer takes what the fund had kept for it.
    let drawn = Expr::col((authorizations::Entity, A::StockKindId)).is_not_null();
    let taken = Expr::col((authorizations::Entity, A::Reversed)).sub(Expr::col((authorizations::Entity, A::Paid)));
    let amount = Expr::col((authorizations::Entity, A::Amount));
    let encumbered = CaseStatement::new().case(promised, amount).case(drawn, taken).finally(0);
    let spent = Expr::col((authorizations::Entity, A::Paid)).sub(Expr::col((authorizations::Entity, A::Reversed)));
    let off = |line: Expr, held: Expr| line.ne(held);
    let joined = Expr::col((ledger::Entity, L::AuthorizationId)).equals((authorizations::Entity, A::Id));
    Query::select()
        .column((authorizations::Entity, A::CaseId))
        .from(authorizations::Entity)
        .left_join(ledger::Entity, joined)
        .and_where(Expr::col((authorizations::Entity, A::OrganizationId)).eq(organization.0))
        .group_by_col((authorizations::Entity, A::Id))
        .cond_having(
            Condition::any().add(off(line(L::Encumbered), Expr::expr(encumbered))).add(off(line(L::Spent), spent)),
        )
        .to_owned()
}

fn with_open_tasks(organization: OrganizationId, which: Condition) -> SelectStatement {
    let open = [TaskState::Planned, TaskState::Open];
    let raised = tasks::Column::Rule.starts_with("impossible-");
    tasks::Entity::find()
        .select_only()
        .column(tasks::Column::CaseId)
        .filter(tasks::Column::OrganizationId.eq(organization))
        .filter(tasks::Column::State.is_in(open))
        .filter(tasks::Column::CaseId.is_not_null())
        .filter(Condition::any().add(tasks::Column::Rule.is_null()).add(raised.not()))
        .filter(which)
        .into_query()
}
