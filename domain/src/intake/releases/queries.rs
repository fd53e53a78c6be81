//! The releases of a participant. The caller has scoped the case.

use std::collections::BTreeMap;

use sea_orm::entity::prelude::*;
use sea_orm::{DatabaseConnection, QueryOrder, QuerySelect};

use super::kinds::{KINDS, KindRule, ReleaseKind};
use super::lists::{Category, RecipientKind};
use super::rules::{Recipient, Standing, covered_until, covers};
use super::{Column, Entity, Release, Words, name_hash};
use crate::intake::case::Case;
use crate::intake::file::services_given;
use crate::intake::participants::Participant;
use crate::setup::Keys;
use crate::shared::{Day, EmployerId, Fault, ParticipantId};

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

/// The day on which the privacy notice was read to a participant; nothing where nobody wrote that down.
///
/// # Errors
/// Where the database fails.
pub async fn notice_read_on(db: &impl ConnectionTrait, participant: ParticipantId) -> Result<Option<Day>, DbErr> {
    let notices = Entity::find().filter(Column::ParticipantId.eq(participant)).filter(Column::EndedAt.is_null());
    let notices = notices.filter(Column::Kind.eq(ReleaseKind::PrivacyNotice)).order_by_desc(Column::Id);
    notices.select_only().column(Column::SignedOn).into_tuple().one(db).await
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

/// Who of some participants has released their name to an employer in a referral profile, which nobody can be proposed
/// without; each with the last day of the longest such release that holds today. A release may be open.
///
/// # Errors
/// Where the database fails.
pub async fn profile_released_until(
    db: &impl ConnectionTrait,
    keys: &Keys,
    participants: impl IntoIterator<Item = ParticipantId>,
    (employer, names): (EmployerId, &[String]),
    today: Day,
) -> Result<BTreeMap<ParticipantId, Option<Day>>, DbErr> {
    let kind = RecipientKind::Employer;
    let named = |name: &String| Recipient { kind, id: Some(employer.0), name_hash: name_hash(keys, name) };
    let names: Vec<Recipient> = names.iter().map(named).collect();
    let releases = Entity::find()
        .filter(Column::ParticipantId.is_in(participants))
        .filter(Column::Kind.eq(ReleaseKind::ReferralProfile))
        .filter(Column::EndedAt.is_null());
    let mut theirs: BTreeMap<ParticipantId, Vec<Standing>> = BTreeMap::new();
    for release in releases.all(db).await? {
        theirs.entry(release.participant_id).or_default().push(release.standing());
    }
    let until = |standing: &[Standing]| covered_until(standing, &names, Category::Name, today);
    Ok(theirs.into_iter().filter_map(|(whose, standing)| Some((whose, until(&standing)?))).collect())
}

/// What a recipient would see of one category.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Shown {
    /// These lines of the record.
    Lines(Vec<String>),
    /// What the release itself describes.
    AsDescribed,
    /// The record holds nothing of it yet: later it will be seen as it is then.
    NothingYet,
}

/// Exactly what a recipient would see today of these categories, and nothing else.
///
/// # Errors
/// Where the database fails.
pub async fn preview(
    db: &DatabaseConnection,
    case: &Case,
    participant: &Participant,
    categories: &[Category],
) -> Result<Vec<(Category, Shown)>, Fault> {
    let services = if categories.contains(&Category::Services) { services_given(db, case).await? } else { Vec::new() };
    let lines = |lines: Vec<String>| if lines.is_empty() { Shown::NothingYet } else { Shown::Lines(lines) };
    let shown = |category: Category| match category {
        Category::Name => Shown::Lines(vec![participant.name()]),
        Category::Contact => lines(contact(participant)),
        Category::SafeChannels => lines(participant.safe_hours.iter().cloned().collect()),
        Category::Services => lines(services.iter().map(|given| given.kind.clone()).collect()),
        Category::BackgroundResult
        | Category::EducationRecords
        | Category::SubstanceUse
        | Category::Safety
        | Category::AccommodationNeed
        | Category::Story => Shown::AsDescribed,
        _ => Shown::NothingYet,
    };
    Ok(categories.iter().map(|category| (*category, shown(*category))).collect())
}

fn contact(participant: &Participant) -> Vec<String> {
    let place = [&participant.street, &participant.city, &participant.state, &participant.zip];
    let place: Vec<&str> = place.into_iter().flatten().map(String::as_str).collect();
    let place = (!place.is_empty()).then(|| place.join(", "));
    [participant.phone.clone(), participant.email.clone(), place].into_iter().flatten().collect()
}
