//! Writing demographics down.

use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::OnConflict;

use super::{ActiveModel, Column, Demographics, Entity};
use crate::access::{Act, Permission};
use crate::shared::{Answer, Happening, ObjectKind, ParticipantId, What};

/// Writes somebody's demographics down, over what stood there before.
///
/// # Errors
/// `Forbidden`, or `NotFound` where they are out of reach.
pub async fn record(act: &mut Act<'_>, participant: ParticipantId, details: Demographics) -> Answer<()> {
    let tx = act.permit(Permission::EditBasics, participant).await?;
    let before = Entity::find_by_id(participant).one(tx).await?.map(|row| row.details()).unwrap_or_default();
    if before == details {
        return Ok(());
    }
    let happening = Happening::new(What::DemographicsRecorded, ObjectKind::Participant, participant);
    act.happened(happening.concerning(participant, None).changed(&before, &details));
    let row = ActiveModel {
        participant_id: Set(participant),
        organization_id: Set(act.organization()),
        ..details.into_columns()
    };
    let again = OnConflict::column(Column::ParticipantId).update_columns(written()).to_owned();
    Entity::insert(row).on_conflict(again).exec_without_returning(tx).await?;
    Ok(())
}

fn written() -> impl Iterator<Item = Column> {
    use sea_orm::Iterable;
    Column::iter().filter(|column| !matches!(column, Column::ParticipantId | Column::OrganizationId))
}
