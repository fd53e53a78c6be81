//! Replays stories through the domain's commands, day by day, each scene in one transaction.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::TimeDelta;
use domain::access::{Act, By};
use domain::intake::case::{Application, assignment, commands as cases};
use domain::intake::notes::{self, NoteDetails};
use domain::intake::participants::{self, ParticipantDetails};
use domain::intake::services::{self, ServiceDetails};
use domain::perform;
use domain::programs::ServiceKindId;
use domain::setup::Store;
use domain::shared::{Answer, CaseId, Day, ParticipantId, ProgramId, SiteId, Stop, UserId};
use serde::{Deserialize, Serialize};

use super::DemoError;
use super::organization::{Larkin, PAST, Program};
use super::story::{Person, Scene, ServiceGiven, Step, Story};

/// The first appointment of a day, in minutes after midnight.
const FIRST_APPOINTMENT: usize = 9 * 60 + 5;
/// Minutes between two appointments, and how many fit into a day.
const APPOINTMENT: usize = 11;
const APPOINTMENTS: usize = 38;

/// Plays every story to the day on which the demo is loaded.
pub(super) async fn play(store: &Store, larkin: &Larkin, stories: Vec<Story>) -> Result<(), DemoError> {
    let mut shots = by_day(&stories);
    let mut known = vec![None; stories.len()];
    for ago in (0..=PAST).rev() {
        for (place, shot) in shots.remove(&ago).unwrap_or_default().into_iter().enumerate() {
            let story = &stories[shot.story];
            let told = |source| DemoError::Story { who: story.person.family_name.clone(), ago, source };
            let by = by(larkin, &story.day[shot.scene], place)?;
            let scene = prepare(larkin, story, &story.day[shot.scene])?;
            let before = known[shot.story];
            let done = perform(store, &by, async move |act: &mut Act<'_>| scene.play(act, before).await);
            known[shot.story] = Some(done.await.map_err(told)?);
        }
    }
    Ok(())
}

/// Which scene of which story.
struct Shot {
    story: usize,
    scene: usize,
}

/// The scenes by how long ago they were, in the order of the stories and of their scenes.
fn by_day(stories: &[Story]) -> BTreeMap<u32, Vec<Shot>> {
    let mut days = BTreeMap::<u32, Vec<Shot>>::new();
    for (story, told) in stories.iter().enumerate() {
        for (scene, at) in told.day.iter().enumerate() {
            days.entry(at.ago).or_default().push(Shot { story, scene });
        }
    }
    days
}

/// Who acts, at a time of the day of their own.
fn by(larkin: &Larkin, scene: &Scene, place: usize) -> Result<By, DemoError> {
    let reader = larkin.staff.get(&scene.by).ok_or_else(|| DemoError::Unknown(scene.by.clone()))?;
    let minutes = FIRST_APPOINTMENT + APPOINTMENT * (place % APPOINTMENTS);
    let time = TimeDelta::minutes(i64::try_from(minutes).unwrap_or_default());
    Ok(larkin.by(reader.clone(), larkin.today.minus_days(scene.ago), time))
}

/// Whom a story is about, once they are written down.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
struct Known {
    participant: ParticipantId,
    case: Option<CaseId>,
}

/// A scene with everything that its commands need.
#[derive(Clone)]
struct Prepared {
    person: Arc<Person>,
    steps: Vec<Step>,
    program: ProgramId,
    kinds: Arc<BTreeMap<String, ServiceKindId>>,
    staff: Arc<BTreeMap<String, UserId>>,
    site: SiteId,
}

fn prepare(larkin: &Larkin, story: &Story, scene: &Scene) -> Result<Prepared, DemoError> {
    let program = larkin.programs.get(&story.program).ok_or_else(|| DemoError::Unknown(story.program.clone()))?;
    let staff = larkin.staff.iter().filter_map(|(key, reader)| Some((key.clone(), reader.user()?))).collect();
    refuse_unknown(scene, program, &staff)?;
    let site = larkin.sites.first().copied().ok_or_else(|| DemoError::Unknown("a site".to_owned()))?;
    Ok(Prepared {
        person: Arc::new(story.person.clone()),
        steps: scene.steps.clone(),
        program: program.id,
        kinds: Arc::new(program.kinds.clone()),
        staff: Arc::new(staff),
        site,
    })
}

fn refuse_unknown(scene: &Scene, program: &Program, staff: &BTreeMap<String, UserId>) -> Result<(), DemoError> {
    for step in &scene.steps {
        let (name, is_known) = match step {
            Step::Service(ServiceGiven { kind, .. }) => (kind, program.kinds.contains_key(kind)),
            Step::PlanService(planned) => (&planned.kind, program.kinds.contains_key(&planned.kind)),
            Step::Assign(key) => (key, staff.contains_key(key)),
            Step::Apply(_) | Step::Note(_) => continue,
        };
        if !is_known {
            return Err(DemoError::Unknown(name.clone()));
        }
    }
    Ok(())
}

impl Prepared {
    async fn play(&self, act: &mut Act<'_>, before: Option<Known>) -> Answer<Known> {
        let mut known = match before {
            Some(known) => known,
            None => Known { participant: participants::commands::add(act, details(&self.person)).await?, case: None },
        };
        for step in &self.steps {
            match (step, known.case) {
                (Step::Apply(heard), _) => known.case = Some(self.apply(act, known.participant, heard).await?),
                (step, Some(case)) => self.do_to(act, case, step).await?,
                (_, None) => return Err(Stop::NotFound),
            }
        }
        Ok(known)
    }

    async fn apply(&self, act: &mut Act<'_>, participant: ParticipantId, heard: &str) -> Answer<CaseId> {
        let application = Application {
            program: self.program,
            site: self.site,
            applied_on: act.today(),
            came_through: Some(heard.to_owned()),
        };
        cases::apply(act, participant, &application).await
    }

    async fn do_to(&self, act: &mut Act<'_>, case: CaseId, step: &Step) -> Answer<()> {
        match step {
            Step::Apply(_) => Ok(()),
            Step::Service(given) => {
                let details = service(self.kind(&given.kind)?, given, act.today());
                services::commands::give(act, case, &details).await.map(drop)
            }
            Step::PlanService(planned) => {
                let day = act.today().plus_days(planned.r#in);
                services::commands::plan(act, case, self.kind(&planned.kind)?, day).await.map(drop)
            }
            Step::Note(body) => {
                let details = NoteDetails { day: act.today(), body: body.clone() };
                notes::commands::write(act, case, &details).await.map(drop)
            }
            Step::Assign(key) => assignment::assign(act, case, *self.staff.get(key).ok_or(Stop::NotFound)?).await,
        }
    }

    fn kind(&self, code: &str) -> Answer<ServiceKindId> {
        self.kinds.get(code).copied().ok_or(Stop::NotFound)
    }
}

fn service(kind: ServiceKindId, given: &ServiceGiven, today: Day) -> ServiceDetails {
    let until = (given.since > 0).then_some(today);
    ServiceDetails { kind, from: today.minus_days(given.since), until, ongoing: false, note: given.note.clone() }
}

fn details(person: &Person) -> ParticipantDetails {
    let person = person.clone();
    ParticipantDetails {
        given_name: person.given_name,
        family_name: person.family_name,
        suffix: person.suffix,
        goes_by: person.goes_by,
        pronouns: person.pronouns,
        born: Some(person.born),
        phone: person.phone,
        email: person.email,
        street: person.street,
        city: Some(person.city),
        state: Some("WI".to_owned()),
        zip: Some(person.zip),
        county: Some(person.county),
        language: person.language,
        safe_channel: person.safe_channel,
        safe_hours: person.safe_hours,
    }
}
