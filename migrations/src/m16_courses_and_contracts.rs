//! Classes elsewhere, who can do what they were taught, contracts of participation, and cohorts that are called off.

use sea_orm_migration::prelude::*;

use crate::schema::*;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        addition().up(manager).await?;
        manager.get_connection().execute_unprepared(ONE_COURSE).await?;
        for mut column in [day("called_off_on").maybe(), text("called_off_because").maybe()] {
            manager.alter_table(Table::alter().table("cohorts").add_column(&mut column).take()).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for column in ["called_off_because", "called_off_on"] {
            manager.alter_table(Table::alter().table("cohorts").drop_column(column).take()).await?;
        }
        addition().down(manager).await
    }
}

/// Somebody takes the same course once in a term.
const ONE_COURSE: &str = "CREATE UNIQUE INDEX courses_one_a_term ON courses (case_id, provider, title, term) \
    WHERE struck_at IS NULL";

fn addition() -> Addition {
    Addition { tables: vec![courses(), attainments(), infractions()], indexes: indexes() }
}

fn courses() -> TableCreateStatement {
    of_case("courses")
        .col(uuid("service_kind_id"))
        .foreign_key(&mut to("service_kind_id", "service_kinds"))
        .col(text("provider"))
        .col(text("program_of_study").maybe())
        .col(text("title"))
        .col(text("section").maybe())
        .col(text("term"))
        .col(int("credits").maybe().check(Expr::col("credits").gt(0)))
        .col(text("grade").maybe())
        .col(text("state"))
        .col(day("since"))
        .col(day("starts_on"))
        .col(day("ends_on"))
        .col(text("left_because").maybe())
        .col(text("note").maybe())
        .col(uuid("service_id").maybe())
        .foreign_key(&mut to("service_id", "services"))
        .col(uuid("planned_service_id").maybe())
        .foreign_key(&mut to("planned_service_id", "planned_services"))
        .col(uuid("user_id").maybe())
        .col(instant("at"))
        .col(instant("struck_at").maybe())
        .col(text("struck_reason").maybe())
        .col(int("version"))
        .take()
}

fn attainments() -> TableCreateStatement {
    of_case("attainments")
        .col(uuid("enrollment_id"))
        .foreign_key(&mut to("enrollment_id", "enrollments"))
        .col(uuid("competency_id"))
        .foreign_key(&mut to("competency_id", "competencies"))
        .col(day("attained_on").maybe())
        .col(uuid("user_id").maybe())
        .col(instant("at"))
        .take()
}

fn infractions() -> TableCreateStatement {
    of_case("infractions")
        .col(uuid("enrollment_id"))
        .foreign_key(&mut to("enrollment_id", "enrollments"))
        .col(day("day"))
        .col(text("name"))
        .col(int("points").check(Expr::col("points").gt(0)))
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
        index("courses", &["case_id", "starts_on"]),
        unique("attainments", &["enrollment_id", "competency_id"]),
        index("attainments", &["competency_id"]),
        index("attainments", &["case_id"]),
        index("infractions", &["enrollment_id", "day"]),
        index("infractions", &["case_id"]),
    ]
}
