//! Intake: the steps of an application, its answers with their evidence, assessments, determinations, possible
//! duplicates, the waitlist, and recruitment before it.

use sea_orm_migration::prelude::*;

use crate::schema::*;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        Addition { tables: tables(), indexes: indexes() }.up(manager).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        Addition { tables: tables(), indexes: Vec::new() }.down(manager).await
    }
}

fn tables() -> Vec<TableCreateStatement> {
    [person(), answers(), money(), decisions(), recruitment()].concat()
}

fn of_case(name: &'static str) -> TableCreateStatement {
    owned(name).col(uuid("case_id")).foreign_key(&mut to("case_id", "cases")).take()
}

fn of_participant(name: &'static str) -> TableCreateStatement {
    owned(name).col(uuid("participant_id")).foreign_key(&mut to("participant_id", "participants")).take()
}

/// A table with one row for each row of another, and the same id.
fn beside(name: &'static str, column: &'static str, table: &'static str) -> TableCreateStatement {
    Table::create()
        .table(name)
        .col(uuid(column).primary_key())
        .foreign_key(&mut to(column, table))
        .col(uuid("organization_id"))
        .foreign_key(&mut to("organization_id", "organizations"))
        .take()
}

fn person() -> Vec<TableCreateStatement> {
    let mut demographics = beside("demographics", "participant_id", "participants");
    for column in [
        "sex",
        "hispanic",
        "american_indian",
        "asian",
        "black",
        "middle_eastern",
        "pacific_islander",
        "white",
        "veteran",
    ] {
        demographics.col(text(column).maybe());
    }
    let flags = of_participant("possible_duplicates")
        .col(uuid("other_id"))
        .foreign_key(&mut to("other_id", "participants"))
        .col(text("degree"))
        .col(json("grounds"))
        .col(instant("found_at"))
        .col(text("settlement").maybe())
        .col(uuid("settled_by").maybe())
        .col(instant("settled_at").maybe())
        .take();
    vec![demographics, flags]
}

fn answers() -> Vec<TableCreateStatement> {
    let steps = of_case("application_steps")
        .col(text("step"))
        .col(flag("complete"))
        .col(bytes("draft").maybe())
        .col(int("to_fix"))
        .col(instant("saved_at"))
        .col(uuid("user_id").maybe())
        .col(int("version"))
        .take();
    let backgrounds = beside("backgrounds", "case_id", "cases")
        .col(text("employment"))
        .col(text("unemployment_claim").maybe())
        .col(text("last_job").maybe())
        .col(text("last_employer").maybe())
        .col(big("last_wage").maybe())
        .col(int("last_hours").maybe())
        .col(day("last_job_ended").maybe())
        .col(day("dislocated_on").maybe())
        .col(int("highest_grade").maybe())
        .col(text("education"))
        .col(text("school"))
        .take();
    let barriers = of_case("barriers").col(text("barrier")).col(text("reply")).take();
    let sensitive = of_case("sensitive_files")
        .col(uuid("participant_id"))
        .foreign_key(&mut to("participant_id", "participants"))
        .col(text("category"))
        .col(bytes("body"))
        .col(instant("at"))
        .col(uuid("user_id").maybe())
        .take();
    let questions = of_case("question_replies").col(text("question")).col(text("reply")).take();
    let evidence = of_case("evidence")
        .col(text("fact"))
        .col(text("kind"))
        .col(text("what"))
        .col(uuid("user_id").maybe())
        .col(instant("at"))
        .take();
    let assessments = of_case("assessments")
        .col(uuid("participant_id"))
        .foreign_key(&mut to("participant_id", "participants"))
        .col(text("instrument"))
        .col(text("subject"))
        .col(int("score"))
        .col(text("level").maybe())
        .col(day("day"))
        .col(text("phase"))
        .col(uuid("user_id").maybe())
        .col(instant("at"))
        .col(instant("struck_at").maybe())
        .col(text("struck_reason").maybe())
        .take();
    vec![steps, backgrounds, barriers, sensitive, questions, evidence, assessments]
}

