//! The schema that the migrations make is the one that the entities read: on both databases, and after going back.

use std::collections::BTreeMap;

use domain::setup::Store;
use migrations::{Migrator, MigratorTrait};
use sea_orm::{ConnectionTrait, DbBackend, Statement};
use tests::{Kind, empty_database, keys};

use super::source::files;

/// A table's columns, and whether each may be empty.
type Columns = BTreeMap<String, bool>;
type Schema = BTreeMap<String, Columns>;

/// The migrations' own ledger.
const LEDGER: &str = "seaql_migrations";

/// Tables without an organization, and why.
const OF_NOBODY: [(&str, &str); 3] = [
    ("organizations", "is the organization"),
    ("sign_in_failures", "whoever fails to sign in is in none"),
    (LEDGER, "the schema is everybody's"),
];

#[tokio::test]
async fn the_entities_read_what_the_migrations_make_on_sqlite() {
    compare(Kind::Sqlite).await;
}

#[tokio::test]
async fn the_entities_read_what_the_migrations_make_on_postgres() {
    compare(Kind::Postgres).await;
}

async fn compare(kind: Kind) {
    let folder = tempfile::tempdir().expect("a folder");
    let store = Store::open(&empty_database(kind, folder.path()).await, keys()).await.expect("an empty database");
    Migrator::up(store.for_migrations(), None).await.expect("the way up");
    let made = schema(&store).await;
    same_as_entities(&made);
    each_row_belongs_to_somebody(&made);
    Migrator::down(store.for_migrations(), None).await.expect("the way down");
    let left: Vec<_> = schema(&store).await.into_keys().filter(|table| table != LEDGER).collect();
    assert_eq!(left, Vec::<String>::new(), "left behind on the way down");
    Migrator::up(store.for_migrations(), None).await.expect("the way up again");
    assert_eq!(schema(&store).await, made, "up again it is another schema");
    store.close().await.expect("a database that closes");
}

fn same_as_entities(made: &Schema) {
    let entities = entities();
    assert!(entities.len() > 10, "the entities were found: {}", entities.len());
    for (table, columns) in &entities {
        let Some(there) = made.get(table) else { panic!("no migration makes {table}") };
        assert_eq!(there, columns, "{table}: what the migrations make (left) and what the entity reads (right)");
    }
    let unread: Vec<_> = made.keys().filter(|table| *table != LEDGER && !entities.contains_key(*table)).collect();
    assert_eq!(unread, Vec::<&String>::new(), "tables that no entity reads");
}

fn each_row_belongs_to_somebody(made: &Schema) {
    let homeless = made.iter().filter(|(_, columns)| columns.get("organization_id") != Some(&false));
    let homeless: Vec<_> = homeless.map(|(table, _)| table.as_str()).collect();
    let mut allowed: Vec<_> = OF_NOBODY.iter().map(|(table, _)| *table).collect();
    allowed.sort_unstable();
    assert_eq!(homeless, allowed, "tables without an organization");
}

/// The entities as they are written: every struct with a `table_name`.
fn entities() -> Schema {
    let mut found = Schema::new();
    for file in files("domain/src", "rs") {
        collect(&file.syntax().items, &mut found);
    }
    found
}

fn collect(items: &[syn::Item], found: &mut Schema) {
    for item in items {
        match item {
            syn::Item::Mod(module) => collect(module.content.as_ref().map_or(&[], |(_, items)| items), found),
            syn::Item::Struct(entity) => {
                if let Some(table) = sea_orm_value(&entity.attrs, "table_name") {
                    found.insert(table, entity.fields.iter().filter_map(column).collect());
                }
            }
            _ => {}
        }
    }
}

/// A field's column and whether it may be empty; nothing for a relation.
fn column(field: &syn::Field) -> Option<(String, bool)> {
    let syn::Type::Path(path) = &field.ty else { return None };
    let outer = path.path.segments.last()?.ident.to_string();
    if matches!(outer.as_str(), "HasOne" | "HasMany" | "BelongsTo") {
        return None;
    }
    let name = field.ident.as_ref()?.to_string();
    let name = name.strip_prefix("r#").map_or(name.clone(), str::to_owned);
    Some((sea_orm_value(&field.attrs, "column_name").unwrap_or(name), outer == "Option"))
}

/// `value` of `#[sea_orm(name = "value")]`.
fn sea_orm_value(attributes: &[syn::Attribute], name: &str) -> Option<String> {
    attributes.iter().filter(|attribute| attribute.path().is_ident("sea_orm")).find_map(|attribute| {
        let mut found = None;
        // What is not of the form `name = "value"` is passed over.
        let _: Result<(), _> = attribute.parse_nested_meta(|meta| {
            if meta.input.peek(syn::Token![=]) {
                let value: syn::Lit = meta.value()?.parse()?;
                if let (true, syn::Lit::Str(text)) = (meta.path.is_ident(name), value) {
                    found = Some(text.value());
                }
            }
            Ok(())
        });
        found
    })
}

async fn schema(store: &Store) -> Schema {
    let backend = store.backend();
    let asked = match backend {
        DbBackend::Sqlite => {
            "SELECT m.name AS tab, c.name AS col, c.\"notnull\" = 0 AND c.pk = 0 AS maybe
             FROM sqlite_master m JOIN pragma_table_info(m.name) c WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite%'"
        }
        _ => {
            "SELECT table_name::text AS tab, column_name::text AS col, is_nullable = 'YES' AS maybe
             FROM information_schema.columns WHERE table_schema = 'public'"
        }
    };
    let mut schema = Schema::new();
    let rows = store.for_migrations().query_all_raw(Statement::from_string(backend, asked)).await;
    for row in rows.expect("a schema that can be read") {
        let text = |name| row.try_get::<String>("", name).expect("a name");
        schema.entry(text("tab")).or_default().insert(text("col"), row.try_get("", "maybe").expect("a yes or no"));
    }
    schema
}
