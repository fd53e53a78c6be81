//! How people come to the classes that run.

use std::collections::BTreeMap;

use sea_orm::entity::prelude::*;
use sea_orm::sea_query::{ExprTrait, SelectStatement};
use sea_orm::{Condition, DatabaseConnection, JoinType, QueryOrder, QuerySelect, QueryTrait, RelationDef, Select};

use super::slice::Slice;
use crate::access::Scope;
use crate::shared::{Day, Fault};
use crate::training::attendance::rules::{LEAST_SESSIONS, LOW_PERCENT, Mark};
use crate::training::attendance::{self, Column as Marked};
use crate::training::cohorts::{self, Cohort, CohortId};
use crate::training::enrollments::rules::EnrollmentState;
use crate::training::enrollments::{self, Column};
use crate::training::visible;

/// A class that runs.
#[derive(Clone, Debug)]
pub struct Class {
    /// The cohort.
    pub cohort: Cohort,
    /// Hours present of hours scheduled, in hundredths; nothing before the first mark.
    pub percent: Option<i64>,
    /// How many sit in it.
    pub learners: u64,
    /// How many of them come too seldom.
    pub low: u64,
}

/// The most classes that a report lists.
const MOST: u64 = 50;

/// The classes of a slice that run today, the soonest to end first, and whether there are more.
///
/// # Errors
/// Where the database fails.
pub async fn running(db: &DatabaseConnection, scope: &Scope<'_>, slice: &Slice) -> Result<(Vec<Class>, bool), Fault> {
    let mut classes = cohorts::Entity::find().filter(visible(scope)).filter(runs_on(scope.today));
    if let Some(program) = slice.program {
        classes = classes.filter(cohorts::Column::ProgramId.eq(program));
    }
    let classes = classes.order_by_asc(cohorts::Column::EndsOn).order_by_asc(cohorts::Column::Id).limit(MOST + 1);
    let mut classes = classes.all(db).await?;
    let more = classes.len() as u64 > MOST;
    classes.truncate(usize::try_from(MOST).unwrap_or(usize::MAX));
    let ids: Vec<CohortId> = classes.iter().map(|class| class.id).collect();
    let (hours, seated, low) = (hours(db, &ids).await?, seated(db, &ids).await?, low(db, &ids).await?);
    let of = |counts: &BTreeMap<CohortId, u64>, id| counts.get(&id).copied().unwrap_or_default();
    let class = |cohort: Cohort| Class {
        percent: hours.get(&cohort.id).copied(),
        learners: of(&seated, cohort.id),
        low: of(&low, cohort.id),
        cohort,
    };
    Ok((classes.into_iter().map(class).collect(), more))
}

/// The cases of whoever comes too seldom to a class that runs, or to the one of the slice.
pub(super) fn low_in(slice: &Slice, today: Day) -> SelectStatement {
    let classes = match slice.cohort {
        Some(cohort) => Condition::all().add(Column::CohortId.eq(cohort)),
        None => {
            let running = cohorts::Entity::find().select_only().column(cohorts::Column::Id).filter(runs_on(today));
            Condition::all().add(Column::CohortId.in_subquery(running.into_query()))
        }
    };
    let seats = enrollments::Entity::find().select_only().column(Column::CaseId);
    seats.filter(in_class(classes.clone())).filter(too_seldom(in_class(classes))).into_query()
}

fn runs_on(day: Day) -> Condition {
    Condition::all()
        .add(cohorts::Column::StartsOn.lte(day))
        .add(cohorts::Column::EndsOn.gte(day))
        .add(cohorts::Column::CalledOffOn.is_null())
}

fn in_class(classes: Condition) -> Condition {
    classes.add(Column::State.eq(EnrollmentState::Enrolled))
}

/// Attendance is under the line, as [`attendance::rules::is_low`] says it; asked of these enrollments only.
fn too_seldom(of: Condition) -> Condition {
    let seats = enrollments::Entity::find().select_only().column(Column::Id).filter(of);
    let sum = |column| Expr::col((attendance::Entity, column)).sum();
    let least = i64::try_from(LEAST_SESSIONS).unwrap_or(i64::MAX);
    let low = attendance::Entity::find()
        .select_only()
        .column(Marked::EnrollmentId)
        .filter(Marked::EnrollmentId.in_subquery(seats.into_query()))
        .filter(Marked::Mark.ne(Mark::Excused))
        .group_by(Marked::EnrollmentId)
        .having(Marked::Id.count().gte(least))
        .having(sum(Marked::MinutesPresent).mul(100).lt(sum(Marked::MinutesScheduled).mul(LOW_PERCENT)));
    Condition::all().add(Column::Id.in_subquery(low.into_query()))
}

/// Hours present of hours scheduled, in hundredths, of everybody who sits or sat in these classes.
async fn hours(db: &DatabaseConnection, ids: &[CohortId]) -> Result<BTreeMap<CohortId, i64>, Fault> {
    let seat: RelationDef =
        enrollments::Entity::belongs_to(attendance::Entity).from(Column::Id).to(Marked::EnrollmentId).into();
    let summed: Vec<(CohortId, i64, i64)> = enrollments::Entity::find()
        .select_only()
        .column(Column::CohortId)
        .column_as(Marked::MinutesPresent.sum(), "present")
        .column_as(Marked::MinutesScheduled.sum(), "scheduled")
        .join(JoinType::InnerJoin, seat)
        .filter(Column::CohortId.is_in(ids.iter().copied()))
        .filter(Marked::Mark.ne(Mark::Excused))
        .group_by(Column::CohortId)
        .into_tuple()
        .all(db)
        .await?;
    let share = |(id, present, scheduled): (CohortId, i64, i64)| Some((id, (present * 100).checked_div(scheduled)?));
    Ok(summed.into_iter().filter_map(share).collect())
}

async fn seated(db: &DatabaseConnection, ids: &[CohortId]) -> Result<BTreeMap<CohortId, u64>, Fault> {
    let classes = Condition::all().add(Column::CohortId.is_in(ids.iter().copied()));
    counted(db, enrollments::Entity::find().filter(in_class(classes))).await
}

async fn low(db: &DatabaseConnection, ids: &[CohortId]) -> Result<BTreeMap<CohortId, u64>, Fault> {
    let classes = in_class(Condition::all().add(Column::CohortId.is_in(ids.iter().copied())));
    counted(db, enrollments::Entity::find().filter(classes.clone()).filter(too_seldom(classes))).await
}

async fn counted(
    db: &DatabaseConnection,
    seats: Select<enrollments::Entity>,
) -> Result<BTreeMap<CohortId, u64>, Fault> {
    let counted = seats.select_only().column(Column::CohortId).column_as(Column::Id.count(), "seats");
    let counted: Vec<(CohortId, i64)> = counted.group_by(Column::CohortId).into_tuple().all(db).await?;
    Ok(counted.into_iter().map(|(id, seats)| (id, seats.unsigned_abs())).collect())
}
