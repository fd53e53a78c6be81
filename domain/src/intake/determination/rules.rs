//! From what intake wrote down to the facts that a program's rules ask for. One fact has one home.

use std::collections::BTreeMap;

use super::StreamPriority;
use crate::intake::assessments::Assessment;
use crate::intake::background::Education;
use crate::intake::barriers::{Barrier, Barriers};
use crate::intake::demographics::{Demographics, Sex};
use crate::intake::documents::rules::{needed, show};
use crate::intake::evidence::Shown;
use crate::intake::household::Household;
use crate::intake::household::rules::yearly_income;
use crate::intake::participants::ParticipantDetails;
use crate::intake::questions::Replies;
use crate::programs::Policy;
use crate::programs::eligibility::rules::{AUTHORIZED_TO_WORK, Requirement, Rule};
use crate::programs::eligibility::{Areas, Evidence, Fact, FactName, Facts};
use crate::programs::priority::rules::priority;
use crate::shared::Coded;

/// Everything that intake wrote down about one application.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Known {
    /// Who they are and where they live.
    pub person: ParticipantDetails,
    /// Sex, ethnicity and race, veteran.
    pub demographics: Demographics,
    /// The highest level of education.
    pub education: Option<Education>,
    /// Barriers.
    pub barriers: Barriers,
    /// Household and income.
    pub household: Option<Household>,
    /// Answers to the program's own questions.
    pub replies: Replies,
    /// Assessments that stand, the latest first.
    pub assessments: Vec<Assessment>,
    /// What shows these facts.
    pub shown: Shown,
    /// The codes of the papers of which a document was accepted.
    pub papers: Vec<String>,
}

/// Where the answer to a question of a program's rules stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Home {
    /// Among the demographics.
    Demographics,
    /// In work and schooling.
    Background,
    /// Among the barriers.
    Barriers,
    /// In household and income.
    Household,
    /// In a sealed file: rules are not answered from it, since what they find is shown and stored in clear.
    Sealed,
    /// In an answer of its own.
    Question,
}

const VETERAN: &str = "veteran";
const MALE_AT_BIRTH: &str = "male-at-birth";
const PUBLIC_ASSISTANCE: &str = "public-assistance";
const DIPLOMA: &str = "high-school-diploma";
const EQUIVALENCY: &str = "equivalency";
/// Questions whose answers are sealed.
const SEALED: [&str; 3] = ["disability", "ex-offender", "criminal-record"];

/// Where the answer to a question stands.
pub fn home(question: &str) -> Home {
    match question {
        VETERAN | MALE_AT_BIRTH => Home::Demographics,
        DIPLOMA | EQUIVALENCY => Home::Background,
        PUBLIC_ASSISTANCE => Home::Household,
        sealed if SEALED.contains(&sealed) => Home::Sealed,
        barrier if Barrier::from_code(barrier).is_some() => Home::Barriers,
        _ => Home::Question,
    }
}

/// Every question that a program's rules and orders of priority ask, each once, in their order.
pub fn questions(policy: &Policy) -> Vec<String> {
    let mut asked: Vec<String> = Vec::new();
    let groups = policy.priority.iter().flat_map(|order| &order.groups).flat_map(|group| &group.who).flatten();
    let of_rules = policy.eligibility.iter().flat_map(questions_of);
    for question in groups.cloned().chain(of_rules) {
        if !asked.contains(&question) {
            asked.push(question);
        }
    }
    asked
}

/// Those among them that have no other home: the step of priority asks them.
pub fn own_questions(policy: &Policy) -> Vec<String> {
    questions(policy).into_iter().filter(|question| home(question) == Home::Question).collect()
}

fn questions_of(rule: &Rule) -> Vec<String> {
    let mut asked = match &rule.requires {
        Requirement::AuthorizedToWork => vec![AUTHORIZED_TO_WORK.to_owned()],
        Requirement::Status { any_of } | Requirement::Income { or_any: any_of, .. } => any_of.clone(),
        Requirement::Criterion { question, .. } => vec![question.clone()],
        _ => Vec::new(),
    };
    asked.extend(rule.only_if.iter().flat_map(|condition| condition.answers.keys().cloned()));
    asked
}

