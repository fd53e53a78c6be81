//! Who may depend on whom, and on what: the compiler keeps the layers, this keeps the manifests.

use toml::Table;

use super::source::{exists, root};

const OURS: [&str; 7] = ["domain", "migrations", "templates", "worker", "server", "seed-data", "tests"];

/// Which of our crates each may know. `tests` knows all.
const MAY_KNOW: [(&str, &[&str]); 6] = [
    ("domain", &[]),
    ("migrations", &[]),
    ("templates", &[]),
    ("seed-data", &["domain", "migrations", "templates"]),
    ("worker", &["domain", "templates"]),
    ("server", &["domain", "migrations", "templates", "worker", "seed-data"]),
];

/// Where each heavy dependency may be.
const ONLY_IN: [(&str, &[&str]); 5] = [
    ("sea-orm", &["domain", "tests"]),
    ("sea-orm-migration", &["migrations"]),
    ("axum", &["server", "tests"]),
    ("lettre", &["worker"]),
    ("minijinja", &["templates", "server", "worker"]),
];

#[test]
fn crates_depend_on_what_they_may() {
    let mut found = Vec::new();
    for name in OURS.iter().filter(|name| **name != "tests") {
        let needs = dependencies(name);
        let may = MAY_KNOW.iter().find(|(known, _)| known == name).map_or(&[][..], |(_, may)| may);
        let ours = needs.iter().filter(|need| OURS.contains(&need.as_str()) && !may.contains(&need.as_str()));
        found.extend(ours.map(|need| format!("{name} depends on {need}")));
        let (needs, outside) = (&needs, ONLY_IN.iter().filter(|(_, homes)| !homes.contains(name)));
        found.extend(
            outside
                .filter(|(need, _)| needs.contains(&(*need).to_owned()))
                .map(|(need, _)| format!("{name} depends on {need}")),
        );
    }
    assert_eq!(found, Vec::<String>::new());
}

#[test]
fn every_crate_is_under_this_guard() {
    let workspace = manifest("Cargo.toml");
    let members = workspace["workspace"]["members"].as_array().expect("members");
    let members: Vec<_> = members.iter().filter_map(|member| member.as_str()).collect();
    assert_eq!(members, OURS);
}

#[test]
fn versions_stand_in_one_place_and_lints_hold_everywhere() {
    let mut found = Vec::new();
    for name in OURS {
        let manifest = manifest(&format!("{name}/Cargo.toml"));
        assert_eq!(manifest["lints"]["workspace"].as_bool(), Some(true), "{name}");
        for table in ["dependencies", "dev-dependencies", "build-dependencies"] {
            let needs = manifest.get(table).and_then(|needs| needs.as_table()).cloned().unwrap_or_default();
            let own =
                needs.iter().filter(|(_, need)| need.get("workspace").and_then(toml::Value::as_bool) != Some(true));
            found.extend(own.map(|(need, _)| format!("{name} gives {need} a version of its own")));
        }
    }
    assert_eq!(found, Vec::<String>::new());
}

fn dependencies(name: &str) -> Vec<String> {
    let manifest = manifest(&format!("{name}/Cargo.toml"));
    manifest.get("dependencies").and_then(|needs| needs.as_table()).into_iter().flat_map(Table::keys).cloned().collect()
}

fn manifest(path: &str) -> Table {
    assert!(exists(path), "{path}");
    let text = std::fs::read_to_string(root().join(path)).expect("a manifest");
    text.parse().unwrap_or_else(|error| panic!("{path}: {error}"))
}
