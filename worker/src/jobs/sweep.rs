//! How a sweep goes: asks what is due, in batches, and does it one by one, each in a transaction of its own.

use domain::access::organizations::{Model as Organization, worker_of};
use domain::access::{Act, By};
use domain::follow_up::tasks::sweeps::Asked;
use domain::perform;
use domain::shared::{Answer, Fault, Instant, Stop};
use uuid::Uuid;

use crate::Desk;
use crate::clockwork::Counts;

/// A sweep: what it asks for, and what it does with each.
pub(super) trait Sweep {
    /// What it is about.
    type Id: Copy + Send + Sync + 'static;

    /// What is due, in the order of its ids, at most one batch.
    fn due(desk: &Desk, asked: Asked<Self::Id>) -> impl Future<Output = Result<Vec<Self::Id>, Fault>> + Send;

    /// Does one, and answers true; where a closer look says that nothing is to be done, false.
    fn settle(act: &mut Act<'_>, id: Self::Id) -> impl Future<Output = Answer<bool>> + Send;
}

/// Sweeps an organization at `now`.
///
/// # Errors
/// Where what is due cannot be asked; single failures are counted.
pub(super) async fn run<S: Sweep>(desk: &Desk, organization: &Organization, now: Instant) -> Result<Counts, Fault> {
    let by = worker_of(organization, now, Uuid::now_v7());
    let mut counts = Counts::default();
    let mut asked = Asked { organization: organization.id, today: by.today, after: None };
    loop {
        let due = S::due(desk, asked).await?;
        let Some(last) = due.last() else { return Ok(counts) };
        asked.after = Some(*last);
        for id in due {
            counts.found += 1;
            count(&mut counts, settle::<S>(desk, &by, id).await);
        }
    }
}

async fn settle<S: Sweep>(desk: &Desk, by: &By, id: S::Id) -> Answer<bool> {
    perform(&desk.store, by, async move |act: &mut Act<'_>| S::settle(act, id).await).await
}

fn count(counts: &mut Counts, answer: Answer<bool>) {
    match answer {
        Ok(done) => counts.done += u64::from(done),
        Err(Stop::Fault(fault)) => {
            counts.failed += 1;
            tracing::error!(error = &fault as &dyn std::error::Error, "a sweep failed at one row");
        }
        Err(stop) => {
            counts.refused += 1;
            tracing::info!(%stop, "a sweep was refused at one row");
        }
    }
}