/// What is known, as the rules ask for it, each fact with what shows it.
pub fn facts(known: &Known, policy: &Policy) -> Facts {
    let shown = |name: FactName| known.shown.of(&name).cloned();
    let size = known.household.as_ref().map(|household| household.size);
    let mut facts = Facts {
        born: fact(known.person.born, shown(FactName::Born)),
        residence: fact(areas(&known.person), shown(FactName::Residence)),
        household_size: fact(size, shown(FactName::HouseholdSize)),
        yearly_income: fact(known.household.as_ref().and_then(yearly_income), shown(FactName::YearlyIncome)),
        answers: questions(policy)
            .into_iter()
            .map(|question| {
                let evidence = shown(FactName::Answer(question.clone()));
                (question.clone(), fact(answer(known, &question), evidence))
            })
            .collect(),
        scores: scores(&known.assessments),
        documents: BTreeMap::new(),
    };
    show(&mut facts, &needed(policy), &known.papers);
    facts
}

fn fact<T>(value: Option<T>, evidence: Option<Evidence>) -> Fact<T> {
    Fact { evidence: evidence.filter(|_| value.is_some()), value }
}

/// The answer to a question, from its home; nothing where it is not known.
pub fn answer(known: &Known, question: &str) -> Option<bool> {
    match (home(question), question) {
        (Home::Demographics, VETERAN) => known.demographics.veteran?.known(),
        (Home::Demographics, _) => match known.demographics.sex? {
            Sex::Male => Some(true),
            Sex::Female => Some(false),
            Sex::NotSaid => None,
        },
        (Home::Background, EQUIVALENCY) => Some(known.education? == Education::Equivalency),
        (Home::Background, _) => {
            let without = [Education::None, Education::Attendance, Education::Equivalency];
            Some(!without.contains(&known.education?))
        }
        (Home::Barriers, barrier) => known.barriers.reply(Barrier::from_code(barrier)?)?.known(),
        (Home::Household, _) => known.household.as_ref()?.assistance.known(),
        (Home::Sealed, _) => None,
        (Home::Question, question) => known.replies.0.get(question)?.known(),
    }
}

/// The areas that an address lies in; nothing without a county, a city or a ZIP code.
fn areas(person: &ParticipantDetails) -> Option<Areas> {
    let narrow: Vec<String> = [&person.county, &person.city, &person.zip].into_iter().flatten().cloned().collect();
    let narrow = (!narrow.is_empty()).then_some(narrow)?;
    Some(Areas(narrow.into_iter().chain(person.state.clone()).collect()))
}

/// The latest score of each test, shown by the record of the test itself.
fn scores(assessments: &[Assessment]) -> BTreeMap<String, Fact<i64>> {
    use crate::programs::eligibility::EvidenceKind;
    let mut scores = BTreeMap::new();
    for assessment in assessments.iter().filter(|assessment| assessment.struck_at.is_none()) {
        let fact = || Fact::shown(assessment.score.into(), EvidenceKind::Document, assessment.day.iso());
        scores.entry(assessment.test()).or_insert_with(fact);
    }
    scores
}

