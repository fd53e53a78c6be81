//! Which papers a program needs for which fact, and where each of them stands.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use crate::programs::Policy;
use crate::programs::eligibility::rules::{AUTHORIZED_TO_WORK, Requirement, Rule};
use crate::programs::eligibility::{Evidence, EvidenceKind, Fact, FactName, Facts};
use crate::shared::Coded;

/// The largest file, in bytes: what a phone's photo or a scan of some pages needs, several times over.
pub const MOST_BYTES: usize = 15 * 1024 * 1024;
/// The most files that one request's link takes.
pub const MOST_BY_LINK: u64 = 20;
/// The paper of a document that no funding stream asks for.
pub const OTHER: &str = "other";
/// The paper of a signed release of information.
pub const SIGNED_RELEASE: &str = "signed-release";

crate::coded! {
    /// What a document is, found by looking into it.
    pub enum MediaType("media-type") {
        /// A PDF.
        Pdf = "pdf",
        /// A JPEG.
        Jpeg = "jpeg",
        /// A PNG.
        Png = "png",
        /// A HEIC, as some phones take photos.
        Heic = "heic",
        /// A WebP.
        Webp = "webp",
    }
}

impl MediaType {
    /// As the web names it.
    pub fn mime(self) -> &'static str {
        match self {
            Self::Pdf => "application/pdf",
            Self::Jpeg => "image/jpeg",
            Self::Png => "image/png",
            Self::Heic => "image/heic",
            Self::Webp => "image/webp",
        }
    }

    /// The ending of a file that holds it.
    pub fn ending(self) -> &'static str {
        if self == Self::Jpeg { "jpg" } else { self.code() }
    }
}

crate::coded! {
    /// How a document came.
    pub enum CameBy("came-by") {
        /// Staff uploaded it.
        Staff = "staff",
        /// The participant sent it by the link they were given.
        Link = "link",
    }
}

crate::coded! {
    /// How a link reaches the participant.
    pub enum Way("document-way") {
        /// By mail to their safe address.
        Email = "email",
        /// Staff hand it over: in person, on the phone, by text.
        HandedOver = "handed-over",
    }
}

crate::coded! {
    /// Where a document stands.
    pub enum DocumentState("document-state") {
        /// It came, and nobody has judged it yet.
        Received = "received",
        /// It is evidence.
        Accepted = "accepted",
        /// It is none, and the reason was said.
        Refused = "refused",
        /// It was entered in error.
        Struck = "struck",
    }
}

crate::coded! {
    /// Why a document is no evidence.
    pub enum RefusedFor("refused-for") {
        /// It cannot be read.
        Unreadable = "unreadable",
        /// Pages or edges are missing.
        Incomplete = "incomplete",
        /// It is another paper.
        WrongPaper = "wrong-paper",
        /// It is out of date.
        OutOfDate = "out-of-date",
        /// It names somebody else.
        SomebodyElse = "somebody-else",
    }
}

/// What may be decided of a document in this state.
pub fn may_become(from: DocumentState, to: DocumentState) -> bool {
    use DocumentState::{Accepted, Received, Refused, Struck};
    matches!((from, to), (Received, Accepted | Refused | Struck) | (Refused, Accepted | Struck) | (Accepted, Struck))
}

crate::coded! {
    /// Where a paper stands, over all documents that came for it.
    pub enum Standing("paper-standing") {
        /// A document was accepted.
        Accepted = "accepted",
        /// One came and waits to be judged.
        Received = "received",
        /// It was asked for, and has not come.
        Asked = "asked",
        /// What came was refused.
        Refused = "refused",
        /// Nothing came, and nobody asked.
        Missing = "missing",
    }
}

/// Where a paper stands: the states of its documents, and whether a request for it is open.
pub fn standing(documents: &[DocumentState], asked: bool) -> Standing {
    let any = |state| documents.contains(&state);
    if any(DocumentState::Accepted) {
        Standing::Accepted
    } else if any(DocumentState::Received) {
        Standing::Received
    } else if asked {
        Standing::Asked
    } else if any(DocumentState::Refused) {
        Standing::Refused
    } else {
        Standing::Missing
    }
}

