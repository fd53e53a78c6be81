//! The lines of a directory's import. The caller has scoped the import.

use sea_orm::entity::prelude::*;
use sea_orm::{QueryOrder, QuerySelect};

use super::Said;
use crate::intake::imports::{Deed, ImportId, lines};
use crate::intake::roster::Outcome;
use crate::setup::Store;
use crate::shared::Fault;

/// A line with what it says.
#[derive(Clone, Debug)]
pub struct DirectoryLine {
    /// Its place among the lines of the import.
    pub line: i32,
    /// What becomes of it.
    pub outcome: Outcome,
    /// What it says.
    pub said: Said,
    /// What bringing it in did.
    pub deed: Option<Deed>,
}

/// The lines of an import behind `after`, in their order; of one outcome, or all.
///
/// # Errors
/// Where the database fails, or a line cannot be opened.
pub async fn lines(
    store: &Store,
    import: ImportId,
    outcome: Option<Outcome>,
    after: i32,
    most: u64,
) -> Result<Vec<DirectoryLine>, Fault> {
    let mut found =
        lines::Entity::find().filter(lines::Column::ImportId.eq(import)).filter(lines::Column::Line.gt(after));
    if let Some(outcome) = outcome {
        found = found.filter(lines::Column::Outcome.eq(outcome));
    }
    let found = found.order_by_asc(lines::Column::Line).limit(most).all(store.read()).await?;
    let open = |line: lines::Model| {
        let said = Said::open(&store.keys, line.id, &line.said)?;
        Ok(DirectoryLine { line: line.line, outcome: line.outcome, said, deed: line.deed })
    };
    found.into_iter().map(open).collect()
}
