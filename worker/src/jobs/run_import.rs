//! Brings in the files that staff have looked at, line by line, each in a transaction of its own.

use domain::access::{Act, By, organizations};
use domain::intake::imports::{self, ImportId, commands, line, queries};
use domain::messages::errands::{self, Model as Errand};
use domain::perform;
use domain::setup::{Clock, Store};
use domain::shared::{Answer, Fault, Instant, Stop};

use super::errand;
use crate::Desk;
use crate::clockwork::Counts;

/// Lines taken at a time; before each take the errand's lease is renewed.
const AT_A_TIME: u64 = 50;

pub(super) async fn run(desk: &Desk, now: Instant) -> Result<Counts, Fault> {
    let mut counts = Counts::default();
    while let Some(errand) = errands::take(&desk.store, commands::RUN, now).await? {
        let organization = organizations::find(desk.store.read(), errand.organization_id).await?;
        let organization = organization.ok_or(Fault::Unreadable("errands.organization_id"))?;
        let by = organizations::worker_of(&organization, now, errand.id.0);
        let lease = Lease { errand: &errand, clock: &desk.clock };
        let ended = bring_in_all(&desk.store, ImportId(errand.object_id), &by, Some(lease)).await;
        counts += errand::settle(desk, &errand, ended, now).await?;
    }
    Ok(counts)
}

/// The hold on an errand that takes longer than a lease.
#[derive(Clone, Copy, Debug)]
pub struct Lease<'a> {
    errand: &'a Errand,
    clock: &'a Clock,
}

/// Brings in every line of an import that waits, and ends it; without a lease for whoever waits for it. Killed anywhere,
/// it goes on where it was when it is called again; where another worker has the errand by now, it leaves off.
///
/// # Errors
/// Where a line can neither be brought in nor left out.
pub async fn bring_in_all(store: &Store, import: ImportId, by: &By, lease: Option<Lease<'_>>) -> Answer<Counts> {
    let mut counts = Counts::default();
    loop {
        let waiting = queries::waiting(store.read(), import, AT_A_TIME).await?;
        if waiting.is_empty() {
            break;
        }
        if let Some(Lease { errand, clock }) = lease
            && !errands::renew(store, errand, clock.now()).await?
        {
            return Ok(counts);
        }
        for line in waiting {
            counts.found += 1;
            if bring_in(store, by, line).await? { counts.done += 1 } else { counts.refused += 1 }
        }
    }
    perform(store, by, async move |act: &mut Act<'_>| commands::finish(act, import).await).await?;
    Ok(counts)
}

/// Whether a line was brought in; one that a command refuses is left out with its reasons.
async fn bring_in(store: &Store, by: &By, line: imports::ImportLineId) -> Answer<bool> {
    match perform(store, by, async move |act: &mut Act<'_>| line::bring_in(act, line).await).await {
        Err(Stop::Refused(reasons)) => {
            perform(store, by, async move |act: &mut Act<'_>| line::leave_out(act, line, &reasons).await).await?;
            Ok(false)
        }
        answer => answer.map(|()| true),
    }
}
