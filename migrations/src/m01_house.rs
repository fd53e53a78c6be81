//! The house: organizations, accounts, roles, grounds, sessions, links, the audit trail, the outbox and errands.

use sea_orm_migration::prelude::*;

use crate::schema::*;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        addition().up(manager).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        addition().down(manager).await
    }
}

fn addition() -> Addition {
    let tables = [organizations(), accounts(), trail(), queues()].concat();
    Addition { tables, indexes: indexes() }
}

fn organizations() -> Vec<TableCreateStatement> {
    vec![
        keyed("organizations")
            .col(text("name"))
            .col(text("time_zone"))
            .col(flag("demo"))
            .col(flag("shares_caseload"))
            .col(instant("created_at"))
            .take(),
        owned("sites").col(text("name")).take(),
    ]
}

fn accounts() -> Vec<TableCreateStatement> {
    vec![
        owned("users")
            .col(text("email"))
            .col(text("name"))
            .col(text("language"))
            .col(text("password").maybe())
            .col(instant("closed_at").maybe())
            .col(instant("created_at"))
            .col(int("version"))
            .take(),
        owned("roles")
            .col(uuid("user_id"))
            .foreign_key(&mut to("user_id", "users"))
            .col(text("role"))
            .col(day("from_day"))
            .col(day("until_day").maybe())
            .take(),
        owned("grounds")
            .col(uuid("user_id"))
            .foreign_key(&mut to("user_id", "users"))
            .col(text("role"))
            .col(text("reached"))
            .col(uuid("record_id"))
            .col(text("why"))
            .col(day("from_day"))
            .col(day("until_day").maybe())
            .take(),
        owned("sessions")
            .col(uuid("user_id"))
            .foreign_key(&mut to("user_id", "users"))
            .col(bytes("token_hash"))
            .col(instant("created_at"))
            .col(instant("seen_at"))
            .col(instant("proved_at"))
            .col(text("address").maybe())
            .col(instant("ended_at").maybe())
            .take(),
        owned("links")
            .col(text("purpose"))
            .col(bytes("token_hash"))
            .col(text("object"))
            .col(uuid("object_id"))
            .col(instant("created_at"))
            .col(instant("until"))
            .col(instant("used_at").maybe())
            .take(),
        keyed("sign_in_failures").col(bytes("email_hash")).col(text("address")).col(instant("at")).take(),
    ]
}

fn trail() -> Vec<TableCreateStatement> {
    vec![
        owned("audit_entries")
            .col(uuid("writer"))
            .col(big("sequence"))
            .col(instant("at"))
            .col(text("actor"))
            .col(uuid("user_id").maybe())
            .col(text("action"))
            .col(text("object"))
            .col(uuid("object_id"))
            .col(uuid("participant_id").maybe())
            .col(uuid("case_id").maybe())
            .col(text("outcome"))
            .col(uuid("request_id"))
            .col(bytes("mac"))
            .take(),
        Table::create()
            .table("history")
            .col(uuid("audit_id").primary_key())
            .col(uuid("organization_id"))
            .col(text("object"))
            .col(uuid("object_id"))
            .col(instant("at"))
            .col(json("before").maybe())
            .col(json("after").maybe())
            .take(),
        Table::create()
            .table("sent_forms")
            .col(uuid("form_key").primary_key())
            .col(uuid("organization_id"))
            .col(uuid("user_id").maybe())
            .col(text("fingerprint"))
            .col(json("answer"))
            .col(instant("at"))
            .take(),
    ]
}

fn queues() -> Vec<TableCreateStatement> {
    let queued = |name| {
        owned(name)
            .col(text("kind"))
            .col(uuid("object_id"))
            .col(text("progress"))
            .col(instant("due_at"))
            .col(int("tries"))
            .col(text("last_error").maybe())
            .col(uuid("lease").maybe())
            .col(instant("lease_until").maybe())
            .col(instant("created_at"))
            .col(instant("done_at").maybe())
            .take()
    };
    vec![
        queued("messages")
            .col(text("object"))
            .col(text("occurrence"))
            .col(uuid("participant_id").maybe())
            .col(bytes("recipient"))
            .col(bytes("recipient_hash"))
            .col(text("language"))
            .col(bytes("content"))
            .take(),
        queued("errands"),
        Table::create()
            .table("rounds")
            .col(uuid("organization_id"))
            .col(text("job"))
            .col(day("day"))
            .primary_key(Index::create().col("organization_id").col("job"))
            .take(),
    ]
}

fn indexes() -> Vec<IndexCreateStatement> {
    vec![
        index("sites", &["organization_id"]),
        unique("users", &["email"]),
        index("users", &["organization_id", "name"]),
        index("roles", &["user_id"]),
        index("roles", &["organization_id", "role"]),
        index("grounds", &["user_id", "reached", "record_id"]),
        index("grounds", &["record_id"]),
        unique("sessions", &["token_hash"]),
        index("sessions", &["user_id"]),
        unique("links", &["token_hash"]),
        index("links", &["object_id"]),
        index("sign_in_failures", &["address", "at"]),
        index("sign_in_failures", &["at"]),
        unique("audit_entries", &["writer", "sequence"]),
        index("audit_entries", &["object_id", "id"]),
        index("audit_entries", &["participant_id", "id"]),
        index("history", &["object_id", "at"]),
        unique("messages", &["organization_id", "kind", "object_id", "occurrence", "recipient_hash"]),
        index("messages", &["progress", "due_at"]),
        index("messages", &["lease"]),
        index("messages", &["object_id"]),
        unique("errands", &["kind", "object_id"]),
        index("errands", &["progress", "kind", "due_at"]),
        index("errands", &["lease"]),
    ]
}
