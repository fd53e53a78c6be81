//! Whom of a file Tandem knows already, asked for a batch of its people at a time: never everybody at once.

use std::collections::{BTreeSet, HashMap};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::ExprTrait;
use sea_orm::{Condition, QuerySelect};

use super::rules::{self, Home};
use crate::intake::case::{self, Case};
use crate::intake::duplicates::rules::{Identity, Mark};
use crate::intake::duplicates::{MOST_ON_ONE_DAY, People};
use crate::intake::participants::rules::{dialled, folded};
use crate::intake::participants::{self, Participant, ParticipantDetails, identifier};
use crate::intake::roster::Row;
use crate::setup::Keys;
use crate::shared::{Day, OrganizationId, ParticipantId};

/// How many people of a file are asked for at a time. Each of them brings at most [`MOST_ON_ONE_DAY`] of one birth date
/// and [`MOST_OF_ONE_NAME`] of one name into memory.
pub(super) const AT_A_TIME: usize = 100;
/// More people of one name are not told apart by it.
const MOST_OF_ONE_NAME: u64 = 100;

/// What a whole national identifier is compared by: its keyed hash.
pub(super) fn mark(keys: &Keys, number: &str) -> Mark {
    Mark(STANDARD.encode(identifier::hash(keys, number)))
}

/// What is known of somebody, as far as a file may add to it.
pub(super) struct Known {
    /// Their details.
    pub(super) details: ParticipantDetails,
    has_number: bool,
    cases: Vec<Case>,
}

impl Known {
    /// Whether a row, read as `read`, says anything that is not known.
    pub(super) fn is_changed_by(&self, row: &Row, read: &ParticipantDetails, home: Home, today: Day) -> bool {
        let applied_on = rules::applied_on(row, today);
        let is_there = |case: &Case| home == Home::Known(case.program_id) && rules::tells_of(case, applied_on);
        rules::filled_in(&self.details, read) != self.details
            || row.ssn.is_some() && !self.has_number
            || !self.cases.iter().any(is_there)
    }
}

/// What is known of some people.
pub(super) async fn records_of(
    db: &impl ConnectionTrait,
    organization: OrganizationId,
    ids: &[ParticipantId],
) -> Result<HashMap<ParticipantId, Known>, DbErr> {
    let people = participants::queries::by_ids(db, organization, ids.iter().copied()).await?;
    let numbers = numbers_of(db, ids.iter().copied()).await?;
    let cases = case::Entity::find().filter(case::Column::ParticipantId.is_in(ids.iter().copied())).all(db).await?;
    let known = |person: Participant| {
        let theirs = cases.iter().filter(|case| case.participant_id == person.id).cloned();
        let has_number = numbers.contains_key(&person.id);
        (person.id, Known { details: person.details(), has_number, cases: theirs.collect() })
    };
    Ok(people.into_iter().map(known).collect())
}

/// Everybody in the organization who can be one of `wanted`: by number, by date of birth, by name. Whoever was merged
/// into another answers as that other.
pub(super) async fn like(
    db: &impl ConnectionTrait,
    organization: OrganizationId,
    wanted: &[Identity],
) -> Result<People<ParticipantId>, DbErr> {
    let mut found: HashMap<ParticipantId, Participant> = HashMap::new();
    let mut keep = |people: Vec<Participant>| found.extend(people.into_iter().map(|person| (person.id, person)));
    let of_number = with_numbers(db, organization, wanted).await?;
    if !of_number.is_empty() {
        keep(participants::queries::by_ids(db, organization, of_number).await?);
    }
    keep(born_with(db, organization, wanted).await?);
    keep(of_names(db, organization, wanted).await?);
    let numbers = numbers_of(db, found.keys().copied()).await?;
    let mut people = People::default();
    let mut found: Vec<Participant> = found.into_values().collect();
    found.sort_by_key(|person| person.id);
    for person in found {
        let number = numbers.get(&person.id);
        people.add(person.merged_into.unwrap_or(person.id), identity(person, number));
    }
    Ok(people)
}