/// The place in the order of priority of each of these streams that has one.
pub fn priorities(policy: &Policy, facts: &Facts, streams: &[String]) -> Vec<StreamPriority> {
    let orders = policy.priority.iter().filter(|order| streams.contains(&order.stream));
    orders
        .map(|order| {
            let place = priority(order, facts);
            let group = usize::try_from(place.group).ok().and_then(|group| order.groups.get(group.checked_sub(1)?));
            StreamPriority { stream: order.stream.clone(), place, group: group.map(|group| group.name.clone()) }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::intake::Reply;
    use crate::intake::household::{Income, IncomeSource, Period};
    use crate::intake::participants::SafeChannel;
    use crate::programs::eligibility::{EvidenceKind, Outcome, determine};
    use crate::programs::income_tables::rules::IncomeTables;
    use crate::shared::{Cents, Day, Language};

    const POLICY: &str = r#"
priority = [
    { stream = "wioa-adult", groups = [
        { name = "Veterans in a priority group", who = [["veteran", "eligible-spouse"], ["public-assistance", "low-income"]] },
        { name = "Others in a priority group", who = [["public-assistance", "low-income"]] },
    ] },
]
[[eligibility]]
code = "age"
requires = { kind = "minimum-age", years = 18 }
evidence = "document"
unmet = { en = "You must be 18 or older.", es = "Debe tener 18 años o más." }
[[eligibility]]
code = "work"
requires = { kind = "authorized-to-work" }
unmet = { en = "No.", es = "No." }
[[eligibility]]
code = "selective-service"
requires = { kind = "criterion", question = "selective-service", answer = true }
only_if = { answers = { male-at-birth = true }, age_from = 18, age_to = 25 }
unmet = { en = "No.", es = "No." }
[[eligibility]]
code = "diploma"
requires = { kind = "status", any_of = ["high-school-diploma", "equivalency"] }
unmet = { en = "No.", es = "No." }
"#;

    fn policy() -> Policy {
        toml::from_str(POLICY).unwrap()
    }

    fn rosa() -> Known {
        let person = ParticipantDetails {
            given_name: "Rosa".into(),
            family_name: "Maldonado".into(),
            suffix: None,
            goes_by: None,
            pronouns: None,
            born: Day::new(1995, 2, 9),
            phone: None,
            email: None,
            street: None,
            city: None,
            state: Some("TX".into()),
            zip: None,
            county: Some("Larkin County".into()),
            language: Language::Spanish,
            safe_channel: SafeChannel::Text,
            safe_hours: None,
        };
        let wages = Income { source: IncomeSource::Wages, amount: Cents(124_000), period: Period::TwoWeeks };
        let household =
            Household { size: 3, assistance: Reply::No, kinds: Vec::new(), incomes: vec![wages], no_income: false };
        let passport = Evidence { kind: EvidenceKind::Document, what: "passport".into() };
        Known {
            person,
            demographics: Demographics { sex: Some(Sex::Female), veteran: Some(Reply::No), ..Demographics::default() },
            education: Some(Education::Equivalency),
            barriers: Barriers([("low-income".to_owned(), Reply::Yes)].into()),
            household: Some(household),
            replies: Replies([("authorized-to-work".to_owned(), Reply::Yes)].into()),
            assessments: Vec::new(),
            shown: Shown([("born".to_owned(), passport)].into()),
            papers: Vec::new(),
        }
    }

    #[test]
    fn rosa_is_eligible_by_what_each_step_wrote_down() {
        let facts = facts(&rosa(), &policy());
        let found =
            determine(&policy().eligibility, &[], &facts, &IncomeTables::new(), Day::new(2026, 11, 24).unwrap());
        assert_eq!(found.outcome(), Outcome::Eligible, "{found:?}");
        assert_eq!(facts.yearly_income.value, Some(Cents(3_224_000)));
        assert_eq!(facts.residence.value, Some(Areas(vec!["Larkin County".into(), "TX".into()])));
    }

    #[test]
    fn an_accepted_paper_speaks_for_the_fact_that_it_shows() {
        let bare = Known { shown: Shown::default(), ..rosa() };
        assert_eq!(facts(&bare, &policy()).born.evidence, None);
        let shown = facts(&Known { papers: vec!["born".into()], ..bare }, &policy()).born.evidence;
        assert_eq!(shown.map(|evidence| evidence.kind), Some(EvidenceKind::Document));
    }

    #[test]
    fn what_was_not_said_is_not_a_no() {
        let mut known = rosa();
        known.demographics = Demographics { sex: Some(Sex::NotSaid), ..Demographics::default() };
        known.barriers = Barriers::default();
        known.education = None;
        for question in ["male-at-birth", "veteran", "low-income", "equivalency", "laid-off"] {
            assert_eq!(answer(&known, question), None, "{question}");
        }
    }

    #[test]
    fn a_diploma_is_had_by_whoever_went_beyond_it() {
        let has = |education, question| answer(&Known { education: Some(education), ..rosa() }, question);
        assert_eq!(has(Education::Associate, DIPLOMA), Some(true));
        assert_eq!(has(Education::Equivalency, DIPLOMA), Some(false));
        assert_eq!(has(Education::Attendance, DIPLOMA), Some(false));
        assert_eq!(has(Education::Diploma, EQUIVALENCY), Some(false));
    }

    #[test]
    fn only_questions_without_another_home_are_asked_in_the_step_of_priority() {
        assert_eq!(own_questions(&policy()), ["eligible-spouse", "authorized-to-work", "selective-service"]);
    }

    #[test]
    fn no_rule_is_answered_from_a_sealed_file() {
        for question in SEALED {
            assert_eq!(home(question), Home::Sealed);
            let mut known = rosa();
            known.replies.0.insert(question.to_owned(), Reply::Yes);
            assert_eq!(answer(&known, question), None, "{question}");
        }
    }

    #[test]
    fn priority_is_by_group_and_says_what_could_still_change_it() {
        let found = priorities(&policy(), &facts(&rosa(), &policy()), &["wioa-adult".to_owned()]);
        assert_eq!(found[0].group.as_deref(), Some("Others in a priority group"));
        assert_eq!((found[0].place.group, found[0].place.at_best), (2, 1), "she may be a veteran's spouse");
    }
}
