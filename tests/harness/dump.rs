//! Everything that stands in a database, to be compared with what stands in it later.

use std::collections::BTreeMap;

use domain::setup::Store;
use sea_orm::{ConnectionTrait, DbBackend, FromQueryResult, JsonValue, Statement};

/// Each table's rows as text, in an order of their own.
pub type Dump = BTreeMap<String, Vec<String>>;

/// What tells that something happened, and stays whatever becomes of it.
const TRAIL: [&str; 5] = ["audit_entries", "history", "sent_forms", "errands", "rounds"];

/// Every row of every table, the trail and `aside` left out.
///
/// # Panics
/// Where the database does not answer.
pub async fn dump(store: &Store, aside: &[&str]) -> Dump {
    let mut dump = Dump::new();
    for table in tables(store).await {
        if TRAIL.contains(&&*table) || aside.contains(&&*table) {
            continue;
        }
        let all = Statement::from_string(store.backend(), format!("SELECT * FROM {table}"));
        let rows = JsonValue::find_by_statement(all).all(store.read()).await.expect("rows");
        let mut rows: Vec<String> = rows.iter().map(ToString::to_string).collect();
        rows.sort_unstable();
        dump.insert(table, rows);
    }
    dump
}

/// In what two dumps differ: each table with how many rows are only in the one and only in the other.
pub fn differences(before: &Dump, after: &Dump) -> BTreeMap<String, (usize, usize)> {
    let only = |some: &[String], other: &[String]| some.iter().filter(|row| !other.contains(row)).count();
    let differ = before.iter().map(|(table, rows)| {
        let others = after.get(table).map_or(&[][..], Vec::as_slice);
        (table.clone(), (only(rows, others), only(others, rows)))
    });
    differ.filter(|(_, count)| *count != (0, 0)).collect()
}

async fn tables(store: &Store) -> Vec<String> {
    let named = match store.backend() {
        DbBackend::Sqlite => "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name",
        _ => "SELECT table_name::text AS name FROM information_schema.tables WHERE table_schema = 'public' ORDER BY 1",
    };
    let rows = store.read().query_all_raw(Statement::from_string(store.backend(), named)).await.expect("tables");
    rows.into_iter().map(|row| row.try_get("", "name").expect("a name")).collect()
}
