//! Contact attempts: what counts as reached, and when somebody is unreachable.

use std::collections::BTreeSet;

use crate::shared::Day;

crate::coded! {
    /// How somebody was tried.
    pub enum Channel("channel") {
        /// By telephone.
        Call = "call",
        /// By text message.
        Text = "text",
        /// By e-mail.
        Email = "email",
        /// Face to face.
        InPerson = "in-person",
        /// By video.
        Video = "video",
        /// By letter.
        Letter = "letter",
        /// Looked up in a record or on a page, without a word from them.
        LookUp = "look-up",
    }
}

crate::coded! {
    /// What came of an attempt.
    pub enum ContactOutcome("outcome") {
        /// Both sides spoke or wrote.
        Reached = "reached",
        /// A voicemail, an unanswered text or e-mail, a letter sent.
        MessageLeft = "message-left",
        /// Nobody answered.
        NoAnswer = "no-answer",
        /// The number or address is not theirs.
        WrongNumber = "wrong-number",
        /// They did not want to talk.
        Refused = "refused",
    }
}

crate::coded! {
    /// Whether somebody said that they work.
    pub enum Worked("worked") {
        /// They work.
        Yes = "yes",
        /// They do not.
        No = "no",
    }
}

/// One attempt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Attempt {
    /// When.
    pub day: Day,
    /// How.
    pub channel: Channel,
    /// What came of it.
    pub outcome: ContactOutcome,
}

/// Whether it was a contact, both ways. A letter, a voicemail and a look-up are attempts and not contacts.
pub fn is_contact(channel: Channel, outcome: ContactOutcome) -> bool {
    outcome == ContactOutcome::Reached && !matches!(channel, Channel::Letter | Channel::LookUp)
}

/// The last day on which they were reached. A voicemail does not change it.
pub fn last_reached(attempts: &[Attempt]) -> Option<Day> {
    attempts.iter().filter(|a| is_contact(a.channel, a.outcome)).map(|a| a.day).max()
}

/// The last day on which they were tried, with whatever outcome.
pub fn last_tried(attempts: &[Attempt]) -> Option<Day> {
    attempts.iter().map(|a| a.day).max()
}

/// Failed attempts, each on another day, before somebody can be called unreachable.
const FAILED_DAYS: usize = 3;

/// Channels that must have been tried by then.
const FAILED_CHANNELS: usize = 2;

/// What is still to be tried before somebody can be called unreachable.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StillToTry {
    /// Failed attempts, each on a day of its own.
    pub days: usize,
    /// Whether one of them must be by another channel.
    pub another_channel: bool,
}

/// What is still to be tried, counted from the last time they were reached.
pub fn still_to_try(attempts: &[Attempt]) -> StillToTry {
    let reached = last_reached(attempts);
    let failed = || attempts.iter().filter(|a| reached.is_none_or(|reached| a.day > reached));
    let days = failed().map(|a| a.day).collect::<BTreeSet<_>>().len();
    let channels = failed().map(|a| a.channel).collect::<BTreeSet<_>>().len();
    StillToTry { days: FAILED_DAYS.saturating_sub(days), another_channel: channels < FAILED_CHANNELS }
}

/// Whether a follow-up can be closed as unreachable: three failed attempts on three days, by more than one channel.
pub fn is_unreachable(attempts: &[Attempt]) -> bool {
    still_to_try(attempts) == StillToTry { days: 0, another_channel: false }
}

/// Days without being reached after which an active case is listed.
pub const NOT_REACHED_DAYS: i64 = 30;

/// The day from which "not reached" is counted in an active case: the last time they were reached, or the entry where
/// that is later or they never were.
pub fn counts_from(last_reached: Option<Day>, entered_on: Day) -> Day {
    last_reached.map_or(entered_on, |reached| reached.max(entered_on))
}

