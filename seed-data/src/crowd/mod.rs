//! A crowd: as many invented people as are asked for, played through the domain's commands, so that pages and queries
//! can be looked at at size.
//!
//! People come to their caseworkers two hundred at a time, and what happens to all of them on one day is one
//! transaction. Most of them were there before Tandem and are taken over as an import takes them over; what their
//! caseworkers did since, and what time did, is real: contacts, services, classes, jobs, tasks, exits. The same number
//! and the same day make the same crowd.

mod lots;
mod people;
mod places;
mod time;
mod work;

use chrono::{NaiveTime, TimeDelta, TimeZone};
use chrono_tz::Tz;
use domain::access::organizations::{self, Founding};
use domain::access::{Act, By, Reader};
use domain::perform;
use domain::setup::Store;
use domain::shared::{Day, Fault, Instant, OrganizationId, Stop};

use crate::demo::Chance;

/// Everybody's password who has one: the manager, the instructor and the first caseworker of each program.
pub const PASSWORD: &str = "paper lantern river";

/// People of one caseworker; forty of them are active.
pub const PER_CASEWORKER: usize = 200;
/// Caseworkers of one program, at a site of its own, unless somebody asks for fewer.
pub const CASEWORKERS: usize = 20;
/// Where they are.
const TIME_ZONE: &str = "America/Chicago";
/// Where chance begins.
const SEED: u64 = 100_000;

/// Why a crowd could not be made.
#[derive(Debug, thiserror::Error)]
pub enum CrowdError {
    /// The database is in use.
    #[error("the database is not empty")]
    NotEmpty,
    /// A seed file is wrong.
    #[error("a seed file cannot be read")]
    Seed(#[from] toml::de::Error),
    /// A seed file names what does not exist, or a form was not filled in.
    #[error("{0} is missing")]
    Missing(String),
    /// A command refused.
    #[error("a command refused {doing}")]
    Refused {
        /// What it was to do.
        doing: &'static str,
        /// Why.
        source: Stop,
    },
    /// The database failed.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// The organization that the crowd comes to.
#[derive(Debug)]
struct Crowd {
    id: OrganizationId,
    zone: Tz,
    today: Day,
    now: Instant,
}

/// How large a crowd is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Size {
    /// How many people.
    pub people: usize,
    /// How many caseworkers a program has; each has two hundred of the people.
    pub caseworkers: usize,
}

/// Makes a crowd in an empty database as of `now`; `told` hears how many people are there.
///
/// # Errors
/// Where the database is not empty, or fails.
pub async fn generate(store: &Store, now: Instant, size: Size, told: impl Fn(usize)) -> Result<(), CrowdError> {
    if !organizations::all(store.read()).await?.is_empty() {
        return Err(CrowdError::NotEmpty);
    }
    let zone: Tz = TIME_ZONE.parse().map_err(|_| CrowdError::Missing(TIME_ZONE.to_owned()))?;
    let crowd = Crowd { id: OrganizationId::new(), zone, today: Day(now.with_timezone(&zone).date_naive()), now };
    store.wait_for_disk(false).await.map_err(Fault::from)?;
    let found = Founding { name: "Crowd County Works".to_owned(), time_zone: TIME_ZONE.to_owned(), demo: true };
    let found = async move |act: &mut Act<'_>| organizations::found(act, &found).await.map(drop);
    crowd.play(store, crowd.operator(lots::BEGINNING), "to found", found).await?;
    let names = people::Names::read()?;
    let mut chance = Chance::of(SEED);
    let Size { people, caseworkers } = size;
    let mut place = None;
    for (nth, first) in (0..people).step_by(PER_CASEWORKER).enumerate() {
        if nth.is_multiple_of(caseworkers) {
            place = Some(places::open(store, &crowd, nth / caseworkers.max(1)).await?);
        }
        let Some(place) = &place else { break };
        let many = PER_CASEWORKER.min(people - first);
        let signs_in = nth.is_multiple_of(caseworkers);
        work::live(store, &crowd, (place, nth, signs_in), names.invent(&mut chance, first, many)).await?;
        told(first + many);
    }
    time::pass(store, &crowd).await?;
    store.know_sizes().await.map_err(Fault::from)?;
    Ok(store.wait_for_disk(true).await.map_err(Fault::from)?)
}

impl Crowd {
    /// A day so many days before today; negative ones are to come.
    fn day(&self, ago: i32) -> Day {
        self.today.shift(-ago)
    }

    /// Whoever has the machine in their hands, at noon of a day.
    fn operator(&self, ago: i32) -> By {
        self.by(Reader::operator(self.id), ago)
    }

    /// Who acts at noon of a day; never later than now.
    fn by(&self, reader: Reader, ago: i32) -> By {
        let day = self.day(ago);
        let noon = self.zone.from_local_datetime(&(day.0.and_time(NaiveTime::MIN) + TimeDelta::hours(12)));
        let at = noon.earliest().map_or(self.now, |moment| moment.to_utc()).min(self.now);
        By { reader, at, today: day, request: uuid::Uuid::now_v7(), form: None }
    }

    /// Does something in one transaction.
    async fn play<T, F>(&self, store: &Store, by: By, doing: &'static str, verb: F) -> Result<T, CrowdError>
    where
        T: serde::Serialize + serde::de::DeserializeOwned,
        F: Clone + AsyncFnOnce(&mut Act<'_>) -> domain::shared::Answer<T>,
    {
        perform(store, &by, verb).await.map_err(|source| CrowdError::Refused { doing, source })
    }
}
