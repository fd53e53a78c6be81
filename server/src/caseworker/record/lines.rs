//! How a line of the timeline reads and looks.

use std::collections::BTreeMap;

use domain::access::organizations::Model as Organization;
use domain::intake::timeline::{Line, Model};
use domain::shared::{CaseId, Coded, UserId, What};
use serde::Serialize;
use serde_json::{Map, Value, json};
use templates::{Catalogue, Language};

use super::path;

/// A line for `parts/timeline.html`.
#[derive(Debug, Serialize)]
pub(super) struct Entry {
    tone: &'static str,
    glyph: &'static str,
    what: Value,
    at: String,
    timed: bool,
    who: Option<String>,
    text: Option<String>,
    href: Option<String>,
    struck: Option<Value>,
    acts: Vec<Value>,
}

/// What every line of one page is read with.
pub(super) struct Reading<'a> {
    pub(super) organization: &'a Organization,
    /// Names of accounts.
    pub(super) names: BTreeMap<UserId, String>,
    pub(super) case: CaseId,
    /// Whether notes may be read.
    pub(super) notes: bool,
    /// Whether the reader may strike what was entered in error.
    pub(super) strikes: bool,
}

/// Accounts that lines name: who acted, and whom they name.
pub(super) fn accounts(lines: &[Line]) -> impl Iterator<Item = UserId> {
    let all = lines.iter().flat_map(|line| std::iter::once(&line.line).chain(&line.strike));
    all.flat_map(|line| line.user_id.into_iter().chain(named(line)))
}

fn named(line: &Model) -> Option<UserId> {
    line.words.get("user")?.as_str()?.parse().ok()
}

impl Reading<'_> {
    /// The line as people read it.
    pub(super) fn entry(&self, line: &Line) -> Entry {
        let Line { line, strike } = line;
        let (tone, glyph) = look(line.what);
        let timed = self.organization.day_of(line.at) == line.day;
        Entry {
            tone,
            glyph,
            what: json!({ "key": key(line), "args": self.words(line) }),
            at: if timed { line.at.to_rfc3339() } else { line.day.iso() },
            timed,
            who: self.who(line),
            text: said(line).filter(|_| self.notes),
            href: href(self.case, line.what),
            struck: strike.as_ref().map(|strike| self.struck(strike)),
            acts: if strike.is_none() && self.strikes { self.acts(line) } else { Vec::new() },
        }
    }

    /// What no person did, Tandem did by itself.
    fn who(&self, line: &Model) -> Option<String> {
        match line.user_id {
            Some(user) => self.names.get(&user).cloned(),
            None => Some("Tandem".to_owned()),
        }
    }

    fn words(&self, line: &Model) -> Map<String, Value> {
        let mut words = line.words.as_object().cloned().unwrap_or_default();
        if let Some(user) = named(line) {
            words.insert("user".to_owned(), self.names.get(&user).cloned().unwrap_or_default().into());
        }
        for (what, word, list) in CODES {
            if let Some(code) = words.get(*word).filter(|_| *what == line.what).cloned() {
                words.insert((*word).to_owned(), json!({ "list": list, "code": code }));
            }
        }
        if let Some(kind) = words.get("kind").cloned() {
            words.insert("duty".to_owned(), titled(&words).unwrap_or(kind));
        }
        words
    }

    fn struck(&self, strike: &Model) -> Value {
        let reason = strike.words.get("reason").and_then(Value::as_str).unwrap_or_default();
        let who = self.who(strike).unwrap_or_default();
        let key = if reason.is_empty() { "timeline-struck-derived" } else { "timeline-struck" };
        json!({ "key": key, "args": { "who": who, "day": strike.day, "reason": reason } })
    }

    fn acts(&self, line: &Model) -> Vec<Value> {
        let folder = match line.what {
            What::NoteWritten => "notes",
            What::ServiceGiven => "services",
            _ => return Vec::new(),
        };
        let href = format!("{}/{folder}/{}/strike", path(self.case), line.object_id);
        vec![json!({ "href": href, "label": "timeline-strike" })]
    }
}

/// Words that are codes of a closed list: of which happening, which word, which list.
const CODES: &[(What, &str, &str)] = &[
    (What::CaseMoved, "from", "stage"),
    (What::CaseMoved, "to", "stage"),
    (What::CaseMoved, "withdrawal", "withdrawal-reason"),
    (What::CaseMoved, "not_taken", "not-taken-reason"),
    (What::ContactLogged, "channel", "channel"),
    (What::ContactLogged, "outcome", "outcome"),
    (What::TaskMade, "kind", "task-kind"),
    (What::TaskDone, "kind", "task-kind"),
    (What::TaskDismissed, "kind", "task-kind"),
    (What::TaskUnreachable, "kind", "task-kind"),
    (What::TaskMissed, "kind", "task-kind"),
    (What::TaskReopened, "kind", "task-kind"),
    (What::AssessmentRecorded, "instrument", "instrument"),
    (What::AssessmentRecorded, "subject", "subject"),
    (What::EligibilityDetermined, "outcome", "verdict"),
    (What::MoneyDenied, "because", "denied-for"),
    (What::NeedOpened, "need", "need-kind"),
    (What::NeedChanged, "need", "need-kind"),
    (What::NeedSettled, "need", "need-kind"),
    (What::NeedSettled, "state", "need-state"),
    (What::NeedReopened, "need", "need-kind"),
    (What::ReferralSent, "need", "need-kind"),
    (What::ReferralSent, "way", "referral-way"),
    (What::ReferralAnswered, "need", "need-kind"),
    (What::ReferralAnswered, "state", "referral-state"),
    (What::ReferralCorrected, "need", "need-kind"),
    (What::ReferralCorrected, "state", "referral-state"),
    (What::ReferralWithdrawn, "need", "need-kind"),
    (What::CandidateMoved, "state", "candidate-state"),
    (What::CandidateMoved, "because", "candidate-closed-because"),
    (What::PlacementVerified, "source", "evidence-source"),
    (What::PlacementEnded, "because", "job-ended-because"),
    (What::SurveyAnswered, "work", "still-works"),
    (What::JobReported, "kind", "job-report"),
    (What::JobReportSettled, "kind", "job-report"),
    (What::JobReportSettled, "state", "job-report-state"),
];

