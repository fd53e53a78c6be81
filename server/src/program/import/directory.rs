//! `tandem import providers`: a directory in the files of Open Referral, as whoever has the machine in their hands.

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;

use clap::Args;
use domain::access::{Act, organizations};
use domain::intake::imports::{ImportId, State, commands, queries};
use domain::intake::roster::Outcome;
use domain::perform;
use domain::setup::{Settings, Store};
use domain::shared::{Coded, Refusal, Stop};
use domain::support::providers::directory::queries::lines;
use domain::support::providers::directory::{self, Planned, Said, Unread, Upload};
use serde::Serialize;
use serde_json::{Value, json};
use templates::{Catalogue, Language};
use worker::jobs::bring_in_all;

use super::super::Trouble;

/// Lines read back at a time.
const AT_A_TIME: u64 = 500;

/// Which directory.
#[derive(Debug, Args)]
pub struct Providers {
    /// The folder with its files: organizations.csv, services.csv and the others.
    folder: PathBuf,
    /// Say what would happen, and change nothing.
    #[arg(long)]
    dry_run: bool,
    /// As JSON Lines: an object per row or field that was not read, then a summary.
    #[arg(long)]
    json: bool,
}

/// Brings it in; run again, it goes on or changes nothing.
pub async fn run(providers: &Providers) -> Result<ExitCode, Trouble> {
    match bring_in(providers).await {
        Ok(()) => Ok(ExitCode::SUCCESS),
        Err(trouble) => match trouble.downcast_ref::<Stop>() {
            Some(Stop::Refused(refusals)) => {
                refused(providers, refusals);
                Ok(ExitCode::FAILURE)
            }
            _ => Err(trouble),
        },
    }
}

async fn bring_in(providers: &Providers) -> Result<(), Trouble> {
    let upload = Upload { name: super::file_name(&providers.folder), files: files(&providers.folder)? };
    let settings = Settings::from_environment()?;
    let store = super::super::open(&settings).await?;
    let now = super::super::clock(&settings)?.now();
    let mut all = organizations::all(store.read()).await?;
    let organization = all.pop().ok_or("there is no organization yet: set one up, or import its participants first")?;
    if !all.is_empty() {
        return Err("there are several organizations: import from within one".into());
    }
    let by = super::by(organization.id, organization.day_of(now), now);
    let planned = directory::plan(&store, Some(organization.id), upload).await?;
    let open = queries::open_like(store.read(), organization.id, &planned.hash, "").await?;
    let under_way = open.is_some_and(|import| import.state == State::Running);
    let mut import = None;
    if !providers.dry_run && (planned.changes > 0 || under_way) {
        let plan = planned.clone();
        let begin = async move |act: &mut Act<'_>| {
            let import = directory::preview(act, &plan).await?;
            commands::begin(act, import).await?;
            Ok(import)
        };
        let id = perform(&store, &by, begin).await?;
        bring_in_all(&store, id, &by, None).await?;
        import = Some(id);
    }
    report(providers, &store, &planned, import).await?;
    store.close().await?;
    Ok(())
}

/// The CSV files of a folder, in the order of their names.
fn files(folder: &Path) -> Result<Vec<(String, Vec<u8>)>, Trouble> {
    let cannot = |error: std::io::Error| format!("{} cannot be read: {error}", folder.display());
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder).map_err(cannot)? {
        let path = entry.map_err(cannot)?.path();
        let is_csv = path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("csv"));
        if is_csv && path.is_file() {
            let bytes = std::fs::read(&path).map_err(|error| format!("{} cannot be read: {error}", path.display()))?;
            files.push((super::file_name(&path), bytes));
        }
    }
    files.sort();
    Ok(files)
}

/// A row or field that was not read.
#[derive(Serialize)]
struct NotRead<'a> {
    #[serde(flatten)]
    unread: &'a Unread,
    message: String,
}

async fn report(
    providers: &Providers,
    store: &Store,
    planned: &Arc<Planned>,
    import: Option<ImportId>,
) -> Result<(), Trouble> {
    for unread in &planned.directory.unread {
        not_read(providers, unread);
    }
    let mut left_out = 0;
    if let Some(import) = import {
        let mut after = -1;
        loop {
            let some = lines(store, import, None, after, AT_A_TIME).await?;
            let Some(last) = some.last() else { break };
            after = last.line;
            let refused =
                |said: &Said, outcome: Outcome| matches!(said, Said::Provider { .. }) && outcome == Outcome::Refused;
            left_out += some.iter().filter(|line| refused(&line.said, line.outcome)).count();
        }
    }
    let told = &planned.directory.told;
    let files: Vec<Value> = planned
        .directory
        .files
        .iter()
        .map(|file| json!({ "file": file.name, "rows": file.rows, "read": file.read }))
        .collect();
    let summary = json!({
        "summary": true,
        "dry_run": providers.dry_run,
        "import": import,
        "providers": told.len(),
        "services": told.iter().map(|(_, told)| told.services.len()).sum::<usize>(),
        "locations": told.iter().map(|(_, told)| told.sites.len()).sum::<usize>(),
        Outcome::New.code(): planned.count(Outcome::New),
        Outcome::Matched.code(): planned.count(Outcome::Matched),
        "changes": planned.changes,
        "left_out": left_out,
        "not_read": planned.directory.unread.len(),
        "files": files,
        "reasons": [],
    });
    if providers.json {
        println!("{summary}");
    } else {
        println!(
            "{} providers with {} services and {} locations: {} new or changed. {} rows or fields were not read.",
            summary["providers"], summary["services"], summary["locations"], summary["changes"], summary["not_read"]
        );
    }
    Ok(())
}

fn not_read(providers: &Providers, unread: &Unread) {
    let row = NotRead { unread, message: sentence(&Refusal::because(""), &unread.reason) };
    if providers.json {
        match serde_json::to_string(&row) {
            Ok(line) => println!("{line}"),
            Err(error) => tracing::error!(error = &error as &dyn std::error::Error, "a row is not writable as JSON"),
        }
    } else {
        println!("{} line {:5} {:20} {}", unread.file, unread.row, unread.field, row.message);
    }
}

/// Why the directory as a whole cannot be read.
fn refused(providers: &Providers, refusals: &[Refusal]) {
    let told = |refusal: &Refusal| json!({ "code": refusal.code, "message": sentence(refusal, refusal.code) });
    if providers.json {
        let reasons: Vec<Value> = refusals.iter().map(told).collect();
        println!("{}", json!({ "summary": true, "dry_run": providers.dry_run, "import": null, "reasons": reasons }));
        return;
    }
    for refusal in refusals {
        eprintln!("{}: {}", providers.folder.display(), sentence(refusal, refusal.code));
    }
}

/// A reason with its sentence; where the catalogue has none, its code.
fn sentence(refusal: &Refusal, code: &str) -> String {
    let args: Vec<(&str, &str)> = refusal.args.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let said = Catalogue::load().refusal(Language::English, code, refusal.field.as_deref(), &args);
    said.unwrap_or_else(|_| code.to_owned())
}
