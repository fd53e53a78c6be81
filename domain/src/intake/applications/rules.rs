//! The steps of an application, what each asks for, and how each stands.

use std::collections::BTreeSet;

use crate::intake::determination::rules::{Home, home};
use crate::programs::eligibility::{Determination, FactName, Missing, Outcome};
use crate::shared::Coded;

crate::coded! {
    /// The steps of an application, in their order.
    pub enum Step("intake-step") {
        /// Name, contact, alternate contacts.
        Contact = "contact",
        /// Work, schooling, assessments.
        Work = "work",
        /// Barriers.
        Barriers = "barriers",
        /// Where they live, how old they are, demographics.
        Residence = "residence",
        /// Household and income.
        Household = "household",
        /// What the program's rules and its order of priority ask beside.
        Priority = "priority",
        /// Papers.
        Documents = "documents",
        /// Releases of information.
        Releases = "releases",
        /// The determination.
        Determination = "determination",
    }
}

crate::coded! {
    /// The parts that the steps are grouped in.
    pub enum Part("intake-part") {
        /// The person.
        Person = "person",
        /// Eligibility.
        Eligibility = "eligibility",
        /// Agreement.
        Agreement = "agreement",
    }
}

impl Step {
    /// Its number on screen, from 1.
    pub fn number(self) -> usize {
        Self::ALL.iter().position(|step| *step == self).unwrap_or_default() + 1
    }

    /// The part it belongs to.
    pub fn part(self) -> Part {
        match self {
            Self::Contact | Self::Work | Self::Barriers => Part::Person,
            Self::Residence | Self::Household | Self::Priority | Self::Documents => Part::Eligibility,
            Self::Releases | Self::Determination => Part::Agreement,
        }
    }

    /// The step after it.
    pub fn next(self) -> Option<Self> {
        Self::ALL.get(self.number()).copied()
    }

    /// The step before it.
    pub fn previous(self) -> Option<Self> {
        Self::ALL.get(self.number().checked_sub(2)?).copied()
    }

    /// The step that asks for a fact.
    pub fn that_asks(fact: &FactName) -> Self {
        match fact {
            FactName::Born | FactName::Residence => Self::Residence,
            FactName::HouseholdSize | FactName::YearlyIncome => Self::Household,
            FactName::Score(_) => Self::Work,
            FactName::Document(_) => Self::Documents,
            FactName::Answer(question) => match home(question) {
                Home::Demographics => Self::Residence,
                Home::Background => Self::Work,
                Home::Barriers | Home::Sealed => Self::Barriers,
                Home::Household => Self::Household,
                Home::Question => Self::Priority,
            },
        }
    }
}

/// How a step stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Saved, and right.
    Done,
    /// Put aside with so many answers to mend.
    ToFix(u32),
    /// Saved, and something came up.
    LookAgain,
    /// Not saved yet.
    ToDo,
    /// Cannot be done before another step; nothing where what is missing is no answer.
    Locked(Option<Step>),
}

/// What is known of one step: whether it was saved, and what is left to mend.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Saved {
    /// Which.
    pub step: Step,
    /// Saved, and right.
    pub complete: bool,
    /// How many answers are to mend.
    pub to_fix: u32,
}

/// How every step stands. `waits_for` is what the determination waits for, see [`waits_for`].
pub fn standings(saved: &[Saved], may_be_known: bool, waits_for: Option<&BTreeSet<Step>>) -> Vec<(Step, Standing)> {
    let standing = |step: Step| {
        let saved = saved.iter().find(|saved| saved.step == step);
        match saved {
            Some(saved) if saved.to_fix > 0 => Standing::ToFix(saved.to_fix),
            Some(saved) if saved.complete && step == Step::Contact && may_be_known => Standing::LookAgain,
            Some(saved) if saved.complete => Standing::Done,
            _ if step == Step::Determination => waits_for.map_or(Standing::ToDo, |steps| {
                Standing::Locked(steps.iter().max_by_key(|step| step.number()).copied())
            }),
            _ => Standing::ToDo,
        }
    };
    Step::ALL.iter().map(|step| (*step, standing(*step))).collect()
}

/// The step somebody goes on with: the first that is not done; the last where all are.
pub fn reached(standings: &[(Step, Standing)]) -> Step {
    let open = standings.iter().find(|(_, standing)| !matches!(standing, Standing::Done | Standing::LookAgain));
    open.map_or(Step::Determination, |(step, _)| *step)
}

/// The steps that a determination waits for; nothing where it can be made.
///
/// A stream that takes somebody decides for the case, and so do rules of every stream that are unmet: then nothing
/// more is waited for.
pub fn waits_for(determination: &Determination) -> Option<BTreeSet<Step>> {
    if determination.outcome() != Outcome::Undecided {
        return None;
    }
    let missing = determination.findings.iter().flat_map(|finding| &finding.missing);
    let step = |missing: &Missing| match missing {
        Missing::Answer(fact) | Missing::Evidence(fact, _) => Some(Step::that_asks(fact)),
        Missing::Table(_) => None,
    };
    Some(missing.filter_map(step).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn saved(step: Step) -> Saved {
        Saved { step, complete: true, to_fix: 0 }
    }

    #[test]
    fn an_application_is_gone_on_with_where_it_was_left() {
        let steps = [saved(Step::Contact), saved(Step::Work), Saved { to_fix: 2, ..saved(Step::Household) }];
        let found = standings(&steps, false, None);
        assert_eq!(found[4], (Step::Household, Standing::ToFix(2)));
        assert_eq!(reached(&found), Step::Barriers);
        let all: Vec<_> = Step::ALL.iter().copied().map(saved).collect();
        assert_eq!(reached(&standings(&all, false, None)), Step::Determination);
    }

    #[test]
    fn somebody_who_may_be_known_is_looked_at_again() {
        let found = standings(&[saved(Step::Contact)], true, None);
        assert_eq!(found[0].1, Standing::LookAgain);
        assert_eq!(reached(&found), Step::Work, "it holds nobody up");
    }

    #[test]
    fn the_determination_waits_for_the_last_step_that_is_missing() {
        let steps = BTreeSet::from([Step::Residence, Step::Household]);
        let found = standings(&[], false, Some(&steps));
        assert_eq!(found[8].1, Standing::Locked(Some(Step::Household)));
        assert_eq!(standings(&[], false, None)[8].1, Standing::ToDo);
    }

    #[test]
    fn every_fact_is_asked_for_in_one_step() {
        let answer = |question: &str| Step::that_asks(&FactName::Answer(question.to_owned()));
        assert_eq!(answer("veteran"), Step::Residence);
        assert_eq!(answer("public-assistance"), Step::Household);
        assert_eq!(answer("low-income"), Step::Barriers);
        assert_eq!(answer("equivalency"), Step::Work);
        assert_eq!(answer("authorized-to-work"), Step::Priority);
    }

    #[test]
    fn steps_are_numbered_as_they_follow() {
        assert_eq!((Step::Contact.number(), Step::Determination.number()), (1, 9));
        assert_eq!((Step::Contact.previous(), Step::Determination.next()), (None, None));
        assert_eq!(Step::Work.next().and_then(Step::previous), Some(Step::Work));
    }
}
