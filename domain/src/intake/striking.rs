//! Striking a row of a case as entered in error.

use sea_orm::entity::prelude::*;

use crate::access::{Act, striking};
use crate::shared::{Answer, CaseId};

/// The columns of a row of a case that can be struck.
pub(crate) struct Strikable<C> {
    /// The row's id.
    pub(crate) id: C,
    /// Its case.
    pub(crate) case: C,
    /// When it was struck.
    pub(crate) at: C,
    /// Why.
    pub(crate) reason: C,
}

/// Strikes a row of a case that the caller has permitted.
///
/// # Errors
/// As [`striking::strike`].
pub(crate) async fn strike<E: EntityTrait>(
    act: &Act<'_>,
    columns: Strikable<E::Column>,
    case: CaseId,
    id: impl Into<Uuid>,
    reason: &str,
) -> Answer<()> {
    let Strikable { id: key, case: owner, at, reason: why } = columns;
    striking::strike::<E>(act, striking::Strikable { id: key, owner, at, reason: why }, case, id, reason).await
}
