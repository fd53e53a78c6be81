//! The drivers' measured faults, answered: no busy failures, no lost updates, no swallowed writes.

use std::time::Duration;

use domain::access::{Act, By, Permission};
use domain::perform;
use domain::setup::Store;
use domain::shared::{Answer, Stop};
use futures_util::future::join_all;
use sea_orm::{ConnectionTrait, DatabaseConnection, DatabaseTransaction, DbErr, Statement};
use tests::{Kind, TestTandem, both};

const TASKS: i64 = 8;
const ACTS_EACH: i64 = 25;

both!(many_acts_that_read_and_then_write_all_succeed, async |tandem| {
    make_counter(tandem).await;
    let by = tandem.operator().await;
    // As the server and the worker beside it do: two pools of connections.
    let worker = Store::open(&tandem.settings.database(), tandem.store.keys.clone()).await.unwrap();
    let task = |nth| {
        let store = if nth % 2 == 0 { tandem.store.clone() } else { worker.clone() };
        let by = by.clone();
        tokio::spawn(async move {
            for _ in 0..ACTS_EACH {
                count_up(&store, &by).await.unwrap();
            }
        })
    };
    for ended in join_all((0..TASKS).map(task)).await {
        ended.unwrap();
    }
    assert_eq!(counted(tandem.store.read()).await, TASKS * ACTS_EACH);
    worker.close().await.unwrap();
});

both!(an_act_that_is_dropped_midway_swallows_nobodys_write, async |tandem| {
    make_counter(tandem).await;
    let by = tandem.operator().await;
    let elsewhere = Store::open(&tandem.settings.database(), tandem.store.keys.clone()).await.unwrap();
    let (mut dropped, mut seen) = (0, 0);
    for round in 0..150 {
        let hanging_up = {
            let (store, by) = (tandem.store.clone(), by.clone());
            tokio::spawn(async move { count_slowly(&store, &by).await })
        };
        tokio::time::sleep(Duration::from_micros(round * 13 % 900)).await;
        hanging_up.abort();
        dropped += u32::from(hanging_up.await.is_err());
        // A statement of its own: in a transaction that was left open nobody else would see it.
        let written = tandem.store.for_migrations().execute_unprepared("UPDATE counter SET value = value + 1000").await;
        let before = seen;
        seen = counted(elsewhere.read()).await;
        assert!(written.is_err() || seen >= before + 1000, "round {round}: a write that was answered cannot be seen");
    }
    assert!(dropped > 20, "only {dropped} acts were dropped midway");
    elsewhere.close().await.unwrap();
});

both!(whoever_only_reads_cannot_write, async |tandem| {
    make_counter(tandem).await;
    let written = tandem.store.read().execute_unprepared("UPDATE counter SET value = 7").await;
    // On PostgreSQL both are the same connections; what reads gets there is kept by having no transaction to write in.
    assert_eq!(written.is_err(), tandem.kind == Kind::Sqlite);
});

async fn make_counter(tandem: &TestTandem) {
    let db = tandem.store.for_migrations();
    db.execute_unprepared("CREATE TABLE counter (value bigint NOT NULL)").await.unwrap();
    db.execute_unprepared("INSERT INTO counter VALUES (0)").await.unwrap();
}

async fn count_up(store: &Store, by: &By) -> Answer<()> {
    perform(store, by, async |act: &mut Act<'_>| add_one(act.permit_anywhere(Permission::OwnDesk)?).await).await
}

async fn count_slowly(store: &Store, by: &By) -> Answer<()> {
    let slowly = async |act: &mut Act<'_>| {
        let tx = act.permit_anywhere(Permission::OwnDesk)?;
        add_one(tx).await?;
        tokio::time::sleep(Duration::from_millis(2)).await;
        Ok::<_, Stop>(())
    };
    perform(store, by, slowly).await
}

/// Reads and then writes; the row is locked where the database has no lock over the whole.
async fn add_one(tx: &DatabaseTransaction) -> Answer<()> {
    let lock = if tx.get_database_backend() == sea_orm::DbBackend::Postgres { " FOR UPDATE" } else { "" };
    let value = value(tx, lock).await?;
    tx.execute_unprepared(&format!("UPDATE counter SET value = {}", value + 1)).await?;
    Ok(())
}

async fn counted(db: &DatabaseConnection) -> i64 {
    value(db, "").await.unwrap()
}

async fn value(db: &impl ConnectionTrait, lock: &str) -> Result<i64, DbErr> {
    let asked = Statement::from_string(db.get_database_backend(), format!("SELECT value FROM counter{lock}"));
    db.query_one_raw(asked).await?.expect("the counter").try_get("", "value")
}
