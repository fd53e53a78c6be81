//! Plans with their goals, steps and desired outcomes; alternate contacts; the words that people are found by.

use sea_orm_migration::prelude::*;
use sea_orm_migration::sea_orm::DbBackend;

use crate::schema::*;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        Addition { tables: tables(manager.get_database_backend()), indexes: indexes() }.up(manager).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        Addition { tables: tables(manager.get_database_backend()), indexes: Vec::new() }.down(manager).await
    }
}

fn tables(backend: DbBackend) -> Vec<TableCreateStatement> {
    [plans(), vec![alternate_contacts(), words(backend)]].concat()
}

fn plans() -> Vec<TableCreateStatement> {
    let of_plan = |name| {
        owned(name)
            .col(uuid("plan_id"))
            .foreign_key(&mut to("plan_id", "plans"))
            .col(uuid("case_id"))
            .foreign_key(&mut to("case_id", "cases"))
            .col(int("place"))
            .take()
    };
    let plans = owned("plans")
        .col(uuid("participant_id"))
        .foreign_key(&mut to("participant_id", "participants"))
        .col(uuid("case_id"))
        .foreign_key(&mut to("case_id", "cases"))
        .col(int("number"))
        .col(text("target_occupation"))
        .col(day("written_on"))
        .col(uuid("written_by").maybe())
        .col(instant("at"))
        .col(day("participant_agreed_on").maybe())
        .col(day("staff_agreed_on").maybe())
        .col(uuid("staff_agreed_by").maybe())
        .col(day("replaced_on").maybe())
        .take();
    let steps = of_plan("plan_steps")
        .col(uuid("thread"))
        .col(text("what"))
        .col(text("owner"))
        .col(day("due_on").maybe())
        .col(day("done_on").maybe())
        .take();
    let outcomes = of_plan("plan_outcomes")
        .col(text("statement"))
        .col(text("score").maybe())
        .col(day("scored_on").maybe())
        .col(uuid("scored_by").maybe())
        .take();
    vec![plans, of_plan("plan_goals").col(text("statement")).take(), steps, outcomes]
}

fn alternate_contacts() -> TableCreateStatement {
    owned("alternate_contacts")
        .col(uuid("participant_id"))
        .foreign_key(&mut to("participant_id", "participants"))
        .col(text("name"))
        .col(text("relation"))
        .col(text("phone"))
        .col(text("may_be_told"))
        .col(text("note").maybe())
        .col(uuid("user_id").maybe())
        .col(instant("changed_at"))
        .col(int("version"))
        .col(instant("struck_at").maybe())
        .col(text("struck_reason").maybe())
        .take()
}

/// Words are compared by their bytes on both databases, so that a beginning is a range of the index.
fn words(backend: DbBackend) -> TableCreateStatement {
    let mut word = text("word");
    if backend == DbBackend::Postgres {
        word.extra("COLLATE \"C\"");
    }
    Table::create()
        .table("search_words")
        .col(uuid("organization_id"))
        .foreign_key(&mut to("organization_id", "organizations"))
        .col(word)
        .col(uuid("participant_id"))
        .foreign_key(&mut to("participant_id", "participants"))
        .primary_key(Index::create().col("organization_id").col("word").col("participant_id"))
        .take()
}

fn indexes() -> Vec<IndexCreateStatement> {
    vec![
        unique("plans", &["case_id", "number"]),
        index("plan_goals", &["plan_id", "place"]),
        index("plan_steps", &["plan_id", "place"]),
        index("plan_steps", &["case_id", "thread"]),
        index("plan_outcomes", &["plan_id", "place"]),
        index("alternate_contacts", &["participant_id", "id"]),
        index("search_words", &["participant_id"]),
    ]
}
