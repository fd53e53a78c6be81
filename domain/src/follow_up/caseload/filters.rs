//! What a caseload is narrowed to, as conditions that indexes answer.

use chrono::NaiveDate;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::{ExprTrait, Func, SelectStatement};
use sea_orm::{Condition, QuerySelect, QueryTrait};

use crate::access::Scope;
use crate::access::grounds::{self, Reached, Why, reached_by};
use crate::follow_up::contacts::sweeps::silent;
use crate::follow_up::rules::TaskKind;
use crate::follow_up::tasks;
use crate::follow_up::tasks::rules::TaskState;
use crate::intake::case::rules::{Stage, before_exit};
use crate::intake::case::{Column, Entity};
use crate::intake::participants;
use crate::shared::{CaseId, Coded, Day, OrganizationId, ProgramId, UserId};

/// Whose cases are asked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Whose {
    /// The reader's own.
    #[default]
    Mine,
    /// Somebody's.
    Of(UserId),
    /// Everybody's whom the reader sees.
    Everybodys,
    /// Those that no caseworker has.
    Nobodys,
}

/// Which stages are asked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum StageFilter {
    /// From the application to the last quarter after exit.
    #[default]
    Open,
    /// All, those that are over as well.
    Any,
    /// One.
    One(Stage),
}

crate::coded! {
    /// When the next duty is due.
    pub enum DueWhen("due-when") {
        /// It is late.
        Overdue = "overdue",
        /// Today or earlier.
        Now = "now",
        /// Within a week.
        Week = "week",
        /// Nothing is planned.
        Never = "never",
    }
}

crate::coded! {
    /// What a case stands out by.
    pub enum Flag("flag") {
        /// An active participant was not reached for 30 days.
        NotReached = "not-reached",
        /// It is about to exit.
        ExitRisk = "exit-risk",
        /// A task was passed on to the manager.
        Escalated = "escalated",
    }
}

crate::coded! {
    /// What a caseload is sorted by.
    pub enum Sort("sort") {
        /// What is due first.
        Due = "due",
        /// By family name.
        Name = "name",
        /// Who was not reached for longest first.
        Reached = "reached",
    }
}

/// What a caseload is narrowed to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Narrowed {
    /// Whose.
    pub whose: Whose,
    /// In which stages.
    pub stage: StageFilter,
    /// In which program.
    pub program: Option<ProgramId>,
    /// When the next duty is due.
    pub due: Option<DueWhen>,
    /// What it stands out by.
    pub flag: Option<Flag>,
    /// The beginning of a name, a telephone number or a case number.
    pub q: Option<String>,
}

/// Where the page before ended: the value that it was sorted by, and the case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct After {
    /// The value, as text.
    pub key: String,
    /// The case.
    pub case: CaseId,
}

/// A day that every other comes before: nothing is due.
pub(super) const NEVER: Day = Day(match NaiveDate::from_ymd_opt(9999, 12, 31) {
    Some(day) => day,
    None => NaiveDate::MAX,
});
/// A day before every other: never reached.
pub(super) const NOT_YET: Day = Day(match NaiveDate::from_ymd_opt(1, 1, 1) {
    Some(day) => day,
    None => NaiveDate::MIN,
});

impl Narrowed {
    /// The stages that it says, as a condition on cases.
    pub(super) fn stages(&self) -> Condition {
        in_stages(self.stage)
    }

    /// What it says, as a condition on cases joined with their participants.
    pub(super) fn condition(&self, scope: &Scope<'_>) -> Condition {
        let mut all = Condition::all().add(of_whom(self.whose, scope)).add(in_stages(self.stage));
        if let Some(program) = self.program {
            all = all.add(Column::ProgramId.eq(program));
        }
        if let Some(due) = self.due {
            all = all.add(due_when(due, scope));
        }
        if let Some(flag) = self.flag {
            all = all.add(flagged(flag, scope));
        }
        if let Some(typed) = &self.q {
            all = all.add(named(typed));
        }
        all
    }
}

fn of_whom(whose: Whose, scope: &Scope<'_>) -> Condition {
    let held_by = |user| Condition::all().add(Column::Id.in_subquery(reached_by(user, Reached::Case, scope.today)));
    match whose {
        Whose::Mine => scope.reader.user().map_or_else(Condition::all, held_by),
        Whose::Of(user) => held_by(user),
        Whose::Everybodys => Condition::all(),
        Whose::Nobodys => {
            let held = grounds::Entity::find()
                .select_only()
                .column(grounds::Column::RecordId)
                .filter(grounds::Column::OrganizationId.eq(scope.reader.organization))
                .filter(grounds::Column::Why.eq(Why::Assignment))
                .filter(grounds::live(scope.today));
            Condition::all().add(Column::Id.not_in_subquery(held.into_query()))
        }
    }
}

