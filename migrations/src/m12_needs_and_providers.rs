//! Support: what somebody needs.

use sea_orm_migration::prelude::*;

use crate::schema::*;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        addition().up(manager).await?;
        manager.get_connection().execute_unprepared(ONE_OPEN).await.map(drop)
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        addition().down(manager).await
    }
}

/// A case has one open need of a kind; of what has no kind of its own it may have several.
const ONE_OPEN: &str = "CREATE UNIQUE INDEX needs_one_open ON needs (case_id, kind) \
    WHERE state = 'open' AND kind <> 'other'";

fn addition() -> Addition {
    Addition { tables: vec![needs()], indexes: indexes() }
}

fn needs() -> TableCreateStatement {
    owned("needs")
        .col(uuid("case_id"))
        .foreign_key(&mut to("case_id", "cases"))
        .col(text("kind"))
        .col(text("what").maybe())
        .col(text("urgency"))
        .col(text("note").maybe())
        .col(day("opened_on"))
        .col(text("state"))
        .col(day("settled_on").maybe())
        .col(text("met_by").maybe())
        .col(text("settled_because").maybe())
        .col(text("settled_note").maybe())
        .col(uuid("user_id").maybe())
        .foreign_key(&mut to("user_id", "users"))
        .col(instant("at"))
        .col(int("version"))
        .take()
}

fn indexes() -> Vec<IndexCreateStatement> {
    vec![
        index("needs", &["case_id", "opened_on"]),
        index("needs", &["organization_id", "state", "opened_on", "id"]),
        index("needs", &["organization_id", "state", "settled_on"]),
    ]
}
