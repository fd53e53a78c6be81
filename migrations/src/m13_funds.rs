//! Money: grants with what they promise, funds, what was asked of them and promised, their ledger, and small things with
//! serial numbers.

use sea_orm_migration::prelude::*;
use sea_orm_migration::sea_orm::DbBackend;

use crate::schema::*;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        addition().up(manager).await?;
        for statement in append_only(manager.get_database_backend()) {
            manager.get_connection().execute_unprepared(statement).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        addition().down(manager).await?;
        if manager.get_database_backend() == DbBackend::Postgres {
            manager.get_connection().execute_unprepared("DROP FUNCTION ledger_is_append_only()").await?;
        }
        Ok(())
    }
}

/// A line of the ledger is added, never changed and never taken away, whoever asks.
fn append_only(backend: DbBackend) -> &'static [&'static str] {
    match backend {
        DbBackend::Sqlite => &[
            "CREATE TRIGGER ledger_keeps_lines BEFORE UPDATE ON ledger_entries \
             BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END",
            "CREATE TRIGGER ledger_loses_no_line BEFORE DELETE ON ledger_entries \
             BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END",
        ],
        _ => &[
            "CREATE FUNCTION ledger_is_append_only() RETURNS trigger LANGUAGE plpgsql AS \
             $$ BEGIN RAISE EXCEPTION 'the ledger is append-only'; END $$",
            "CREATE TRIGGER ledger_is_append_only BEFORE UPDATE OR DELETE ON ledger_entries \
             FOR EACH ROW EXECUTE FUNCTION ledger_is_append_only()",
        ],
    }
}

fn addition() -> Addition {
    Addition { tables: [grants(), vec![funds(), stock_kinds()], money()].concat(), indexes: indexes() }
}

fn grants() -> Vec<TableCreateStatement> {
    let grants = owned("grants")
        .col(text("name"))
        .col(text("funder"))
        .col(text("number").maybe())
        .col(day("starts_on"))
        .col(day("ends_on"))
        .col(big("amount"))
        .col(big("allotted"))
        .col(instant("created_at"))
        .col(int("version"))
        .check(Expr::col("allotted").between(0, Expr::col("amount")))
        .take();
    let revisions = of_grant("grant_revisions")
        .col(day("starts_on"))
        .col(day("ends_on"))
        .col(big("amount"))
        .col(text("reason").maybe())
        .col(instant("at"))
        .col(uuid("user_id").maybe())
        .foreign_key(&mut to("user_id", "users"))
        .take();
    let deliverables = of_grant("deliverables")
        .col(text("kind"))
        .col(int("promised").check(Expr::col("promised").gt(0)))
        .col(day("due_on"))
        .take();
    let shares = of_grant("grant_shares")
        .col(uuid("program_id"))
        .foreign_key(&mut to("program_id", "programs"))
        .col(uuid("funding_stream_id"))
        .foreign_key(&mut to("funding_stream_id", "funding_streams"))
        .take();
    vec![grants, revisions, deliverables, shares]
}

fn of_grant(name: &'static str) -> TableCreateStatement {
    owned(name).col(uuid("grant_id")).foreign_key(&mut to("grant_id", "grants")).take()
}

fn of_fund(name: &'static str) -> TableCreateStatement {
    owned(name).col(uuid("fund_id")).foreign_key(&mut to("fund_id", "funds")).take()
}

fn funds() -> TableCreateStatement {
    owned("funds")
        .col(uuid("program_id"))
        .foreign_key(&mut to("program_id", "programs"))
        .col(uuid("funding_stream_id"))
        .foreign_key(&mut to("funding_stream_id", "funding_streams"))
        .col(uuid("grant_id"))
        .foreign_key(&mut to("grant_id", "grants"))
        .col(text("name"))
        .col(day("starts_on"))
        .col(day("ends_on"))
        .col(big("budget"))
        .col(big("encumbered").check(Expr::col("encumbered").gte(0)))
        .col(big("spent").check(Expr::col("spent").gte(0)))
        .col(big("cap_per_case").maybe())
        .col(big("approval_limit").maybe())
        .col(json("purposes"))
        .col(json("stages"))
        .col(json("need_kinds"))
        .col(uuid("service_kind_id").maybe())
        .foreign_key(&mut to("service_kind_id", "service_kinds"))
        .col(int("lines"))
        .col(instant("created_at"))
        .col(int("version"))
        // The last dollar is promised once, whoever asks at the same moment.
        .check(Expr::col("encumbered").add(Expr::col("spent")).lte(Expr::col("budget")))
        .take()
}

