//! What a page costs: as many questions with fifty rows as with one, each answered by an index, on both databases.

use std::collections::{BTreeMap, BTreeSet};

use sea_orm::{ConnectionTrait, DbBackend, Statement, TransactionTrait};
use server::{Access, Face, Page, pages};
use tests::people::{DENISE, INGRID, MARCUS};
use tests::{Scene, TestTandem, both};

use super::addresses::Subject;

/// Tables that stay small: an index would only cost.
const SMALL: [&str; 8] =
    ["organizations", "sites", "programs", "funding_streams", "service_kinds", "follow_up_rules", "rounds", "roles"];

both!(a_page_asks_as_often_with_fifty_rows_as_with_one, async |tandem| {
    let few = questions(tandem, &tandem.scene(1).await).await;
    let many = questions(tandem, &tandem.scene(50).await).await;
    let count = |asked: &BTreeMap<String, Vec<Statement>>| -> BTreeMap<String, usize> {
        asked.iter().map(|(page, statements)| (page.clone(), statements.len())).collect()
    };
    let (few, grown) = (count(&few), count(&many));
    assert!(few.values().any(|asked| *asked > 3), "questions are heard: {few:?}");
    let with_one = |page: &String| few.get(page).copied().unwrap_or_default();
    let grows = grown.iter().filter(|(page, asked)| with_one(page) != **asked);
    let grows: Vec<_> = grows.map(|(page, asked)| format!("{page}: {asked}, with one {}", with_one(page))).collect();
    assert!(grows.is_empty(), "with fifty rows {}", grows.join("; "));
    tandem.run_worker().await;
});

both!(a_question_is_answered_by_an_index, async |tandem| {
    let scene = tandem.scene(3).await;
    let mut asked: Vec<_> = questions(tandem, &scene).await.into_values().flatten().collect();
    asked.extend(
        tandem
            .statements_of(async {
                tandem.run_worker().await;
                tandem.let_days_pass(40);
                tandem.run_worker().await;
            })
            .await,
    );
    let mut wrong = BTreeSet::new();
    let mut seen = BTreeSet::new();
    for statement in asked.iter().filter(|statement| !asks_for_nobody(statement) && seen.insert(statement.sql.clone()))
    {
        wrong.extend(
            scans(tandem, statement).await.into_iter().map(|table| format!("all of {table} for: {}", statement.sql)),
        );
    }
    assert!(seen.len() > 30, "questions were heard: {}", seen.len());
    assert!(wrong.is_empty(), "{}", wrong.into_iter().collect::<Vec<_>>().join("\n"));
});

/// What each page asks, shown to whoever may see it.
async fn questions(tandem: &TestTandem, scene: &Scene) -> BTreeMap<String, Vec<Statement>> {
    let mut asked = BTreeMap::new();
    for who in [DENISE, MARCUS, INGRID] {
        let visitor = tandem.sign_in(who).await;
        for page in pages().iter().filter(|page| is_shown(page)) {
            let address = Subject::first(scene).address(tandem, page).await;
            let listening = tandem.statements_of(async { drop(visitor.get(&address).await) });
            asked.insert(format!("{} for {}", page.path, who.name), listening.await);
        }
    }
    asked
}

fn is_shown(page: &Page) -> bool {
    page.verbs.contains(&"GET") && page.face == Face::Caseworker && matches!(page.access, Access::May(_))
}

/// A list of ids that is empty: the databases know the answer without looking.
fn asks_for_nobody(statement: &Statement) -> bool {
    ["WHERE ? = ?", "WHERE $1 = $2"].iter().any(|never| statement.sql.contains(never))
}

/// The tables that grow of which a statement reads every row.
async fn scans(tandem: &TestTandem, statement: &Statement) -> Vec<String> {
    let plan = match tandem.store.backend() {
        DbBackend::Sqlite => plan_of_sqlite(tandem, statement).await,
        _ => plan_of_postgres(tandem, statement).await,
    };
    let scanned = plan.iter().filter_map(|line| scanned_table(line));
    scanned.filter(|table| !SMALL.contains(&table.as_str())).collect()
}

/// The table that a line of a plan reads from end to end: `SCAN notes`, `Seq Scan on notes`; nothing where an index
/// leads the way.
fn scanned_table(line: &str) -> Option<String> {
    let line = line.trim().trim_start_matches("->").trim();
    let rest = line.strip_prefix("SCAN ").or_else(|| line.strip_prefix("Seq Scan on "))?;
    let ordered_by_index = rest.contains("USING INDEX") || rest.contains("USING COVERING INDEX");
    let table = rest.split_whitespace().next()?.trim_matches('"');
    let is_table = table.chars().all(|c| c.is_ascii_lowercase() || c == '_');
    (is_table && !["subquery", "sub_query"].contains(&table) && !ordered_by_index).then(|| table.to_owned())
}

async fn plan_of_sqlite(tandem: &TestTandem, statement: &Statement) -> Vec<String> {
    let explained = Statement { sql: format!("EXPLAIN QUERY PLAN {}", statement.sql), ..statement.clone() };
    let rows = tandem.store.for_migrations().query_all_raw(explained).await;
    let rows = rows.unwrap_or_else(|error| panic!("{error}: {}", statement.sql));
    rows.iter().filter_map(|row| row.try_get("", "detail").ok()).collect()
}

/// With so few rows PostgreSQL would read them all: told not to, it does so only where there is no other way.
async fn plan_of_postgres(tandem: &TestTandem, statement: &Statement) -> Vec<String> {
    let tx = tandem.store.for_migrations().begin().await.expect("a transaction");
    tx.execute_unprepared("SET LOCAL enable_seqscan = off").await.expect("a setting");
    let explained = Statement { sql: format!("EXPLAIN {}", statement.sql), ..statement.clone() };
    let rows = tx.query_all_raw(explained).await;
    let rows = rows.unwrap_or_else(|error| panic!("{error}: {}", statement.sql));
    tx.rollback().await.expect("an end");
    rows.iter().filter_map(|row| row.try_get_by_index(0).ok()).collect()
}

#[test]
fn a_scan_is_seen() {
    assert_eq!(scanned_table("SCAN notes").as_deref(), Some("notes"));
    assert_eq!(scanned_table("  ->  Seq Scan on notes  (cost=0.00..1.01 rows=1 width=8)").as_deref(), Some("notes"));
    assert_eq!(scanned_table("SEARCH notes USING INDEX notes_case_id (case_id=?)"), None);
    assert_eq!(scanned_table("SCAN notes USING COVERING INDEX notes_case_id"), None);
}
