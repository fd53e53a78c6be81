//! Undoes the imports that staff asked to be undone, each as a whole.

use domain::access::{Act, organizations};
use domain::intake::imports::{ImportId, ImportKind, commands, queries, undoing};
use domain::messages::errands;
use domain::perform;
use domain::shared::{Fault, Instant};
use domain::support::providers::directory;

use super::errand;
use crate::Desk;
use crate::clockwork::Counts;

pub(super) async fn run(desk: &Desk, now: Instant) -> Result<Counts, Fault> {
    let mut counts = Counts::default();
    while let Some(errand) = errands::take(&desk.store, commands::UNDO, now).await? {
        let organization = organizations::find(desk.store.read(), errand.organization_id).await?;
        let organization = organization.ok_or(Fault::Unreadable("errands.organization_id"))?;
        let (by, import) = (organizations::worker_of(&organization, now, errand.id.0), ImportId(errand.object_id));
        let kind = queries::kind_of(desk.store.read(), import).await?.unwrap_or(ImportKind::People);
        let undo = async move |act: &mut Act<'_>| match kind {
            ImportKind::People => undoing::take_back(act, import).await,
            ImportKind::Providers => directory::undoing::take_back(act, import).await,
        };
        let ended = perform(&desk.store, &by, undo).await.map(|undone| Counts {
            found: 1,
            done: u64::from(undone),
            refused: u64::from(!undone),
            failed: 0,
        });
        counts += errand::settle(desk, &errand, ended, now).await?;
    }
    Ok(counts)
}
