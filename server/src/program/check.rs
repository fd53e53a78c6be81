//! `tandem check`

use std::process::ExitCode;

use domain::access::organizations;
use domain::setup::{Keys, Settings, Store};
use migrations::{Migrator, MigratorTrait};
use serde::Serialize;
use worker::Desk;

use super::{Trouble, chain};

/// One thing that was looked at.
#[derive(Debug, Serialize)]
struct Finding {
    name: &'static str,
    ok: bool,
    says: String,
}

/// Looks at everything that the settings name, and says what is wrong in words.
pub async fn run(json: bool) -> Result<ExitCode, Trouble> {
    let findings = match Settings::from_environment() {
        Ok(settings) => look_at(&settings).await,
        Err(error) => vec![Finding { name: "settings", ok: false, says: error.to_string() }],
    };
    for finding in &findings {
        match serde_json::to_string(finding) {
            Ok(line) if json => println!("{line}"),
            _ => println!("{:5} {:10} {}", if finding.ok { "ok" } else { "WRONG" }, finding.name, finding.says),
        }
    }
    let good = findings.iter().all(|finding| finding.ok);
    Ok(if good { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

async fn look_at(settings: &Settings) -> Vec<Finding> {
    let mut findings = vec![finding("settings", Ok::<_, std::fmt::Error>("They can be read.".to_owned()))];
    findings.push(finding("clock", super::clock(settings).map(|clock| format!("It is {}.", clock.now()))));
    let keys = Keys::of_file(&settings.key_file());
    findings.push(finding("keys", keys.as_ref().map(|_| format!("{} holds them.", settings.key_file().display()))));
    if let Ok(keys) = keys {
        findings.extend(look_at_database(settings, keys).await);
    }
    findings
}

async fn look_at_database(settings: &Settings, keys: Keys) -> Vec<Finding> {
    let store = match Store::open(&settings.database(), keys).await {
        Ok(store) => store,
        Err(error) => return vec![Finding { name: "database", ok: false, says: chain(&error) }],
    };
    let pending = Migrator::get_pending_migrations(store.for_migrations()).await.map(|pending| pending.len());
    let schema = match pending {
        Ok(0) => Finding { name: "schema", ok: true, says: "It is up to date.".to_owned() },
        Ok(count) => Finding { name: "schema", ok: false, says: format!("{count} changes wait: run tandem migrate.") },
        Err(error) => Finding { name: "schema", ok: false, says: chain(&error) },
    };
    let mut findings = vec![Finding { name: "database", ok: true, says: "It answers.".to_owned() }];
    if schema.ok {
        findings.push(look_at_address(settings, &store).await);
    }
    findings.push(schema);
    let clock = domain::setup::Clock::standing_at(domain::shared::Instant::UNIX_EPOCH);
    findings.push(finding("mail", Desk::new(store, clock, settings).map(|_| "It can be handed over.".to_owned())));
    findings
}

/// A demo is never served where others could take it for real.
async fn look_at_address(settings: &Settings, store: &Store) -> Finding {
    let says = |ok, says: &str| Finding { name: "address", ok, says: says.to_owned() };
    match organizations::all(store.read()).await {
        Ok(all) if all.iter().any(|organization| organization.demo) && settings.is_public() => {
            says(false, "A demo database may be served on a loopback address only.")
        }
        Ok(_) => says(true, &format!("People reach it at {}.", settings.base())),
        Err(fault) => says(false, &chain(&fault)),
    }
}

fn finding<E: std::error::Error>(name: &'static str, looked: Result<String, E>) -> Finding {
    match looked {
        Ok(says) => Finding { name, ok: true, says },
        Err(error) => Finding { name, ok: false, says: chain(&error) },
    }
}
