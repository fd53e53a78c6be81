//! Goes round the timetable: forever, or once as of a day.
//!
//! Going once lives through each day since the last run, in order, so that a jump equals the daily runs. A sweep that
//! is killed midway is begun again: run twice it changes nothing.

use std::time::Duration;

use chrono::{NaiveTime, TimeDelta, TimeZone};
use domain::access::organizations::{self, Model as Organization};
use domain::messages::rounds;
use domain::shared::{Day, Fault, Instant};
use serde::Serialize;
use tokio::sync::watch;

use crate::Desk;
use crate::jobs::{Job, Pace, TIMETABLE};

/// How often the clockwork looks whether something is due.
const TICK: Duration = Duration::from_secs(2);
/// The hour at which a day is lived that is not today: far from where clocks change.
const NOON: TimeDelta = TimeDelta::hours(12);

/// What a job did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Counts {
    /// How many were due.
    pub found: u64,
    /// How many were done.
    pub done: u64,
    /// How many were refused by a rule.
    pub refused: u64,
    /// How many failed and will be tried again.
    pub failed: u64,
}

impl std::ops::AddAssign for Counts {
    fn add_assign(&mut self, other: Self) {
        self.found += other.found;
        self.done += other.done;
        self.refused += other.refused;
        self.failed += other.failed;
    }
}

/// What one job did in a whole run.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct Report {
    /// The job.
    pub job: &'static str,
    /// What it did.
    #[serde(flatten)]
    pub counts: Counts,
}

/// Goes round until `stop` turns true.
pub async fn run(desk: Desk, mut stop: watch::Receiver<bool>) {
    let mut last_run = vec![None::<Instant>; TIMETABLE.len()];
    while !*stop.borrow() {
        let now = desk.clock.now();
        for (job, last) in TIMETABLE.iter().zip(&mut last_run) {
            if is_due(*job, *last, now) {
                *last = Some(now);
                run_logged(&desk, *job, now).await;
            }
        }
        tokio::select! {
            () = tokio::time::sleep(TICK) => {}
            _ = stop.changed() => {}
        }
    }
}

/// Does everything that is due as of `as_of`, or as of now, living through each day since the last run.
///
/// # Errors
/// Where the database cannot be asked at all.
pub async fn run_once(desk: &Desk, as_of: Option<Day>) -> Result<Vec<Report>, Fault> {
    let mut reports: Vec<Report> =
        TIMETABLE.iter().map(|job| Report { job: job.name, counts: Counts::default() }).collect();
    let organizations = organizations::all(desk.store.read()).await?;
    let now = desk.clock.now();
    for day in days_to_live(desk, &organizations, as_of, now).await? {
        let moment = moment_of(&organizations, day, now);
        for (job, report) in TIMETABLE.iter().zip(&mut reports) {
            report.counts += run_through(desk, *job, &organizations, moment).await?;
        }
    }
    Ok(reports)
}

fn is_due(job: Job, last: Option<Instant>, now: Instant) -> bool {
    let pause = match job.pace {
        Pace::Daily => Duration::from_secs(60),
        Pace::Every(pause) => pause,
    };
    last.is_none_or(|last| now < last || (now - last).to_std().is_ok_and(|since| since >= pause))
}

async fn run_logged(desk: &Desk, job: Job, now: Instant) {
    let done = async {
        let organizations = organizations::all(desk.store.read()).await?;
        run_through(desk, job, &organizations, now).await
    };
    match done.await {
        Ok(counts) if counts == Counts::default() => {}
        Ok(counts) => tracing::info!(
            job.name = job.name,
            job.found = counts.found,
            job.done = counts.done,
            job.refused = counts.refused,
            job.failed = counts.failed,
            "a job ran"
        ),
        Err(fault) => tracing::error!(job.name = job.name, error = &fault as &dyn std::error::Error, "a job failed"),
    }
}

/// One job up to `now`: a daily one for every organization whose day it has not yet lived through.
async fn run_through(desk: &Desk, job: Job, organizations: &[Organization], now: Instant) -> Result<Counts, Fault> {
    let Pace::Daily = job.pace else { return job.run(desk, None, now).await };
    let mut counts = Counts::default();
    for organization in organizations {
        let today = organization.day_of(now);
        let last = rounds::last_day(&desk.store, organization.id, job.name).await?;
        if last.is_some_and(|last| last >= today) {
            continue;
        }
        let mut day = last.map_or(today, |last| last.plus_days(1));
        while day <= today {
            let moment = if day == today { now } else { moment_in(organization, day, now) };
            counts += job.run(desk, Some(organization), moment).await?;
            rounds::lived(&desk.store, organization.id, job.name, day).await?;
            day = day.plus_days(1);
        }
    }
    Ok(counts)
}

/// The days from the first that any daily job has not lived through, up to the one asked for.
async fn days_to_live(
    desk: &Desk,
    organizations: &[Organization],
    as_of: Option<Day>,
    now: Instant,
) -> Result<Vec<Day>, Fault> {
    let Some(last) = as_of.or_else(|| organizations.iter().map(|o| o.day_of(now)).max()) else {
        return Ok(Vec::new());
    };
    let mut first = last;
    for organization in organizations {
        for job in TIMETABLE.iter().filter(|job| job.pace == Pace::Daily) {
            if let Some(lived) = rounds::last_day(&desk.store, organization.id, job.name).await? {
                first = first.min(lived.plus_days(1));
            }
        }
    }
    Ok(first.0.iter_days().take_while(|day| *day <= last.0).map(Day).collect())
}

/// The moment at which a day is lived: now where it is today, its noon otherwise.
fn moment_of(organizations: &[Organization], day: Day, now: Instant) -> Instant {
    match organizations.first() {
        Some(organization) if organization.day_of(now) != day => moment_in(organization, day, now),
        _ => now,
    }
}

fn moment_in(organization: &Organization, day: Day, now: Instant) -> Instant {
    let zone: chrono_tz::Tz = organization.time_zone.parse().unwrap_or(chrono_tz::UTC);
    let noon = day.0.and_time(NaiveTime::MIN) + NOON;
    zone.from_local_datetime(&noon).earliest().map_or(now, |noon| noon.to_utc())
}
