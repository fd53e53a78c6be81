//! Merging two records of one person, and taking it back.

use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::ExprTrait;
use sea_orm::{QueryOrder, QuerySelect};

use super::moves::{bring_back_all, carry_all, note, touched};
use super::rules::{clash, more_careful};
use super::{ActiveModel, Column, Entity, Merge, MergeDetails, MergeId, queries};
use crate::access::{Act, Permission};
use crate::intake::duplicates::{self, Settlement};
use crate::intake::participants::{self, Participant, words};
use crate::intake::releases::commands::{copy_of, end};
use crate::intake::releases::lists::Ending;
use crate::intake::releases::rules::left_of;
use crate::intake::releases::{self, Categories, Release, ReleaseId};
use crate::intake::timeline;
use crate::shared::{Answer, Coded, Happening, ObjectKind, ParticipantId, Refusal, Stop, What};

/// Releases that a merge ended.
const ENDED: &str = "releases (ended)";
/// Releases that a merge added: what both had released.
const ADDED: &str = "releases (added)";

/// Merges two records of one person: what belongs to the other goes to the survivor, the other leads there from now
/// on, and of what either had released only what both had released is left.
///
/// # Errors
/// `NotFound` where either is out of reach; `merge-with-itself`; `merged-already`; `merge-two-open-cases`.
pub async fn merge(
    act: &mut Act<'_>,
    one: ParticipantId,
    two: ParticipantId,
    details: &MergeDetails,
) -> Answer<MergeId> {
    let tx = act.permit(Permission::MergePeople, one).await?;
    act.permit(Permission::MergePeople, two).await?;
    let other = if details.survivor == one { two } else { one };
    if one == two || ![one, two].contains(&details.survivor) {
        return Err(Refusal::of("survivor", "merge-with-itself").into());
    }
    let people = participants::Entity::find().filter(participants::Column::Id.is_in([one, two]));
    let people = people.order_by_asc(participants::Column::Id).lock_exclusive().all(tx).await?;
    let [survivor, other] = [details.survivor, other].map(|id| people.iter().find(|person| person.id == id).cloned());
    let (survivor, other) = survivor.zip(other).ok_or(Stop::NotFound)?;
    if survivor.merged_into.is_some() || other.merged_into.is_some() {
        return Err(Refusal::because("merged-already").into());
    }
    let cases = queries::cases_of(tx, [survivor.id, other.id]).await?;
    if let Some(clash) = clash(&cases[0], &cases[1], act.today()) {
        return Err(clash.into());
    }
    let merge = write(act, &survivor, &other, details).await?;
    intersect(act, &merge).await?;
    carry_all(act, &merge).await?;
    lead(act, &survivor, &other).await?;
    settle(act, survivor.id, other.id).await?;
    let happening = Happening::new(What::PeopleMerged, ObjectKind::Merge, merge.id);
    let happening = happening.concerning(survivor.id, None).with("other", other.name());
    act.happened(happening.created(details));
    Ok(merge.id)
}

/// Takes a merge back: exactly what it moved goes back to the other, and its releases stand as before.
///
/// # Errors
/// `NotFound` where it is out of reach or undone; `merge-built-upon` where something was recorded since.
pub async fn undo(act: &mut Act<'_>, id: MergeId) -> Answer<()> {
    let merge = queries::find(act.tx(), act.organization(), id).await?.ok_or(Stop::NotFound)?;
    let tx = act.permit(Permission::MergePeople, merge.survivor_id).await?;
    let people = participants::Entity::find()
        .filter(participants::Column::Id.is_in([merge.survivor_id, merge.other_id]))
        .order_by_asc(participants::Column::Id);
    let people = people.lock_exclusive().all(tx).await?;
    let person = |id| people.iter().find(|person| person.id == id).cloned().ok_or(Stop::NotFound);
    let (survivor, other) = (person(merge.survivor_id)?, person(merge.other_id)?);
    if let Some(line) = built_upon(act, &merge, &survivor).await? {
        return Err(Refusal::because("merge-built-upon").with("day", line.day).into());
    }
    let undone = Entity::update_many()
        .col_expr(Column::UndoneAt, Expr::value(act.by.at))
        .col_expr(Column::UndoneBy, Expr::value(act.user()))
        .filter(Column::Id.eq(id))
        .filter(Column::UndoneAt.is_null());
    if undone.exec(tx).await?.rows_affected == 0 {
        return Err(Stop::NotFound);
    }
    bring_back_all(act, &merge).await?;
    restore_releases(act, &merge).await?;
    let apart = [(merge.survivor_id, None, Some(merge.channel_before)), (merge.other_id, None, None)];
    for (person, into, channel) in apart {
        change(act, person, into, channel).await?;
    }
    words::write(act, survivor.id, &survivor.details()).await?;
    words::write(act, other.id, &other.details()).await?;
    let happening = Happening::new(What::MergeUndone, ObjectKind::Merge, id);
    act.happened(happening.concerning(survivor.id, None).with("other", other.name()));
    Ok(())
}

async fn write(act: &Act<'_>, survivor: &Participant, other: &Participant, details: &MergeDetails) -> Answer<Merge> {
    let merge = Merge {
        id: MergeId::new(),
        organization_id: act.organization(),
        survivor_id: survivor.id,
        other_id: other.id,
        reason: details.reason.clone(),
        channel_before: survivor.safe_channel,
        user_id: act.user(),
        at: act.by.at,
        undone_by: None,
        undone_at: None,
    };
    Entity::insert(ActiveModel::from(merge.clone()).reset_all()).exec_without_returning(act.tx()).await?;
    Ok(merge)
}

