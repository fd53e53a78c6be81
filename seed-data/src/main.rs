//! `seed`: fills an empty database for measuring.

use std::io::IsTerminal;
use std::process::ExitCode;
use std::time::Instant;

use clap::{Parser, Subcommand};
use domain::setup::{Keys, Settings, Store};
use migrations::{Migrator, MigratorTrait};
use seed_data::crowd::{self, CASEWORKERS, PASSWORD, Size};

/// Fills an empty database.
#[derive(Debug, Parser)]
#[command(name = "seed", version)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Make a crowd of invented people, by the domain's own commands.
    Generate {
        /// How many people.
        #[arg(long)]
        participants: usize,
        /// `sqlite://file` or `postgres://…`, empty; without it the one that the settings name.
        #[arg(long)]
        database: Option<String>,
    },
}

type Trouble = Box<dyn std::error::Error + Send + Sync>;

#[tokio::main]
async fn main() -> ExitCode {
    let Command::Generate { participants, database } = Arguments::parse().command;
    match generate(participants, database).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            let causes = std::iter::successors(error.source(), |cause| cause.source());
            eprintln!("seed: {}", causes.fold(error.to_string(), |text, cause| format!("{text}: {cause}")));
            ExitCode::FAILURE
        }
    }
}

#[expect(clippy::disallowed_methods, reason = "a program's main reads the system's clock")]
async fn generate(participants: usize, database: Option<String>) -> Result<(), Trouble> {
    let mut settings = Settings::from_environment()?;
    settings.database_url = database.or(settings.database_url);
    let store = Store::open(&settings.database(), Keys::of_file(&settings.key_file())?).await?;
    Migrator::up(store.for_migrations(), None).await?;
    let began = Instant::now();
    let shown = std::io::stderr().is_terminal();
    let told = |there: usize| {
        let line = format!("{there} of {participants} people after {} s", began.elapsed().as_secs());
        if shown {
            eprint!("\r{line}");
        } else if there.is_multiple_of(10_000) || there == participants {
            eprintln!("{line}");
        }
    };
    let size = Size { people: participants, caseworkers: CASEWORKERS };
    crowd::generate(&store, chrono::Utc::now(), size, told).await?;
    store.close().await?;
    eprintln!("\nDone after {} s.", began.elapsed().as_secs());
    println!("Sign in as manager-1@crowd.example or caseworker-1@crowd.example with: {PASSWORD}");
    Ok(())
}
