//! Replays stories through the domain's commands, day by day, each scene in one transaction; between the days the
//! worker's sweeps let time pass.

use std::collections::BTreeMap;

use chrono::TimeDelta;
use domain::access::{Act, By};
use domain::perform;
use domain::setup::Store;
use domain::training::enrollments::EnrollmentId;

use super::DemoError;
use super::classes::Classes;
use super::employers::Employers;
use super::organization::{Larkin, PAST};
use super::scene::{Known, Prepared, prepare};
use super::story::{Attends, Scene, Story};
use super::support::Support;
use super::sweeps;

/// The first appointment of a day, in minutes after midnight.
const FIRST_APPOINTMENT: usize = 9 * 60 + 5;
/// Minutes between two appointments, and how many fit into a day.
const APPOINTMENT: usize = 11;
const APPOINTMENTS: usize = 38;

/// What surrounds the people: classes, employers, money and providers, as far as time has come.
pub(super) struct County<'l> {
    pub(super) larkin: &'l Larkin,
    pub(super) classes: Classes,
    pub(super) employers: Employers,
    pub(super) support: Support,
}

/// Plays every story to the day on which the demo is loaded.
pub(super) async fn play(store: &Store, larkin: &Larkin, stories: Vec<Story>) -> Result<(), DemoError> {
    let mut shots = by_day(&stories);
    let mut known: Vec<Option<Known>> = vec![None; stories.len()];
    let classes = Classes::write(store, larkin).await?;
    let support = Support::begin(store, larkin, PAST.into()).await?;
    let mut county = County { larkin, classes, employers: Employers::read()?, support };
    for ago in (0..=PAST).rev() {
        sweeps::let_time_pass(store, larkin, larkin.today.minus_days(ago)).await?;
        county.classes.open(store, larkin, ago.into()).await?;
        county.support.open(store, larkin, ago.into()).await?;
        county.employers.work(store, larkin, ago.into()).await?;
        for (place, shot) in shots.remove(&ago).unwrap_or_default().into_iter().enumerate() {
            let (story, before) = (&stories[shot.story], known[shot.story].clone());
            if before.as_ref().is_some_and(|known| known.is_over) {
                continue;
            }
            let told = |source| DemoError::Story { who: story.person.family_name.clone(), ago, source };
            let by = by(larkin, &story.day[shot.scene], place)?;
            let scene = prepare(&mut county, story, &story.day[shot.scene])?;
            known[shot.story] = Some(act_out(store, &by, scene, before).await.map_err(told)?);
        }
        // The classes of the last day are still to come.
        if ago > 0 {
            county.classes.hold(store, larkin, ago.into(), &learners(&stories, &known)).await?;
        }
    }
    Ok(())
}

/// Who sits in a class, and how they come to it.
fn learners(stories: &[Story], known: &[Option<Known>]) -> BTreeMap<EnrollmentId, (u64, Attends)> {
    let seats = known.iter().map(|known| known.as_ref().and_then(|known| known.enrollment));
    let learners = (1..).zip(seats).zip(stories);
    learners.filter_map(|((seed, seat), story)| Some((seat?, (seed, story.attends)))).collect()
}

async fn act_out(
    store: &Store,
    by: &By,
    scene: Prepared,
    before: Option<Known>,
) -> Result<Known, domain::shared::Stop> {
    perform(store, by, async move |act: &mut Act<'_>| scene.play(act, before).await).await
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
