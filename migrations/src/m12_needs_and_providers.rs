//! Support: what somebody needs, who provides help and with what, and whom a provider was asked to help. An import says
//! what its files tell of.

use sea_orm_migration::prelude::*;
use sea_orm_migration::sea_orm::DbBackend;

use crate::schema::*;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        addition(manager.get_database_backend()).up(manager).await?;
        for index in [ONE_OPEN, ONE_UNDER_WAY] {
            manager.get_connection().execute_unprepared(index).await?;
        }
        let kind = Table::alter().table("imports").add_column(text("kind").default("people")).take();
        manager.alter_table(kind).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.alter_table(Table::alter().table("imports").drop_column("kind").take()).await?;
        addition(manager.get_database_backend()).down(manager).await
    }
}

/// A case has one open need of a kind; of what has no kind of its own it may have several.
const ONE_OPEN: &str = "CREATE UNIQUE INDEX needs_one_open ON needs (case_id, kind) \
    WHERE state = 'open' AND kind <> 'other'";
/// The same provider is asked about the same need once at a time.
const ONE_UNDER_WAY: &str = "CREATE UNIQUE INDEX service_referrals_one_under_way \
    ON service_referrals (need_id, provider_id) WHERE state IN ('sent', 'accepted')";

fn addition(backend: DbBackend) -> Addition {
    Addition { tables: [vec![needs()], directory(backend), vec![referrals()]].concat(), indexes: indexes() }
}

fn needs() -> TableCreateStatement {
    of_case("needs")
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

fn directory(backend: DbBackend) -> Vec<TableCreateStatement> {
    let providers = told("providers")
        .col(text("alternate_name").maybe())
        .col(text("email").maybe())
        .col(text("url").maybe())
        .col(json("told").maybe())
        .col(day("retired_on").maybe())
        .col(day("edited_on").maybe())
        .col(instant("at"))
        .col(int("version"))
        .take();
    let sites = of_provider("provider_sites")
        .col(text("alternate_name").maybe())
        .col(text("address_1").maybe())
        .col(text("address_2").maybe())
        .col(text("city").maybe())
        .col(text("state").maybe())
        .col(text("postal_code").maybe())
        .col(text("latitude").maybe())
        .col(text("longitude").maybe())
        .col(text("transportation").maybe())
        .col(text("accessibility").maybe())
        .take();
    let services = of_provider("provider_services")
        .col(text("alternate_name").maybe())
        .col(bytewise("search", backend))
        .col(json("kinds"))
        .col(text("eligibility").maybe())
        .col(text("application").maybe())
        .col(text("fees").maybe())
        .col(text("wait").maybe())
        .col(text("email").maybe())
        .col(text("url").maybe())
        .col(text("status").maybe())
        .col(day("retired_on").maybe())
        .col(day("edited_on").maybe())
        .col(instant("at"))
        .col(int("version"))
        .take();
    let offered_at = owned("provider_service_sites")
        .col(uuid("provider_service_id"))
        .foreign_key(&mut to("provider_service_id", "provider_services"))
        .col(uuid("provider_site_id"))
        .foreign_key(&mut to("provider_site_id", "provider_sites"))
        .take();
    let words = Table::create()
        .table("provider_words")
        .col(uuid("organization_id"))
        .foreign_key(&mut to("organization_id", "organizations"))
        .col(bytewise("word", backend))
        .col(uuid("provider_service_id"))
        .foreign_key(&mut to("provider_service_id", "provider_services"))
        .primary_key(Index::create().col("organization_id").col("word").col("provider_service_id"))
        .take();
    vec![providers, sites, services, offered_at, words]
}

/// Text that is compared by its bytes on both databases, so that a beginning is a range of the index.
fn bytewise(name: &'static str, backend: DbBackend) -> ColumnDef {
    let mut column = text(name);
    if backend == DbBackend::Postgres {
        column.extra("COLLATE \"C\"");
    }
    column
}

/// What a directory tells of: its own id, what is said of it, how it is reached, and what has no column here.
fn told(name: &'static str) -> TableCreateStatement {
    owned(name)
        .col(text("source_id").maybe())
        .col(text("name"))
        .col(text("about").maybe())
        .col(json("reach"))
        .col(json("more"))
        .take()
}

fn of_provider(name: &'static str) -> TableCreateStatement {
    told(name).col(uuid("provider_id")).foreign_key(&mut to("provider_id", "providers")).take()
}

fn referrals() -> TableCreateStatement {
    of_case("service_referrals")
        .col(uuid("need_id"))
        .foreign_key(&mut to("need_id", "needs"))
        .col(uuid("provider_id"))
        .foreign_key(&mut to("provider_id", "providers"))
        .col(uuid("provider_service_id").maybe())
        .foreign_key(&mut to("provider_service_id", "provider_services"))
        .col(text("way"))
        .col(text("message").maybe())
        .col(uuid("service_kind_id").maybe())
        .foreign_key(&mut to("service_kind_id", "service_kinds"))
        .col(text("state"))
        .col(day("sent_on"))
        .col(instant("sent_at"))
        .col(uuid("sent_by").maybe())
        .foreign_key(&mut to("sent_by", "users"))
        .col(day("answered_on").maybe())
        .col(day("served_on").maybe())
        .col(text("because").maybe())
        .col(text("note").maybe())
        .col(text("said_by").maybe())
        .col(flag("by_link"))
        .col(uuid("service_id").maybe())
        .foreign_key(&mut to("service_id", "services"))
        .col(int("version"))
        .take()
}

/// A table of rows that belong to a case.
fn of_case(name: &'static str) -> TableCreateStatement {
    owned(name).col(uuid("case_id")).foreign_key(&mut to("case_id", "cases")).take()
}

fn indexes() -> Vec<IndexCreateStatement> {
    vec![
        index("needs", &["case_id", "opened_on"]),
        index("needs", &["organization_id", "state", "opened_on", "id"]),
        index("needs", &["organization_id", "state", "settled_on"]),
        unique("providers", &["organization_id", "source_id"]),
        index("providers", &["organization_id", "name", "id"]),
        index("provider_sites", &["provider_id"]),
        index("provider_services", &["provider_id", "search"]),
        index("provider_services", &["organization_id", "search", "id"]),
        unique("provider_service_sites", &["provider_service_id", "provider_site_id"]),
        index("provider_service_sites", &["provider_site_id"]),
        index("provider_words", &["provider_service_id"]),
        index("service_referrals", &["case_id", "sent_on"]),
        index("service_referrals", &["need_id"]),
        index("service_referrals", &["organization_id", "state", "sent_on", "id"]),
        index("service_referrals", &["provider_id", "sent_on"]),
    ]
}
