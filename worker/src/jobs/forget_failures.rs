//! Forgets failed sign-ins that no longer slow anybody down.

use domain::access::sign_in;
use domain::shared::{Fault, Instant};

use crate::Desk;
use crate::clockwork::Counts;

pub(super) async fn run(desk: &Desk, now: Instant) -> Result<Counts, Fault> {
    let done = sign_in::forget_failures(&desk.store, now).await?;
    Ok(Counts { found: done, done, ..Counts::default() })
}
