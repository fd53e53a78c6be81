//! Writing work and schooling down.

use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::OnConflict;

use super::{ActiveModel, Background, Column, Entity};
use crate::access::Act;
use crate::intake::case::Case;
use crate::shared::{Answer, Happening, ObjectKind, What};

/// Writes work and schooling down, over what stood there before. The caller has permitted the case.
///
/// # Errors
/// Where the database fails.
pub(crate) async fn record(act: &mut Act<'_>, case: &Case, details: Background) -> Answer<()> {
    let before = Entity::find_by_id(case.id).one(act.tx()).await?.map(|row| row.details());
    if before.as_ref() == Some(&details) {
        return Ok(());
    }
    let happening = Happening::new(What::BackgroundRecorded, ObjectKind::Case, case.id);
    act.happened(happening.concerning(case.participant_id, Some(case.id)).changed(&before, &details));
    let row =
        ActiveModel { case_id: Set(case.id), organization_id: Set(case.organization_id), ..details.into_columns() };
    let again = OnConflict::column(Column::CaseId).update_columns(written()).to_owned();
    Entity::insert(row).on_conflict(again).exec_without_returning(act.tx()).await?;
    Ok(())
}

fn written() -> impl Iterator<Item = Column> {
    use sea_orm::Iterable;
    Column::iter().filter(|column| !matches!(column, Column::CaseId | Column::OrganizationId))
}
