//! Training: curricula with their versions, cohorts with their sessions, who sits in them, and what came of it.

use sea_orm_migration::prelude::*;

use crate::schema::*;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        addition().up(manager).await?;
        manager.get_connection().execute_unprepared(ONE_SEAT).await.map(drop)
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        addition().down(manager).await
    }
}

/// A case sits, waits or pauses in a cohort once.
const ONE_SEAT: &str = "CREATE UNIQUE INDEX enrollments_one_seat ON enrollments (cohort_id, case_id) \
    WHERE state IN ('waitlisted', 'enrolled', 'deferred')";

fn addition() -> Addition {
    Addition { tables: [curricula(), cohorts(), enrollments(), achievements()].concat(), indexes: indexes() }
}

fn curricula() -> Vec<TableCreateStatement> {
    let curricula = owned("curricula")
        .col(uuid("program_id"))
        .foreign_key(&mut to("program_id", "programs"))
        .col(text("title"))
        .col(text("occupation"))
        .col(text("soc").maybe())
        .col(text("about").maybe())
        .col(instant("created_at"))
        .col(int("version"))
        .take();
    let versions = owned("curriculum_versions")
        .col(uuid("curriculum_id"))
        .foreign_key(&mut to("curriculum_id", "curricula"))
        .col(int("number"))
        .col(text("state"))
        .col(instant("created_at"))
        .col(day("approved_on").maybe())
        .col(uuid("approved_by").maybe())
        .col(day("retired_on").maybe())
        .col(int("version"))
        .take();
    let modules = owned("modules")
        .col(uuid("curriculum_version_id"))
        .foreign_key(&mut to("curriculum_version_id", "curriculum_versions"))
        .col(int("position"))
        .col(text("title"))
        .col(text("kind"))
        .col(int("minutes"))
        .take();
    let competencies = owned("competencies")
        .col(uuid("curriculum_version_id"))
        .foreign_key(&mut to("curriculum_version_id", "curriculum_versions"))
        .col(uuid("module_id"))
        .foreign_key(&mut to("module_id", "modules"))
        .col(int("position"))
        .col(text("statement"))
        .col(text("credential").maybe())
        .take();
    vec![curricula, versions, modules, competencies]
}

fn cohorts() -> Vec<TableCreateStatement> {
    let cohorts = owned("cohorts")
        .col(uuid("program_id"))
        .foreign_key(&mut to("program_id", "programs"))
        .col(uuid("curriculum_version_id"))
        .foreign_key(&mut to("curriculum_version_id", "curriculum_versions"))
        .col(uuid("site_id"))
        .foreign_key(&mut to("site_id", "sites"))
        .col(uuid("service_kind_id"))
        .foreign_key(&mut to("service_kind_id", "service_kinds"))
        .col(uuid("instructor_id").maybe())
        .foreign_key(&mut to("instructor_id", "users"))
        .col(text("name"))
        .col(text("provider").maybe())
        .col(text("place").maybe())
        .col(day("starts_on"))
        .col(day("ends_on"))
        .col(json("week"))
        .col(int("seats").check(Expr::col("seats").gt(0)))
        .col(int("taken"))
        .col(text("opened_pending").maybe())
        .col(instant("created_at"))
        .col(int("version"))
        // The last seat is given once, whoever asks at the same moment.
        .check(Expr::col("taken").between(0, Expr::col("seats")))
        .take();
    let sessions = owned("class_sessions")
        .col(uuid("cohort_id"))
        .foreign_key(&mut to("cohort_id", "cohorts"))
        .col(day("day"))
        .col(text("begins"))
        .col(int("minutes"))
        .col(day("called_off_on").maybe())
        .col(text("called_off_reason").maybe())
        .col(instant("held_at").maybe())
        .col(uuid("held_by").maybe())
        .col(int("version"))
        .take();
    vec![cohorts, sessions]
}

fn enrollments() -> Vec<TableCreateStatement> {
    let enrollments = of_case("enrollments")
        .col(uuid("cohort_id"))
        .foreign_key(&mut to("cohort_id", "cohorts"))
        .col(text("state"))
        .col(day("since"))
        .col(instant("asked_at"))
        .col(uuid("asked_by").maybe())
        .col(day("starts_on"))
        .col(day("ends_on"))
        .col(text("left_because").maybe())
        .col(text("note").maybe())
        .col(uuid("service_id").maybe())
        .foreign_key(&mut to("service_id", "services"))
        .col(uuid("planned_service_id").maybe())
        .foreign_key(&mut to("planned_service_id", "planned_services"))
        .col(int("version"))
        .take();
    let attendances = of_case("attendances")
        .col(uuid("enrollment_id"))
        .foreign_key(&mut to("enrollment_id", "enrollments"))
        .col(uuid("class_session_id"))
        .foreign_key(&mut to("class_session_id", "class_sessions"))
        .col(day("day"))
        .col(text("mark"))
        .col(int("minutes_present"))
        .col(int("minutes_scheduled"))
        .col(text("note").maybe())
        .col(uuid("user_id").maybe())
        .col(instant("at"))
        .take();
    vec![enrollments, attendances]
}

fn achievements() -> Vec<TableCreateStatement> {
    let credentials = achieved("credentials").col(text("name")).col(day("expires_on").maybe()).take();
    vec![credentials, achieved("skill_gains")]
}

/// What somebody achieved on a day, in a class or beside one.
fn achieved(name: &'static str) -> TableCreateStatement {
    of_case(name)
        .col(uuid("enrollment_id").maybe())
        .foreign_key(&mut to("enrollment_id", "enrollments"))
        .col(text("kind"))
        .col(day("day"))
        .col(text("note").maybe())
        .col(uuid("user_id").maybe())
        .col(instant("at"))
        .col(instant("struck_at").maybe())
        .col(text("struck_reason").maybe())
        .take()
}

/// A table of rows that belong to a case.
fn of_case(name: &'static str) -> TableCreateStatement {
    owned(name).col(uuid("case_id")).foreign_key(&mut to("case_id", "cases")).take()
}

fn indexes() -> Vec<IndexCreateStatement> {
    vec![
        index("curricula", &["organization_id", "title"]),
        index("curricula", &["program_id", "title"]),
        index("curriculum_versions", &["organization_id", "state"]),
        unique("curriculum_versions", &["curriculum_id", "number"]),
        unique("modules", &["curriculum_version_id", "position"]),
        index("competencies", &["curriculum_version_id", "position"]),
        index("competencies", &["module_id"]),
        index("cohorts", &["organization_id", "ends_on", "id"]),
        index("cohorts", &["program_id", "ends_on"]),
        index("cohorts", &["site_id", "ends_on"]),
        index("cohorts", &["instructor_id", "ends_on"]),
        index("cohorts", &["curriculum_version_id"]),
        unique("class_sessions", &["cohort_id", "day", "begins"]),
        index("class_sessions", &["organization_id", "day"]),
        index("enrollments", &["case_id", "starts_on"]),
        index("enrollments", &["cohort_id", "state", "asked_at"]),
        unique("attendances", &["class_session_id", "enrollment_id"]),
        index("attendances", &["enrollment_id", "day"]),
        index("attendances", &["case_id"]),
        index("credentials", &["case_id", "day"]),
        index("skill_gains", &["case_id", "day"]),
    ]
}
