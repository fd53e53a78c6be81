//! Follow-up: a program's rules, tasks, and the attempts to reach people.

use sea_orm_migration::prelude::*;

use crate::schema::*;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        addition().up(manager).await?;
        for column in SWEPT_BY {
            manager.create_index(index("cases", &["organization_id", "stage", column])).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for column in SWEPT_BY {
            let name = format!("cases_organization_id_stage_{column}");
            manager.drop_index(Index::drop().name(name).table("cases").to_owned()).await?;
        }
        addition().down(manager).await
    }
}

/// The days of a case that sweeps ask for.
const SWEPT_BY: [&str; 2] = ["last_reached_on", "exited_on"];

fn addition() -> Addition {
    Addition { tables: vec![rules(), contact_attempts(), tasks()], indexes: indexes() }
}

fn rules() -> TableCreateStatement {
    owned("follow_up_rules")
        .col(uuid("program_id"))
        .foreign_key(&mut to("program_id", "programs"))
        .col(text("code"))
        .col(json("rule"))
        .col(int("version"))
        .take()
}

fn contact_attempts() -> TableCreateStatement {
    owned("contact_attempts")
        .col(uuid("participant_id"))
        .foreign_key(&mut to("participant_id", "participants"))
        .col(uuid("case_id"))
        .foreign_key(&mut to("case_id", "cases"))
        .col(day("day"))
        .col(text("channel"))
        .col(text("outcome"))
        .col(text("worked").maybe())
        .col(day("worked_on").maybe())
        .col(text("note").maybe())
        .col(uuid("service_id").maybe())
        .foreign_key(&mut to("service_id", "services"))
        .col(uuid("user_id").maybe())
        .col(instant("at"))
        .take()
}

fn tasks() -> TableCreateStatement {
    let mut tasks = owned("tasks")
        .col(uuid("program_id"))
        .foreign_key(&mut to("program_id", "programs"))
        .col(uuid("case_id").maybe())
        .foreign_key(&mut to("case_id", "cases"))
        .col(uuid("participant_id").maybe())
        .foreign_key(&mut to("participant_id", "participants"))
        .col(text("subject"))
        .col(uuid("subject_id"))
        .col(text("occurrence"))
        .col(text("rule").maybe())
        .col(text("cause").maybe())
        .col(day("cause_day"))
        .col(int("turn"))
        .col(text("kind"))
        .col(text("title").maybe())
        .take();
    window_and_holder(&mut tasks);
    ending(&mut tasks);
    tasks
}

fn window_and_holder(tasks: &mut TableCreateStatement) {
    tasks
        .col(day("opens"))
        .col(day("due"))
        .col(day("closes"))
        .col(int("weight"))
        .col(day("queue_day"))
        .col(text("falls_to"))
        .col(uuid("holder_id").maybe())
        .foreign_key(&mut to("holder_id", "users"))
        .col(day("escalates_on").maybe())
        .col(text("escalates_to").maybe())
        .col(day("escalated_on").maybe())
        .col(text("asks_first").maybe())
        .col(flag("awaits_turn"));
}

fn ending(tasks: &mut TableCreateStatement) {
    tasks
        .col(text("state"))
        .col(day("ended_on").maybe())
        .col(instant("ended_at").maybe())
        .col(uuid("ended_by").maybe())
        .col(text("ended_why").maybe())
        .col(uuid("answered_by").maybe())
        .foreign_key(&mut to("answered_by", "contact_attempts"))
        .col(uuid("made_by").maybe())
        .col(instant("made_at"))
        .col(int("version"));
}

fn indexes() -> Vec<IndexCreateStatement> {
    vec![
        unique("follow_up_rules", &["program_id", "code"]),
        unique("tasks", &["occurrence"]),
        index("tasks", &["case_id", "state", "due"]),
        index("tasks", &["subject_id"]),
        index("tasks", &["holder_id", "state"]),
        index("tasks", &["program_id", "state", "queue_day"]),
        index("tasks", &["organization_id", "state", "queue_day", "closes", "id"]),
        index("tasks", &["organization_id", "state", "opens"]),
        index("tasks", &["organization_id", "state", "closes"]),
        index("tasks", &["organization_id", "state", "escalates_on"]),
        index("tasks", &["organization_id", "awaits_turn", "state"]),
        index("tasks", &["organization_id", "ended_on"]),
        index("tasks", &["answered_by"]),
        index("contact_attempts", &["case_id", "day"]),
        index("contact_attempts", &["participant_id", "id"]),
    ]
}