/// What a task made by hand is called.
fn titled(words: &Map<String, Value>) -> Option<Value> {
    words.get("title").filter(|title| title.as_str().is_some_and(|title| !title.is_empty())).cloned()
}

/// The sentence of a line; its bare name where no sentence of its own was written for it.
fn key(line: &Model) -> String {
    let has = |word: &str| line.what == What::CaseMoved && line.words.get(word).is_some();
    if has("withdrawal") {
        return "timeline-case-withdrawn".to_owned();
    }
    if has("not_taken") {
        return "timeline-case-not-taken".to_owned();
    }
    if line.what == What::CandidateMoved && line.words.get("because").is_some() {
        return "timeline-candidate-closed".to_owned();
    }
    let own = format!("timeline-{}", line.what.code());
    if Catalogue::load().has(Language::English, &own) { own } else { format!("what-{}", line.what.code()) }
}

/// What was said: a note, or the reason of a move.
fn said(line: &Model) -> Option<String> {
    let word = if line.what == What::CaseMoved { "reason" } else { "note" };
    line.words.get(word).and_then(Value::as_str).filter(|text| !text.is_empty()).map(str::to_owned)
}

fn href(case: CaseId, what: What) -> Option<String> {
    matches!(what, What::PlanWritten | What::PlanAgreed | What::PlanScored).then(|| format!("{}/plan", path(case)))
}

/// The tone and icon of a line.
fn look(what: What) -> (&'static str, &'static str) {
    match what {
        What::NoteWritten => ("quiet", "pencil"),
        What::ServiceGiven | What::ServiceEnded => ("quiet", "hand"),
        What::ServicePlanned => ("note", "cal"),
        What::NeedOpened | What::NeedReopened => ("note", "flag"),
        What::NeedSettled => ("good", "check"),
        What::ReferralSent | What::ReferralAnswered | What::ReferralCorrected | What::ReferralWithdrawn => {
            ("quiet", "refer")
        }
        What::PlannedServiceFellThrough => ("warn", "x"),
        What::CaseOpened => ("note", "flag"),
        What::CaseMoved | What::Exited | What::ExitUndone => ("quiet", "swap"),
        What::ProgramEntered => ("good", "star"),
        What::CaseAssigned | What::CaseHandedOver | What::CoverArranged => ("quiet", "people"),
        What::PlanWritten | What::PlanAgreed | What::PlanScored => ("note", "list"),
        What::ParticipantAdded | What::ParticipantChanged | What::IdentifierRecorded => ("quiet", "person"),
        What::AlternateContactAdded | What::AlternateContactChanged | What::AlternateContactStruck => {
            ("quiet", "phone")
        }
        What::ContactLogged => ("note", "phone"),
        What::TaskMade | What::TaskReopened => ("note", "cal"),
        What::TaskMissed => ("bad", "clock"),
        What::TaskDismissed | What::TaskUnreachable => ("warn", "x"),
        What::PlanStepDone | What::TaskDone => ("good", "check"),
        What::DocumentAsked | What::DocumentReceived | What::DocumentAccepted | What::EvidenceRecorded => {
            ("quiet", "file")
        }
        What::DocumentRefused | What::DocumentRequestWithdrawn => ("warn", "file"),
        What::ReleaseRecorded | What::ReleaseNarrowed | What::ReleaseRevoked => ("quiet", "shield"),
        What::PlacementStarted | What::PlacementVerified => ("good", "star"),
        What::PlacementEnded | What::PlacementStruck => ("warn", "minus"),
        What::PlacementPostponed | What::CandidateProposed | What::CandidateMoved => ("note", "employer"),
        What::MoneyAsked | What::MoneyApproved | What::VoucherIssued => ("quiet", "file"),
        What::MoneyPromised => ("note", "approved"),
        What::MoneyPaid | What::StockDrawn => ("good", "check"),
        What::MoneyDenied => ("warn", "x"),
        What::MoneyReturned | What::MoneyReversed | What::StockBroughtBack => ("quiet", "undo"),
        What::MoneyLapsed => ("warn", "clock"),
        What::EligibilityDetermined => ("note", "approved"),
        What::AssessmentRecorded | What::ApplicantScreened => ("quiet", "chart"),
        What::DemographicsRecorded | What::BackgroundRecorded | What::BarriersRecorded => ("quiet", "person"),
        What::HouseholdRecorded => ("quiet", "home"),
        What::QuestionsAnswered | What::StepPutAside => ("quiet", "list"),
        _ => ("quiet", "dot"),
    }
}