fn stock_kinds() -> TableCreateStatement {
    of_fund("stock_kinds")
        .col(text("name"))
        .col(big("value").check(Expr::col("value").gt(0)))
        .col(int("most").check(Expr::col("most").gt(0)))
        .col(int("within_days").check(Expr::col("within_days").gt(0)))
        .take()
}

fn money() -> Vec<TableCreateStatement> {
    let authorizations = of_fund("authorizations")
        .col(uuid("case_id"))
        .foreign_key(&mut to("case_id", "cases"))
        .col(uuid("need_id").maybe())
        .foreign_key(&mut to("need_id", "needs"))
        .col(text("purpose"))
        .col(text("what"))
        .col(text("payee").maybe())
        .col(big("amount").check(Expr::col("amount").gt(0)))
        .col(day("last_day"))
        .col(text("state"))
        .col(text("activity"))
        .col(text("no_other_source"))
        .col(text("other_aid").maybe())
        .col(uuid("plan_id").maybe())
        .foreign_key(&mut to("plan_id", "plans"))
        .col(text("plan_words").maybe())
        .col(instant("asked_at"))
        .col(day("asked_on"))
        .col(uuid("asked_by").maybe())
        .foreign_key(&mut to("asked_by", "users"))
        .col(int("voucher").maybe())
        .col(day("voucher_on").maybe())
        .col(big("paid"))
        .col(big("reversed"))
        .col(uuid("service_id").maybe())
        .foreign_key(&mut to("service_id", "services"))
        .col(uuid("stock_kind_id").maybe())
        .foreign_key(&mut to("stock_kind_id", "stock_kinds"))
        .col(int("version"))
        .check(Expr::col("paid").between(0, Expr::col("amount")))
        .check(Expr::col("reversed").between(0, Expr::col("paid")))
        .take();
    let approvals = owned("approvals")
        .col(uuid("authorization_id"))
        .foreign_key(&mut to("authorization_id", "authorizations"))
        .col(uuid("user_id").maybe())
        .foreign_key(&mut to("user_id", "users"))
        .col(instant("at"))
        .col(text("denied_for").maybe())
        .col(text("note").maybe())
        .take();
    let stock_units = owned("stock_units")
        .col(uuid("stock_kind_id"))
        .foreign_key(&mut to("stock_kind_id", "stock_kinds"))
        .col(text("serial"))
        .col(text("state"))
        .col(uuid("authorization_id").maybe())
        .foreign_key(&mut to("authorization_id", "authorizations"))
        .take();
    let ledger = of_fund("ledger_entries")
        .col(int("number"))
        .col(text("kind"))
        .col(uuid("authorization_id").maybe())
        .foreign_key(&mut to("authorization_id", "authorizations"))
        .col(big("budget"))
        .col(big("encumbered"))
        .col(big("spent"))
        .col(big("available_after").check(Expr::col("available_after").gte(0)))
        .col(text("note").maybe())
        .col(day("day"))
        .col(instant("at"))
        .col(uuid("user_id").maybe())
        .foreign_key(&mut to("user_id", "users"))
        .take();
    vec![authorizations, approvals, stock_units, ledger]
}

fn indexes() -> Vec<IndexCreateStatement> {
    vec![
        index("grants", &["organization_id", "ends_on", "id"]),
        index("grant_revisions", &["grant_id", "id"]),
        unique("deliverables", &["grant_id", "kind"]),
        unique("grant_shares", &["funding_stream_id"]),
        index("grant_shares", &["grant_id"]),
        index("grant_shares", &["organization_id"]),
        index("grant_shares", &["program_id"]),
        index("funds", &["organization_id", "ends_on", "id"]),
        index("funds", &["program_id", "ends_on"]),
        index("funds", &["grant_id"]),
        index("stock_kinds", &["fund_id"]),
        index("authorizations", &["case_id", "asked_at"]),
        index("authorizations", &["fund_id", "state"]),
        index("authorizations", &["fund_id", "case_id"]),
        index("authorizations", &["organization_id", "state", "last_day", "id"]),
        index("authorizations", &["organization_id", "state", "asked_at"]),
        index("authorizations", &["need_id"]),
        unique("authorizations", &["fund_id", "voucher"]),
        unique("approvals", &["authorization_id", "user_id"]),
        unique("stock_units", &["stock_kind_id", "serial"]),
        index("stock_units", &["stock_kind_id", "state", "serial"]),
        index("stock_units", &["authorization_id"]),
        unique("ledger_entries", &["fund_id", "number"]),
        index("ledger_entries", &["authorization_id"]),
    ]
}