async fn with_numbers(
    db: &impl ConnectionTrait,
    organization: OrganizationId,
    wanted: &[Identity],
) -> Result<Vec<ParticipantId>, DbErr> {
    let hashes: Vec<Vec<u8>> =
        wanted.iter().filter_map(|identity| STANDARD.decode(&identity.number.as_ref()?.0).ok()).collect();
    if hashes.is_empty() {
        return Ok(Vec::new());
    }
    let same = identifier::Entity::find().filter(identifier::Column::OrganizationId.eq(organization));
    let same = same.filter(identifier::Column::NumberHash.is_in(hashes)).all(db).await?;
    Ok(same.into_iter().map(|identifier| identifier.participant_id).collect())
}

/// A date of birth that many share is a stand-in: it tells nobody apart, and is not asked for.
async fn born_with(
    db: &impl ConnectionTrait,
    organization: OrganizationId,
    wanted: &[Identity],
) -> Result<Vec<Participant>, DbErr> {
    let days: BTreeSet<Day> = wanted.iter().filter_map(|identity| identity.born).collect();
    if days.is_empty() {
        return Ok(Vec::new());
    }
    let of_these = || {
        participants::Entity::find()
            .filter(participants::Column::OrganizationId.eq(organization))
            .filter(participants::Column::Born.is_in(days.iter().copied()))
    };
    let few: Vec<Day> = of_these()
        .select_only()
        .column(participants::Column::Born)
        .group_by(participants::Column::Born)
        .having(participants::Column::Id.count().lte(MOST_ON_ONE_DAY as i64))
        .into_tuple()
        .all(db)
        .await?;
    if few.is_empty() { Ok(Vec::new()) } else { of_these().filter(participants::Column::Born.is_in(few)).all(db).await }
}

/// What somebody goes by stands behind the name: whatever begins with it is asked for.
async fn of_names(
    db: &impl ConnectionTrait,
    organization: OrganizationId,
    wanted: &[Identity],
) -> Result<Vec<Participant>, DbErr> {
    let names: BTreeSet<String> =
        wanted.iter().map(|identity| folded(&format!("{} {}", identity.last, identity.first))).collect();
    let of_name = |name: &String| {
        Condition::all()
            .add(participants::Column::OrganizationId.eq(organization))
            .add(participants::Column::Search.gte(name))
            .add(participants::Column::Search.lt(format!("{name}\u{10FFFF}")))
    };
    let named = names.iter().filter(|name| !name.is_empty()).fold(Condition::any(), |any, name| any.add(of_name(name)));
    if named.is_empty() {
        return Ok(Vec::new());
    }
    participants::Entity::find().filter(named).limit(MOST_OF_ONE_NAME * wanted.len() as u64).all(db).await
}

async fn numbers_of(
    db: &impl ConnectionTrait,
    people: impl Iterator<Item = ParticipantId>,
) -> Result<HashMap<ParticipantId, identifier::Model>, DbErr> {
    let people: Vec<ParticipantId> = people.collect();
    let mut numbers = HashMap::new();
    for some in people.chunks(500) {
        let theirs = identifier::Entity::find().filter(identifier::Column::ParticipantId.is_in(some.iter().copied()));
        numbers.extend(theirs.all(db).await?.into_iter().map(|number| (number.participant_id, number)));
    }
    Ok(numbers)
}

fn identity(person: Participant, number: Option<&identifier::Model>) -> Identity {
    Identity {
        first: person.given_name,
        last: person.family_name,
        suffix: person.suffix,
        born: person.born,
        number: number.and_then(|number| number.number_hash.as_ref()).map(|hash| Mark(STANDARD.encode(hash))),
        last_four: number.map(|number| number.last_four.clone()),
        phone: person.phone.as_deref().map(dialled),
        email: person.email,
    }
}
