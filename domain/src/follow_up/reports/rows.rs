//! The rows behind a figure, a page at a time.

use std::collections::{BTreeMap, BTreeSet};

use sea_orm::entity::prelude::*;
use sea_orm::{DatabaseConnection, QueryOrder, QuerySelect};

use super::follow_ups::ended;
use super::{Figure, Slice};
use crate::access::Scope;
use crate::access::users::queries::names;
use crate::follow_up::tasks::{self, Task};
use crate::intake::case::assignment::holders;
use crate::intake::case::{self, Case, Column, Entity};
use crate::intake::participants::{self, Participant};
use crate::shared::{CaseId, Fault};

/// A row behind a figure.
#[derive(Clone, Debug)]
pub struct Row {
    /// The case.
    pub case: Case,
    /// Whose.
    pub participant: Participant,
    /// Whoever has the case today.
    pub caseworker: Option<String>,
    /// The follow-up, where the figure counts them.
    pub task: Option<Task>,
}

/// A page of rows.
#[derive(Clone, Debug)]
pub struct Rows {
    /// The rows.
    pub rows: Vec<Row>,
    /// Behind what the next page begins, if there is one.
    pub next: Option<Uuid>,
}

/// A page of the rows behind a figure, in the order in which they were written down, behind the last of the page before.
///
/// # Errors
/// Where the database fails.
pub async fn page(
    db: &DatabaseConnection,
    scope: &Scope<'_>,
    (slice, figure): (&Slice, Figure),
    behind: Option<Uuid>,
    most: u64,
) -> Result<Rows, Fault> {
    if figure.ended().is_some() {
        return follow_ups(db, scope, (slice, figure), behind, most).await;
    }
    let mut cases = slice.cases(scope).filter(figure.holds(slice, scope.today));
    if let Some(behind) = behind {
        cases = cases.filter(Column::Id.gt(behind));
    }
    let mut cases = cases.order_by_asc(Column::Id).limit(most + 1).all(db).await?;
    let next = cut(&mut cases, most, |case| case.id.0);
    let with_cases = cases.into_iter().map(|case| (case, None)).collect();
    Ok(Rows { rows: with_people(db, scope, with_cases).await?, next })
}

async fn follow_ups(
    db: &DatabaseConnection,
    scope: &Scope<'_>,
    (slice, figure): (&Slice, Figure),
    behind: Option<Uuid>,
    most: u64,
) -> Result<Rows, Fault> {
    let mut found = ended(scope, slice).filter(tasks::Column::State.is_in(figure.ended()));
    if let Some(behind) = behind {
        found = found.filter(tasks::Column::Id.gt(behind));
    }
    let mut found = found.order_by_asc(tasks::Column::Id).limit(most + 1).all(db).await?;
    let next = cut(&mut found, most, |task| task.id.0);
    let ids = found.iter().filter_map(|task| task.case_id);
    let cases = Entity::find().filter(case::queries::visible(scope)).filter(Column::Id.is_in(ids)).all(db).await?;
    let cases: BTreeMap<CaseId, Case> = cases.into_iter().map(|case| (case.id, case)).collect();
    let with = |task: Task| Some((cases.get(&task.case_id?)?.clone(), Some(task)));
    Ok(Rows { rows: with_people(db, scope, found.into_iter().filter_map(with).collect()).await?, next })
}

/// Takes what is too much for a page away; answers its last row where there was more.
fn cut<T>(rows: &mut Vec<T>, most: u64, id: impl Fn(&T) -> Uuid) -> Option<Uuid> {
    let more = rows.len() as u64 > most;
    rows.truncate(usize::try_from(most).unwrap_or(usize::MAX));
    rows.last().filter(|_| more).map(id)
}

async fn with_people(
    db: &DatabaseConnection,
    scope: &Scope<'_>,
    cases: Vec<(Case, Option<Task>)>,
) -> Result<Vec<Row>, Fault> {
    let people = cases.iter().map(|(case, _)| case.participant_id);
    let people = participants::queries::by_ids(db, scope.reader.organization, people).await?;
    let people: BTreeMap<_, _> = people.into_iter().map(|person| (person.id, person)).collect();
    let held = holders(db, cases.iter().map(|(case, _)| case.id), scope.today).await?;
    let held: BTreeMap<_, _> = held.into_iter().collect();
    let names = names(db, held.values().copied().collect::<BTreeSet<_>>()).await?;
    let row = |(case, task): (Case, Option<Task>)| {
        Some(Row {
            participant: people.get(&case.participant_id)?.clone(),
            caseworker: held.get(&case.id).and_then(|user| names.get(user)).cloned(),
            case,
            task,
        })
    };
    Ok(cases.into_iter().filter_map(row).collect())
}
