//! Striking a row as entered in error: the one place that knows how. It stays readable, with when and why.

use sea_orm::entity::prelude::*;

use super::Act;
use crate::shared::{Answer, Refusal, Stop};

/// The columns of a row that can be struck.
pub(crate) struct Strikable<C> {
    /// The row's id.
    pub(crate) id: C,
    /// Whose row it is: a case's, an employer's.
    pub(crate) owner: C,
    /// When it was struck.
    pub(crate) at: C,
    /// Why.
    pub(crate) reason: C,
}

/// Strikes a row of an owner that the caller has permitted.
///
/// # Errors
/// `missing` without a reason; `NotFound` where the owner has no such row, or it was struck before.
pub(crate) async fn strike<E: EntityTrait>(
    act: &Act<'_>,
    columns: Strikable<E::Column>,
    owner: impl Into<Uuid>,
    id: impl Into<Uuid>,
    reason: &str,
) -> Answer<()> {
    if reason.trim().is_empty() {
        return Err(Refusal::of("reason", "missing").into());
    }
    let struck = E::update_many()
        .col_expr(columns.at, Expr::value(act.by.at))
        .col_expr(columns.reason, Expr::value(reason))
        .filter(columns.id.eq(id.into()))
        .filter(columns.owner.eq(owner.into()))
        .filter(columns.at.is_null());
    if struck.exec(act.tx()).await?.rows_affected == 0 { Err(Stop::NotFound) } else { Ok(()) }
}
