//! Documents and the asking for them, releases of information, and merges of people.

use sea_orm_migration::prelude::*;

use crate::schema::*;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        addition().up(manager).await?;
        for only_one in [SAME_FILE_ONCE, ONE_OPEN_REQUEST, ONE_STANDING_MERGE] {
            manager.get_connection().execute_unprepared(only_one).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        addition().down(manager).await
    }
}

/// The same file stands once for the same paper of a case.
const SAME_FILE_ONCE: &str = "CREATE UNIQUE INDEX documents_same_file_once ON documents (case_id, paper, hash) \
    WHERE state IN ('received', 'accepted')";

/// A case has at most one request whose link works.
const ONE_OPEN_REQUEST: &str =
    "CREATE UNIQUE INDEX document_requests_one_open ON document_requests (case_id) WHERE over_at IS NULL";

/// Nobody is merged into two people at once.
const ONE_STANDING_MERGE: &str = "CREATE UNIQUE INDEX merges_one_standing ON merges (other_id) WHERE undone_at IS NULL";

fn addition() -> Addition {
    Addition { tables: [documents(), releases(), merges()].concat(), indexes: indexes() }
}

fn documents() -> Vec<TableCreateStatement> {
    let requests = of_case("document_requests")
        .col(json("papers"))
        .col(text("channel"))
        .col(bytes("link").maybe())
        .col(uuid("asked_by").maybe())
        .col(instant("asked_at"))
        .col(instant("until"))
        .col(instant("over_at").maybe())
        .take();
    let documents = of_case("documents")
        .col(text("paper"))
        .col(text("title").maybe())
        .col(text("media_type"))
        .col(big("size"))
        .col(text("hash"))
        .col(text("came_by"))
        .col(uuid("request_id").maybe())
        .foreign_key(&mut to("request_id", "document_requests"))
        .col(uuid("received_by").maybe())
        .col(instant("received_at"))
        .col(text("state"))
        .col(uuid("decided_by").maybe())
        .col(instant("decided_at").maybe())
        .col(text("refused_for").maybe())
        .col(text("reason").maybe())
        .col(int("version"))
        .take();
    let contents = Table::create()
        .table("document_contents")
        .col(uuid("document_id").primary_key())
        .foreign_key(&mut to("document_id", "documents"))
        .col(uuid("organization_id"))
        .foreign_key(&mut to("organization_id", "organizations"))
        .col(bytes("content"))
        .take();
    vec![requests, documents, contents]
}

fn releases() -> Vec<TableCreateStatement> {
    let releases = of_case("releases")
        .col(text("kind"))
        .col(int("text_version"))
        .col(text("text_hash"))
        .col(text("language"))
        .col(text("recipient_kind"))
        .col(uuid("recipient_id").maybe())
        .col(bytes("recipient_name"))
        .col(bytes("recipient_hash"))
        .col(bytes("concerning").maybe())
        .col(json("categories"))
        .col(bytes("purpose"))
        .col(day("signed_on"))
        .col(text("signer"))
        .col(text("signer_name"))
        .col(text("evidence"))
        .col(uuid("document_id").maybe())
        .foreign_key(&mut to("document_id", "documents"))
        .col(text("witness").maybe())
        .col(uuid("recorded_by").maybe())
        .col(instant("recorded_at"))
        .col(day("from_day"))
        .col(day("until_day").maybe())
        .col(uuid("given_by"))
        .foreign_key(&mut to("given_by", "participants"))
        .col(uuid("looked_at_by").maybe())
        .col(instant("looked_at").maybe())
        .col(uuid("narrows").maybe())
        .col(text("told_by").maybe())
        .col(day("told_on").maybe())
        .col(instant("ended_at").maybe())
        .col(uuid("ended_by").maybe())
        .col(text("ending").maybe())
        .col(text("ending_told_by").maybe())
        .col(day("ending_told_on").maybe())
        .col(uuid("replaced_by").maybe())
        .take();
    let barred = of_participant("barred_signers")
        .col(bytes("name"))
        .col(bytes("name_hash"))
        .col(uuid("recorded_by").maybe())
        .col(instant("recorded_at"))
        .take();
    vec![releases, barred]
}

fn merges() -> Vec<TableCreateStatement> {
    let merges = owned("merges")
        .col(uuid("survivor_id"))
        .foreign_key(&mut to("survivor_id", "participants"))
        .col(uuid("other_id"))
        .foreign_key(&mut to("other_id", "participants"))
        .col(text("reason"))
        .col(text("channel_before"))
        .col(uuid("user_id").maybe())
        .col(instant("at"))
        .col(uuid("undone_by").maybe())
        .col(instant("undone_at").maybe())
        .take();
    let moved = owned("merge_moves")
        .col(uuid("merge_id"))
        .foreign_key(&mut to("merge_id", "merges"))
        .col(text("table_name"))
        .col(uuid("row_id"))
        .take();
    vec![merges, moved]
}

fn of_participant(name: &'static str) -> TableCreateStatement {
    owned(name).col(uuid("participant_id")).foreign_key(&mut to("participant_id", "participants")).take()
}

fn of_case(name: &'static str) -> TableCreateStatement {
    of_participant(name).col(uuid("case_id")).foreign_key(&mut to("case_id", "cases")).take()
}

fn indexes() -> Vec<IndexCreateStatement> {
    vec![
        index("document_requests", &["case_id", "id"]),
        index("documents", &["case_id", "id"]),
        index("documents", &["request_id"]),
        index("document_requests", &["participant_id"]),
        index("documents", &["participant_id"]),
        index("releases", &["participant_id", "id"]),
        index("releases", &["recipient_id"]),
        unique("barred_signers", &["participant_id", "name_hash"]),
        index("merges", &["survivor_id"]),
        unique("merge_moves", &["merge_id", "table_name", "row_id"]),
    ]
}
