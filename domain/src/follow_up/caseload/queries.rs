//! Questions behind the caseload: a page of rows, how many there are, and what stands out about each.

use std::collections::{BTreeMap, BTreeSet};

use sea_orm::entity::prelude::*;
use sea_orm::{Condition, JoinType, Order, QueryOrder, QuerySelect, RelationDef, Select};

use super::filters::{NEVER, NOT_YET, next_due};
use super::{After, Narrowed, Sort};
use crate::access::users::queries::names;
use crate::access::{Permission, Reader, Scope};
use crate::follow_up::tasks;
use crate::follow_up::tasks::rules::TaskState;
use crate::follow_up::tasks::{Column as TaskColumn, Task};
use crate::intake::case::assignment::holders;
use crate::intake::case::rules::Stage;
use crate::intake::case::{self, Case, Column, Entity};
use crate::intake::participants::{self, Participant};
use crate::shared::{CaseId, Day, Fault, ParticipantId};

/// A row of the caseload.
#[derive(Clone, Debug)]
pub struct Row {
    /// The case.
    pub case: Case,
    /// Whose.
    pub participant: Participant,
    /// Whether the reader may open it; of the others only that they are there is told, and their names are masked.
    pub may_open: bool,
    /// The day of the next duty.
    pub next_due: Option<Day>,
    /// Open tasks that make it stand out.
    pub open: Vec<Task>,
    /// Whose case it is.
    pub caseworker: Option<String>,
}

/// A page of rows.
#[derive(Clone, Debug)]
pub struct Rows {
    /// The rows.
    pub rows: Vec<Row>,
    /// Where the next page begins, if there is one.
    pub next: Option<After>,
}

/// Which page, in which order.
#[derive(Clone, Copy, Debug)]
pub struct Place<'a> {
    /// In which order.
    pub sort: Sort,
    /// Where the page before ended.
    pub after: Option<&'a After>,
    /// How many rows at most.
    pub most: u64,
}

/// The most cases that a question counts: beyond them it says "more than".
pub const MOST_COUNTED: u64 = 10_000;

/// A page of the caseload.
///
/// # Errors
/// Where the database fails.
pub async fn page(
    db: &DatabaseConnection,
    reader: &Reader,
    today: Day,
    narrowed: &Narrowed,
    place: Place<'_>,
) -> Result<Rows, Fault> {
    let Place { sort, after, most } = place;
    let scope = reader.scope(Permission::FindPerson, today);
    let mut found = joined(&scope, narrowed)
        .select_only()
        .column(Column::Id)
        .column_as(participants::Column::Search, "search")
        .expr_as(next_due(), "next_due")
        .column(Column::LastReachedOn);
    if let Some(condition) = after.and_then(|after| sort.after(after)) {
        found = found.filter(condition);
    }
    let found = found.order_by(sort.key(), Order::Asc).order_by_asc(Column::Id).limit(most + 1);
    let mut keys: Vec<(CaseId, String, Day, Option<Day>)> = found.into_tuple().all(db).await?;
    let more = keys.len() as u64 > most;
    keys.truncate(usize::try_from(most).unwrap_or(usize::MAX));
    let next = keys.last().filter(|_| more).map(|(case, name, due, reached)| After {
        key: match sort {
            Sort::Due => due.iso(),
            Sort::Name => name.clone(),
            Sort::Reached => reached.unwrap_or(NOT_YET).iso(),
        },
        case: *case,
    });
    let due: BTreeMap<_, _> = keys.iter().map(|(case, _, due, _)| (*case, *due)).collect();
    let order: Vec<_> = keys.into_iter().map(|(case, ..)| case).collect();
    Ok(Rows { rows: rows(db, reader, today, &order, &due).await?, next })
}

/// How many cases there are.
///
/// # Errors
/// Where the database fails.
pub async fn count(db: &DatabaseConnection, reader: &Reader, today: Day, narrowed: &Narrowed) -> Result<u64, Fault> {
    let scope = reader.scope(Permission::FindPerson, today);
    Ok(joined(&scope, narrowed).limit(MOST_COUNTED).count(db).await?)
}

/// How many cases of a reader's own stand in each stage.
///
/// # Errors
/// Where the database fails.
pub async fn by_stage(
    db: &DatabaseConnection,
    reader: &Reader,
    today: Day,
    narrowed: &Narrowed,
) -> Result<Vec<(Stage, u64)>, Fault> {
    let scope = reader.scope(Permission::FindPerson, today);
    let counted: Vec<(Stage, i64)> = joined(&scope, narrowed)
        .select_only()
        .column(Column::Stage)
        .column_as(Column::Id.count(), "cases")
        .group_by(Column::Stage)
        .into_tuple()
        .all(db)
        .await?;
    Ok(counted.into_iter().map(|(stage, cases)| (stage, cases.unsigned_abs())).collect())
}

