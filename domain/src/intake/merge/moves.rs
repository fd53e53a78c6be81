//! Pointing rows from one person to another, and back: the one place that knows how. Each room lists its own tables.

use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;
use sea_orm::{EntityName, QuerySelect, QueryTrait};

use super::{Merge, MergeId, moved};
use crate::access::Act;
use crate::shared::ParticipantId;

/// Rows that are written down at once.
const AT_ONCE: usize = 400;

/// The tables of this room whose rows belong to a person and go where the person goes. What else names a person stays:
/// the audit trail, what only one record of theirs can have (identifier, demographics), what was imported, messages.
macro_rules! tables {
    ($($room:ident $(:: $part:ident)?),+ $(,)?) => {
        /// The tables of this room that go with the person.
        pub fn tables() -> Vec<&'static str> {
            vec![$(table::<super::super::$room $(::$part)?::Entity>()),+]
        }

        pub(super) async fn carry_all(act: &Act<'_>, merge: &Merge) -> Result<(), DbErr> {
            $({
                use super::super::$room $(::$part)? as rows;
                carry::<rows::Entity>(act, merge, (rows::Column::Id, rows::Column::ParticipantId)).await?;
            })+
            Ok(())
        }

        pub(super) async fn bring_back_all(act: &Act<'_>, merge: &Merge) -> Result<(), DbErr> {
            $({
                use super::super::$room $(::$part)? as rows;
                bring_back::<rows::Entity>(act, merge, (rows::Column::Id, rows::Column::ParticipantId)).await?;
            })+
            Ok(())
        }
    };
}

tables!(
    case,
    services,
    notes,
    plans,
    documents,
    documents::request_rows,
    releases,
    alternate_contacts,
    assessments,
    sensitive,
    timeline,
);

/// Points every row of the other to the survivor, and writes down which: `columns` are the row's id and its person.
///
/// # Errors
/// Where the database fails.
pub(crate) async fn carry<E>(act: &Act<'_>, merge: &Merge, columns: (E::Column, E::Column)) -> Result<(), DbErr>
where
    E: EntityTrait + EntityName + Default,
{
    let (id, person) = columns;
    let rows = E::find().select_only().column(id).filter(person.eq(merge.other_id));
    let rows: Vec<Uuid> = rows.into_tuple().all(act.tx()).await?;
    note(act, merge.id, table::<E>(), &rows).await?;
    point::<E>(act, merge, columns, merge.survivor_id).await
}

/// Points exactly the rows that a merge moved back to the other.
///
/// # Errors
/// Where the database fails.
pub(crate) async fn bring_back<E>(act: &Act<'_>, merge: &Merge, columns: (E::Column, E::Column)) -> Result<(), DbErr>
where
    E: EntityTrait + EntityName + Default,
{
    point::<E>(act, merge, columns, merge.other_id).await
}

/// Writes down which rows of a table a merge touched.
pub(super) async fn note(act: &Act<'_>, merge: MergeId, table: &str, rows: &[Uuid]) -> Result<(), DbErr> {
    for some in rows.chunks(AT_ONCE) {
        let moves = some.iter().map(|row| moved::ActiveModel {
            id: Set(moved::MoveId::new()),
            organization_id: Set(act.organization()),
            merge_id: Set(merge),
            table_name: Set(table.to_owned()),
            row_id: Set(*row),
        });
        moved::Entity::insert_many(moves).exec_without_returning(act.tx()).await?;
    }
    Ok(())
}

/// The rows of a table that a merge touched.
pub(super) fn touched(merge: MergeId, table: &str) -> sea_orm::sea_query::SelectStatement {
    let rows = moved::Entity::find().select_only().column(moved::Column::RowId);
    rows.filter(moved::Column::MergeId.eq(merge)).filter(moved::Column::TableName.eq(table)).into_query()
}

/// A table's name.
pub(crate) fn table<E: EntityTrait + EntityName + Default>() -> &'static str {
    // Entities are named once, in their attribute; the name lives as long as the program.
    E::default().table_name()
}

async fn point<E>(
    act: &Act<'_>,
    merge: &Merge,
    (id, person): (E::Column, E::Column),
    to: ParticipantId,
) -> Result<(), DbErr>
where
    E: EntityTrait + EntityName + Default,
{
    let rows =
        E::update_many().col_expr(person, Expr::value(to)).filter(id.in_subquery(touched(merge.id, table::<E>())));
    rows.exec(act.tx()).await.map(drop)
}
