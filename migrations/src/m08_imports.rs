//! Imports of people: the file, and what became of each of its lines. An identifier of which only the last four digits
//! are known.

use sea_orm_migration::prelude::*;

use crate::schema::*;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        addition().up(manager).await?;
        manager.get_connection().execute_unprepared(ONE_OPEN).await?;
        loosen_identifiers(manager).await
    }

    /// The identifiers stay loose: a number of which four digits are known has no place in the stricter table.
    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        addition().down(manager).await
    }
}

/// The same file with the same mapping is under way once.
const ONE_OPEN: &str = "CREATE UNIQUE INDEX imports_one_open ON imports (organization_id, file_hash, mapping) \
    WHERE state IN ('previewed', 'running', 'undoing')";

fn addition() -> Addition {
    Addition { tables: tables(), indexes: indexes() }
}

fn tables() -> Vec<TableCreateStatement> {
    let imports = owned("imports")
        .col(uuid("program_id").maybe())
        .foreign_key(&mut to("program_id", "programs"))
        .col(uuid("site_id"))
        .foreign_key(&mut to("site_id", "sites"))
        .col(text("file_name"))
        .col(bytes("file_hash"))
        .col(text("mapping"))
        .col(text("state"))
        .col(json("reading"))
        .col(json("programs"))
        .col(uuid("user_id").maybe())
        .foreign_key(&mut to("user_id", "users"))
        .col(instant("created_at"))
        .col(instant("started_at").maybe())
        .col(instant("ended_at").maybe())
        .col(int("version"))
        .take();
    let files = Table::create()
        .table("import_files")
        .col(uuid("import_id").primary_key())
        .foreign_key(&mut to("import_id", "imports"))
        .col(uuid("organization_id"))
        .foreign_key(&mut to("organization_id", "organizations"))
        .col(bytes("content"))
        .take();
    let lines = owned("import_lines")
        .col(uuid("import_id"))
        .foreign_key(&mut to("import_id", "imports"))
        .col(int("line"))
        .col(text("outcome"))
        .col(bytes("said"))
        .col(uuid("participant_id").maybe())
        .foreign_key(&mut to("participant_id", "participants"))
        .col(uuid("case_id").maybe())
        .foreign_key(&mut to("case_id", "cases"))
        .col(text("deed").maybe())
        .col(uuid("request_id").maybe())
        .col(bytes("before").maybe())
        .col(instant("done_at").maybe())
        .take();
    vec![imports, files, lines]
}

fn indexes() -> Vec<IndexCreateStatement> {
    vec![
        index("imports", &["organization_id", "file_hash"]),
        index("imports", &["organization_id", "id"]),
        unique("import_lines", &["import_id", "line"]),
        index("import_lines", &["import_id", "outcome", "line"]),
        index("import_lines", &["import_id", "done_at", "line"]),
        index("import_lines", &["participant_id"]),
        index("import_lines", &["case_id"]),
    ]
}

/// SQLite cannot loosen a column: on both databases the table is made anew, and its rows moved.
async fn loosen_identifiers(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let loose = Table::create()
        .table("loose_identifiers")
        .col(uuid("participant_id").primary_key())
        .foreign_key(&mut to("participant_id", "participants"))
        .col(uuid("organization_id"))
        .foreign_key(&mut to("organization_id", "organizations"))
        .col(bytes("number").maybe())
        .col(bytes("number_hash").maybe())
        .col(text("last_four"))
        .take();
    manager.create_table(loose).await?;
    let columns = "participant_id, organization_id, number, number_hash, last_four";
    let moved = format!("INSERT INTO loose_identifiers ({columns}) SELECT {columns} FROM identifiers");
    manager.get_connection().execute_unprepared(&moved).await?;
    manager.drop_table(Table::drop().table("identifiers").take()).await?;
    manager.rename_table(Table::rename().table("loose_identifiers", "identifiers").take()).await?;
    manager.create_index(index("identifiers", &["organization_id", "number_hash"])).await
}
