//! The caseload by stage and by caseworker.

use sea_orm::entity::prelude::*;
use sea_orm::{DatabaseConnection, QuerySelect};

use super::Figure;
use super::slice::{Slice, with_holder};
use crate::access::{Scope, grounds};
use crate::intake::case::Column;
use crate::intake::case::rules::Stage;
use crate::shared::{Fault, UserId};

/// Open cases in one stage with one caseworker.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Load {
    /// The stage.
    pub stage: Stage,
    /// Whose; nothing for those that are nobody's.
    pub holder: Option<UserId>,
    /// How many.
    pub cases: u64,
}

/// Open cases by stage and caseworker, in one question.
///
/// # Errors
/// Where the database fails.
pub async fn loads(db: &DatabaseConnection, scope: &Scope<'_>, slice: &Slice) -> Result<Vec<Load>, Fault> {
    let cases = slice.cases(scope).filter(Figure::Caseload.holds(slice, scope.today));
    let counted: Vec<(Stage, Option<UserId>, i64)> = with_holder(cases, Column::Id, scope.today)
        .select_only()
        .column(Column::Stage)
        .column(grounds::Column::UserId)
        .column_as(Column::Id.count(), "cases")
        .group_by(Column::Stage)
        .group_by(grounds::Column::UserId)
        .into_tuple()
        .all(db)
        .await?;
    let load = |(stage, holder, cases): (_, _, i64)| Load { stage, holder, cases: cases.unsigned_abs() };
    Ok(counted.into_iter().map(load).collect())
}
