//! Writing barriers down.

use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;

use super::{ActiveModel, Barrier, Barriers, Column, Entity};
use crate::access::Act;
use crate::intake::case::Case;
use crate::shared::{Answer, Coded, Happening, ObjectKind, What};

/// Writes the barriers of a case down, over what stood there before. The caller has permitted the case.
///
/// # Errors
/// Where the database fails.
pub(crate) async fn record(act: &mut Act<'_>, case: &Case, details: Barriers) -> Answer<()> {
    let of_case = Entity::find().filter(Column::CaseId.eq(case.id));
    let before: Barriers = of_case.all(act.tx()).await?.into_iter().collect();
    if before == details {
        return Ok(());
    }
    Entity::delete_many().filter(Column::CaseId.eq(case.id)).exec(act.tx()).await?;
    let row = |barrier: Barrier| {
        let reply = details.reply(barrier)?;
        Some(ActiveModel {
            id: Set(Uuid::now_v7()),
            organization_id: Set(case.organization_id),
            case_id: Set(case.id),
            barrier: Set(barrier),
            reply: Set(reply),
        })
    };
    let rows: Vec<_> = Barrier::ALL.iter().copied().filter_map(row).collect();
    if !rows.is_empty() {
        Entity::insert_many(rows).exec_without_returning(act.tx()).await?;
    }
    let happening = Happening::new(What::BarriersRecorded, ObjectKind::Case, case.id);
    act.happened(happening.concerning(case.participant_id, Some(case.id)).changed(&before, &details));
    Ok(())
}
