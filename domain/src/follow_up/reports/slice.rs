//! What figures are narrowed to, as conditions that indexes answer.

use sea_orm::entity::prelude::*;
use sea_orm::sea_query::{ExprTrait, SelectStatement};
use sea_orm::{Condition, JoinType, QuerySelect, QueryTrait, RelationDef, Select};

use super::rules::Period;
use crate::access::Scope;
use crate::access::grounds::{self, Reached, Why};
use crate::follow_up::tasks;
use crate::intake::case::rules::Stage;
use crate::intake::case::{self, Column, Entity};
use crate::intake::participants;
use crate::shared::{Day, ProgramId, UserId};
use crate::training::cohorts::CohortId;

/// Whose cases are counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Holder {
    /// Somebody's.
    User(UserId),
    /// Those that are assigned to nobody.
    Nobody,
}

/// What figures are narrowed to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Slice {
    /// In which program.
    pub program: Option<ProgramId>,
    /// Whose cases.
    pub holder: Option<Holder>,
    /// In which stage.
    pub stage: Option<Stage>,
    /// In which cohort, where it is about attendance.
    pub cohort: Option<CohortId>,
    /// Ended when, where it is about follow-ups.
    pub period: Option<Period>,
}

impl Slice {
    /// The cases that it says within a scope, joined with whose they are.
    pub(super) fn cases(&self, scope: &Scope<'_>) -> Select<Entity> {
        let person: RelationDef =
            Entity::belongs_to(participants::Entity).from(Column::ParticipantId).to(participants::Column::Id).into();
        let mut all = Condition::all().add(case::queries::visible(scope));
        if let Some(program) = self.program {
            all = all.add(Column::ProgramId.eq(program));
        }
        if let Some(stage) = self.stage {
            all = all.add(Column::Stage.eq(stage));
        }
        match self.holder {
            Some(Holder::User(user)) => all = all.add(Column::Id.in_subquery(assigned_to(user, scope.today))),
            Some(Holder::Nobody) => all = all.add(nobodys((Entity, Column::Id), scope.today)),
            None => {}
        }
        Entity::find().join(JoinType::InnerJoin, person).filter(all)
    }

    /// The tasks of these cases within a scope.
    pub(super) fn tasks(&self, scope: &Scope<'_>) -> Select<tasks::Entity> {
        use tasks::Column;
        let mut all = Condition::all().add(tasks::queries::visible(scope)).add(Column::CaseId.is_not_null());
        if let Some(program) = self.program {
            all = all.add(Column::ProgramId.eq(program));
        }
        if let Some(period) = self.period {
            all = all.add(Column::EndedOn.between(period.first_day(), period.last_day()));
        }
        match self.holder {
            Some(Holder::User(user)) => all = all.add(Column::CaseId.in_subquery(assigned_to(user, scope.today))),
            Some(Holder::Nobody) => all = all.add(nobodys((tasks::Entity, Column::CaseId), scope.today)),
            None => {}
        }
        tasks::Entity::find().filter(all)
    }
}

fn assigned_to(user: UserId, today: Day) -> SelectStatement {
    let theirs = assignments(today).filter(grounds::Column::UserId.eq(user));
    theirs.filter(grounds::Column::Reached.eq(Reached::Case)).into_query()
}

/// Nobody is assigned to the case that this column names.
pub(super) fn nobodys(case: impl sea_orm::sea_query::IntoColumnRef, today: Day) -> Expr {
    let same = Expr::col((grounds::Entity, grounds::Column::RecordId)).eq(Expr::col(case));
    Expr::exists(assignments(today).filter(same).into_query()).not()
}

fn assignments(today: Day) -> Select<grounds::Entity> {
    let all = grounds::Entity::find().select_only().column(grounds::Column::RecordId);
    all.filter(grounds::Column::Why.eq(Why::Assignment)).filter(grounds::live(today))
}

/// The assignment that holds on a day, joined to the case that a column names: there is at most one.
pub(super) fn with_holder<E: EntityTrait>(select: Select<E>, case: E::Column, today: Day) -> Select<E> {
    let held: RelationDef = E::belongs_to(grounds::Entity).from(case).to(grounds::Column::RecordId).into();
    let assigned = move |_, _| Condition::all().add(grounds::Column::Why.eq(Why::Assignment)).add(grounds::live(today));
    select.join(JoinType::LeftJoin, held.on_condition(assigned))
}
