//! Goes round the timetable: forever, or once as of a day.
//!
//! Every civil day of an organization is lived through in order, from the day it was set up: a jump equals the daily
//! runs. A day is noted once all its jobs have run; a worker that is killed midway lives it again, and since a sweep
//! run twice changes nothing, that loses and doubles nothing.

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
/// How often it looks whether a new day has begun.
const NEW_DAY: Duration = Duration::from_secs(60);
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

/// Why a run did not begin, or ended midway.
#[derive(Debug, thiserror::Error)]
pub enum RunError {
    /// The day asked for is over: time goes forward only.
    #[error("{asked} lies in the past: the worker is at {lived}, and time goes forward only")]
    Past {
        /// The day asked for.
        asked: Day,
        /// The last day that was lived through, or the one on which everything began.
        lived: Day,
    },
    /// The database could not be asked.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// Goes round until `stop` turns true.
pub async fn run(desk: Desk, mut stop: watch::Receiver<bool>) {
    let mut looked = None::<Instant>;
    let mut last_run = vec![None::<Instant>; TIMETABLE.len()];
    while !*stop.borrow() {
        let now = desk.clock.now();
        if has_passed(NEW_DAY, looked, now) {
            looked = Some(now);
            log(live_new_days(&desk, now).await);
        }
        for (job, last) in TIMETABLE.iter().zip(&mut last_run) {
            if let Pace::Every(pause) = job.pace
                && has_passed(pause, *last, now)
            {
                *last = Some(now);
                let done = job.run(&desk, None, now).await;
                log(done.map(|counts| vec![Report { job: job.name, counts }]));
            }
        }
        tokio::select! {
            () = tokio::time::sleep(TICK) => {}
            _ = stop.changed() => {}
        }
    }
}

/// Does everything that is due as of `as_of`, or as of now, living through each day since the last run. The last day is
/// lived once more where it was lived already: what became due in the meantime is done.
///
/// # Errors
/// `Past` where `as_of` was lived through already and later days as well; where the database cannot be asked.
pub async fn run_once(desk: &Desk, as_of: Option<Day>) -> Result<Vec<Report>, RunError> {
    let now = desk.clock.now();
    let mut reports: Vec<_> = TIMETABLE.iter().map(Report::of).collect();
    let mut lives = Vec::new();
    for organization in organizations::all(desk.store.read()).await? {
        let last = as_of.unwrap_or_else(|| organization.day_of(now));
        let lived = last_lived(desk, &organization).await?;
        let begun = lived.unwrap_or_else(|| organization.day_of(organization.created_at));
        match as_of {
            Some(asked) if asked < begun => return Err(RunError::Past { asked, lived: begun }),
            None if last < begun => {}
            _ => lives.push((organization, lived.map_or(begun, |lived| lived.plus_days(1)).min(last), last)),
        }
    }
    let first = lives.iter().map(|(_, first, _)| *first).min();
    let last = lives.iter().map(|(.., last)| *last).max();
    for day in first.zip(last).into_iter().flat_map(|(first, last)| days_from(first, last)) {
        let mut moment = None;
        for (organization, ..) in lives.iter().filter(|(_, first, last)| (*first..=*last).contains(&day)) {
            moment = moment.max(Some(moment_of(organization, day, now)));
            live(desk, organization, day, now, &mut reports).await?;
        }
        run_others(desk, moment.unwrap_or(now), &mut reports).await?;
    }
    if lives.is_empty() {
        run_others(desk, now, &mut reports).await?;
    }
    Ok(reports)
}

impl Report {
    fn of(job: &Job) -> Self {
        Self { job: job.name, counts: Counts::default() }
    }
}

/// The days that have begun since the worker last looked, in each organization.
async fn live_new_days(desk: &Desk, now: Instant) -> Result<Vec<Report>, Fault> {
    let mut reports: Vec<_> = TIMETABLE.iter().map(Report::of).collect();
    for organization in organizations::all(desk.store.read()).await? {
        let lived = last_lived(desk, &organization).await?;
        let first = lived.map_or_else(|| organization.day_of(organization.created_at), |lived| lived.plus_days(1));
        for day in days_from(first, organization.day_of(now)) {
            live(desk, &organization, day, now, &mut reports).await?;
        }
    }
    Ok(reports)
}

/// Every daily job of one day in one organization, in the order of the timetable.
async fn live(
    desk: &Desk,
    organization: &Organization,
    day: Day,
    now: Instant,
    reports: &mut [Report],
) -> Result<(), Fault> {
    let moment = moment_of(organization, day, now);
    let is_over = day < organization.day_of(now);
    for (job, report) in TIMETABLE.iter().zip(reports).filter(|(job, _)| job.is_of_days()) {
        if job.pace == Pace::Fresh && is_over {
            continue;
        }
        report.counts += job.run(desk, Some(organization), moment).await?;
    }
    rounds::lived(&desk.store, organization.id, &daily(), day).await
}

/// Every job that is not bound to days.
async fn run_others(desk: &Desk, now: Instant, reports: &mut [Report]) -> Result<(), Fault> {
    for (job, report) in TIMETABLE.iter().zip(reports).filter(|(job, _)| !job.is_of_days()) {
        report.counts += job.run(desk, None, now).await?;
    }
    Ok(())
}

/// The last day that was lived through.
async fn last_lived(desk: &Desk, organization: &Organization) -> Result<Option<Day>, Fault> {
    rounds::last_day(&desk.store, organization.id, &daily()).await
}

fn daily() -> Vec<&'static str> {
    TIMETABLE.iter().filter(|job| job.is_of_days()).map(|job| job.name).collect()
}

fn days_from(first: Day, last: Day) -> impl Iterator<Item = Day> {
    first.0.iter_days().take_while(move |day| *day <= last.0).map(Day)
}

/// The moment at which a day is lived: now where it is today, its noon otherwise.
fn moment_of(organization: &Organization, day: Day, now: Instant) -> Instant {
    if organization.day_of(now) == day {
        return now;
    }
    let zone: chrono_tz::Tz = organization.time_zone.parse().unwrap_or(chrono_tz::UTC);
    let noon = day.0.and_time(NaiveTime::MIN) + NOON;
    zone.from_local_datetime(&noon).earliest().map_or(now, |noon| noon.to_utc())
}

/// Whether so much time has passed since; a clock that went back has, too.
fn has_passed(pause: Duration, last: Option<Instant>, now: Instant) -> bool {
    last.is_none_or(|last| now < last || (now - last).to_std().is_ok_and(|since| since >= pause))
}

fn log(done: Result<Vec<Report>, Fault>) {
    match done {
        Ok(reports) => reports.iter().filter(|report| report.counts != Counts::default()).for_each(|report| {
            tracing::info!(
                job.name = report.job,
                job.found = report.counts.found,
                job.done = report.counts.done,
                job.refused = report.counts.refused,
                job.failed = report.counts.failed,
                "a job ran"
            );
        }),
        Err(fault) => tracing::error!(error = &fault as &dyn std::error::Error, "the timetable failed"),
    }
}
