//! When a job may begin, when two hires are one, when two jobs are too many, and how well a job is known.

use crate::placement::pay::FULL_TIME;
use crate::shared::{Day, Refusal};

crate::coded! {
    /// How somebody came to a job.
    pub enum CameThrough("placed-through") {
        /// The program proposed them.
        Program = "program",
        /// They found it themselves.
        OwnSearch = "own-search",
        /// Through a union's hall.
        Union = "union",
        /// As an apprentice.
        Apprenticeship = "apprenticeship",
        /// Otherwise.
        Other = "other",
    }
}

crate::coded! {
    /// Why a job ended.
    pub enum EndedBecause("job-ended-because") {
        /// A better job.
        BetterJob = "better-job",
        /// Laid off.
        LaidOff = "laid-off",
        /// Dismissed.
        Dismissed = "dismissed",
        /// They left of their own accord.
        Quit = "quit",
        /// It was meant to end.
        TermOver = "term-over",
        /// They never began.
        NeverBegan = "never-began",
        /// Nobody to look after the children.
        ChildCare = "child-care",
        /// No way to get there.
        Transport = "transport",
        /// Their own health, or that of somebody they care for.
        Health = "health",
        /// School or training.
        School = "school",
        /// Moved away.
        Moved = "moved",
        /// Something else.
        Other = "other",
        /// Nobody knows.
        Unknown = "unknown",
    }
}

crate::coded! {
    /// What shows that a job is held, from the weakest to the strongest.
    pub enum EvidenceSource("evidence-source") {
        /// The participant's word.
        Participant = "participant",
        /// The employer's word.
        Employer = "employer",
        /// A document: a pay stub, a letter of hire.
        Document = "document",
        /// A wage record of the state.
        WageRecord = "wage-record",
    }
}

impl EvidenceSource {
    /// Whether it answers a follow-up without anybody's having been reached: all but the participant's word, which is a
    /// contact's business.
    pub fn is_evidence(self) -> bool {
        self > Self::Participant
    }

    /// Whether people write it down; wage records are matched from the state's files, never typed.
    pub fn is_written_by_hand(self) -> bool {
        self != Self::WageRecord
    }
}

/// Days ahead for which a job that was agreed can be written down before it begins.
const AHEAD: u32 = 90;

/// Whether a job may begin on a day.
///
/// # Errors
/// `placement-without-entry`; `before-entry`; `offer-too-far` for a first day beyond the three months that an offer is good for.
pub fn may_begin(entered_on: Option<Day>, day: Day, today: Day) -> Result<(), Refusal> {
    match entered_on {
        None => Err(Refusal::because("placement-without-entry")),
        Some(entered) if day < entered => {
            Err(Refusal::of("starts_on", "before-entry").with("typed", day).with("after", entered))
        }
        Some(_) if day > today.plus_days(AHEAD) => {
            Err(Refusal::of("starts_on", "offer-too-far").with("typed", day).with("latest", today.plus_days(AHEAD)))
        }
        Some(_) => Ok(()),
    }
}

/// First days so near to each other are one hire that was told twice.
const SAME_HIRE: i64 = 14;

/// Whether a first day tells of a job at the same employer that is known already. Of one that is over only the very same
/// day does: whoever begins there again has another job.
pub fn is_same_hire(day: Day, known: Day, known_is_over: bool) -> bool {
    day == known || (!known_is_over && day.days_since(known).abs() <= SAME_HIRE)
}

/// Whether two jobs at once are more than anybody holds: both full time.
pub fn are_too_many(one: Option<i32>, other: Option<i32>) -> bool {
    let full = |hours: Option<i32>| hours.is_some_and(|hours| hours >= FULL_TIME);
    full(one) && full(other)
}

impl EndedBecause {
    /// Whether there was no job after all: what the hire took and ended is given back.
    pub fn was_none(self) -> bool {
        self == Self::NeverBegan
    }
}

/// How well a job is known: by the strongest of what shows it. Nothing is a value of its own.
pub fn evidence_level(sources: impl IntoIterator<Item = EvidenceSource>) -> Option<EvidenceSource> {
    sources.into_iter().max()
}

/// Whether a job is held on a day.
pub fn is_held_on(starts_on: Day, ended_on: Option<Day>, day: Day) -> bool {
    starts_on <= day && ended_on.is_none_or(|ended| day <= ended)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::shared::Coded;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    #[test]
    fn a_job_begins_after_the_entry_and_within_an_offer() {
        let (entered, today) = (Some(day("2026-09-03")), day("2026-11-24"));
        assert!(may_begin(entered, day("2026-09-03"), today).is_ok());
        assert!(may_begin(entered, day("2027-02-22"), today).is_ok());
        assert_eq!(may_begin(entered, day("2026-09-02"), today).unwrap_err().code, "before-entry");
        assert_eq!(may_begin(entered, day("2027-02-23"), today).unwrap_err().code, "offer-too-far");
        assert_eq!(may_begin(None, today, today).unwrap_err().code, "placement-without-entry");
    }

    #[test]
    fn two_full_time_jobs_are_too_many_and_what_is_not_known_is_not_counted() {
        assert!(are_too_many(Some(40), Some(35)));
        assert!(!are_too_many(Some(40), Some(34)) && !are_too_many(Some(40), None));
    }

    #[test]
    fn a_hire_told_twice_is_one() {
        assert!(is_same_hire(day("2026-11-23"), day("2026-11-24"), false));
        assert!(is_same_hire(day("2026-11-23"), day("2026-12-07"), false));
        assert!(!is_same_hire(day("2026-11-23"), day("2026-12-08"), false));
        assert!(is_same_hire(day("2026-11-23"), day("2026-11-23"), true), "told once more");
        assert!(!is_same_hire(day("2026-11-24"), day("2026-11-23"), true), "hired again after its end");
    }

    #[test]
    fn the_strongest_evidence_counts_and_none_is_none() {
        use EvidenceSource as E;
        assert_eq!(evidence_level([E::Document, E::Participant, E::Employer]), Some(E::Document));
        assert_eq!(evidence_level([]), None);
        assert!(E::Participant < E::Employer && E::Employer < E::Document && E::Document < E::WageRecord);
    }

    proptest! {
        #[test]
        fn more_evidence_never_makes_a_job_less_known(known in proptest::collection::vec(0usize..4, 0..6), more in 0usize..4) {
            let of = |nth: &usize| EvidenceSource::ALL[*nth];
            let before = evidence_level(known.iter().map(of));
            let after = evidence_level(known.iter().chain([&more]).map(of));
            prop_assert!(after >= before && after >= Some(of(&more)));
        }
    }
}
