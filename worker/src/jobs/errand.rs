//! How an errand ends: done, or written down as failed and tried again later.

use domain::messages::errands::{self, Model as Errand};
use domain::shared::{Answer, Fault, Instant, Stop};

use crate::Desk;
use crate::clockwork::Counts;

/// Writes down how an errand ended, and answers what it did.
pub(super) async fn settle(desk: &Desk, errand: &Errand, ended: Answer<Counts>, now: Instant) -> Result<Counts, Fault> {
    match ended {
        Ok(counts) => {
            errands::settle(&desk.store, errand, None, now).await?;
            Ok(counts)
        }
        Err(stop) => {
            tracing::error!(
                errand.kind = errand.kind,
                errand.object_id = %errand.object_id,
                error = &stop as &dyn std::error::Error,
                "an errand failed"
            );
            errands::settle(&desk.store, errand, Some(cause(&stop)), now).await?;
            Ok(Counts { found: 1, failed: 1, ..Counts::default() })
        }
    }
}

/// Without what a driver says: it may quote a row.
fn cause(stop: &Stop) -> String {
    stop.to_string()
}
