//! Who is ready for work: what they bring and when, and for one job order, whether they released their profile to its
//! employer and what became of them. Names only where the reader reaches the record.

use std::collections::BTreeMap;

use sea_orm::entity::prelude::*;
use sea_orm::sea_query::{ExprTrait, SelectStatement};
use sea_orm::{Condition, DatabaseConnection, QueryOrder, QuerySelect, QueryTrait};

use super::{Column, Entity, JobSearch};
use crate::access::{Permission, Reader};
use crate::employers::employer::Employer;
use crate::intake::case::rules::Stage;
use crate::intake::case::{self, Case};
use crate::intake::participants::{self, Participant};
use crate::intake::releases::queries::profile_released_until;
use crate::placement::candidates::{self, Candidate};
use crate::placement::job_orders::JobOrder;
use crate::placement::placements;
use crate::setup::Keys;
use crate::shared::{CaseId, Day, Fault};
use crate::training::credentials;

/// Somebody who is ready for work.
#[derive(Clone, Debug)]
pub struct Ready {
    /// What they bring and when they can begin.
    pub search: JobSearch,
    /// The names of their credentials.
    pub credentials: Vec<String>,
    /// The case.
    pub case: Case,
    /// Who they are, where the reader reaches the record.
    pub who: Option<Participant>,
    /// Whether the reader may propose them.
    pub may_refer: bool,
    /// For the order that is looked at: the last day of the release to its employer; the release may be open.
    pub released: Option<Option<Day>>,
    /// For that order: what became of them.
    pub candidate: Option<Candidate>,
}

/// The search of a case. The caller has scoped the case.
///
/// # Errors
/// Where the database fails.
pub async fn of_case(db: &impl ConnectionTrait, case: CaseId) -> Result<Option<JobSearch>, Fault> {
    Ok(Entity::find_by_id(case).one(db).await?)
}

/// Whom the list is asked for.
#[derive(Clone, Copy, Debug, Default)]
pub struct Asked<'a> {
    /// The job order, with its employer, that they are looked at for.
    pub order: Option<(&'a JobOrder, &'a Employer)>,
    /// The last of the page before.
    pub behind: Option<(Day, CaseId)>,
}

/// The most people on a page.
const MOST: u64 = 50;

/// A page of those who are ready, the soonest free first; and whether there are more.
///
/// # Errors
/// Where the database fails or nothing can be compared by its hash.
pub async fn ready(
    db: &DatabaseConnection,
    keys: &Keys,
    (reader, today): (&Reader, Day),
    asked: Asked<'_>,
) -> Result<(Vec<Ready>, bool), Fault> {
    let (searches, more) = searches(db, (reader, today), asked).await?;
    let ids: Vec<CaseId> = searches.iter().map(|search| search.case_id).collect();
    let cases = case::Entity::find().filter(case::Column::Id.is_in(ids.iter().copied())).all(db).await?;
    let mut names = people(db, (reader, today), Permission::ViewBasics, &ids).await?;
    let referred = people(db, (reader, today), Permission::Refer, &ids).await?;
    let mut credentials = credentials::names_of_cases(db, ids.iter().copied()).await?;
    let whose = cases.iter().map(|case| case.participant_id);
    let (released, mut candidates) = match asked.order {
        Some((order, employer)) => (
            profile_released_until(db, keys, whose, (employer.id, &employer.names()), today).await?,
            candidates::queries::for_order(db, order.id, ids.iter().copied()).await?,
        ),
        None => Default::default(),
    };
    let mut cases: BTreeMap<CaseId, Case> = cases.into_iter().map(|case| (case.id, case)).collect();
    let with = |search: JobSearch| {
        let case = cases.remove(&search.case_id)?;
        Some(Ready {
            credentials: credentials.remove(&case.id).unwrap_or_default(),
            who: names.remove(&case.id),
            may_refer: referred.contains_key(&case.id) && !reader.reach(Permission::Refer).reads_only,
            released: released.get(&case.participant_id).copied(),
            candidate: candidates.remove(&case.id),
            search,
            case,
        })
    };
    Ok((searches.into_iter().filter_map(with).collect(), more))
}

async fn searches(
    db: &DatabaseConnection,
    (reader, today): (&Reader, Day),
    asked: Asked<'_>,
) -> Result<(Vec<JobSearch>, bool), Fault> {
    let mut cases = case::Entity::find()
        .select_only()
        .column(case::Column::Id)
        .filter(case::Column::Stage.eq(Stage::Active))
        .filter(case::queries::visible(&reader.scope(Permission::JobReady, today)));
    if let Some((order, _)) = asked.order {
        cases = cases.filter(case::Column::ProgramId.eq(order.program_id));
    }
    let mut found = Entity::find()
        .filter(Column::OrganizationId.eq(reader.organization))
        .filter(Expr::exists(jobs()).not())
        .filter(Column::CaseId.in_subquery(cases.into_query()));
    if let Some((day, case)) = asked.behind {
        let same_day = Condition::all().add(Column::FreeFrom.eq(day)).add(Column::CaseId.gt(case));
        found = found.filter(Condition::any().add(Column::FreeFrom.gt(day)).add(same_day));
    }
    let found = found.order_by_asc(Column::FreeFrom).order_by_asc(Column::CaseId).limit(MOST + 1);
    let mut found = found.all(db).await?;
    let more = found.len() as u64 > MOST;
    found.truncate(usize::try_from(MOST).unwrap_or(usize::MAX));
    Ok((found, more))
}

/// The jobs of the case whose search is looked at: whoever has one looks for none.
fn jobs() -> SelectStatement {
    let same_case = Expr::col((placements::Entity, placements::Column::CaseId)).equals((Entity, Column::CaseId));
    let jobs = placements::Entity::find().select_only().column(placements::Column::Id);
    jobs.filter(placements::queries::stands()).filter(same_case).into_query()
}

/// Whose cases these are, of those that a reader reaches with a permission.
async fn people(
    db: &DatabaseConnection,
    (reader, today): (&Reader, Day),
    permission: Permission,
    ids: &[CaseId],
) -> Result<BTreeMap<CaseId, Participant>, Fault> {
    let reached = case::queries::visible(&reader.scope(permission, today));
    let cases =
        case::Entity::find().filter(reached).filter(case::Column::Id.is_in(ids.iter().copied())).all(db).await?;
    let whose = cases.iter().map(|case| case.participant_id);
    let people = participants::queries::by_ids(db, reader.organization, whose).await?;
    let people: BTreeMap<_, _> = people.into_iter().map(|person| (person.id, person)).collect();
    let with = |case: &Case| people.get(&case.participant_id).map(|person| (case.id, person.clone()));
    Ok(cases.iter().filter_map(with).collect())
}
