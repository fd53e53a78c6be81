//! Time that a demo lets pass: its clock goes ahead of the day's, and stays there when the program is started again. The
//! worker lives through the days by itself, as it does after it was away.

use domain::access::organizations;
use domain::messages::rounds;
use domain::setup::{Clock, Store};
use domain::shared::{Day, Fault};

use super::LOADED;

/// The name under which the day of a demo is noted among the rounds.
const CLOCK: &str = "demo-clock";
/// One of the jobs that live through each day: a day is noted for all of them at once.
const LIVED: &str = "exit-cases";

/// Where a demo's time stands.
#[derive(Clone, Copy, Debug)]
pub struct Passing {
    /// The day on which it was loaded.
    pub loaded: Day,
    /// The last day that the worker has lived through.
    pub lived: Day,
}

/// Lets a demo's clock go on from where it stood when the program ended.
///
/// # Errors
/// Where the database fails.
pub async fn go_on(store: &Store, clock: &Clock) -> Result<(), Fault> {
    for organization in organizations::all(store.read()).await?.iter().filter(|organization| organization.demo) {
        if let Some(day) = rounds::last_day(store, organization.id, &[CLOCK]).await? {
            clock.go_ahead(u32::try_from(day.days_since(organization.day_of(clock.now()))).unwrap_or_default());
        }
    }
    Ok(())
}

/// Lets so many days pass.
///
/// # Errors
/// Where the database fails; then no time passes.
pub async fn let_pass(
    store: &Store,
    clock: &Clock,
    organization: &organizations::Model,
    days: u32,
) -> Result<(), Fault> {
    let day = organization.day_of(clock.now()).plus_days(days);
    rounds::lived(store, organization.id, &[CLOCK], day).await?;
    clock.go_ahead(days);
    Ok(())
}

/// Where a demo's time stands; nothing before it is loaded.
///
/// # Errors
/// Where the database fails.
pub async fn stands(store: &Store, organization: &organizations::Model) -> Result<Option<Passing>, Fault> {
    let Some(loaded) = rounds::last_day(store, organization.id, &[LOADED]).await? else { return Ok(None) };
    let lived = rounds::last_day(store, organization.id, &[LIVED]).await?.unwrap_or(loaded);
    Ok(Some(Passing { loaded, lived }))
}
