//! What speaks against a merge, and what of two records holds after it.

use crate::intake::case::rules::{Stage, bars_new_case};
use crate::intake::participants::SafeChannel;
use crate::shared::{Day, ProgramId, Refusal};

/// A case as the question of merging sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CaseStanding {
    /// In which program.
    pub program: ProgramId,
    /// What people call it.
    pub number: String,
    /// Where it stands.
    pub stage: Stage,
    /// Until when a comparison case is served by nobody.
    pub embargo_ends: Option<Day>,
}

/// Two cases that cannot stand beside each other: one person has at most one case of a program before its exit.
pub fn clash(one: &[CaseStanding], two: &[CaseStanding], today: Day) -> Option<Refusal> {
    let bars = |case: &&CaseStanding| bars_new_case(case.stage, case.embargo_ends, today);
    one.iter().filter(bars).find_map(|mine| {
        let other = two.iter().filter(bars).find(|other| other.program == mine.program)?;
        Some(Refusal::because("merge-two-open-cases").with("one", &mine.number).with("two", &other.number))
    })
}

/// The more careful of two ways to reach somebody: whatever one record keeps away from, both keep away from.
pub fn more_careful(one: SafeChannel, two: SafeChannel) -> SafeChannel {
    let rank = |channel| match channel {
        SafeChannel::InPerson => 3,
        SafeChannel::Letter => 2,
        SafeChannel::Call | SafeChannel::Text | SafeChannel::Email => 1,
    };
    if rank(two) > rank(one) { two } else { one }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn case(program: ProgramId, stage: Stage) -> CaseStanding {
        CaseStanding { program, number: "LC-2026-00001".into(), stage, embargo_ends: None }
    }

    #[test]
    fn one_person_has_one_open_case_of_a_program() {
        let today = Day::new(2026, 11, 24).unwrap();
        let (program, other) = (ProgramId::new(), ProgramId::new());
        let clashes = |one, two| clash(&[one], &[two], today).is_some();
        assert!(clashes(case(program, Stage::Active), case(program, Stage::Applied)));
        assert!(clashes(case(program, Stage::Comparison), case(program, Stage::Applied)), "the embargo has no end");
        assert!(!clashes(case(program, Stage::Active), case(other, Stage::Active)));
        assert!(!clashes(case(program, Stage::Active), case(program, Stage::Exited)));
        assert!(!clashes(case(program, Stage::Withdrawn), case(program, Stage::Applied)));
    }

    #[test]
    fn whoever_is_met_in_person_only_stays_so() {
        assert_eq!(more_careful(SafeChannel::Email, SafeChannel::InPerson), SafeChannel::InPerson);
        assert_eq!(more_careful(SafeChannel::InPerson, SafeChannel::Email), SafeChannel::InPerson);
        assert_eq!(more_careful(SafeChannel::Text, SafeChannel::Call), SafeChannel::Text);
    }
}
