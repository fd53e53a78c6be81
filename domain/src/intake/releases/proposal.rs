//! What speaks against recording a release, by the table of kinds.

use super::kinds::{KindRule, ReleaseKind};
use super::lists::{Category, Life, Proof, RecipientKind, Signer};
use crate::shared::{Day, Refusal};

/// An event further ahead than this is no end: what nobody looks at for years is no consent.
const FARTHEST_EVENT_MONTHS: u32 = 36;

/// The last day that a release of this kind may cover; nothing where it may stay open.
pub fn latest_end(rule: &KindRule, signed_on: Day, event_on: Option<Day>, asked_longer: bool) -> Option<Day> {
    match rule.life {
        Life::Months(months) => Some(signed_on.plus_months(months).minus_days(1)),
        Life::Days { usual, asked } => {
            let days = if asked_longer { asked } else { usual };
            Some(signed_on.plus_days(days).minus_days(1))
        }
        Life::AfterEvent { months, days } => Some(event_on.unwrap_or(signed_on).plus_months(months).plus_days(days)),
        Life::UntilChanged => None,
    }
}

/// What is said of a release before it is recorded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposal<'a> {
    /// Of which kind.
    pub kind: ReleaseKind,
    /// To what kind of recipient.
    pub recipient_kind: RecipientKind,
    /// Their name.
    pub recipient_name: &'a str,
    /// The position, records or use that it is for.
    pub concerning: Option<&'a str>,
    /// The categories.
    pub categories: &'a [Category],
    /// When it was signed.
    pub signed_on: Day,
    /// By whom.
    pub signer: Signer,
    /// Their name, where it is not the participant.
    pub signer_name: Option<&'a str>,
    /// What shows it.
    pub proof: Proof,
    /// Whether there is a scanned paper.
    pub has_paper: bool,
    /// Who saw the signature.
    pub witness: Option<&'a str>,
    /// The first day.
    pub from: Day,
    /// The last day.
    pub until: Option<Day>,
    /// The day of the event that ends it.
    pub event_on: Option<Day>,
    /// Whether the person asked for a longer life.
    pub asked_longer: bool,
    /// Whether they were told that they may say no and are served all the same.
    pub voluntary: bool,
    /// Whether it began with them.
    pub begun_by_participant: bool,
    /// Whether the signer is nobody from whom harm comes.
    pub signer_is_safe: bool,
}

/// Everything that speaks against recording a release.
pub fn problems(proposal: &Proposal<'_>, today: Day) -> Vec<Refusal> {
    let rule = proposal.kind.rule();
    let mut wrong = Vec::new();
    check_recipient(proposal, rule, &mut wrong);
    check_content(proposal, rule, &mut wrong);
    check_signature(proposal, rule, today, &mut wrong);
    check_days(proposal, rule, today, &mut wrong);
    wrong
}

fn check_recipient(proposal: &Proposal<'_>, rule: &KindRule, wrong: &mut Vec<Refusal>) {
    if !rule.recipients.contains(&proposal.recipient_kind) {
        wrong.push(Refusal::of("recipient_kind", "recipient-not-allowed"));
    }
    if proposal.recipient_kind != RecipientKind::OwnAgency && proposal.recipient_name.trim().is_empty() {
        wrong.push(Refusal::of("recipient_name", "missing"));
    }
    if rule.concerns_one_thing && proposal.concerning.is_none_or(|what| what.trim().is_empty()) {
        wrong.push(Refusal::of("concerning", "missing"));
    }
}

fn check_content(proposal: &Proposal<'_>, rule: &KindRule, wrong: &mut Vec<Refusal>) {
    if proposal.categories.is_empty() {
        wrong.push(Refusal::of("categories", "release-of-nothing"));
    }
    if proposal.categories.iter().any(|category| !rule.categories.contains(category)) {
        wrong.push(Refusal::of("categories", "category-not-allowed"));
    }
    if !proposal.voluntary {
        wrong.push(Refusal::of("voluntary", "release-not-free"));
    }
    if rule.begun_by_participant && !proposal.begun_by_participant {
        wrong.push(Refusal::of("begun_by_participant", "release-not-their-own"));
    }
}

