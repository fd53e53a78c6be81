//! The `tandem-worker` program: does what is due, forever or once.

use std::io::IsTerminal;
use std::process::ExitCode;

use clap::Parser;
use domain::setup::{Clock, Keys, Settings, Store};
use domain::shared::Day;
use worker::{Desk, Report, run, run_once};

/// Does what is due when nobody is looking.
#[derive(Debug, Parser)]
#[command(version)]
struct Arguments {
    /// Do everything that is due and end.
    #[arg(long)]
    once: bool,
    /// As of this day, living through each day since the last run.
    #[arg(long, requires = "once", value_name = "DAY")]
    as_of: Option<Day>,
    /// Report as JSON Lines.
    #[arg(long)]
    json: bool,
}

#[tokio::main]
async fn main() -> ExitCode {
    let colours = std::io::stderr().is_terminal();
    tracing_subscriber::fmt().with_writer(std::io::stderr).with_ansi(colours).with_env_filter(filter()).init();
    match work(&Arguments::parse()).await {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("tandem-worker: {}", chain(error.as_ref()));
            ExitCode::FAILURE
        }
    }
}

/// Whether everything went well.
async fn work(arguments: &Arguments) -> Result<bool, Box<dyn std::error::Error>> {
    let settings = Settings::from_environment()?;
    let clock = clock(&settings)?;
    let store = Store::open(&settings.database(), Keys::of_file(&settings.key_file())?).await?;
    let desk = Desk::new(store, clock, &settings)?;
    if arguments.once {
        let reports = run_once(&desk, arguments.as_of).await?;
        reports.iter().for_each(|report| print(report, arguments.json));
        return Ok(reports.iter().all(|report| report.counts.failed == 0));
    }
    let (stop, stopped) = tokio::sync::watch::channel(false);
    let running = tokio::spawn(run(desk, stopped));
    tokio::signal::ctrl_c().await?;
    stop.send(true)?;
    running.await?;
    Ok(true)
}

#[expect(clippy::disallowed_methods, reason = "a program's main reads the system's clock")]
fn clock(settings: &Settings) -> Result<Clock, domain::setup::ClockFileError> {
    let system = Clock::new(chrono::Utc::now);
    match &settings.clock {
        Some(file) => Clock::of_file(file, system),
        None => Ok(system),
    }
}

fn print(report: &Report, json: bool) {
    let counts = report.counts;
    match serde_json::to_string(report) {
        Ok(line) if json => println!("{line}"),
        _ => println!(
            "{:24} found {:6}  done {:6}  refused {:6}  failed {:6}",
            report.job, counts.found, counts.done, counts.refused, counts.failed
        ),
    }
}

fn filter() -> tracing_subscriber::EnvFilter {
    tracing_subscriber::EnvFilter::try_from_env("TANDEM_LOG")
        .unwrap_or_else(|_| "info,sqlx=warn,sea_orm_migration=warn".into())
}

fn chain(error: &dyn std::error::Error) -> String {
    std::iter::successors(error.source(), |cause| cause.source())
        .fold(error.to_string(), |text, cause| format!("{text}: {cause}"))
}
