//! What eligibility rules say about somebody, rule by rule and stream by stream.
//!
//! A rule is met, unmet, not applicable or, where an answer or its evidence is missing, unknown: what is not known is
//! never taken for a yes or a no.

use serde::{Deserialize, Serialize};

use super::facts::{FactValue, Facts, Missing, Used};
use super::reading::Reading;
use super::rules::Rule;
use crate::programs::income_tables::rules::IncomeTables;
use crate::shared::Day;

crate::coded! {
    /// What a rule says about somebody.
    pub enum Verdict("verdict") {
        /// It holds, with the evidence it needs.
        Met = "met",
        /// It does not hold.
        Unmet = "unmet",
        /// An answer, its evidence or a table is missing.
        Unknown = "unknown",
        /// Its condition does not hold.
        NotApplicable = "not-applicable",
    }
}

crate::coded! {
    /// What all rules of a funding stream say together.
    pub enum Outcome("eligibility") {
        /// Every rule is met or not applicable.
        Eligible = "eligible",
        /// A rule is unmet.
        NotEligible = "not-eligible",
        /// None is unmet, and one is unknown.
        Undecided = "undecided",
    }
}

/// What one rule says, stored with the determination: changing the rule later does not change it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Finding {
    /// The rule as it was.
    pub rule: Rule,
    /// What it says.
    pub verdict: Verdict,
    /// The facts that decided it, with their evidence.
    pub judged_by: Vec<Used>,
    /// What they were compared with, where that is not plain from the rule: the income limit.
    pub against: Option<FactValue>,
    /// What is missing where it is unknown.
    pub missing: Vec<Missing>,
}

/// What a funding stream's rules say together.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Decision {
    /// The stream; none for a program without streams.
    pub stream: Option<String>,
    /// What they say.
    pub outcome: Outcome,
    /// The codes of the rules that are unmet.
    pub unmet: Vec<String>,
    /// The codes of those that are unknown.
    pub unknown: Vec<String>,
}

/// A determination of eligibility: each rule, and each funding stream.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Determination {
    /// Each rule, in the program's order.
    pub findings: Vec<Finding>,
    /// Each stream, or one decision for a program without streams.
    pub decisions: Vec<Decision>,
}

impl Determination {
    /// Of the case: eligible where one stream takes them, not where none does.
    pub fn outcome(&self) -> Outcome {
        let any = |outcome| self.decisions.iter().any(|decision| decision.outcome == outcome);
        if any(Outcome::Eligible) {
            Outcome::Eligible
        } else if any(Outcome::Undecided) {
            Outcome::Undecided
        } else {
            Outcome::NotEligible
        }
    }

    /// The decision for a stream, by its code.
    pub fn of_stream(&self, stream: &str) -> Option<&Decision> {
        self.decisions.iter().find(|decision| decision.stream.as_deref() == Some(stream))
    }
}

/// Applies every rule of a program on `day`, and decides for each of its funding streams.
///
/// A program without rules takes everybody. A rule of a stream that is not in `streams` decides nothing.
pub fn determine(rules: &[Rule], streams: &[String], facts: &Facts, tables: &IncomeTables, day: Day) -> Determination {
    let findings: Vec<_> = rules.iter().map(|rule| rule.find(facts, tables, day)).collect();
    let decisions = if streams.is_empty() {
        vec![decide(None, &findings)]
    } else {
        streams.iter().map(|stream| decide(Some(stream), &findings)).collect()
    };
    Determination { findings, decisions }
}

fn decide(stream: Option<&String>, findings: &[Finding]) -> Decision {
    let concerns = |finding: &&Finding| finding.rule.stream.is_none() || finding.rule.stream.as_ref() == stream;
    let codes = |verdict| {
        let found = findings.iter().filter(concerns).filter(|finding| finding.verdict == verdict);
        found.map(|finding| finding.rule.code.clone()).collect::<Vec<_>>()
    };
    let (unmet, unknown) = (codes(Verdict::Unmet), codes(Verdict::Unknown));
    let outcome = match (unmet.is_empty(), unknown.is_empty()) {
        (false, _) => Outcome::NotEligible,
        (true, false) => Outcome::Undecided,
        (true, true) => Outcome::Eligible,
    };
    Decision { stream: stream.cloned(), outcome, unmet, unknown }
}

