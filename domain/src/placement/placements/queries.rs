//! Placements on a page: those of a case, those of an employer, and all that a reader reaches.

use std::collections::BTreeMap;

use sea_orm::entity::prelude::*;
use sea_orm::{Condition, DatabaseConnection, QueryOrder, QuerySelect, QueryTrait};

use super::rules::EvidenceSource;
use super::{Column, Entity, Placement, PlacementId, verifications};
use crate::access::Scope;
use crate::employers::employer;
use crate::intake::case::{self, Case};
use crate::intake::participants::{self, Participant};
use crate::shared::{CaseId, Day, EmployerId, Fault};

/// The most placements of a case or on a page.
const MOST: u64 = 50;

/// A placement in a list.
#[derive(Clone, Debug)]
pub struct Listed {
    /// The placement.
    pub placement: Placement,
    /// The employer's name.
    pub employer: String,
    /// How well it is known.
    pub level: Option<EvidenceSource>,
}

/// The placements of a case, the latest first, struck ones among them. The caller has scoped the case.
///
/// # Errors
/// Where the database fails.
pub async fn of_case(db: &DatabaseConnection, case: CaseId) -> Result<Vec<Listed>, Fault> {
    let all = Entity::find().filter(Column::CaseId.eq(case));
    with_employers(db, all.order_by_desc(Column::StartsOn).order_by_desc(Column::Id).limit(MOST).all(db).await?).await
}

/// One placement of a case that was not struck. The caller has scoped the case.
///
/// # Errors
/// Where the database fails.
pub async fn find(db: &DatabaseConnection, case: CaseId, id: PlacementId) -> Result<Option<Listed>, Fault> {
    let found = Entity::find_by_id(id).filter(Column::CaseId.eq(case)).filter(Column::StruckAt.is_null());
    Ok(with_employers(db, found.all(db).await?).await?.pop())
}

/// The jobs of a case that are held or agreed, the latest written down last. The caller has scoped the case.
pub(in crate::placement) async fn standing(db: &impl ConnectionTrait, case: CaseId) -> Result<Vec<Placement>, DbErr> {
    Entity::find().filter(Column::CaseId.eq(case)).filter(stands()).order_by_asc(Column::Id).all(db).await
}

/// The same as [`Placement::stands`], as a condition.
pub(in crate::placement) fn stands() -> Condition {
    Condition::all().add(Column::StruckAt.is_null()).add(Column::EndedOn.is_null())
}

/// Which placements are asked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Held {
    /// Jobs that are held or agreed.
    #[default]
    Now,
    /// Jobs that have ended.
    Over,
}

/// A placement with whose it is.
#[derive(Clone, Debug)]
pub struct Placed {
    /// The placement.
    pub listed: Listed,
    /// The case.
    pub case: Case,
    /// Whose.
    pub participant: Participant,
}

/// A page of the placements whose cases a reader reaches, the latest first day first, behind the last of the page
/// before; and whether there are more.
///
/// # Errors
/// Where the database fails.
pub async fn listed(
    db: &DatabaseConnection,
    scope: &Scope<'_>,
    held: Held,
    behind: Option<(Day, PlacementId)>,
) -> Result<(Vec<Placed>, bool), Fault> {
    let ended = if held == Held::Over { Column::EndedOn.is_not_null() } else { Column::EndedOn.is_null() };
    let mut found = Entity::find()
        .filter(Column::OrganizationId.eq(scope.reader.organization))
        .filter(Column::StruckAt.is_null())
        .filter(ended)
        .filter(reached(scope));
    if let Some((day, id)) = behind {
        let same_day = Condition::all().add(Column::StartsOn.eq(day)).add(Column::Id.lt(id));
        found = found.filter(Condition::any().add(Column::StartsOn.lt(day)).add(same_day));
    }
    let found = found.order_by_desc(Column::StartsOn).order_by_desc(Column::Id).limit(MOST + 1);
    let mut found = found.all(db).await?;
    let more = found.len() as u64 > MOST;
    found.truncate(usize::try_from(MOST).unwrap_or(usize::MAX));
    Ok((with_people(db, scope, with_employers(db, found).await?).await?, more))
}

/// The placements at an employer whose cases a reader reaches, the latest first, and how many others there are.
///
/// # Errors
/// Where the database fails.
pub async fn at_employer(
    db: &DatabaseConnection,
    scope: &Scope<'_>,
    id: EmployerId,
) -> Result<(Vec<Placed>, u64), Fault> {
    let all = Entity::find().filter(Column::EmployerId.eq(id)).filter(Column::StruckAt.is_null());
    let reached = all.clone().filter(reached(scope));
    let hidden = all.count(db).await?.saturating_sub(reached.clone().count(db).await?);
    let found = reached.order_by_desc(Column::StartsOn).order_by_desc(Column::Id).limit(MOST);
    let found = with_employers(db, found.all(db).await?).await?;
    Ok((with_people(db, scope, found).await?, hidden))
}

fn reached(scope: &Scope<'_>) -> Condition {
    let cases = case::Entity::find().select_only().column(case::Column::Id).filter(case::queries::visible(scope));
    Condition::all().add(Column::CaseId.in_subquery(cases.into_query()))
}

async fn with_employers(db: &DatabaseConnection, placements: Vec<Placement>) -> Result<Vec<Listed>, Fault> {
    let names = employer::queries::names(db, placements.iter().map(|placement| placement.employer_id)).await?;
    let levels = verifications::levels(db, placements.iter().map(|placement| placement.id)).await?;
    let with = |placement: Placement| Listed {
        employer: names.get(&placement.employer_id).cloned().unwrap_or_default(),
        level: levels.get(&placement.id).copied(),
        placement,
    };
    Ok(placements.into_iter().map(with).collect())
}

async fn with_people(db: &DatabaseConnection, scope: &Scope<'_>, listed: Vec<Listed>) -> Result<Vec<Placed>, Fault> {
    let ids = listed.iter().map(|listed| listed.placement.case_id);
    let cases = case::Entity::find().filter(case::queries::visible(scope)).filter(case::Column::Id.is_in(ids));
    let cases: BTreeMap<CaseId, Case> = cases.all(db).await?.into_iter().map(|case| (case.id, case)).collect();
    let whose = cases.values().map(|case| case.participant_id);
    let people = participants::queries::by_ids(db, scope.reader.organization, whose).await?;
    let people: BTreeMap<_, _> = people.into_iter().map(|person| (person.id, person)).collect();
    let with = |listed: Listed| {
        let case = cases.get(&listed.placement.case_id)?.clone();
        let participant = people.get(&case.participant_id)?.clone();
        Some(Placed { listed, case, participant })
    };
    Ok(listed.into_iter().filter_map(with).collect())
}
