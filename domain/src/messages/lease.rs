//! How several workers share one queue: whoever takes a row leases it, and only the holder of the lease may finish it.

use chrono::TimeDelta;
use uuid::Uuid;

use crate::shared::Instant;

crate::coded! {
    /// Where a queued row stands.
    pub enum Progress("progress") {
        /// It waits for its moment.
        Waiting = "waiting",
        /// It was carried out.
        Done = "done",
        /// It is not wanted any more; it never left.
        Dropped = "dropped",
        /// It failed as often as it may; staff see it.
        Dead = "dead",
    }
}

/// How long a worker may hold a row before another may take it.
const LEASE: TimeDelta = TimeDelta::minutes(5);
/// The first pause after a failure; each further one is twice as long.
const FIRST_PAUSE: TimeDelta = TimeDelta::seconds(30);
/// The longest pause between two tries.
const LONGEST_PAUSE: TimeDelta = TimeDelta::hours(4);
/// A row that has failed this often in a row is dead: with the pauses above, about two days of tries.
pub const MOST_TRIES: i32 = 20;

/// A worker's hold on a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lease {
    /// The token that every later step must name.
    pub token: Uuid,
    /// When it runs out.
    pub until: Instant,
}

impl Lease {
    /// A new lease from `now` on.
    pub fn from(now: Instant) -> Self {
        Self { token: Uuid::now_v7(), until: now + LEASE }
    }
}

/// When to try again after the `failures`-th failure, or nothing where it was the last try.
pub fn next_try(failures: i32, now: Instant) -> Option<Instant> {
    if failures >= MOST_TRIES {
        return None;
    }
    let doubled = FIRST_PAUSE * 2_i32.saturating_pow(failures.clamp(1, 12) as u32 - 1);
    Some(now + doubled.min(LONGEST_PAUSE))
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::DateTime;

    #[test]
    fn pauses_grow_and_tries_end_after_two_days() {
        let mut now: Instant = DateTime::UNIX_EPOCH;
        let mut failures = 1;
        while let Some(next) = next_try(failures, now) {
            assert!(next > now && next - now <= LONGEST_PAUSE);
            now = next;
            failures += 1;
        }
        assert_eq!(failures, MOST_TRIES);
        assert!(now - DateTime::UNIX_EPOCH >= TimeDelta::hours(40), "{}", now);
    }
}
