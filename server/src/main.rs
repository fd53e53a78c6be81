//! The `tandem` program.

mod program;

use std::io::IsTerminal;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// Case management for sectoral training programs.
#[derive(Debug, Parser)]
#[command(name = "tandem", version)]
struct Arguments {
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Serve the pages (the default); in an empty folder without settings, with demo data.
    Serve,
    /// Bring the database's schema up to date.
    Migrate,
    /// Bring the schema up to date, load the demo, print who can sign in.
    Demo {
        /// As JSON Lines: one object per persona.
        #[arg(long)]
        json: bool,
    },
    /// Say what is wrong with the settings, in words.
    Check {
        /// As JSON Lines.
        #[arg(long)]
        json: bool,
    },
    /// List every page with who may come.
    Routes {
        /// As JSON Lines.
        #[arg(long)]
        json: bool,
    },
    /// Bring in people or providers from files.
    Import(program::import::Arguments),
    /// Invite somebody, or hand out a password.
    User(program::user::Arguments),
}

#[tokio::main]
async fn main() -> ExitCode {
    let colours = std::io::stderr().is_terminal();
    tracing_subscriber::fmt().with_writer(std::io::stderr).with_ansi(colours).with_env_filter(filter()).init();
    match run(Arguments::parse().command.unwrap_or(Command::Serve)).await {
        Ok(code) => code,
        Err(error) => {
            eprintln!("tandem: {}", program::chain(error.as_ref()));
            ExitCode::FAILURE
        }
    }
}

async fn run(command: Command) -> Result<ExitCode, program::Trouble> {
    match command {
        Command::Serve => program::serve::run().await?,
        Command::Migrate => program::migrate::run().await?,
        Command::Demo { json } => program::demo::run(json).await?,
        Command::Check { json } => return program::check::run(json).await,
        Command::Routes { json } => program::routes::run(json),
        Command::Import(arguments) => return program::import::run(arguments).await,
        Command::User(arguments) => program::user::run(arguments).await?,
    }
    Ok(ExitCode::SUCCESS)
}

fn filter() -> tracing_subscriber::EnvFilter {
    tracing_subscriber::EnvFilter::try_from_env("TANDEM_LOG")
        .unwrap_or_else(|_| "info,sqlx=warn,sea_orm_migration=warn".into())
}