/// The latest cases that the reader may open, newest first.
///
/// # Errors
/// Where the database fails.
pub async fn latest(
    db: &DatabaseConnection,
    reader: &Reader,
    today: Day,
    narrowed: &Narrowed,
    most: u64,
) -> Result<Vec<(Case, Participant)>, Fault> {
    let scope = reader.scope(Permission::ViewBasics, today);
    let latest = joined(&scope, narrowed).order_by_desc(Column::AppliedOn).order_by_desc(Column::Id).limit(most);
    let cases = latest.all(db).await?;
    let people = people_of(db, reader, &cases).await?;
    let with = |case: Case| people.get(&case.participant_id).cloned().map(|person| (case, person));
    Ok(cases.into_iter().filter_map(with).collect())
}

/// Cases that the reader may work on, of those that were picked, with whose they are; in the order of their names.
///
/// # Errors
/// Where the database fails.
pub async fn picked(
    db: &DatabaseConnection,
    reader: &Reader,
    today: Day,
    picked: &[CaseId],
) -> Result<Vec<(Case, Participant)>, Fault> {
    let scope = reader.scope(Permission::ViewBasics, today);
    let picked = Entity::find().filter(case::queries::visible(&scope)).filter(Column::Id.is_in(picked.iter().copied()));
    let cases = picked.all(db).await?;
    let people = people_of(db, reader, &cases).await?;
    let with = |case: Case| people.get(&case.participant_id).cloned().map(|person| (case, person));
    let mut both: Vec<_> = cases.into_iter().filter_map(with).collect();
    both.sort_by(|a, b| (&a.1.search, a.0.id).cmp(&(&b.1.search, b.0.id)));
    Ok(both)
}

fn joined(scope: &Scope<'_>, narrowed: &Narrowed) -> Select<Entity> {
    let person: RelationDef =
        Entity::belongs_to(participants::Entity).from(Column::ParticipantId).to(participants::Column::Id).into();
    Entity::find()
        .join(JoinType::InnerJoin, person)
        .filter(case::queries::visible(scope))
        .filter(narrowed.condition(scope))
}

async fn rows(
    db: &DatabaseConnection,
    reader: &Reader,
    today: Day,
    order: &[CaseId],
    due: &BTreeMap<CaseId, Day>,
) -> Result<Vec<Row>, Fault> {
    let of_page = || Condition::all().add(Column::Id.is_in(order.iter().copied()));
    let cases = Entity::find().filter(of_page()).all(db).await?;
    let people = people_of(db, reader, &cases).await?;
    let scope = reader.scope(Permission::ViewBasics, today);
    let open: Vec<CaseId> = Entity::find()
        .select_only()
        .column(Column::Id)
        .filter(of_page())
        .filter(case::queries::visible(&scope))
        .into_tuple()
        .all(db)
        .await?;
    let open: BTreeSet<_> = open.into_iter().collect();
    let mut standing_out = standing_out(db, order).await?;
    let held: BTreeMap<_, _> = holders(db, order.iter().copied(), today).await?.into_iter().collect();
    let names = names(db, held.values().copied().collect::<BTreeSet<_>>()).await?;
    let mut cases: BTreeMap<_, _> = cases.into_iter().map(|case| (case.id, case)).collect();
    let row = |id: &CaseId| {
        let case = cases.remove(id)?;
        Some(Row {
            participant: people.get(&case.participant_id)?.clone(),
            may_open: open.contains(id),
            next_due: due.get(id).copied().filter(|day| *day < NEVER),
            open: standing_out.remove(id).unwrap_or_default(),
            caseworker: held.get(id).and_then(|user| names.get(user)).cloned(),
            case,
        })
    };
    Ok(order.iter().filter_map(row).collect())
}

async fn people_of(
    db: &DatabaseConnection,
    reader: &Reader,
    cases: &[Case],
) -> Result<BTreeMap<ParticipantId, Participant>, DbErr> {
    let ids = cases.iter().map(|case| case.participant_id);
    let people = participants::queries::by_ids(db, reader.organization, ids).await?;
    Ok(people.into_iter().map(|person| (person.id, person)).collect())
}

async fn standing_out(db: &DatabaseConnection, cases: &[CaseId]) -> Result<BTreeMap<CaseId, Vec<Task>>, DbErr> {
    use crate::follow_up::rules::TaskKind as Kind;
    let kinds = [Kind::ExitRisk, Kind::ReachOut, Kind::ReleaseRenewal, Kind::AbsenceCheck, Kind::ReferralAnswer];
    let open = tasks::Entity::find()
        .filter(TaskColumn::CaseId.is_in(cases.iter().copied()))
        .filter(TaskColumn::State.eq(TaskState::Open))
        .filter(TaskColumn::Kind.is_in(kinds))
        .order_by_asc(TaskColumn::QueueDay);
    let mut by_case = BTreeMap::<CaseId, Vec<Task>>::new();
    for task in open.all(db).await? {
        if let Some(case) = task.case_id {
            by_case.entry(case).or_default().push(task);
        }
    }
    Ok(by_case)
}