/// The days for which an active participant was not reached, where they are 30 or more.
pub fn not_reached_since(last_reached: Option<Day>, entered_on: Day, day: Day) -> Option<i64> {
    let days = day.days_since(counts_from(last_reached, entered_on));
    (days >= NOT_REACHED_DAYS).then_some(days)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::shared::Coded;

    fn november(day: u32) -> Day {
        Day::new(2026, 11, day).unwrap()
    }

    fn tried(day: u32, channel: Channel, outcome: ContactOutcome) -> Attempt {
        Attempt { day: november(day), channel, outcome }
    }

    #[test]
    fn only_a_two_way_word_is_a_contact() {
        assert!(is_contact(Channel::Text, ContactOutcome::Reached));
        for channel in [Channel::Letter, Channel::LookUp] {
            assert!(!is_contact(channel, ContactOutcome::Reached), "{}", channel.code());
        }
        let other = ContactOutcome::ALL.iter().filter(|outcome| **outcome != ContactOutcome::Reached);
        assert!(other.into_iter().all(|outcome| !is_contact(Channel::Call, *outcome)));
    }

    #[test]
    fn a_voicemail_changes_only_when_they_were_last_tried() {
        let attempts =
            [tried(2, Channel::Call, ContactOutcome::Reached), tried(9, Channel::Call, ContactOutcome::MessageLeft)];
        assert_eq!(last_reached(&attempts), Some(november(2)));
        assert_eq!(last_tried(&attempts), Some(november(9)));
    }

    #[test]
    fn jean_baptiste_needs_one_more_try_on_another_day_and_by_another_channel() {
        let mut attempts = vec![
            tried(17, Channel::Call, ContactOutcome::NoAnswer),
            tried(20, Channel::Call, ContactOutcome::MessageLeft),
        ];
        assert_eq!(still_to_try(&attempts), StillToTry { days: 1, another_channel: true });
        attempts.push(tried(24, Channel::Call, ContactOutcome::NoAnswer));
        assert!(!is_unreachable(&attempts), "three calls are one channel");
        attempts.pop();
        attempts.push(tried(20, Channel::Text, ContactOutcome::NoAnswer));
        assert!(!is_unreachable(&attempts), "two days are not three");
        attempts.push(tried(24, Channel::Text, ContactOutcome::NoAnswer));
        assert!(is_unreachable(&attempts));
    }

    #[test]
    fn being_reached_starts_the_count_anew() {
        let attempts = [
            tried(1, Channel::Call, ContactOutcome::NoAnswer),
            tried(3, Channel::Text, ContactOutcome::NoAnswer),
            tried(5, Channel::Call, ContactOutcome::Reached),
            tried(9, Channel::Call, ContactOutcome::NoAnswer),
        ];
        assert_eq!(still_to_try(&attempts), StillToTry { days: 2, another_channel: true });
    }

    #[test]
    fn mai_linh_is_listed_on_day_30() {
        let reached = Day::new(2026, 10, 22);
        let entered = Day::new(2026, 6, 1).unwrap();
        assert_eq!(not_reached_since(reached, entered, november(20)), None);
        assert_eq!(not_reached_since(reached, entered, november(21)), Some(30));
        assert_eq!(not_reached_since(reached, entered, november(24)), Some(33));
        assert_eq!(not_reached_since(None, november(1), november(24)), None, "entered three weeks ago");
    }

    fn an_attempt() -> impl Strategy<Value = Attempt> {
        let (channels, outcomes) = (Channel::ALL, ContactOutcome::ALL);
        (1..30_u32, proptest::sample::select(channels), proptest::sample::select(outcomes))
            .prop_map(|(day, channel, outcome)| tried(day, channel, outcome))
    }

    proptest! {
        #[test]
        fn nobody_is_unreachable_with_fewer_than_three_tries_or_on_the_day_they_were_reached(
            attempts in proptest::collection::vec(an_attempt(), 0..8)
        ) {
            if is_unreachable(&attempts) {
                prop_assert!(attempts.len() >= 3);
                prop_assert!(last_tried(&attempts) > last_reached(&attempts));
            }
        }
    }
}
