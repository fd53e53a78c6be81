//! Whom somebody may be: candidates by indexed questions, compared by the rules, told as far as the reader reaches.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use sea_orm::entity::prelude::*;
use sea_orm::{DatabaseConnection, DatabaseTransaction, QueryOrder, QuerySelect};

use super::rules::{Degree, Identity, Likeness, Mark, likeness};
use super::{Column, Entity, PossibleDuplicate};
use crate::access::Scope;
use crate::intake::participants::rules::digits;
use crate::intake::participants::{self, Participant, ParticipantDetails, identifier};
use crate::setup::Keys;
use crate::shared::{Fault, OrganizationId, ParticipantId};

/// The most people that are compared for one reason: more share a stand-in, such as 1/1/1900, and it tells nothing.
const MOST_CANDIDATES: u64 = 200;
/// The most people who are told: nobody looks at more.
const MOST_TOLD: usize = 5;

/// Somebody that a person may be.
#[derive(Clone, Debug)]
pub struct Candidate {
    /// Who.
    pub participant: Participant,
    /// How like, and why.
    pub likeness: Likeness,
}

/// Whoever is like `identity`, the likeliest first, hints among them; `but` is left out, and whoever was merged away.
///
/// Asked of a date of birth, a national identifier's hash and a telephone number, each by its index.
///
/// # Errors
/// Where the database fails.
pub async fn alike(
    db: &impl ConnectionTrait,
    organization: OrganizationId,
    identity: &Identity,
    but: Option<ParticipantId>,
) -> Result<Vec<Candidate>, DbErr> {
    let candidates = candidates(db, organization, identity).await?;
    let numbers = numbers_of(db, organization, candidates.iter().map(|found| found.id)).await?;
    let mut found: Vec<Candidate> = candidates
        .into_iter()
        .filter(|participant| Some(participant.id) != but)
        .map(|participant| {
            let known = with_number(identity_of(&participant.details()), numbers.get(&participant.id));
            Candidate { likeness: likeness(&known, identity), participant }
        })
        .filter(|candidate| candidate.likeness.degree > Degree::Different)
        .collect();
    found.sort_by_key(|candidate| (std::cmp::Reverse(candidate.likeness.degree), candidate.participant.id));
    found.truncate(MOST_TOLD);
    Ok(found)
}

/// What is known of a national identifier: its keyed hash, where it is known whole, and its last four digits.
type Number = (Option<Mark>, String);

async fn candidates(
    db: &impl ConnectionTrait,
    organization: OrganizationId,
    identity: &Identity,
) -> Result<Vec<Participant>, DbErr> {
    use participants::Column as Person;
    let people = || {
        let people = participants::Entity::find().filter(Person::OrganizationId.eq(organization));
        people.filter(Person::MergedInto.is_null()).order_by_asc(Person::Id).limit(MOST_CANDIDATES)
    };
    let mut found = BTreeMap::new();
    if let Some(born) = identity.born {
        let born_then = people().filter(Person::Born.eq(born)).all(db).await?;
        found.extend(born_then.into_iter().map(|person| (person.id, person)));
    }
    if let Some(phone) = &identity.phone {
        let on_the_phone = people().filter(Person::PhoneDigits.eq(phone)).all(db).await?;
        found.extend(on_the_phone.into_iter().map(|person| (person.id, person)));
    }
    if let Some(Mark(number)) = &identity.number {
        let holders = holders(db, organization, number).await?;
        let holding = people().filter(Person::Id.is_in(holders)).all(db).await?;
        found.extend(holding.into_iter().map(|person| (person.id, person)));
    }
    Ok(found.into_values().collect())
}

async fn holders(
    db: &impl ConnectionTrait,
    organization: OrganizationId,
    number: &str,
) -> Result<Vec<ParticipantId>, DbErr> {
    let bytes = (0..number.len()).step_by(2).filter_map(|at| u8::from_str_radix(number.get(at..at + 2)?, 16).ok());
    let holders = identifier::Entity::find()
        .filter(identifier::Column::OrganizationId.eq(organization))
        .filter(identifier::Column::NumberHash.eq(bytes.collect::<Vec<_>>()))
        .limit(MOST_CANDIDATES);
    Ok(holders.all(db).await?.into_iter().map(|row| row.participant_id).collect())
}

