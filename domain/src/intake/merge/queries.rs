//! Two records side by side, as a manager looks at them before and after a merge.

use std::collections::BTreeMap;

use sea_orm::entity::prelude::*;
use sea_orm::{DatabaseConnection, PaginatorTrait, QueryOrder, QuerySelect};

use super::rules::{CaseStanding, clash};
use super::{Column, Entity, Merge, MergeId};
use crate::access::Scope;
use crate::intake::case::{self, Case};
use crate::intake::duplicates::queries::identity_in;
use crate::intake::duplicates::rules::{Likeness, likeness};
use crate::intake::duplicates::{self, Settlement};
use crate::intake::participants::{self, Participant, identifier};
use crate::intake::releases::rules::left_of;
use crate::intake::releases::{self, queries::standing as standing_releases};
use crate::intake::{documents, notes, services};
use crate::programs;
use crate::shared::{Fault, OrganizationId, ParticipantId, Refusal};

/// The most pairs that wait to be merged on one page.
const MOST_WAITING: u64 = 100;

/// One of two records.
#[derive(Clone, Debug)]
pub struct Side {
    /// Who.
    pub participant: Participant,
    /// The last four digits of their national identifier.
    pub last_four: Option<String>,
    /// Their cases with the names of their programs, latest first.
    pub cases: Vec<(Case, String)>,
    /// Notes.
    pub notes: u64,
    /// Services.
    pub services: u64,
    /// Documents.
    pub documents: u64,
    /// Releases that stand.
    pub releases: usize,
}

/// Two records side by side.
#[derive(Clone, Debug)]
pub struct Pair {
    /// Both.
    pub sides: [Side; 2],
    /// How like they are, and why.
    pub likeness: Likeness,
    /// How many releases are left: what both had released.
    pub releases_left: usize,
    /// Why they cannot be merged as they stand.
    pub clash: Option<Refusal>,
    /// The merge that stands between them.
    pub merge: Option<Merge>,
}

/// Two records side by side; nothing where either is out of reach.
///
/// # Errors
/// Where the database fails.
pub async fn pair(
    db: &DatabaseConnection,
    scope: &Scope<'_>,
    one: ParticipantId,
    two: ParticipantId,
) -> Result<Option<Pair>, Fault> {
    let merge = between(db, scope.reader.organization, one, two).await?;
    let (Some(a), Some(b)) = (reached(db, scope, one, &merge).await?, reached(db, scope, two, &merge).await?) else {
        return Ok(None);
    };
    let likeness = likeness(&identity_in(db, &a).await?, &identity_in(db, &b).await?);
    let [ones, twos] = cases_of(db, [a.id, b.id]).await?;
    let (mine, theirs) = (standing_releases(db, a.id).await?, standing_releases(db, b.id).await?);
    let clash = clash(&ones, &twos, scope.today);
    let releases_left = left_of(&mine, &theirs).len();
    Ok(Some(Pair { sides: [side(db, a).await?, side(db, b).await?], likeness, releases_left, clash, merge }))
}

/// Pairs of which somebody said that they are one person and that nobody has merged yet; within the reader's reach.
///
/// # Errors
/// Where the database fails.
pub async fn waiting(db: &DatabaseConnection, scope: &Scope<'_>) -> Result<Vec<(Participant, Participant)>, Fault> {
    use duplicates::Column as Of;
    let said = duplicates::Entity::find().filter(Of::OrganizationId.eq(scope.reader.organization));
    let said =
        said.filter(Of::Settlement.eq(Settlement::Same)).order_by_desc(Of::Id).limit(MOST_WAITING).all(db).await?;
    let ids = said.iter().flat_map(|pair| [pair.participant_id, pair.other_id]);
    let people = participants::Entity::find().filter(participants::queries::visible(scope));
    let people = people.filter(participants::Column::Id.is_in(ids)).filter(participants::Column::MergedInto.is_null());
    let people: BTreeMap<_, _> = people.all(db).await?.into_iter().map(|person| (person.id, person)).collect();
    let both = |pair: &duplicates::PossibleDuplicate| {
        Some((people.get(&pair.participant_id)?.clone(), people.get(&pair.other_id)?.clone()))
    };
    Ok(said.iter().filter_map(both).collect())
}

/// A merge that was not undone.
///
/// # Errors
/// Where the database fails.
pub async fn find(
    db: &impl ConnectionTrait,
    organization: OrganizationId,
    id: MergeId,
) -> Result<Option<Merge>, Fault> {
    let merge = Entity::find_by_id(id).filter(Column::OrganizationId.eq(organization));
    Ok(merge.filter(Column::UndoneAt.is_null()).one(db).await?)
}

/// The cases of two people, as the question of merging sees them.
pub(super) async fn cases_of(
    db: &impl ConnectionTrait,
    people: [ParticipantId; 2],
) -> Result<[Vec<CaseStanding>; 2], DbErr> {
    let cases = case::Entity::find().filter(case::Column::ParticipantId.is_in(people)).all(db).await?;
    let of = |person| {
        let own = cases.iter().filter(move |case| case.participant_id == person);
        own.map(case_standing).collect()
    };
    Ok(people.map(of))
}

fn case_standing(case: &Case) -> CaseStanding {
    CaseStanding {
        program: case.program_id,
        number: case.number.clone(),
        stage: case.stage,
        embargo_ends: case.embargo_ends,
    }
}

/// One of the two: within reach, or merged into somebody within reach.
async fn reached(
    db: &DatabaseConnection,
    scope: &Scope<'_>,
    id: ParticipantId,
    merge: &Option<Merge>,
) -> Result<Option<Participant>, Fault> {
    let person = participants::Entity::find_by_id(id);
    if merge.as_ref().is_some_and(|merge| merge.other_id == id) {
        let own = participants::Column::OrganizationId.eq(scope.reader.organization);
        return Ok(person.filter(own).one(db).await?);
    }
    Ok(person.filter(participants::queries::visible(scope)).one(db).await?)
}

async fn between(
    db: &DatabaseConnection,
    organization: OrganizationId,
    one: ParticipantId,
    two: ParticipantId,
) -> Result<Option<Merge>, DbErr> {
    let merges = Entity::find().filter(Column::OrganizationId.eq(organization)).filter(Column::UndoneAt.is_null());
    let merges = merges.filter(Column::SurvivorId.is_in([one, two])).filter(Column::OtherId.is_in([one, two]));
    merges.one(db).await
}

async fn side(db: &DatabaseConnection, participant: Participant) -> Result<Side, Fault> {
    let id = participant.id;
    let cases = case::Entity::find().filter(case::Column::ParticipantId.eq(id));
    let cases = cases.order_by_desc(case::Column::AppliedOn).order_by_desc(case::Column::Id).all(db).await?;
    let programs = programs::all(db, participant.organization_id).await?;
    let named: BTreeMap<_, _> = programs.into_iter().map(|program| (program.id, program.name)).collect();
    let with_name = |case: Case| {
        let name = named.get(&case.program_id).cloned().unwrap_or_default();
        (case, name)
    };
    Ok(Side {
        last_four: identifier::last_four(db, id).await?,
        cases: cases.into_iter().map(with_name).collect(),
        notes: notes::Entity::find().filter(notes::Column::ParticipantId.eq(id)).count(db).await?,
        services: services::Entity::find().filter(services::Column::ParticipantId.eq(id)).count(db).await?,
        documents: documents::Entity::find().filter(documents::Column::ParticipantId.eq(id)).count(db).await?,
        releases: releases::queries::standing(db, id).await?.len(),
        participant,
    })
}
