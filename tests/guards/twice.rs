//! Whatever runs when nobody is looking can run again: nothing changes the second time.

use std::collections::BTreeMap;

use chrono::TimeDelta;
use domain::access::organizations;
use sea_orm::{ConnectionTrait, DbBackend, Statement};
use tests::{TestTandem, both};
use worker::jobs::TIMETABLE;

/// Every row of every table, spelled out.
type Rows = BTreeMap<String, Vec<String>>;

both!(the_worker_run_again_changes_nothing, async |tandem| {
    tandem.scene(3).await;
    for days in [0, 1, 29, 61, 90] {
        tandem.let_days_pass(days);
        tandem.run_worker().await;
        let before = rows(tandem).await;
        tandem.run_worker().await;
        assert_eq!(changed(&before, &rows(tandem).await), Vec::<String>::new(), "{days} days later");
    }
});

both!(every_job_run_again_changes_nothing, async |tandem| {
    tandem.scene(3).await;
    let desk = tandem.desk(&tandem.settings);
    let all = organizations::all(tandem.store.read()).await.expect("organizations");
    for days in [0, 1, 35, 65, 80] {
        tandem.let_days_pass(days);
        for job in TIMETABLE {
            for organization in &all {
                job.run(&desk, Some(organization), tandem.now()).await.expect("a job that runs");
                let before = rows(tandem).await;
                job.run(&desk, Some(organization), tandem.now()).await.expect("a job that runs");
                let changed = changed(&before, &rows(tandem).await);
                assert_eq!(changed, Vec::<String>::new(), "{} again, {days} days later", job.name);
            }
        }
    }
    tandem.run_worker().await;
});

both!(a_jump_equals_the_daily_runs, async |tandem| {
    tandem.scene(2).await;
    let other = TestTandem::start(tandem.kind).await;
    other.scene(2).await;
    for _ in 0..100 {
        tandem.let_pass(TimeDelta::days(1));
        tandem.run_worker().await;
    }
    other.let_days_pass(100);
    other.run_worker().await;
    let (daily, at_once) = (told(tandem).await, told(&other).await);
    assert!(!daily.is_empty());
    assert_eq!(daily, at_once);
    other.finish().await;
});

/// What was made of the cases: each task by its rule, its day and its state, without ids.
async fn told(tandem: &TestTandem) -> Vec<String> {
    let asked = "SELECT coalesce(rule, title) || ' ' || due || ' ' || state FROM tasks ORDER BY 1";
    let rows = tandem.store.read().query_all_raw(Statement::from_string(tandem.store.backend(), asked)).await;
    rows.expect("tasks").iter().map(|row| row.try_get_by_index(0).expect("text")).collect()
}

fn changed(before: &Rows, after: &Rows) -> Vec<String> {
    let mut changed = Vec::new();
    for (table, rows) in after {
        let old = before.get(table).map_or(&[][..], |rows| rows);
        changed.extend(rows.iter().filter(|row| !old.contains(row)).map(|row| format!("{table}: now {row}")));
        changed.extend(old.iter().filter(|row| !rows.contains(row)).map(|row| format!("{table}: no longer {row}")));
    }
    changed
}

async fn rows(tandem: &TestTandem) -> Rows {
    let (db, backend) = (tandem.store.read(), tandem.store.backend());
    let asked = match backend {
        DbBackend::Sqlite => "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'",
        _ => "SELECT table_name::text FROM information_schema.tables WHERE table_schema = 'public'",
    };
    let mut rows = Rows::new();
    for table in texts(db, asked.to_owned()).await {
        let row = match backend {
            DbBackend::Sqlite => spelled_out(db, &table).await,
            _ => "t::text".to_owned(),
        };
        rows.insert(table.clone(), texts(db, format!("SELECT {row} FROM {table} t ORDER BY 1")).await);
    }
    rows
}

/// SQLite has no word for a whole row.
async fn spelled_out(db: &impl ConnectionTrait, table: &str) -> String {
    let columns = texts(db, format!("SELECT name FROM pragma_table_info('{table}')")).await;
    columns.iter().map(|column| format!("quote(t.\"{column}\")")).collect::<Vec<_>>().join(" || ' ' || ")
}

async fn texts(db: &impl ConnectionTrait, asked: String) -> Vec<String> {
    let statement = Statement::from_string(db.get_database_backend(), asked);
    let rows = db.query_all_raw(statement).await.expect("rows");
    rows.iter().map(|row| row.try_get_by_index(0).expect("text")).collect()
}
