//! Classes as they were held: curricula that were approved, cohorts that were opened, a sheet for every session.

use std::collections::BTreeMap;

use chrono::TimeDelta;
use domain::access::{Act, By};
use domain::perform;
use domain::programs::ServiceKindId;
use domain::setup::Store;
use domain::shared::Day;
use domain::training::attendance::rules::Mark;
use domain::training::attendance::{self, Line, Sheet};
use domain::training::cohorts::queries::sessions_of;
use domain::training::cohorts::{CohortDetails, CohortId, SessionId, commands as cohorts};
use domain::training::curricula::queries::find;
use domain::training::curricula::rules::VersionEdge;
use domain::training::curricula::{
    CompetencyLine, CurriculumDetails, CurriculumId, ModuleDetails, VersionId, commands as curricula,
};
use domain::training::enrollments::EnrollmentId;

use super::DemoError;
use super::calendar::{Calendar, Class, OPENED_BEFORE, Run, is_holiday};
use super::chance::Chance;
use super::organization::{Larkin, PAST};
use super::story::Attends;

/// When a cohort is opened, and when the sheets of a day are saved.
const MORNING: TimeDelta = TimeDelta::hours(9);
const EVENING: TimeDelta = TimeDelta::hours(21);
/// Whoever comes later than so many days after the first waits for the next cohort.
pub(super) const LATE: i64 = 28;
/// The program manager's key.
const MANAGER: &str = "patience";

/// The classes, as far as time has come.
pub(super) struct Classes {
    taught: Vec<Taught>,
    cohorts: Vec<Cohort>,
}

/// A course with the version that was approved.
struct Taught {
    class: Class,
    version: VersionId,
    kind: ServiceKindId,
}

/// A cohort that was opened.
struct Cohort {
    class: usize,
    run: Run,
    id: CohortId,
    sessions: Vec<(SessionId, Day)>,
}

impl Classes {
    /// Writes the curricula and has them approved, on the first day.
    pub(super) async fn write(store: &Store, larkin: &Larkin) -> Result<Self, DemoError> {
        let by = by(larkin, MANAGER, i64::from(PAST), MORNING)?;
        let mut taught = Vec::new();
        for class in Calendar::read()?.classes {
            let program = larkin.programs.get(&class.program);
            let program = program.ok_or_else(|| DemoError::Unknown(class.program.clone()))?;
            let kind = program.kinds.get("occupational-training").copied();
            let kind = kind.ok_or_else(|| DemoError::Unknown("occupational-training".to_owned()))?;
            let details = curriculum(&class, program.program.id);
            let id = perform(store, &by, async move |act: &mut Act<'_>| curricula::begin(act, &details).await).await?;
            let version = version_of(store, larkin, id).await?;
            let modules = modules(&class);
            perform(store, &by, async move |act: &mut Act<'_>| {
                for module in &modules {
                    curricula::add_module(act, version, module).await?;
                }
                curricula::move_version(act, version, VersionEdge::Submit, 1).await?;
                curricula::move_version(act, version, VersionEdge::Approve, 2).await
            })
            .await?;
            taught.push(Taught { class, version, kind });
        }
        Ok(Self { taught, cohorts: Vec::new() })
    }

