//! What is done with a caseload as a whole: it goes to somebody else, or leaves as a file.

use sea_orm::entity::prelude::*;
use sea_orm::{QueryOrder, QuerySelect};

use super::{Narrowed, Whose};
use crate::access::grounds::{Reached, reached_by};
use crate::access::{Act, Permission};
use crate::intake::case::assignment::assign;
use crate::intake::case::{self, Column, Entity};
use crate::shared::{Answer, CaseId, Happening, ObjectKind, OrganizationId, Refusal, UserId, What};

/// The most cases that one act hands over.
const MOST: u64 = 500;

/// Hands every open case of one caseworker that the reader may assign over to another; answers how many.
///
/// # Errors
/// `nothing-to-hand-over`; as [`assign`].
pub async fn hand_over_all(act: &mut Act<'_>, from: UserId, to: UserId) -> Answer<u64> {
    let tx = act.permit_anywhere(Permission::AssignCase)?;
    let scope = act.by.reader.scope(Permission::AssignCase, act.today());
    let cases: Vec<CaseId> = Entity::find()
        .select_only()
        .column(Column::Id)
        .filter(case::queries::visible(&scope))
        .filter(Column::Id.in_subquery(reached_by(from, Reached::Case, act.today())))
        .filter(Narrowed { whose: Whose::Everybodys, ..Narrowed::default() }.stages())
        .order_by_asc(Column::Id)
        .limit(MOST)
        .into_tuple()
        .all(tx)
        .await?;
    if cases.is_empty() {
        return Err(Refusal::because("nothing-to-hand-over").into());
    }
    for case in &cases {
        assign(act, *case, to).await?;
    }
    Ok(cases.len() as u64)
}

/// Notes that a list with names was taken away as a file, and how many were on it.
///
/// # Errors
/// `Forbidden` where the role takes none.
pub async fn note_export(act: &mut Act<'_>, count: u64) -> Answer<()> {
    if !act.by.reader.may(Permission::ExportNames) {
        return Err(crate::shared::Stop::Forbidden);
    }
    let OrganizationId(organization) = act.organization();
    act.happened(Happening::new(What::ListExported, ObjectKind::Organization, organization).with("count", count));
    Ok(())
}
