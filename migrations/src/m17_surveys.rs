//! Surveys of participants, jobs as they were told on a day, and what was reported of a job and waits for staff.

use sea_orm_migration::prelude::*;

use crate::schema::*;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        addition().up(manager).await?;
        manager.get_connection().execute_unprepared(WAITS_ONCE).await.map(drop)
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        addition().down(manager).await
    }
}

/// What is reported twice waits once.
const WAITS_ONCE: &str = "CREATE UNIQUE INDEX job_reports_wait_once ON job_reports (case_id, kind, about) \
    WHERE state = 'waiting'";

fn addition() -> Addition {
    Addition { tables: vec![surveys(), job_profiles(), job_reports()], indexes: indexes() }
}

fn surveys() -> TableCreateStatement {
    of_case("surveys")
        .col(uuid("task_id"))
        .foreign_key(&mut to("task_id", "tasks"))
        .col(instant("mailed_at").maybe())
        .col(text("way").maybe())
        .col(bytes("answers").maybe())
        .col(day("answered_on").maybe())
        .col(instant("answered_at").maybe())
        .col(uuid("user_id").maybe())
        .take()
}

fn job_profiles() -> TableCreateStatement {
    of_case("job_profiles")
        .col(uuid("placement_id"))
        .foreign_key(&mut to("placement_id", "placements"))
        .col(text("source"))
        .col(day("day"))
        .col(big("hourly").maybe())
        .col(int("hours").maybe())
        .col(json("quality"))
        .col(uuid("user_id").maybe())
        .col(instant("at"))
        .take()
}

fn job_reports() -> TableCreateStatement {
    of_case("job_reports")
        .col(text("kind"))
        .col(text("about"))
        .col(uuid("placement_id").maybe())
        .foreign_key(&mut to("placement_id", "placements"))
        .col(text("employer"))
        .col(text("title").maybe())
        .col(day("day").maybe())
        .col(big("hourly").maybe())
        .col(int("hours").maybe())
        .col(text("source"))
        .col(text("way"))
        .col(text("said_by").maybe())
        .col(day("told_on"))
        .col(uuid("user_id").maybe())
        .col(instant("at"))
        .col(text("state"))
        .col(day("settled_on").maybe())
        .col(uuid("settled_by").maybe())
        .col(text("because").maybe())
        .col(int("version"))
        .take()
}

/// A table of rows that belong to a case.
fn of_case(name: &'static str) -> TableCreateStatement {
    owned(name).col(uuid("case_id")).foreign_key(&mut to("case_id", "cases")).take()
}

fn indexes() -> Vec<IndexCreateStatement> {
    vec![
        unique("surveys", &["task_id"]),
        index("surveys", &["case_id", "answered_on"]),
        index("job_profiles", &["placement_id", "day"]),
        index("job_profiles", &["case_id", "day"]),
        index("job_reports", &["organization_id", "state", "told_on", "id"]),
        index("job_reports", &["case_id", "id"]),
        index("job_reports", &["placement_id"]),
    ]
}
