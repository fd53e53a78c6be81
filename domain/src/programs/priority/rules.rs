//! Priority of service: an order of groups per funding stream. It is not eligibility; it says who is taken first.

use serde::{Deserialize, Serialize};

use crate::programs::eligibility::Facts;

/// The order in which a funding stream takes eligible people, first group first.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PriorityOrder {
    /// The funding stream, by code.
    pub stream: String,
    /// Its groups. Whoever is in none of them comes last.
    pub groups: Vec<PriorityGroup>,
}

/// One group of an order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PriorityGroup {
    /// What it is called on screen.
    pub name: String,
    /// Lists of yes/no answers: of each list at least one must be yes. No list at all takes in everybody.
    ///
    /// `[["veteran", "eligible-spouse"], ["public-assistance", "low-income"]]` is a veteran or spouse who also has
    /// public assistance or a low income.
    pub who: Vec<Vec<String>>,
}

/// Where somebody stands in an order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Priority {
    /// Their group by what is known; 1 is first, one more than there are groups is everybody else.
    pub group: u32,
    /// The first group they could be in once every answer is known; the same where nothing more can change it.
    pub at_best: u32,
}

/// The group of somebody in an order. An unknown answer counts as no for the group and is shown by `at_best`.
pub fn priority(order: &PriorityOrder, facts: &Facts) -> Priority {
    let answer = |code: &String| facts.answers.get(code).and_then(|fact| fact.value);
    let first = |unknown: bool| {
        let is_in = |group: &PriorityGroup| {
            group.who.iter().all(|list| list.iter().any(|code| answer(code).unwrap_or(unknown)))
        };
        let place = order.groups.iter().position(is_in).unwrap_or(order.groups.len());
        u32::try_from(place + 1).unwrap_or(u32::MAX)
    };
    Priority { group: first(false), at_best: first(true) }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::programs::eligibility::Fact;

    const WIOA_ADULT: &str = r#"
stream = "wioa-adult"
groups = [
    { name = "Veterans in a priority group", who = [["veteran", "eligible-spouse"], ["public-assistance", "low-income", "basic-skills-deficient"]] },
    { name = "Others in a priority group", who = [["public-assistance", "low-income", "basic-skills-deficient"]] },
    { name = "Other veterans", who = [["veteran", "eligible-spouse"]] },
    { name = "Everybody else", who = [] },
]
"#;

    fn order() -> PriorityOrder {
        toml::from_str(WIOA_ADULT).unwrap()
    }

    fn facts(answers: &[(&str, bool)]) -> Facts {
        let answers = answers.iter().map(|(code, answer)| ((*code).to_owned(), Fact::said(*answer))).collect();
        Facts { answers, ..Facts::default() }
    }

    fn group(answers: &[(&str, bool)]) -> u32 {
        priority(&order(), &facts(answers)).group
    }

    #[test]
    fn the_order_of_wioa_adult() {
        assert_eq!(group(&[("veteran", true), ("low-income", true)]), 1);
        assert_eq!(group(&[("eligible-spouse", true), ("basic-skills-deficient", true)]), 1);
        assert_eq!(group(&[("veteran", false), ("public-assistance", true)]), 2);
        assert_eq!(group(&[("veteran", true), ("low-income", false)]), 3);
        assert_eq!(group(&[]), 4);
    }

    #[test]
    fn what_is_not_asked_yet_may_still_move_somebody_up() {
        let found = priority(&order(), &facts(&[("veteran", true)]));
        assert_eq!((found.group, found.at_best), (3, 1));
        let asked =
            [("veteran", true), ("low-income", false), ("public-assistance", false), ("basic-skills-deficient", false)];
        let found = priority(&order(), &facts(&asked));
        assert_eq!((found.group, found.at_best), (3, 3));
    }

    #[test]
    fn an_order_without_groups_takes_everybody_alike() {
        assert_eq!(priority(&PriorityOrder::default(), &Facts::default()), Priority { group: 1, at_best: 1 });
    }

    proptest! {
        #[test]
        fn one_more_yes_never_moves_anybody_back(given in proptest::collection::vec(any::<Option<bool>>(), 5), more in 0..5_usize) {
            let codes = ["veteran", "eligible-spouse", "public-assistance", "low-income", "basic-skills-deficient"];
            let mut facts = Facts::default();
            for (code, answer) in codes.iter().zip(given) {
                facts.answers.insert((*code).to_owned(), Fact { value: answer, evidence: None });
            }
            let before = priority(&order(), &facts);
            facts.answers.insert(codes[more].to_owned(), Fact::said(true));
            let after = priority(&order(), &facts);
            prop_assert!(after.group <= before.group && before.at_best <= before.group);
        }
    }
}