impl Rule {
    /// What this rule says on `day`.
    pub fn find(&self, facts: &Facts, tables: &IncomeTables, day: Day) -> Finding {
        let applies = self.only_if.as_ref().map_or_else(Reading::always, |condition| condition.read(facts, day));
        let reading = match applies.holds {
            Some(false) => return self.finding(Verdict::NotApplicable, applies),
            _ => self.requires.read(facts, tables, self.evidence, day),
        };
        match (applies.holds, reading.holds) {
            (_, Some(true)) => self.finding(Verdict::Met, reading),
            (Some(true), Some(false)) => self.finding(Verdict::Unmet, reading),
            (Some(true), None) => self.finding(Verdict::Unknown, reading),
            // Unmet, or unknown, if it applies: first of all it must be known whether it does.
            (_, _) => self.finding(Verdict::Unknown, applies),
        }
    }

    fn finding(&self, verdict: Verdict, reading: Reading) -> Finding {
        let Reading { used, against, missing, .. } = reading;
        let missing = if verdict == Verdict::Unknown { missing } else { Vec::new() };
        Finding { rule: self.clone(), verdict, judged_by: used, against, missing }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::rules::{Requirement, problems};
    use super::*;
    use crate::programs::eligibility::{Areas, Evidence, EvidenceKind, Fact, FactName};
    use crate::programs::income_tables::rules::{IncomeTable, IncomeYear};
    use crate::shared::{Cents, Coded};

    const PROGRAM: &str = r#"
[[rules]]
code = "age"
requires = { kind = "minimum-age", years = 18 }
evidence = "document"
unmet = { en = "You must be 18 or older.", es = "Debe tener 18 años o más." }

[[rules]]
code = "county"
requires = { kind = "residence", within = ["Larkin County", "Bexar County"] }
unmet = { en = "You must live in the county.", es = "Debe vivir en el condado." }

[[rules]]
code = "selective-service"
stream = "wioa-adult"
requires = { kind = "criterion", question = "selective-service", answer = true }
only_if = { answers = { male-at-birth = true }, age_from = 18, age_to = 25 }
evidence = "record"
unmet = { en = "You must be registered.", es = "Debe estar registrado." }

[[rules]]
code = "income"
stream = "foundation"
requires = { kind = "income", table = "poverty", percent = 200, or_any = ["public-assistance"] }
evidence = "statement"
unmet = { en = "Your income is too high.", es = "Sus ingresos son demasiado altos." }
"#;

    #[derive(serde::Deserialize)]
    struct Program {
        rules: Vec<Rule>,
    }

    fn rules() -> Vec<Rule> {
        toml::from_str::<Program>(PROGRAM).unwrap().rules
    }

    fn streams() -> Vec<String> {
        vec!["wioa-adult".into(), "foundation".into()]
    }

    fn tables() -> IncomeTables {
        let by_size = (0..8).map(|more| Cents::dollars(15_650 + more * 5_500)).collect();
        let years = vec![IncomeYear { year: 2025, by_size, each_further: Cents::dollars(5_500) }];
        IncomeTables::from([("poverty".into(), IncomeTable { source: "HHS, January 2025".into(), years })])
    }

    fn today() -> Day {
        Day::new(2026, 11, 24).unwrap()
    }

    /// Born in 1995, lives in the county, three in the household with $36,000 a year.
    fn rosa() -> Facts {
        let mut facts = Facts {
            born: Fact::shown(Day::new(1995, 2, 9).unwrap(), EvidenceKind::Document, "passport"),
            residence: Fact::said(Areas(vec!["TX".into(), "larkin county".into()])),
            household_size: Fact::shown(3, EvidenceKind::Statement, "signed May 3"),
            yearly_income: Fact::shown(Cents::dollars(36_000), EvidenceKind::Document, "pay stubs"),
            ..Facts::default()
        };
        facts.answers.insert("male-at-birth".into(), Fact::said(false));
        facts.answers.insert("public-assistance".into(), Fact::said(false));
        facts
    }

    fn verdicts(facts: &Facts) -> Vec<Verdict> {
        determine(&rules(), &streams(), facts, &tables(), today()).findings.iter().map(|f| f.verdict).collect()
    }

    fn finding(facts: &Facts, code: &str) -> Finding {
        let found = determine(&rules(), &streams(), facts, &tables(), today()).findings;
        found.into_iter().find(|f| f.rule.code == code).unwrap()
    }

    #[test]
    fn rosa_is_eligible_for_both_streams() {
        assert_eq!(verdicts(&rosa()), [Verdict::Met, Verdict::Met, Verdict::NotApplicable, Verdict::Met]);
        let found = determine(&rules(), &streams(), &rosa(), &tables(), today());
        assert!(found.decisions.iter().all(|decision| decision.outcome == Outcome::Eligible));
        assert_eq!(finding(&rosa(), "income").against, Some(FactValue::Money(Cents::dollars(53_300))));
    }

    #[test]
    fn one_stream_may_take_whom_another_does_not() {
        let mut facts = rosa();
        facts.yearly_income.value = Some(Cents::dollars(53_301));
        let found = determine(&rules(), &streams(), &facts, &tables(), today());
        assert_eq!(found.of_stream("wioa-adult").unwrap().outcome, Outcome::Eligible);
        let foundation = found.of_stream("foundation").unwrap();
        assert_eq!((foundation.outcome, &foundation.unmet[..]), (Outcome::NotEligible, &["income".to_owned()][..]));
        assert_eq!(found.outcome(), Outcome::Eligible);
        facts.yearly_income.value = Some(Cents::dollars(53_300));
        assert_eq!(finding(&facts, "income").verdict, Verdict::Met, "exactly at the limit");
    }

    #[test]
    fn every_unmet_rule_is_named() {
        let mut facts = rosa();
        facts.born.value = Day::new(2010, 1, 1);
        facts.residence = Fact::said(Areas(vec!["Travis County".into()]));
        let found = determine(&rules(), &streams(), &facts, &tables(), today());
        assert_eq!(found.of_stream("wioa-adult").unwrap().unmet, ["age", "county"]);
        assert_eq!(found.outcome(), Outcome::NotEligible);
    }

    #[test]
    fn a_yes_without_its_evidence_is_not_known_yet() {
        let mut facts = rosa();
        facts.born.evidence = Some(Evidence { kind: EvidenceKind::Statement, what: "signed".into() });
        let age = finding(&facts, "age");
        assert_eq!(age.verdict, Verdict::Unknown);
        assert_eq!(age.missing, [Missing::Evidence(FactName::Born, EvidenceKind::Document)]);
        facts.born = Fact::said(Day::new(2010, 1, 1).unwrap());
        assert_eq!(finding(&facts, "age").verdict, Verdict::Unmet, "a no needs no evidence");
    }

    #[test]
    fn selective_service_is_asked_only_of_young_men() {
        let mut facts = rosa();
        facts.answers.insert("male-at-birth".into(), Fact::said(true));
        assert_eq!(finding(&facts, "selective-service").verdict, Verdict::NotApplicable, "he is 31");
        facts.born.value = Day::new(2000, 11, 25);
        assert_eq!(finding(&facts, "selective-service").verdict, Verdict::Unknown, "25 until tomorrow");
        facts.answers.insert("selective-service".into(), Fact::said(false));
        assert_eq!(finding(&facts, "selective-service").verdict, Verdict::Unmet);
        facts.answers.insert("selective-service".into(), Fact::shown(true, EvidenceKind::Record, "sss.gov"));
        assert_eq!(finding(&facts, "selective-service").verdict, Verdict::Met);
        facts.answers.remove("male-at-birth");
        assert_eq!(finding(&facts, "selective-service").verdict, Verdict::Met, "registered, whether he had to or not");
        facts.answers.remove("selective-service");
        let open = finding(&facts, "selective-service");
        assert_eq!(open.missing, [Missing::Answer(FactName::Answer("male-at-birth".into()))]);
    }

    #[test]
    fn public_assistance_stands_for_income_once_it_is_shown() {
        let mut facts = rosa();
        facts.yearly_income = Fact::said(Cents::dollars(90_000));
        facts.answers.insert("public-assistance".into(), Fact::said(true));
        let said = finding(&facts, "income");
        assert_eq!(said.verdict, Verdict::Unknown);
        let snap = FactName::Answer("public-assistance".into());
        assert_eq!(said.missing, [Missing::Evidence(snap.clone(), EvidenceKind::Statement)]);
        facts.answers.insert("public-assistance".into(), Fact::shown(true, EvidenceKind::Document, "SNAP letter"));
        let shown = finding(&facts, "income");
        assert_eq!((shown.verdict, &shown.judged_by[0].fact), (Verdict::Met, &snap));
        facts.answers.remove("public-assistance");
        assert_eq!(finding(&facts, "income").missing, [Missing::Answer(snap)], "too much, unless there is a letter");
    }

    #[test]
    fn an_unknown_table_or_an_empty_household_decides_nothing() {
        let found = determine(&rules(), &streams(), &rosa(), &IncomeTables::new(), today());
        assert_eq!(found.of_stream("foundation").unwrap().outcome, Outcome::Undecided);
        assert_eq!(found.findings[3].missing, [Missing::Table("poverty".into())]);
        let mut facts = rosa();
        facts.household_size.value = Some(0);
        assert_eq!(finding(&facts, "income").missing, [Missing::Answer(FactName::HouseholdSize)]);
    }

    #[test]
    fn a_document_that_has_not_come_is_missing_and_not_a_no() {
        let requires = Requirement::Document { document: "high-school-diploma".into() };
        let rule = Rule { requires, ..rules()[0].clone() };
        let mut facts = rosa();
        assert_eq!(rule.find(&facts, &tables(), today()).verdict, Verdict::Unknown);
        facts.documents.insert("high-school-diploma".into(), Fact::said(true));
        assert_eq!(rule.find(&facts, &tables(), today()).verdict, Verdict::Met);
        facts.documents.insert("high-school-diploma".into(), Fact::said(false));
        assert_eq!(rule.find(&facts, &tables(), today()).verdict, Verdict::Unmet);
    }

    #[test]
    fn scores_and_statuses_compare_as_written() {
        let score = |from, to| Requirement::Score { test: "casas-math".into(), from, to };
        let mut facts = rosa();
        facts.scores.insert("casas-math".into(), Fact::said(214));
        let verdict = |requires, facts: &Facts| {
            Rule { requires, evidence: None, ..rules()[0].clone() }.find(facts, &tables(), today()).verdict
        };
        assert_eq!(verdict(score(Some(214), None), &facts), Verdict::Met);
        assert_eq!(verdict(score(None, Some(213)), &facts), Verdict::Unmet);
        assert_eq!(verdict(Requirement::MaximumAge { years: 24 }, &facts), Verdict::Unmet);
        assert_eq!(verdict(Requirement::AuthorizedToWork, &facts), Verdict::Unknown);
        let veteran = || Requirement::Status { any_of: vec!["veteran".into(), "eligible-spouse".into()] };
        facts.answers.insert("veteran".into(), Fact::said(false));
        assert_eq!(verdict(veteran(), &facts), Verdict::Unknown, "may be a spouse");
        facts.answers.insert("eligible-spouse".into(), Fact::said(true));
        assert_eq!(verdict(veteran(), &facts), Verdict::Met);
    }

    #[test]
    fn a_program_file_with_a_slip_is_refused() {
        for slip in [
            ("years = 18", "years = 18, yeers = 1"),
            ("kind = \"minimum-age\"", "kind = \"least-age\""),
            ("evidence", "proof"),
        ] {
            assert!(toml::from_str::<Program>(&PROGRAM.replacen(slip.0, slip.1, 1)).is_err(), "{}", slip.1);
        }
        let mut wrong = rules();
        wrong[1].code = "age".into();
        wrong[1].requires = Requirement::Residence { within: Vec::new() };
        wrong[2].stream = Some("wioa-youth".into());
        wrong[3].unmet.es = " ".into();
        let codes: Vec<_> = problems(&wrong, &streams()).iter().map(|refusal| refusal.code).collect();
        assert_eq!(codes, ["rule-twice", "rule-says-nothing", "rule-of-unknown-stream", "rule-without-words"]);
        assert!(problems(&rules(), &streams()).is_empty());
    }

    #[test]
    fn a_stored_determination_reads_back() {
        let found = determine(&rules(), &streams(), &rosa(), &tables(), today());
        let stored = serde_json::to_string(&found).unwrap();
        assert_eq!(serde_json::from_str::<Determination>(&stored).unwrap(), found);
    }

    fn a_fact<T: std::fmt::Debug + Clone + 'static>(
        value: impl Strategy<Value = T> + 'static,
    ) -> impl Strategy<Value = Fact<T>> {
        let kind = proptest::sample::select(EvidenceKind::ALL);
        let evidence = proptest::option::of(kind.prop_map(|kind| Evidence { kind, what: "seen".into() }));
        (proptest::option::of(value), evidence).prop_map(|(value, evidence)| Fact { value, evidence })
    }

