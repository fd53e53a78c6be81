//! The funnel by source: of those who asked, how many came to an orientation, applied, were eligible, selected, began.

use std::collections::BTreeMap;

use sea_orm::entity::prelude::*;
use sea_orm::sea_query::SelectStatement;
use sea_orm::{Condition, DatabaseConnection, QueryOrder, QuerySelect, QueryTrait};

use super::inquiries::queries::{Slice, within};
use super::inquiries::{Attendance, Column, Entity, Inquiry, Source};
use crate::access::Scope;
use crate::intake::case::rules::Edge;
use crate::intake::case::stage_changes;
use crate::shared::{Coded, Fault};

crate::coded! {
    /// How far somebody came.
    pub enum Reached("funnel") {
        /// Asked.
        Inquired = "inquired",
        /// Came to an orientation.
        Oriented = "oriented",
        /// Applied.
        Applied = "applied",
        /// Was found eligible.
        Eligible = "eligible",
        /// Was selected.
        Selected = "selected",
        /// Began: a first qualifying service.
        Entered = "entered",
    }
}

impl Reached {
    /// What an inquiry must be for its person to have come so far.
    fn holds(self) -> Condition {
        let all = Condition::all();
        match self {
            Self::Inquired => all,
            Self::Oriented => all.add(Column::Attendance.eq(Attendance::Came)),
            Self::Applied => all.add(Column::CaseId.is_not_null()),
            Self::Eligible => all.add(Column::CaseId.in_subquery(moved(Edge::FoundEligible))),
            Self::Selected => all.add(Column::CaseId.in_subquery(moved(Edge::Select))),
            Self::Entered => all.add(Column::CaseId.in_subquery(moved(Edge::Begin))),
        }
    }
}

/// The cases that ever made a move.
fn moved(edge: Edge) -> SelectStatement {
    let moves = stage_changes::Entity::find().select_only().column(stage_changes::Column::CaseId);
    moves.filter(stage_changes::Column::Edge.eq(edge)).into_query()
}

/// One source: how many came how far, in the order of [`Reached::ALL`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Through whom they came.
    pub source: Source,
    /// How many.
    pub counts: Vec<u64>,
}

/// The funnel of a slice by source, the sources with most inquiries first. As many questions as it has columns.
///
/// # Errors
/// Where the database fails.
pub async fn by_source(db: &DatabaseConnection, scope: &Scope<'_>, slice: Slice) -> Result<Vec<Row>, Fault> {
    let mut rows: BTreeMap<Source, Vec<u64>> = BTreeMap::new();
    for (column, reached) in Reached::ALL.iter().enumerate() {
        let counted: Vec<(Source, i64)> = Entity::find()
            .select_only()
            .column(Column::Source)
            .column_as(Column::Id.count(), "people")
            .filter(within(scope, slice))
            .filter(reached.holds())
            .group_by(Column::Source)
            .into_tuple()
            .all(db)
            .await?;
        for (source, people) in counted {
            let counts = rows.entry(source).or_insert_with(|| vec![0; Reached::ALL.len()]);
            counts[column] = people.unsigned_abs();
        }
    }
    let mut rows: Vec<_> = rows.into_iter().map(|(source, counts)| Row { source, counts }).collect();
    rows.sort_by_key(|row| std::cmp::Reverse(row.counts[0]));
    Ok(rows)
}

/// The people behind one figure of the funnel, the latest first.
///
/// # Errors
/// Where the database fails.
pub async fn people(
    db: &DatabaseConnection,
    scope: &Scope<'_>,
    slice: Slice,
    reached: Reached,
    most: u64,
) -> Result<Vec<Inquiry>, Fault> {
    let behind = Entity::find().filter(within(scope, slice)).filter(reached.holds());
    Ok(behind.order_by_desc(Column::AskedOn).order_by_desc(Column::Id).limit(most).all(db).await?)
}