/// A paper that a program needs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct NeededPaper {
    /// Its code.
    pub code: String,
    /// What it is called.
    pub name: PaperName,
    /// The funding streams that need it, by code; empty where every stream does.
    pub streams: BTreeSet<String>,
    /// Needed only of those whom its rule concerns.
    pub conditional: bool,
    /// What is accepted for it.
    pub accepted: Vec<String>,
    /// The facts that it shows.
    pub shows: Vec<FactName>,
}

/// What a paper is called, as templates say it: a text, or a sentence of the catalogue.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum PaperName {
    /// By the program.
    Given(String),
    /// By the fact that it shows: the program has not named the paper.
    OfFact {
        /// The sentence's key.
        key: &'static str,
        /// What it names.
        args: BTreeMap<&'static str, String>,
    },
}

impl PaperName {
    /// What a paper is called that no program names.
    pub fn of_code(code: &str) -> Self {
        let said = |key| Self::OfFact { key, args: BTreeMap::new() };
        match code {
            OTHER => said("paper-other"),
            SIGNED_RELEASE => said("paper-signed-release"),
            code => Self::Given(words_of(code)),
        }
    }

    fn of_fact(fact: &FactName) -> Self {
        let (key, what) = match fact {
            FactName::Born => ("paper-of-born", None),
            FactName::Residence => ("paper-of-residence", None),
            FactName::HouseholdSize => ("paper-of-household-size", None),
            FactName::YearlyIncome => ("paper-of-yearly-income", None),
            FactName::Document(code) => return Self::Given(words_of(code)),
            FactName::Answer(code) | FactName::Score(code) => ("paper-of-answer", Some(words_of(code))),
        };
        Self::OfFact { key, args: what.map(|what| ("what", what)).into_iter().collect() }
    }
}

/// Every paper that a program needs: those it names, and one for each fact that a rule wants shown by a document
/// and that no named paper shows.
pub fn needed(policy: &Policy) -> Vec<NeededPaper> {
    let mut papers: Vec<NeededPaper> = Vec::new();
    for paper in &policy.papers {
        let streams = paper.stream.iter().cloned().collect();
        let named = NeededPaper {
            code: paper.code.clone(),
            name: PaperName::Given(paper.name.clone()),
            streams,
            conditional: false,
            accepted: paper.accepted.clone(),
            shows: paper.shows.clone(),
        };
        match papers.iter_mut().find(|known| known.code == paper.code) {
            Some(known) => known.also_for(&named.streams),
            None => papers.push(named),
        }
    }
    let named = papers.len();
    for rule in &policy.eligibility {
        for facts in facts_to_show(rule) {
            need_for(&mut papers, named, rule, &facts);
        }
    }
    papers
}

/// What a paper is called on a timeline: by the program, or by its code in words.
pub fn record_name(paper: &NeededPaper) -> String {
    match &paper.name {
        PaperName::Given(name) => name.clone(),
        PaperName::OfFact { .. } => words_of(&paper.code),
    }
}

/// A code in words.
pub fn words_of(code: &str) -> String {
    code.replace('-', " ")
}

/// Lets accepted papers speak for the facts that they show: each is evidence where none as strong stands.
pub fn show(facts: &mut Facts, needed: &[NeededPaper], accepted: &[String]) {
    for paper in needed.iter().filter(|paper| accepted.contains(&paper.code)) {
        let document = Fact::shown(true, EvidenceKind::Document, &paper.code);
        facts.documents.insert(paper.code.clone(), document);
        for fact in &paper.shows {
            show_fact(facts, fact, &paper.code);
        }
    }
}

/// The file's name that a browser is given: the case's number and the day, nothing that tells what it is about.
pub fn file_name(case_number: &str, day: crate::shared::Day, id: uuid::Uuid, media_type: MediaType) -> String {
    let plain = |c: char| c.is_ascii_alphanumeric() || c == '-';
    let number: String = case_number.chars().filter(|c| plain(*c)).take(40).collect();
    let id = id.simple().to_string();
    format!("{number}-{}-{}.{}", day.iso(), &id[id.len() - 6..], media_type.ending())
}

impl NeededPaper {
    fn also_for(&mut self, streams: &BTreeSet<String>) {
        if streams.is_empty() || self.streams.is_empty() {
            self.streams.clear();
        } else {
            self.streams.extend(streams.iter().cloned());
        }
    }
}