fn in_stages(stage: StageFilter) -> Condition {
    let open = Stage::ALL.iter().copied().filter(|stage| before_exit(*stage) || *stage == Stage::Exited);
    match stage {
        StageFilter::Any => Condition::all(),
        StageFilter::Open => Condition::all().add(Column::Stage.is_in(open)),
        StageFilter::One(stage) => Condition::all().add(Column::Stage.eq(stage)),
    }
}

fn due_when(due: DueWhen, scope: &Scope<'_>) -> Condition {
    let (organization, today) = (scope.reader.organization, scope.today);
    let ahead = |until| {
        let due = Condition::all().add(tasks::Column::Due.lte(until));
        Condition::all().add(Column::Id.in_subquery(with_tasks(organization, due)))
    };
    match due {
        DueWhen::Overdue => ahead(today.minus_days(1)),
        DueWhen::Now => ahead(today),
        DueWhen::Week => ahead(today.plus_days(7)),
        DueWhen::Never => Condition::all().add(Column::Id.not_in_subquery(with_tasks(organization, Condition::all()))),
    }
}

fn flagged(flag: Flag, scope: &Scope<'_>) -> Condition {
    let (organization, today) = (scope.reader.organization, scope.today);
    match flag {
        Flag::NotReached => Condition::all().add(Column::Stage.eq(Stage::Active)).add(silent(today)),
        Flag::ExitRisk => {
            let risk = Condition::all().add(tasks::Column::Kind.eq(TaskKind::ExitRisk));
            let open = risk.add(tasks::Column::State.eq(TaskState::Open));
            Condition::all().add(Column::Id.in_subquery(with_tasks(organization, open)))
        }
        Flag::Escalated => {
            let escalated = Condition::all().add(tasks::Column::EscalatedOn.is_not_null());
            Condition::all().add(Column::Id.in_subquery(with_tasks(organization, escalated)))
        }
    }
}

/// Cases with planned or open tasks of this kind.
fn with_tasks(organization: OrganizationId, which: Condition) -> SelectStatement {
    tasks::Entity::find()
        .select_only()
        .column(tasks::Column::CaseId)
        .filter(tasks::Column::OrganizationId.eq(organization))
        .filter(tasks::Column::CaseId.is_not_null())
        .filter(tasks::Column::State.is_in([TaskState::Planned, TaskState::Open]))
        .filter(which)
        .into_query()
}

/// What was typed is the beginning of a name or of a case number, or a telephone number.
fn named(typed: &str) -> Condition {
    let (name, digits) = (participants::rules::folded(typed), participants::rules::digits(typed));
    let begins = |column: (participants::Entity, participants::Column), start: String| {
        let end = format!("{start}\u{10FFFF}");
        Condition::all().add(Expr::col(column).gte(start)).add(Expr::col(column).lt(end))
    };
    let number = typed.trim().to_uppercase();
    let mut ways = Condition::any()
        .add(begins((participants::Entity, participants::Column::Search), name))
        .add(Column::Number.eq(number));
    if digits.len() >= 7 {
        ways = ways.add(Expr::col((participants::Entity, participants::Column::PhoneDigits)).eq(digits));
    }
    ways
}

/// The day of the next duty of a case; the last of all days where nothing is planned.
pub(super) fn next_due() -> Expr {
    let next = tasks::Entity::find()
        .select_only()
        .expr(Expr::col((tasks::Entity, tasks::Column::Due)).min())
        .filter(Expr::col((tasks::Entity, tasks::Column::CaseId)).eq(Expr::col((Entity, Column::Id))))
        .filter(tasks::Column::State.is_in([TaskState::Planned, TaskState::Open]))
        .into_query();
    Func::coalesce([Expr::SubQuery(None, Box::new(next.into())), Expr::value(NEVER)]).into()
}

impl Sort {
    /// What it sorts by; ties are broken by the case.
    pub(super) fn key(self) -> Expr {
        match self {
            Self::Due => next_due(),
            Self::Name => Expr::col((participants::Entity, participants::Column::Search)),
            Self::Reached => Func::coalesce([Expr::col((Entity, Column::LastReachedOn)), Expr::value(NOT_YET)]).into(),
        }
    }

    /// What comes after the end of the page before; nothing where that is no value of this sort.
    pub(super) fn after(self, after: &After) -> Option<Condition> {
        let value = match self {
            Self::Name => Expr::value(after.key.clone()),
            Self::Due | Self::Reached => Expr::value(after.key.parse::<Day>().ok()?),
        };
        let same = Condition::all().add(self.key().eq(value.clone())).add(Column::Id.gt(after.case));
        Some(Condition::any().add(self.key().gt(value)).add(same))
    }
}