fn money() -> Vec<TableCreateStatement> {
    let households = beside("households", "case_id", "cases")
        .col(int("size"))
        .col(text("assistance"))
        .col(flag("tanf"))
        .col(flag("snap"))
        .col(flag("ssi"))
        .col(flag("other_assistance"))
        .col(flag("no_income"))
        .take();
    let incomes = of_case("incomes").col(text("source")).col(big("amount")).col(text("period")).take();
    vec![households, incomes]
}

fn decisions() -> Vec<TableCreateStatement> {
    let determinations = of_case("determinations")
        .col(day("day"))
        .col(instant("at"))
        .col(uuid("user_id").maybe())
        .col(text("outcome"))
        .col(json("result"))
        .col(json("priorities"))
        .col(int("program_version"))
        .take();
    let streams = of_case("case_streams")
        .col(uuid("funding_stream_id"))
        .foreign_key(&mut to("funding_stream_id", "funding_streams"))
        .col(uuid("determination_id"))
        .foreign_key(&mut to("determination_id", "determinations"))
        .col(int("priority_group").maybe())
        .take();
    let waitlist = beside("waitlist_places", "case_id", "cases")
        .col(uuid("program_id"))
        .foreign_key(&mut to("program_id", "programs"))
        .col(int("priority_group"))
        .col(day("since"))
        .col(day("left_on").maybe())
        .take();
    vec![determinations, streams, waitlist]
}

fn recruitment() -> Vec<TableCreateStatement> {
    let orientations = owned("orientations")
        .col(uuid("program_id"))
        .foreign_key(&mut to("program_id", "programs"))
        .col(uuid("site_id"))
        .foreign_key(&mut to("site_id", "sites"))
        .col(day("day"))
        .col(text("time"))
        .col(text("place"))
        .col(int("seats"))
        .col(int("version"))
        .take();
    let inquiries = owned("inquiries")
        .col(uuid("program_id"))
        .foreign_key(&mut to("program_id", "programs"))
        .col(uuid("site_id"))
        .foreign_key(&mut to("site_id", "sites"))
        .col(text("name"))
        .col(text("phone").maybe())
        .col(text("email").maybe())
        .col(day("asked_on"))
        .col(text("source"))
        .col(text("came_through").maybe())
        .col(uuid("orientation_id").maybe())
        .foreign_key(&mut to("orientation_id", "orientations"))
        .col(text("attendance").maybe())
        .col(uuid("case_id").maybe())
        .foreign_key(&mut to("case_id", "cases"))
        .col(text("ended").maybe())
        .col(day("ended_on").maybe())
        .col(instant("created_at"))
        .col(int("version"))
        .take();
    let scores = of_case("screening_scores")
        .col(text("criterion"))
        .col(int("points"))
        .col(uuid("user_id").maybe())
        .col(instant("at"))
        .take();
    vec![orientations, inquiries, scores]
}

fn indexes() -> Vec<IndexCreateStatement> {
    vec![
        unique("possible_duplicates", &["participant_id", "other_id"]),
        index("possible_duplicates", &["other_id"]),
        unique("application_steps", &["case_id", "step"]),
        unique("barriers", &["case_id", "barrier"]),
        unique("sensitive_files", &["case_id", "category"]),
        unique("question_replies", &["case_id", "question"]),
        unique("evidence", &["case_id", "fact"]),
        index("assessments", &["case_id", "day"]),
        index("incomes", &["case_id"]),
        index("determinations", &["case_id", "id"]),
        unique("case_streams", &["case_id", "funding_stream_id"]),
        index("waitlist_places", &["program_id", "priority_group", "since", "case_id"]),
        index("orientations", &["organization_id", "day"]),
        index("inquiries", &["program_id", "asked_on"]),
        index("inquiries", &["site_id", "asked_on"]),
        index("inquiries", &["orientation_id"]),
        unique("inquiries", &["case_id"]),
        unique("screening_scores", &["case_id", "criterion"]),
        index("audit_entries", &["user_id", "action", "at"]),
        index("cases", &["organization_id", "stage", "id"]),
    ]
}
