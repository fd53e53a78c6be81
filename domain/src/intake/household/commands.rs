//! Writing a household down.

use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::OnConflict;
use sea_orm::{Iterable, QueryOrder};

use super::{ActiveModel, Column, Entity, Household, incomes};
use crate::access::Act;
use crate::intake::case::Case;
use crate::shared::{Answer, CaseId, Happening, ObjectKind, What};

/// Writes the household of a case down, over what stood there before. The caller has permitted the case.
///
/// # Errors
/// Where the database fails.
pub(crate) async fn record(act: &mut Act<'_>, case: &Case, details: &Household) -> Answer<()> {
    let before = told(act.tx(), case.id).await?;
    if before.as_ref() == Some(details) {
        return Ok(());
    }
    let row = ActiveModel { case_id: Set(case.id), organization_id: Set(case.organization_id), ..details.to_columns() };
    let written = Column::iter().filter(|column| !matches!(column, Column::CaseId | Column::OrganizationId));
    let again = OnConflict::column(Column::CaseId).update_columns(written).to_owned();
    Entity::insert(row).on_conflict(again).exec_without_returning(act.tx()).await?;
    incomes::Entity::delete_many().filter(incomes::Column::CaseId.eq(case.id)).exec(act.tx()).await?;
    let rows = details.incomes.iter().map(|income| incomes::ActiveModel {
        id: Set(Uuid::now_v7()),
        organization_id: Set(case.organization_id),
        case_id: Set(case.id),
        source: Set(income.source),
        amount: Set(income.amount),
        period: Set(income.period),
    });
    let rows: Vec<_> = rows.collect();
    if !rows.is_empty() {
        incomes::Entity::insert_many(rows).exec_without_returning(act.tx()).await?;
    }
    let happening = Happening::new(What::HouseholdRecorded, ObjectKind::Case, case.id);
    act.happened(happening.concerning(case.participant_id, Some(case.id)).changed(&before, details));
    Ok(())
}

/// The household of a case, where it was told. The caller has scoped the case.
///
/// # Errors
/// Where the database fails.
pub async fn told(db: &impl ConnectionTrait, case: CaseId) -> Result<Option<Household>, DbErr> {
    let Some(household) = Entity::find_by_id(case).one(db).await? else { return Ok(None) };
    let incomes = incomes::Entity::find().filter(incomes::Column::CaseId.eq(case));
    let incomes = incomes.order_by_asc(incomes::Column::Id).all(db).await?;
    Ok(Some(household.details(&incomes)))
}
