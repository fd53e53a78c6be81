//! Indexes for what is asked every night and behind the recruitment: each begins with what the question narrows to.

use sea_orm_migration::prelude::*;

use crate::schema::*;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for (table, columns) in INDEXES {
            manager.create_index(index(table, columns)).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for (table, columns) in INDEXES {
            let name = format!("{table}_{}", columns.join("_"));
            manager.drop_index(Index::drop().name(name).table(table).to_owned()).await?;
        }
        Ok(())
    }
}

const INDEXES: [(&str, &[&str]); 6] = [
    ("inquiries", &["organization_id", "case_id", "ended", "id"]),
    ("stage_changes", &["edge", "case_id"]),
    ("grounds", &["organization_id", "why"]),
    ("participants", &["organization_id", "merged_into"]),
    ("documents", &["organization_id", "state"]),
    ("releases", &["organization_id", "evidence"]),
];
