//! Brings in the files that staff have looked at, line by line, each in a transaction of its own: people of a roster,
//! providers of a directory.

use domain::access::{Act, By, organizations};
use domain::intake::imports::{ImportId, ImportKind, ImportLineId, commands, line, queries};
use domain::messages::errands::{self, Model as Errand};
use domain::perform;
use domain::setup::{Clock, Store};
use domain::shared::{Answer, Fault, Instant, Refusal, Stop};
use domain::support::providers::directory;

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
    let kind = queries::kind_of(store.read(), import).await?.ok_or(Stop::NotFound)?;
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
            if bring_in(store, by, kind, line).await? { counts.done += 1 } else { counts.refused += 1 }
        }
    }
    perform(store, by, async move |act: &mut Act<'_>| commands::finish(act, import).await).await?;
    Ok(counts)
}

/// Whether a line was brought in; one that a command refuses is left out with its reasons.
async fn bring_in(store: &Store, by: &By, kind: ImportKind, line: ImportLineId) -> Answer<bool> {
    let bring = async move |act: &mut Act<'_>| match kind {
        ImportKind::People => line::bring_in(act, line).await,
        ImportKind::Providers => directory::bring_in(act, line).await,
    };
    match perform(store, by, bring).await {
        Err(Stop::Refused(reasons)) => leave_out(store, by, kind, line, reasons).await.map(|()| false),
        answer => answer.map(|()| true),
    }
}

async fn leave_out(store: &Store, by: &By, kind: ImportKind, line: ImportLineId, reasons: Vec<Refusal>) -> Answer<()> {
    let leave = async move |act: &mut Act<'_>| match kind {
        ImportKind::People => line::leave_out(act, line, &reasons).await,
        ImportKind::Providers => directory::leave_out(act, line, &reasons).await,
    };
    perform(store, by, leave).await
}