    /// Opens the cohorts whose time has come.
    pub(super) async fn open(&mut self, store: &Store, larkin: &Larkin, ago: i64) -> Result<(), DemoError> {
        for (at, taught) in self.taught.iter().enumerate() {
            let Some(run) = taught.class.runs().into_iter().find(|run| run.began + OPENED_BEFORE == ago) else {
                continue;
            };
            let by = by(larkin, MANAGER, ago, MORNING)?;
            let details = cohort(larkin, taught, run)?;
            let id = perform(store, &by, async move |act: &mut Act<'_>| cohorts::open(act, &details).await).await?;
            let sessions = sessions_of(store.read(), id).await?;
            let sessions = sessions.into_iter().map(|session| (session.id, session.day)).collect();
            self.cohorts.push(Cohort { class: at, run, id, sessions });
        }
        Ok(())
    }

    /// The cohort of a class that somebody comes into so many days ago.
    pub(super) fn seat_in(&self, code: &str, ago: i64) -> Option<CohortId> {
        let of_class = self.cohorts.iter().filter(|cohort| self.taught[cohort.class].class.code == code);
        of_class
            .filter(|cohort| cohort.run.began <= ago + LATE)
            .max_by_key(|cohort| cohort.run.began)
            .map(|cohort| cohort.id)
    }

    /// Saves the sheets of the sessions of a day.
    pub(super) async fn hold(
        &self,
        store: &Store,
        larkin: &Larkin,
        ago: i64,
        learners: &BTreeMap<EnrollmentId, (u64, Attends)>,
    ) -> Result<(), DemoError> {
        let today = larkin.day(ago);
        for cohort in &self.cohorts {
            let Some(nth) = cohort.sessions.iter().position(|(_, day)| *day == today) else { continue };
            let by = by(larkin, &self.taught[cohort.class].class.instructor, ago, EVENING)?;
            let session = cohort.sessions[nth].0;
            let found = attendance::queries::sheet(store.read(), &by.reader, today, session).await?;
            let Some(sheet) = found else { continue };
            let left = cohort.sessions.iter().filter(|(_, day)| *day > today && *day < larkin.today).count();
            let line = |id: EnrollmentId| {
                let (seed, attends) = learners.get(&id).copied().unwrap_or_default();
                (id, line(seed, nth, left, attends))
            };
            let lines = sheet.learners.iter().map(|learner| line(learner.enrollment.id)).collect();
            let (saved, version) = (Sheet { lines, reason: None }, sheet.session.version);
            let save = async move |act: &mut Act<'_>| attendance::commands::save(act, session, &saved, version).await;
            perform(store, &by, save).await?;
        }
        Ok(())
    }
}

/// How somebody is marked in the nth session: by chance, but never absent twice in a row unless their story says so.
fn line(seed: u64, nth: usize, left: usize, attends: Attends) -> Line {
    let came = |nth: usize| {
        let mut chance = Chance::of(seed.wrapping_mul(7919).wrapping_add(nth as u64));
        (chance.percent(attends.percent), chance)
    };
    let (is_there, mut chance) = came(nth);
    let missed = left < attends.missed_last;
    let mark = match is_there {
        _ if missed => Mark::Absent,
        false if nth == 0 || came(nth - 1).0 => {
            if chance.percent(40) {
                Mark::Absent
            } else {
                Mark::Excused
            }
        }
        _ if chance.percent(6) => Mark::Late,
        _ => Mark::Present,
    };
    let late_by = (mark == Mark::Late).then(|| 15 * chance.between(1, 2));
    Line { mark, late_by, note: None }
}

fn by(larkin: &Larkin, key: &str, ago: i64, time: TimeDelta) -> Result<By, DemoError> {
    let reader = larkin.staff.get(key).ok_or_else(|| DemoError::Unknown(key.to_owned()))?;
    Ok(larkin.by(reader.clone(), larkin.day(ago), time))
}

fn curriculum(class: &Class, program: domain::shared::ProgramId) -> CurriculumDetails {
    CurriculumDetails {
        program,
        title: class.title.clone(),
        occupation: class.occupation.clone(),
        soc: Some(class.soc.clone()),
        about: Some(class.about.clone()),
    }
}

fn modules(class: &Class) -> Vec<ModuleDetails> {
    let module = |module: &super::calendar::Module| ModuleDetails {
        title: module.title.clone(),
        kind: module.kind,
        minutes: module.hours * 60,
        competencies: module.competencies.iter().map(|line| CompetencyLine::of(line)).collect(),
    };
    class.module.iter().map(module).collect()
}

async fn version_of(store: &Store, larkin: &Larkin, id: CurriculumId) -> Result<VersionId, DemoError> {
    let found = find(store.read(), larkin.id, id).await?;
    let version = found.and_then(|(_, versions)| versions.first().map(|version| version.id));
    version.ok_or_else(|| DemoError::Unknown("a version".to_owned()))
}

fn cohort(larkin: &Larkin, taught: &Taught, run: Run) -> Result<CohortDetails, DemoError> {
    let Taught { class, version, kind } = taught;
    let program = larkin.programs.get(&class.program).ok_or_else(|| DemoError::Unknown(class.program.clone()))?;
    let instructor = larkin.keys.get(&class.instructor).copied();
    let (starts_on, ends_on) = (larkin.day(run.began), larkin.day(run.ended));
    let length = u32::try_from(run.began - run.ended).unwrap_or_default();
    Ok(CohortDetails {
        version: *version,
        site: program.site,
        kind: *kind,
        instructor: Some(instructor.ok_or_else(|| DemoError::Unknown(class.instructor.clone()))?),
        name: format!("Cohort {}", run.number),
        provider: None,
        place: Some(class.place.clone()),
        starts_on,
        ends_on,
        week: class.week(),
        except: (0..=length).map(|after| starts_on.plus_days(after)).filter(|day| is_holiday(*day)).collect(),
        seats: class.seats,
        pending_because: None,
    })
}