/// The facts that a rule's yes needs a document for; of facts that stand for one another, one is enough.
fn facts_to_show(rule: &Rule) -> Vec<Vec<FactName>> {
    if let Requirement::Document { document } = &rule.requires {
        return vec![vec![FactName::Document(document.clone())]];
    }
    if rule.evidence != Some(EvidenceKind::Document) {
        return Vec::new();
    }
    let answers = |codes: &[String]| codes.iter().cloned().map(FactName::Answer).collect::<Vec<_>>();
    match &rule.requires {
        Requirement::MinimumAge { .. } | Requirement::MaximumAge { .. } => vec![vec![FactName::Born]],
        Requirement::Residence { .. } => vec![vec![FactName::Residence]],
        Requirement::Income { or_any, .. } => {
            let instead = answers(or_any);
            let or = |fact| [vec![fact], instead.clone()].concat();
            vec![or(FactName::YearlyIncome), or(FactName::HouseholdSize)]
        }
        Requirement::AuthorizedToWork => vec![vec![FactName::Answer(AUTHORIZED_TO_WORK.to_owned())]],
        Requirement::Status { any_of } => vec![answers(any_of)],
        Requirement::Score { test, .. } => vec![vec![FactName::Score(test.clone())]],
        Requirement::Criterion { question, .. } => vec![vec![FactName::Answer(question.clone())]],
        Requirement::Document { .. } => Vec::new(),
    }
}

/// Needs a paper that shows one of `facts` for the rule's stream: a named one where there is one, else one of its own.
fn need_for(papers: &mut Vec<NeededPaper>, named: usize, rule: &Rule, facts: &[FactName]) {
    let Some(first) = facts.first() else { return };
    let streams: BTreeSet<String> = rule.stream.iter().cloned().collect();
    let code = paper_of(first);
    let shows_one = |paper: &NeededPaper| facts.iter().any(|fact| paper.shows.contains(fact));
    if papers[..named].iter().any(|paper| paper.code == code || shows_one(paper)) {
        return;
    }
    match papers.iter_mut().find(|paper| paper.code == code) {
        Some(known) => {
            known.also_for(&streams);
            known.conditional &= rule.only_if.is_some();
        }
        None => papers.push(NeededPaper {
            code,
            name: PaperName::of_fact(first),
            streams,
            conditional: rule.only_if.is_some() || facts.len() > 1,
            accepted: Vec::new(),
            shows: facts.to_vec(),
        }),
    }
}

/// The code of the paper that shows a fact, where the program names none.
fn paper_of(fact: &FactName) -> String {
    match fact {
        FactName::Born => "born".to_owned(),
        FactName::Residence => "residence".to_owned(),
        FactName::HouseholdSize => "household-size".to_owned(),
        FactName::YearlyIncome => "yearly-income".to_owned(),
        FactName::Document(code) => code.clone(),
        FactName::Answer(code) => format!("answer-{code}"),
        FactName::Score(code) => format!("score-{code}"),
    }
}

fn show_fact(facts: &mut Facts, name: &FactName, paper: &str) {
    match name {
        FactName::Born => back(Some(&mut facts.born), paper),
        FactName::Residence => back(Some(&mut facts.residence), paper),
        FactName::HouseholdSize => back(Some(&mut facts.household_size), paper),
        FactName::YearlyIncome => back(Some(&mut facts.yearly_income), paper),
        FactName::Answer(code) => back(facts.answers.get_mut(code), paper),
        FactName::Score(code) => back(facts.scores.get_mut(code), paper),
        FactName::Document(_) => {}
    }
}