async fn numbers_of(
    db: &impl ConnectionTrait,
    organization: OrganizationId,
    ids: impl IntoIterator<Item = ParticipantId>,
) -> Result<BTreeMap<ParticipantId, Number>, DbErr> {
    let rows = identifier::Entity::find()
        .filter(identifier::Column::OrganizationId.eq(organization))
        .filter(identifier::Column::ParticipantId.is_in(ids))
        .all(db)
        .await?;
    let number = |row: identifier::Model| (row.participant_id, (row.number_hash.as_deref().map(mark), row.last_four));
    Ok(rows.into_iter().map(number).collect())
}

/// What tells a person apart, by their details.
pub fn identity_of(details: &ParticipantDetails) -> Identity {
    Identity {
        first: details.given_name.clone(),
        last: details.family_name.clone(),
        suffix: details.suffix.clone(),
        born: details.born,
        number: None,
        last_four: None,
        phone: details.phone.as_deref().map(digits).filter(|digits| !digits.is_empty()),
        email: details.email.as_deref().map(str::to_lowercase),
    }
}

/// As [`identity_of`], with a national identifier as somebody typed it.
pub fn identity_with(keys: &Keys, details: &ParticipantDetails, ssn: Option<&str>) -> Identity {
    let number = ssn.and_then(identifier::normalized);
    let known = number.map(|number| (Some(mark(&identifier::hash(keys, &number))), number[5..].to_owned()));
    with_number(identity_of(details), known.as_ref())
}

/// As [`identity_of`], of somebody who is written down.
///
/// # Errors
/// Where the database fails.
pub async fn identity_in(db: &impl ConnectionTrait, participant: &Participant) -> Result<Identity, DbErr> {
    let numbers = numbers_of(db, participant.organization_id, [participant.id]).await?;
    Ok(with_number(identity_of(&participant.details()), numbers.get(&participant.id)))
}

fn with_number(identity: Identity, number: Option<&Number>) -> Identity {
    let (number, last_four) = number.cloned().unzip();
    Identity { number: number.flatten(), last_four, ..identity }
}

fn mark(hash: &[u8]) -> Mark {
    let mut hex = String::with_capacity(hash.len() * 2);
    for byte in hash {
        // Writing to a string does not fail.
        let _ = write!(hex, "{byte:02x}");
    }
    Mark(hex)
}

/// Which of these participants a reader reaches.
///
/// # Errors
/// Where the database fails.
pub(super) async fn within(
    tx: &DatabaseTransaction,
    scope: &Scope<'_>,
    ids: impl IntoIterator<Item = ParticipantId>,
) -> Result<BTreeSet<ParticipantId>, DbErr> {
    let reached = participants::Entity::find()
        .select_only()
        .column(participants::Column::Id)
        .filter(participants::queries::visible(scope))
        .filter(participants::Column::Id.is_in(ids));
    Ok(reached.into_tuple().all(tx).await?.into_iter().collect())
}

/// What is still to be said about one participant, as far as a reader reaches.
#[derive(Clone, Debug)]
pub struct Open {
    /// Whom they may be, with what speaks for it.
    pub known: Vec<(PossibleDuplicate, Participant)>,
    /// Whether they may be somebody outside of the reader's reach.
    pub elsewhere: bool,
}

/// What is still to be said about a participant. The caller has scoped them; `scope` says what of the others is told.
///
/// # Errors
/// Where the database fails.
pub async fn open_of(db: &DatabaseConnection, scope: &Scope<'_>, participant: ParticipantId) -> Result<Open, Fault> {
    let flags = unsettled(db, [participant]).await?;
    let others = participants::Entity::find()
        .filter(participants::queries::visible(scope))
        .filter(participants::Column::Id.is_in(flags.iter().map(|flag| flag.other_id)))
        .all(db)
        .await?;
    let all = flags.len();
    let with_other = |flag: PossibleDuplicate| {
        let other = others.iter().find(|other| other.id == flag.other_id)?.clone();
        Some((flag, other))
    };
    let known: Vec<_> = flags.into_iter().filter_map(with_other).collect();
    Ok(Open { elsewhere: known.len() < all, known })
}

/// What is still to be said about these participants. The caller has scoped them.
///
/// # Errors
/// Where the database fails.
pub async fn unsettled(
    db: &impl ConnectionTrait,
    participants: impl IntoIterator<Item = ParticipantId>,
) -> Result<Vec<PossibleDuplicate>, Fault> {
    let open = Entity::find().filter(Column::ParticipantId.is_in(participants)).filter(Column::Settlement.is_null());
    Ok(open.order_by_asc(Column::Id).limit(MOST_CANDIDATES).all(db).await?)
}