fn check_signature(proposal: &Proposal<'_>, rule: &KindRule, today: Day, wrong: &mut Vec<Refusal>) {
    if proposal.signed_on > today {
        wrong.push(Refusal::of("signed_on", "in-the-future").with("typed", proposal.signed_on));
    }
    let name = proposal.signer_name.map(str::trim).unwrap_or_default();
    if proposal.signer != Signer::Participant && name.is_empty() {
        wrong.push(Refusal::of("signer_name", "missing"));
    }
    if rule.kind == ReleaseKind::Safety && !proposal.signer_is_safe {
        wrong.push(Refusal::of("signer_is_safe", "signer-unsafe"));
    }
    match proposal.proof {
        Proof::Word if rule.signed => wrong.push(Refusal::of("proof", "release-unsigned")),
        Proof::Paper if !proposal.has_paper => wrong.push(Refusal::of("document", "release-without-paper")),
        Proof::Paper if proposal.witness.is_none_or(|witness| witness.trim().is_empty()) => {
            wrong.push(Refusal::of("witness", "missing"));
        }
        Proof::Paper if !name.is_empty() && proposal.witness.map(str::trim) == Some(name) => {
            wrong.push(Refusal::of("witness", "witness-is-signer"));
        }
        _ => {}
    }
}

fn check_days(proposal: &Proposal<'_>, rule: &KindRule, today: Day, wrong: &mut Vec<Refusal>) {
    if proposal.from < today.max(proposal.signed_on) {
        wrong.push(Refusal::of("from", "release-back-dated").with("typed", proposal.from).with("earliest", today));
    }
    if matches!(rule.life, Life::AfterEvent { .. }) {
        match proposal.event_on {
            None => wrong.push(Refusal::of("event_on", "missing")),
            Some(event) if event > proposal.signed_on.plus_months(FARTHEST_EVENT_MONTHS) => {
                wrong.push(Refusal::of("event_on", "event-too-far").with("typed", event));
            }
            Some(_) => {}
        }
    }
    let latest = latest_end(rule, proposal.signed_on, proposal.event_on, proposal.asked_longer);
    match (proposal.until, latest) {
        (None, Some(latest)) => wrong.push(Refusal::of("until", "release-without-end").with("latest", latest)),
        (Some(until), _) if until < proposal.from => {
            wrong.push(Refusal::of("until", "out-of-order").with("typed", until).with("after", proposal.from));
        }
        (Some(until), Some(latest)) if until > latest => {
            wrong.push(Refusal::of("until", "release-too-long").with("typed", until).with("latest", latest));
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::super::kinds::KINDS;
    use super::*;
    use crate::shared::Coded;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    fn today() -> Day {
        day("2026-11-24")
    }

    /// A release of her skills to one employer, as it should be.
    fn profile() -> Proposal<'static> {
        Proposal {
            kind: ReleaseKind::ReferralProfile,
            recipient_kind: RecipientKind::Employer,
            recipient_name: "Alvarez Machining",
            concerning: None,
            categories: &[Category::Skills],
            signed_on: today(),
            signer: Signer::Participant,
            signer_name: None,
            proof: Proof::Paper,
            has_paper: true,
            witness: Some("Denise Okafor"),
            from: today(),
            until: Some(day("2027-05-23")),
            event_on: None,
            asked_longer: false,
            voluntary: true,
            begun_by_participant: false,
            signer_is_safe: false,
        }
    }

    fn codes(proposal: &Proposal<'_>) -> Vec<&'static str> {
        problems(proposal, today()).iter().map(|refusal| refusal.code).collect()
    }

    #[test]
    fn the_table_has_thirteen_kinds_and_keeps_safety_from_employers() {
        assert_eq!(KINDS.len(), 13);
        for (rule, kind) in KINDS.iter().zip(ReleaseKind::ALL) {
            assert_eq!(rule.kind, *kind);
            assert!(!rule.recipients.is_empty() && !rule.categories.is_empty(), "{kind:?}");
        }
        assert!(!ReleaseKind::Safety.rule().recipients.contains(&RecipientKind::Employer));
        for apart in [ReleaseKind::BackgroundResult, ReleaseKind::Safety, ReleaseKind::SubstanceUse] {
            assert!(apart.rule().apart, "{apart:?}");
        }
    }

    #[test]
    fn a_signed_release_to_one_employer_is_recorded() {
        assert_eq!(codes(&profile()), [""; 0]);
    }

    #[test]
    fn each_thing_that_is_wrong_is_named() {
        let good = profile;
        let wrong = [
            (Proposal { proof: Proof::Word, ..good() }, "release-unsigned"),
            (Proposal { has_paper: false, ..good() }, "release-without-paper"),
            (Proposal { witness: None, ..good() }, "missing"),
            (Proposal { until: Some(day("2027-05-24")), ..good() }, "release-too-long"),
            (Proposal { until: None, ..good() }, "release-without-end"),
            (Proposal { from: day("2026-11-23"), ..good() }, "release-back-dated"),
            (Proposal { until: Some(day("2026-11-23")), ..good() }, "out-of-order"),
            (Proposal { voluntary: false, ..good() }, "release-not-free"),
            (Proposal { categories: &[], ..good() }, "release-of-nothing"),
            (
                Proposal { categories: &[Category::Skills, Category::BackgroundResult], ..good() },
                "category-not-allowed",
            ),
            (Proposal { signer: Signer::Parent, ..good() }, "missing"),
        ];
        for (proposal, code) in wrong {
            assert_eq!(codes(&proposal), [code], "{proposal:?}");
        }
        let signed_tomorrow = Proposal { signed_on: day("2026-11-25"), from: day("2026-11-25"), ..good() };
        assert_eq!(codes(&signed_tomorrow), ["in-the-future"]);
        let witness = Proposal {
            signer: Signer::Parent,
            signer_name: Some("Ana Quiñones"),
            witness: Some("Ana Quiñones "),
            ..good()
        };
        assert_eq!(codes(&witness), ["witness-is-signer"]);
        assert_eq!(codes(&Proposal { recipient_name: " ", ..good() }), ["missing"]);
    }

    #[test]
    fn a_safety_release_is_short_never_to_an_employer_and_never_by_whom_harm_comes_from() {
        let good = Proposal {
            kind: ReleaseKind::Safety,
            categories: &[Category::Safety],
            concerning: Some("that she needs a bed on November 25"),
            until: Some(day("2026-12-23")),
            signer_is_safe: true,
            recipient_kind: RecipientKind::Agency,
            recipient_name: "Harbor House",
            ..profile()
        };
        assert_eq!(codes(&good), [""; 0]);
        assert_eq!(codes(&Proposal { until: Some(day("2026-12-24")), ..good.clone() }), ["release-too-long"]);
        let longer = Proposal { until: Some(day("2027-02-21")), asked_longer: true, ..good.clone() };
        assert_eq!(codes(&longer), [""; 0]);
        assert_eq!(codes(&Proposal { until: Some(day("2027-02-22")), ..longer }), ["release-too-long"]);
        assert_eq!(
            codes(&Proposal { recipient_kind: RecipientKind::Employer, ..good.clone() }),
            ["recipient-not-allowed"]
        );
        assert_eq!(codes(&Proposal { signer_is_safe: false, ..good }), ["signer-unsafe"]);
    }

    #[test]
    fn a_release_that_ends_with_an_event_names_its_day() {
        let progress = Proposal {
            kind: ReleaseKind::TrainingProgress,
            categories: &[Category::Attendance],
            event_on: Some(day("2027-03-01")),
            until: Some(day("2027-03-31")),
            ..profile()
        };
        assert_eq!(codes(&progress), [""; 0], "thirty days after the training");
        assert_eq!(codes(&Proposal { until: Some(day("2027-04-01")), ..progress.clone() }), ["release-too-long"]);
        let (event_on, until) = (Some(day("2036-01-01")), Some(day("2036-01-02")));
        assert_eq!(codes(&Proposal { event_on, until, ..progress.clone() }), ["event-too-far"]);
        assert!(codes(&Proposal { event_on: None, ..progress }).contains(&"missing"));
    }
}
