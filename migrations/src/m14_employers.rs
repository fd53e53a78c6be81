//! Employers: where their people work, who of them works with the program, what was said, how they were served.

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
    Addition { tables: [vec![employers(), sites(), contacts()], acts()].concat(), indexes: indexes() }
}

fn employers() -> TableCreateStatement {
    owned("employers")
        .col(text("name"))
        .col(text("search"))
        .col(text("legal_name").maybe())
        .col(bytes("fein").maybe())
        .col(bytes("fein_hash").maybe())
        .col(text("fein_last_four").maybe())
        .col(text("naics").maybe())
        .col(text("size").maybe())
        .col(text("union_presence"))
        .col(text("about").maybe())
        .col(day("tried_on").maybe())
        .col(day("silent_since"))
        .col(day("engaged_on").maybe())
        .col(day("partnered_on").maybe())
        .col(text("next_step").maybe())
        .col(day("next_on").maybe())
        .col(instant("created_at"))
        .col(int("version"))
        .take()
}

fn sites() -> TableCreateStatement {
    of_employer("employer_sites")
        .col(text("name"))
        .col(text("street").maybe())
        .col(text("city").maybe())
        .col(text("state").maybe())
        .col(text("zip").maybe())
        .take()
}

fn contacts() -> TableCreateStatement {
    of_employer("employer_contacts")
        .col(text("name"))
        .col(text("position").maybe())
        .col(text("phone").maybe())
        .col(text("email").maybe())
        .col(text("language"))
        .col(flag("signs"))
        .col(day("from_day"))
        .col(day("until_day").maybe())
        .col(int("version"))
        .take()
}

fn acts() -> Vec<TableCreateStatement> {
    let engagements = done_on_a_day("engagements")
        .col(uuid("contact_id").maybe())
        .foreign_key(&mut to("contact_id", "employer_contacts"))
        .col(text("outcome"))
        .col(text("next_step").maybe())
        .col(day("next_on").maybe())
        .take();
    let services = done_on_a_day("employer_services")
        .col(uuid("site_id").maybe())
        .foreign_key(&mut to("site_id", "employer_sites"))
        .take();
    vec![engagements, services]
}

/// What was done with an employer on a day, and can be struck.
fn done_on_a_day(name: &'static str) -> TableCreateStatement {
    of_employer(name)
        .col(text("kind"))
        .col(day("day"))
        .col(text("note").maybe())
        .col(uuid("user_id").maybe())
        .col(instant("at"))
        .col(instant("struck_at").maybe())
        .col(text("struck_reason").maybe())
        .take()
}

/// A table of rows that belong to an employer.
fn of_employer(name: &'static str) -> TableCreateStatement {
    owned(name).col(uuid("employer_id")).foreign_key(&mut to("employer_id", "employers")).take()
}

fn indexes() -> Vec<IndexCreateStatement> {
    vec![
        index("employers", &["organization_id", "silent_since", "id"]),
        index("employers", &["organization_id", "search"]),
        index("employers", &["organization_id", "next_on"]),
        // Two employers never share a number, whoever writes it down at the same moment.
        unique("employers", &["organization_id", "fein_hash"]),
        index("employer_sites", &["employer_id", "name"]),
        index("employer_contacts", &["employer_id", "id"]),
        index("engagements", &["employer_id", "day"]),
        index("employer_services", &["employer_id", "day"]),
        // Sites served in a year, and in the three before: the measures of the federal elements E1 to E4.
        index("employer_services", &["organization_id", "day"]),
    ]
}
