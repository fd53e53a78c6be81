//! The columns that every table has, and short words for the others.

use sea_orm_migration::prelude::*;

/// A table with its id and its organization: every row belongs to one.
pub(crate) fn owned(name: &'static str) -> TableCreateStatement {
    keyed(name).col(uuid("organization_id")).foreign_key(&mut to("organization_id", "organizations")).take()
}

/// A reference: the row it names must be there.
pub(crate) fn to(column: &'static str, table: &'static str) -> ForeignKeyCreateStatement {
    ForeignKey::create().from_col(column).to(table, "id").take()
}

/// A table with an id.
pub(crate) fn keyed(name: &'static str) -> TableCreateStatement {
    Table::create().table(name).col(uuid("id").primary_key()).take()
}

/// A required id.
pub(crate) fn uuid(name: &'static str) -> ColumnDef {
    ColumnDef::new(name).uuid().not_null().take()
}

/// Required text.
pub(crate) fn text(name: &'static str) -> ColumnDef {
    ColumnDef::new(name).text().not_null().take()
}

/// A required whole number of 32 bits.
pub(crate) fn int(name: &'static str) -> ColumnDef {
    ColumnDef::new(name).integer().not_null().take()
}

/// A required whole number of 64 bits: cents among them.
pub(crate) fn big(name: &'static str) -> ColumnDef {
    ColumnDef::new(name).big_integer().not_null().take()
}

/// A required yes or no.
pub(crate) fn flag(name: &'static str) -> ColumnDef {
    ColumnDef::new(name).boolean().not_null().take()
}

/// A required civil date.
pub(crate) fn day(name: &'static str) -> ColumnDef {
    ColumnDef::new(name).date().not_null().take()
}

/// A required moment.
pub(crate) fn instant(name: &'static str) -> ColumnDef {
    ColumnDef::new(name).timestamp_with_time_zone().not_null().take()
}

/// Required JSON.
pub(crate) fn json(name: &'static str) -> ColumnDef {
    ColumnDef::new(name).json_binary().not_null().take()
}

/// Required bytes.
pub(crate) fn bytes(name: &'static str) -> ColumnDef {
    ColumnDef::new(name).binary().not_null().take()
}

/// The same column, where it may be empty.
pub(crate) trait Maybe {
    /// May be empty.
    fn maybe(self) -> ColumnDef;
}

impl Maybe for ColumnDef {
    fn maybe(mut self) -> ColumnDef {
        self.null().take()
    }
}

/// An index over `columns`.
pub(crate) fn index(table: &'static str, columns: &[&'static str]) -> IndexCreateStatement {
    let mut index = Index::create().name(format!("{table}_{}", columns.join("_"))).table(table).take();
    for column in columns {
        index.col(*column);
    }
    index
}

/// An index over `columns` that no two rows share.
pub(crate) fn unique(table: &'static str, columns: &[&'static str]) -> IndexCreateStatement {
    index(table, columns).unique().take()
}

/// What one change adds; taken away again in the opposite order.
pub(crate) struct Addition {
    /// The tables.
    pub(crate) tables: Vec<TableCreateStatement>,
    /// Their indexes.
    pub(crate) indexes: Vec<IndexCreateStatement>,
}

impl Addition {
    /// Adds it.
    pub(crate) async fn up(self, manager: &SchemaManager<'_>) -> Result<(), DbErr> {
        for table in self.tables {
            manager.create_table(table).await?;
        }
        for index in self.indexes {
            manager.create_index(index).await?;
        }
        Ok(())
    }

    /// Takes it away: development only.
    pub(crate) async fn down(self, manager: &SchemaManager<'_>) -> Result<(), DbErr> {
        for table in self.tables.into_iter().rev() {
            if let Some(name) = table.get_table_name().cloned() {
                manager.drop_table(Table::drop().table(name).take()).await?;
            }
        }
        Ok(())
    }
}
