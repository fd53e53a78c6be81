//! Programs, participants, their cases, services, notes and the timeline.

use sea_orm_migration::prelude::*;

use crate::schema::*;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        Addition { tables: [programs(), people(), cases(), work()].concat(), indexes: indexes() }.up(manager).await?;
        manager.get_connection().execute_unprepared(ONE_BEFORE_EXIT).await.map(drop)
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        Addition { tables: [programs(), people(), cases(), work()].concat(), indexes: Vec::new() }.down(manager).await
    }
}

/// At most one case of a participant in a program is before its exit; both databases know partial indexes.
const ONE_BEFORE_EXIT: &str = "CREATE UNIQUE INDEX cases_one_before_exit ON cases (participant_id, program_id) \
    WHERE stage IN ('applied', 'eligible', 'waitlisted', 'selected', 'active')";

fn programs() -> Vec<TableCreateStatement> {
    let of_program = |name| owned(name).col(uuid("program_id")).foreign_key(&mut to("program_id", "programs")).take();
    vec![
        owned("programs")
            .col(text("name"))
            .col(text("sector"))
            .col(text("prefix"))
            .col(json("policy"))
            .col(int("version"))
            .take(),
        of_program("funding_streams").col(text("code")).col(text("name")).take(),
        of_program("service_kinds").col(text("code")).col(text("name")).col(text("class")).take(),
    ]
}

fn people() -> Vec<TableCreateStatement> {
    let optional = ["suffix", "goes_by", "pronouns", "phone", "email", "street", "city", "state", "zip", "county"];
    let mut participants = owned("participants").col(text("given_name")).col(text("family_name")).take();
    for column in optional {
        participants.col(text(column).maybe());
    }
    participants
        .col(day("born").maybe())
        .col(text("language"))
        .col(text("safe_channel"))
        .col(text("safe_hours").maybe())
        .col(text("search"))
        .col(text("phone_digits").maybe())
        .col(uuid("merged_into").maybe())
        .col(instant("created_at"))
        .col(instant("changed_at"))
        .col(int("version"));
    let identifiers = Table::create()
        .table("identifiers")
        .col(uuid("participant_id").primary_key())
        .foreign_key(&mut to("participant_id", "participants"))
        .col(uuid("organization_id"))
        .foreign_key(&mut to("organization_id", "organizations"))
        .col(bytes("number"))
        .col(bytes("number_hash"))
        .col(text("last_four"))
        .take();
    vec![participants, identifiers]
}

fn cases() -> Vec<TableCreateStatement> {
    let cases = owned("cases")
        .col(uuid("participant_id"))
        .foreign_key(&mut to("participant_id", "participants"))
        .col(uuid("program_id"))
        .foreign_key(&mut to("program_id", "programs"))
        .col(uuid("site_id"))
        .foreign_key(&mut to("site_id", "sites"))
        .col(text("number"))
        .col(text("stage"))
        .col(day("stage_since"))
        .col(day("applied_on"))
        .col(text("came_through").maybe())
        .col(day("entered_on").maybe())
        .col(day("exited_on").maybe())
        .col(day("last_service_on").maybe())
        .col(day("last_reached_on").maybe())
        .col(day("last_tried_on").maybe())
        .col(day("handed_over_on").maybe())
        .col(day("embargo_ends").maybe())
        .col(text("not_taken").maybe())
        .col(text("withdrawal").maybe())
        .col(flag("adopted"))
        .col(instant("created_at"))
        .col(int("version"))
        .take();
    let stage_changes = of_case("stage_changes")
        .col(text("edge").maybe())
        .col(text("stage"))
        .col(day("day"))
        .col(instant("at"))
        .col(uuid("user_id").maybe())
        .col(text("reason").maybe())
        .take();
    vec![cases, stage_changes]
}

fn work() -> Vec<TableCreateStatement> {
    let of_kind = |mut table: TableCreateStatement| {
        table
            .col(uuid("service_kind_id"))
            .foreign_key(&mut to("service_kind_id", "service_kinds"))
            .col(text("class"))
            .take()
    };
    let struck = |mut table: TableCreateStatement| {
        table.col(instant("struck_at").maybe()).col(text("struck_reason").maybe()).take()
    };
    let services = of_kind(of_case("services"))
        .col(uuid("participant_id"))
        .col(day("from_day"))
        .col(day("until_day").maybe())
        .col(text("note").maybe())
        .col(uuid("user_id").maybe())
        .col(instant("at"))
        .take();
    let planned = of_kind(of_case("planned_services"))
        .col(day("recorded_on"))
        .col(day("planned_for"))
        .col(day("fell_through_on").maybe())
        .col(uuid("user_id").maybe())
        .col(instant("at"))
        .take();
    let notes = of_case("notes")
        .col(uuid("participant_id"))
        .col(day("day"))
        .col(text("body"))
        .col(uuid("user_id").maybe())
        .col(instant("at"))
        .take();
    let timeline = owned("timeline")
        .col(uuid("participant_id"))
        .foreign_key(&mut to("participant_id", "participants"))
        .col(uuid("case_id").maybe())
        .col(text("what"))
        .col(text("object"))
        .col(uuid("object_id"))
        .col(day("day"))
        .col(instant("at"))
        .col(uuid("user_id").maybe())
        .col(json("words"))
        .take();
    vec![struck(services), planned, struck(notes), timeline]
}

fn of_case(name: &'static str) -> TableCreateStatement {
    owned(name).col(uuid("case_id")).foreign_key(&mut to("case_id", "cases")).take()
}

fn indexes() -> Vec<IndexCreateStatement> {
    vec![
        index("programs", &["organization_id", "name"]),
        unique("funding_streams", &["program_id", "code"]),
        unique("service_kinds", &["program_id", "code"]),
        index("participants", &["organization_id", "search", "id"]),
        index("participants", &["organization_id", "phone_digits"]),
        index("participants", &["organization_id", "born"]),
        index("participants", &["organization_id", "email"]),
        index("identifiers", &["organization_id", "number_hash"]),
        index("cases", &["participant_id"]),
        index("cases", &["program_id", "stage"]),
        index("cases", &["site_id", "stage"]),
        index("cases", &["organization_id", "stage", "last_service_on"]),
        unique("cases", &["organization_id", "number"]),
        index("stage_changes", &["case_id"]),
        index("services", &["case_id", "from_day"]),
        index("planned_services", &["case_id"]),
        index("notes", &["case_id", "id"]),
        index("timeline", &["participant_id", "id"]),
    ]
}