    fn some_facts() -> impl Strategy<Value = Facts> {
        let born = a_fact((0..18_000_u32).prop_map(|days| today().minus_days(days)));
        let residence = a_fact(
            proptest::sample::select(&["Larkin County", "Travis County"][..]).prop_map(|a| Areas(vec![a.into()])),
        );
        let money = a_fact((0..90_000_i64).prop_map(Cents::dollars));
        let questions = proptest::sample::select(&["male-at-birth", "selective-service", "public-assistance"][..]);
        let answers = proptest::collection::btree_map(questions.prop_map(str::to_owned), a_fact(any::<bool>()), 0..4);
        (born, residence, a_fact(0..12_u32), money, answers).prop_map(
            |(born, residence, household_size, yearly_income, answers)| Facts {
                born,
                residence,
                household_size,
                yearly_income,
                answers,
                ..Facts::default()
            },
        )
    }

    proptest! {
        #[test]
        fn nobody_is_eligible_while_a_rule_is_unknown(facts in some_facts()) {
            let found = determine(&rules(), &streams(), &facts, &tables(), today());
            for decision in &found.decisions {
                let concerns = |f: &&Finding| f.rule.stream.is_none() || f.rule.stream == decision.stream;
                let has = |verdict| found.findings.iter().filter(concerns).any(|f| f.verdict == verdict);
                let expected = match (has(Verdict::Unmet), has(Verdict::Unknown)) {
                    (true, _) => Outcome::NotEligible,
                    (false, true) => Outcome::Undecided,
                    (false, false) => Outcome::Eligible,
                };
                prop_assert_eq!(decision.outcome, expected);
            }
        }

        #[test]
        fn what_is_unknown_says_what_it_waits_for(facts in some_facts()) {
            for finding in determine(&rules(), &streams(), &facts, &tables(), today()).findings {
                prop_assert_eq!(finding.verdict == Verdict::Unknown, !finding.missing.is_empty(), "{:?}", finding);
            }
        }

        #[test]
        fn nobody_is_refused_or_taken_for_what_is_not_known(facts in some_facts(), hidden in 0..3_usize) {
            let mut less = facts.clone();
            match hidden {
                0 => less.born = Fact::unknown(),
                1 => less.yearly_income = Fact::unknown(),
                _ => less.answers.clear(),
            }
            let (more, less) = (verdicts(&facts), verdicts(&less));
            for (more, less) in more.into_iter().zip(less) {
                prop_assert!(less == Verdict::Unknown || less == more || more == Verdict::NotApplicable, "{more:?} {less:?}");
            }
        }
    }
}
