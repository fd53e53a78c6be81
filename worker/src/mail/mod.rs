//! The post: renders a message from its templates and hands it to a mail server or a folder.

mod post;
mod render;

use domain::access::organizations;
use domain::messages::outbox::{self, Letter, Sent};
use domain::shared::{Fault, Instant};

use crate::Desk;
use crate::clockwork::Counts;

pub use post::{Post, PostError};

/// How many messages are taken at once.
const AT_ONCE: u64 = 50;

/// Sends what is due, until nothing is.
pub(crate) async fn send_due(desk: &Desk, now: Instant) -> Result<Counts, Fault> {
    let mut counts = Counts::default();
    loop {
        let letters = outbox::take_due(&desk.store, now, AT_ONCE).await?;
        if letters.is_empty() {
            return Ok(counts);
        }
        for letter in letters {
            counts.found += 1;
            send(desk, &letter, now, &mut counts).await?;
        }
    }
}

async fn send(desk: &Desk, letter: &Letter, now: Instant, counts: &mut Counts) -> Result<(), Fault> {
    let sent = match organizations::find(desk.store.read(), letter.message.organization_id).await? {
        Some(organization) => match render::mail(letter, &organization, &desk.base, desk.post.from(), now) {
            Ok(mail) => desk.post.send(mail, letter).await,
            Err(error) => Sent::Refused(format!("not renderable: {error}")),
        },
        None => Sent::Unwanted,
    };
    match &sent {
        Sent::Accepted => counts.done += 1,
        Sent::Unwanted => counts.refused += 1,
        Sent::Failed(_) | Sent::Refused(_) => {
            counts.failed += 1;
            tracing::warn!(message.id = %letter.message.id, message.kind = letter.message.kind, outcome = ?sent, "a message did not leave");
        }
    }
    outbox::settle(&desk.store, letter, sent, now).await.map(drop)
}
