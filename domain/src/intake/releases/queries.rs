//! The releases of a participant. The caller has scoped the case.

use sea_orm::entity::prelude::*;
use sea_orm::{DatabaseConnection, QueryOrder, QuerySelect};

use super::kinds::{KINDS, KindRule};
use super::lists::Category;
use super::rules::{Recipient, Standing, covers};
use super::{Column, Entity, Release, Words};
use crate::setup::Keys;
use crate::shared::{Day, Fault, ParticipantId};

/// The most releases that a page lists.
const MOST_LISTED: u64 = 300;

/// The releases of a participant with what they say, latest first, ended ones among them; those whose being there
/// tells something only for whoever `may_know` of their kind.
///
/// # Errors
/// Where the database fails or a row does not open.
pub async fn of_participant(
    db: &DatabaseConnection,
    keys: &Keys,
    participant: ParticipantId,
    may_know: impl Fn(&KindRule) -> bool,
) -> Result<Vec<(Release, Words)>, Fault> {
    let known = KINDS.iter().filter(|rule| !rule.private || may_know(rule)).map(|rule| rule.kind);
    let releases = Entity::find().filter(Column::ParticipantId.eq(participant)).filter(Column::Kind.is_in(known));
    let releases = releases.order_by_desc(Column::Id).limit(MOST_LISTED).all(db).await?;
    let with_words = |release: Release| Words::of(keys, &release).map(|words| (release, words));
    releases.into_iter().map(with_words).collect()
}

/// The releases of a participant that were not ended, for the question of what they cover: asked in the transaction
/// of whatever is read, listed, sent or exported.
///
/// # Errors
/// Where the database fails.
pub async fn standing(db: &impl ConnectionTrait, participant: ParticipantId) -> Result<Vec<Standing>, DbErr> {
    let standing = Entity::find().filter(Column::ParticipantId.eq(participant)).filter(Column::EndedAt.is_null());
    Ok(standing.all(db).await?.iter().map(Release::standing).collect())
}

/// Whether a recipient may see a category of a participant's information today. Default is no.
///
/// # Errors
/// Where the database fails.
pub async fn is_covered(
    db: &impl ConnectionTrait,
    participant: ParticipantId,
    recipient: &Recipient,
    category: Category,
    today: Day,
) -> Result<bool, DbErr> {
    Ok(covers(&standing(db, participant).await?, recipient, category, today))
}