/// Ends what either had released and records what both had; the survivor's signatures stand behind that.
async fn intersect(act: &mut Act<'_>, merge: &Merge) -> Answer<()> {
    let mine = releases_of(act, merge.survivor_id).await?;
    let theirs = releases_of(act, merge.other_id).await?;
    let standings = |releases: &[Release]| releases.iter().map(Release::standing).collect::<Vec<_>>();
    let left = left_of(&standings(&mine), &standings(&theirs));
    let mut added = Vec::new();
    for (place, shared) in left {
        let id = ReleaseId::new();
        let row = releases::ActiveModel {
            categories: Set(Categories(shared.categories)),
            from_day: Set(shared.from),
            until_day: Set(shared.until),
            looked_at: Set(mine[place].looked_at.filter(|_| !shared.waits)),
            ..copy_of(act, &mine[place], id)?
        };
        releases::Entity::insert(row).exec_without_returning(act.tx()).await?;
        added.push(id.0);
    }
    let ended: Vec<Uuid> = mine.iter().chain(&theirs).map(|release| release.id.0).collect();
    for release in mine.iter().chain(&theirs) {
        end(act, release, Ending::Merged, None, None).await?;
        let happening = Happening::new(What::ReleaseSettled, ObjectKind::Release, release.id);
        act.happened(happening.concerning(merge.survivor_id, Some(release.case_id)));
    }
    note(act, merge.id, ENDED, &ended).await?;
    note(act, merge.id, ADDED, &added).await?;
    Ok(())
}

async fn releases_of(act: &Act<'_>, person: ParticipantId) -> Result<Vec<Release>, DbErr> {
    let standing = releases::Entity::find().filter(releases::Column::ParticipantId.eq(person));
    standing.filter(releases::Column::EndedAt.is_null()).order_by_asc(releases::Column::Id).all(act.tx()).await
}

async fn restore_releases(act: &Act<'_>, merge: &Merge) -> Result<(), DbErr> {
    use releases::Column as Of;
    let over = releases::Entity::update_many()
        .col_expr(Of::EndedAt, Expr::value(act.by.at))
        .col_expr(Of::EndedBy, Expr::value(act.user()))
        .col_expr(Of::Ending, Expr::value(Ending::MergeUndone.code()))
        .filter(Of::Id.in_subquery(touched(merge.id, ADDED)))
        .filter(Of::EndedAt.is_null());
    over.exec(act.tx()).await?;
    let again =
        releases::ActiveModel { ended_at: Set(None), ended_by: Set(None), ending: Set(None), ..Default::default() };
    let again = releases::Entity::update_many().set(again).filter(Of::Id.in_subquery(touched(merge.id, ENDED)));
    again.exec(act.tx()).await?;
    Ok(())
}

/// The other leads to the survivor; the survivor is found by both names and reached by the more careful way.
async fn lead(act: &Act<'_>, survivor: &Participant, other: &Participant) -> Result<(), DbErr> {
    let careful = more_careful(survivor.safe_channel, other.safe_channel);
    change(act, survivor.id, None, Some(careful)).await?;
    change(act, other.id, Some(survivor.id), None).await?;
    words::write(act, survivor.id, &survivor.details()).await
}

async fn change(
    act: &Act<'_>,
    person: ParticipantId,
    into: Option<ParticipantId>,
    channel: Option<participants::SafeChannel>,
) -> Result<(), DbErr> {
    use participants::Column as Of;
    let mut row =
        participants::ActiveModel { merged_into: Set(into), changed_at: Set(act.by.at), ..Default::default() };
    if let Some(channel) = channel {
        row.safe_channel = Set(channel);
    }
    let change = participants::Entity::update_many().set(row);
    let change = change.col_expr(Of::Version, Expr::col(Of::Version).add(1)).filter(Of::Id.eq(person));
    change.exec(act.tx()).await.map(drop)
}

/// Whatever was still to be said about the two is said.
async fn settle(act: &Act<'_>, one: ParticipantId, two: ParticipantId) -> Result<(), DbErr> {
    use duplicates::Column as Of;
    let between = |a, b| sea_orm::Condition::all().add(Of::ParticipantId.eq(a)).add(Of::OtherId.eq(b));
    let open = duplicates::Entity::update_many()
        .col_expr(Of::Settlement, Expr::value(Settlement::Same.code()))
        .col_expr(Of::SettledBy, Expr::value(act.user()))
        .col_expr(Of::SettledAt, Expr::value(act.by.at))
        .filter(sea_orm::Condition::any().add(between(one, two)).add(between(two, one)))
        .filter(Of::Settlement.is_null());
    open.exec(act.tx()).await.map(drop)
}

/// What was recorded of the survivor since the merge, the first of it; nothing where the merge can be taken back.
async fn built_upon(act: &Act<'_>, merge: &Merge, survivor: &Participant) -> Answer<Option<timeline::Model>> {
    let lines = || timeline::Entity::find().filter(timeline::Column::ParticipantId.eq(survivor.id));
    let own = lines().filter(timeline::Column::ObjectId.eq(merge.id.0)).one(act.tx()).await?.ok_or(Stop::NotFound)?;
    if survivor.merged_into.is_some() {
        return Ok(Some(own));
    }
    let since = lines().filter(timeline::Column::Id.gt(own.id)).order_by_asc(timeline::Column::Id);
    Ok(since.limit(1).one(act.tx()).await?)
}
