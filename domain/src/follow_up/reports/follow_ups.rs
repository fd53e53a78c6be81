//! Follow-ups done, missed and given up as unreachable, by period and by caseworker.

use std::collections::BTreeMap;

use sea_orm::entity::prelude::*;
use sea_orm::{DatabaseConnection, QuerySelect, Select};

use super::rules::Period;
use super::slice::{Slice, with_holder};
use crate::access::{Scope, grounds};
use crate::follow_up::rules::TaskKind;
use crate::follow_up::tasks::rules::TaskState;
use crate::follow_up::tasks::{Column, Entity};
use crate::shared::{Coded, Day, Fault, UserId};

/// How follow-ups ended.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Ended {
    /// Done.
    pub done: u64,
    /// Their window closed.
    pub missed: u64,
    /// Nobody could be reached.
    pub unreachable: u64,
}

impl Ended {
    /// All of them.
    pub fn all(&self) -> u64 {
        self.done + self.missed + self.unreachable
    }

    fn add(&mut self, state: TaskState, tasks: i64) {
        let tasks = tasks.unsigned_abs();
        match state {
            TaskState::Done => self.done += tasks,
            TaskState::Missed => self.missed += tasks,
            TaskState::Unreachable => self.unreachable += tasks,
            _ => {}
        }
    }
}

/// Periods that stand beside each other.
pub const ROW: usize = 6;

/// How follow-ups ended in the period of a slice and in those before it, the earliest first.
///
/// # Errors
/// Where the database fails.
pub async fn by_period(
    db: &DatabaseConnection,
    scope: &Scope<'_>,
    slice: &Slice,
    last: Period,
) -> Result<Vec<(Period, Ended)>, Fault> {
    let mut rows: BTreeMap<Period, Ended> =
        last.row(ROW).into_iter().map(|period| (period, Ended::default())).collect();
    let first = rows.keys().next().map_or(last.first_day(), |period| period.first_day());
    let any_time = Slice { period: None, ..*slice };
    let counted: Vec<(Day, TaskState, i64)> = ended(scope, &any_time)
        .filter(Column::EndedOn.between(first, last.last_day()))
        .select_only()
        .column(Column::EndedOn)
        .column(Column::State)
        .column_as(Column::Id.count(), "tasks")
        .group_by(Column::EndedOn)
        .group_by(Column::State)
        .into_tuple()
        .all(db)
        .await?;
    for (day, state, tasks) in counted {
        if let Some(row) = rows.get_mut(&last.holding(day)) {
            row.add(state, tasks);
        }
    }
    Ok(rows.into_iter().collect())
}

/// How the follow-ups of a slice ended, by whoever has the case today.
///
/// # Errors
/// Where the database fails.
pub async fn by_caseworker(
    db: &DatabaseConnection,
    scope: &Scope<'_>,
    slice: &Slice,
) -> Result<Vec<(Option<UserId>, Ended)>, Fault> {
    let counted: Vec<(Option<UserId>, TaskState, i64)> = with_holder(ended(scope, slice), Column::CaseId, scope.today)
        .select_only()
        .column(grounds::Column::UserId)
        .column(Column::State)
        .column_as(Column::Id.count(), "tasks")
        .group_by(grounds::Column::UserId)
        .group_by(Column::State)
        .into_tuple()
        .all(db)
        .await?;
    let mut rows: BTreeMap<Option<UserId>, Ended> = BTreeMap::new();
    for (holder, state, tasks) in counted {
        rows.entry(holder).or_default().add(state, tasks);
    }
    Ok(rows.into_iter().collect())
}

/// The follow-ups of a slice that were done, missed or given up.
pub(super) fn ended(scope: &Scope<'_>, slice: &Slice) -> Select<Entity> {
    let kinds = TaskKind::ALL.iter().copied().filter(|kind| kind.is_follow_up());
    let states = [TaskState::Done, TaskState::Missed, TaskState::Unreachable];
    slice.tasks(scope).filter(Column::Kind.is_in(kinds)).filter(Column::State.is_in(states))
}
