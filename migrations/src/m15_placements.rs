//! Job orders, candidates, searches, placements, and what shows that a job is held.

use sea_orm_migration::prelude::*;

use crate::schema::*;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        addition().up(manager).await?;
        let db = manager.get_connection();
        db.execute_unprepared(ONE_HIRE).await?;
        db.execute_unprepared(ONE_START).await?;
        db.execute_unprepared(ONE_CANDIDACY).await.map(drop)
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        addition().down(manager).await
    }
}

/// A case holds one job at an employer.
const ONE_HIRE: &str = "CREATE UNIQUE INDEX placements_one_hire ON placements (case_id, employer_id) \
    WHERE ended_on IS NULL AND struck_at IS NULL";
/// The same first day at an employer is the same hire, ended or not.
const ONE_START: &str = "CREATE UNIQUE INDEX placements_one_start ON placements (case_id, employer_id, starts_on) \
    WHERE struck_at IS NULL";
/// Of a case and an order one candidacy stands; whoever was declined or taken back can be proposed again.
const ONE_CANDIDACY: &str = "CREATE UNIQUE INDEX candidates_one_standing ON candidates (job_order_id, case_id) \
    WHERE state IN ('proposed', 'interested', 'interview', 'offered', 'hired')";

fn addition() -> Addition {
    let tables = vec![job_orders(), placements(), candidates(), verifications(), job_searches()];
    Addition { tables, indexes: indexes() }
}

fn job_orders() -> TableCreateStatement {
    owned("job_orders")
        .col(uuid("employer_id"))
        .foreign_key(&mut to("employer_id", "employers"))
        .col(uuid("site_id").maybe())
        .foreign_key(&mut to("site_id", "employer_sites"))
        .col(uuid("program_id"))
        .foreign_key(&mut to("program_id", "programs"))
        .col(text("title"))
        .col(text("soc").maybe())
        .col(int("openings").check(Expr::col("openings").gt(0)))
        .col(int("filled"))
        .col(text("requirements").maybe())
        .col(big("wage_from").maybe())
        .col(big("wage_to").maybe())
        .col(int("hours").maybe())
        .col(json("quality"))
        .col(day("opened_on"))
        .col(day("closes_on").maybe())
        .col(text("state"))
        .col(day("since"))
        .col(text("because").maybe())
        .col(instant("created_at"))
        .col(int("version"))
        // The last opening is filled once, whoever hires at the same moment.
        .check(Expr::col("filled").between(0, Expr::col("openings")))
        .take()
}

fn placements() -> TableCreateStatement {
    of_case("placements")
        .col(uuid("employer_id"))
        .foreign_key(&mut to("employer_id", "employers"))
        .col(uuid("job_order_id").maybe())
        .foreign_key(&mut to("job_order_id", "job_orders"))
        .col(text("title"))
        .col(text("soc").maybe())
        .col(day("starts_on"))
        .col(big("pay").maybe())
        .col(text("pay_period").maybe())
        .col(int("hours").maybe())
        .col(json("quality"))
        .col(text("training_related"))
        .col(text("came_through"))
        .col(day("ended_on").maybe())
        .col(text("ended_because").maybe())
        .col(text("ended_note").maybe())
        .col(uuid("user_id").maybe())
        .col(instant("at"))
        .col(instant("struck_at").maybe())
        .col(text("struck_reason").maybe())
        .col(int("version"))
        .check(Expr::col("ended_on").is_null().or(Expr::col("ended_on").gte(Expr::col("starts_on"))))
        .take()
}

fn candidates() -> TableCreateStatement {
    of_case("candidates")
        .col(uuid("job_order_id"))
        .foreign_key(&mut to("job_order_id", "job_orders"))
        .col(text("state"))
        .col(day("since"))
        .col(text("because").maybe())
        .col(text("note").maybe())
        .col(uuid("placement_id").maybe())
        .foreign_key(&mut to("placement_id", "placements"))
        .col(uuid("user_id").maybe())
        .col(instant("at"))
        .col(int("version"))
        .take()
}

fn verifications() -> TableCreateStatement {
    of_case("verifications")
        .col(uuid("placement_id"))
        .foreign_key(&mut to("placement_id", "placements"))
        .col(text("source"))
        .col(day("day"))
        .col(text("note").maybe())
        .col(uuid("user_id").maybe())
        .col(instant("at"))
        .take()
}

fn job_searches() -> TableCreateStatement {
    Table::create()
        .table("job_searches")
        .col(uuid("case_id").primary_key())
        .foreign_key(&mut to("case_id", "cases"))
        .col(uuid("organization_id"))
        .foreign_key(&mut to("organization_id", "organizations"))
        .col(text("skills"))
        .col(json("shifts"))
        .col(day("free_from"))
        .col(uuid("job_developer_id").maybe())
        .foreign_key(&mut to("job_developer_id", "users"))
        .col(day("opened_on"))
        .col(int("version"))
        .take()
}

/// A table of rows that belong to a case.
fn of_case(name: &'static str) -> TableCreateStatement {
    owned(name).col(uuid("case_id")).foreign_key(&mut to("case_id", "cases")).take()
}

fn indexes() -> Vec<IndexCreateStatement> {
    vec![
        index("job_orders", &["organization_id", "state", "id"]),
        index("job_orders", &["program_id", "state", "id"]),
        index("job_orders", &["employer_id", "opened_on"]),
        index("placements", &["organization_id", "starts_on", "id"]),
        index("placements", &["case_id", "starts_on"]),
        index("placements", &["employer_id", "starts_on"]),
        index("placements", &["job_order_id"]),
        index("candidates", &["job_order_id", "id"]),
        index("candidates", &["case_id", "id"]),
        index("candidates", &["placement_id"]),
        index("verifications", &["placement_id"]),
        index("verifications", &["case_id", "day"]),
        index("job_searches", &["organization_id", "free_from", "case_id"]),
    ]
}