/// A paper backs what is known: it adds no value, and takes no stronger evidence away.
fn back<T>(fact: Option<&mut Fact<T>>, paper: &str) {
    let known = fact.filter(|fact| fact.value.is_some());
    let weaker = known.filter(|fact| fact.evidence.as_ref().is_none_or(|e| e.kind < EvidenceKind::Document));
    if let Some(fact) = weaker {
        fact.evidence = Some(Evidence { kind: EvidenceKind::Document, what: paper.to_owned() });
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::programs::eligibility::rules::Wording;
    use crate::shared::Day;

    const POLICY: &str = r#"
papers = [
    { code = "proof-of-age", name = "Proof of age and identity", accepted = ["Passport"], shows = ["born"] },
    { code = "layoff-notice", name = "Notice of layoff", stream = "dislocated-worker" },
    { code = "layoff-notice", name = "Notice of layoff", stream = "city" },
]

[[eligibility]]
code = "age"
requires = { kind = "minimum-age", years = 18 }
evidence = "document"
unmet = { en = "No.", es = "No." }

[[eligibility]]
code = "income"
stream = "city"
requires = { kind = "income", table = "poverty", percent = 200 }
evidence = "document"
unmet = { en = "No.", es = "No." }

[[eligibility]]
code = "diploma"
requires = { kind = "document", document = "diploma" }
only_if = { age_from = 19 }
unmet = { en = "No.", es = "No." }

[[eligibility]]
code = "county"
requires = { kind = "residence", within = ["Larkin County"] }
evidence = "statement"
unmet = { en = "No.", es = "No." }
"#;

    fn papers() -> Vec<NeededPaper> {
        needed(&toml::from_str(POLICY).unwrap())
    }

    #[test]
    fn papers_are_those_that_the_program_names_and_those_that_its_rules_want() {
        let papers = papers();
        let told: Vec<_> =
            papers.iter().map(|p| (p.code.as_str(), p.streams.iter().cloned().collect::<Vec<_>>().join(" "))).collect();
        assert_eq!(
            told,
            [
                ("proof-of-age", String::new()),
                ("layoff-notice", "city dislocated-worker".into()),
                ("yearly-income", "city".into()),
                ("household-size", "city".into()),
                ("diploma", String::new()),
            ]
        );
        assert!(papers[4].conditional && !papers[3].conditional);
    }

    #[test]
    fn a_rule_of_every_stream_needs_its_paper_of_every_stream() {
        let mut policy: Policy = toml::from_str(POLICY).unwrap();
        let unmet = Wording { en: "No.".into(), es: "No.".into() };
        let everywhere = Rule { code: "income-all".into(), stream: None, unmet, ..policy.eligibility[1].clone() };
        policy.eligibility.push(everywhere);
        let income = needed(&policy).into_iter().find(|paper| paper.code == "yearly-income").unwrap();
        assert!(income.streams.is_empty());
    }

    #[test]
    fn an_accepted_paper_speaks_for_what_is_known_and_adds_nothing() {
        let mut facts = Facts { born: Fact::said(Day::new(1995, 2, 9).unwrap()), ..Facts::default() };
        show(&mut facts, &papers(), &["proof-of-age".into(), "yearly-income".into(), "unknown".into()]);
        assert_eq!(facts.born.evidence.as_ref().map(|e| e.what.as_str()), Some("proof-of-age"));
        assert_eq!(facts.yearly_income, Fact::unknown(), "a paper is no value");
        assert_eq!(facts.documents.keys().collect::<Vec<_>>(), ["proof-of-age", "yearly-income"]);
        facts.born = Fact::shown(Day::new(1995, 2, 9).unwrap(), EvidenceKind::Record, "sss.gov");
        show(&mut facts, &papers(), &["proof-of-age".into()]);
        assert_eq!(facts.born.evidence.map(|e| e.kind), Some(EvidenceKind::Record), "a record is stronger");
    }

    #[test]
    fn what_is_struck_stays_struck_and_what_is_accepted_is_not_refused() {
        for to in DocumentState::ALL {
            assert!(!may_become(DocumentState::Struck, *to) && !may_become(*to, DocumentState::Received));
        }
        assert!(!may_become(DocumentState::Accepted, DocumentState::Refused));
        assert!(may_become(DocumentState::Refused, DocumentState::Accepted));
    }

    #[test]
    fn a_file_is_named_by_us() {
        let id = uuid::Uuid::parse_str("01930000-0000-7000-8000-00000abc1234").unwrap();
        let day = Day::new(2026, 11, 24).unwrap();
        let name = file_name("LC-2026-00417\r\n\"../", day, id, MediaType::Jpeg);
        assert_eq!(name, "LC-2026-00417-2026-11-24-bc1234.jpg");
    }

    proptest! {
        #[test]
        fn a_paper_is_missing_only_while_nothing_came_and_nobody_asked(
            states in proptest::collection::vec(proptest::sample::select(DocumentState::ALL), 0..4),
            asked in any::<bool>(),
        ) {
            let standing = standing(&states, asked);
            let unstruck = states.iter().any(|state| *state != DocumentState::Struck);
            prop_assert_eq!(standing == Standing::Missing, !unstruck && !asked);
            prop_assert_eq!(standing == Standing::Accepted, states.contains(&DocumentState::Accepted));
        }
    }
}
