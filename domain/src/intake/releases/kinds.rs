//! The thirteen kinds of release as one table: who may receive what, for how long, and what is special about each.

use std::collections::BTreeSet;

use super::lists::{Category, Life, RecipientKind};
use crate::access::Role;

crate::coded! {
    /// What a release is for.
    pub enum ReleaseKind("release-kind") {
        /// The privacy notice was read: no release, and asked before anything is collected.
        PrivacyNotice = "privacy-notice",
        /// A candidate's profile goes to one employer.
        ReferralProfile = "referral-profile",
        /// How the training goes, to one employer.
        TrainingProgress = "training-progress",
        /// A criminal-record or licence result, to one employer for one position.
        BackgroundResult = "background-result",
        /// An employer confirms the job to the program.
        WageVerification = "wage-verification",
        /// A partner agency helps with listed services.
        PartnerService = "partner-service",
        /// School records (34 CFR 99.30).
        EducationRecords = "education-records",
        /// Substance-use treatment (42 CFR 2.31).
        SubstanceUse = "substance-use",
        /// Violence and safety (VAWA, VOCA).
        Safety = "safety",
        /// What an employer must provide, never why.
        Accommodation = "accommodation",
        /// An evaluator may ask whether they take part in a study.
        ResearchContact = "research-contact",
        /// A photo or story for a named use.
        Story = "story",
        /// Which addresses, hours and words are safe.
        Channels = "channels",
    }
}

/// What holds for one kind.
#[derive(Clone, Copy, Debug)]
pub struct KindRule {
    /// The kind.
    pub kind: ReleaseKind,
    /// Who may receive.
    pub recipients: &'static [RecipientKind],
    /// What may be released: each release names the categories that it covers.
    pub categories: &'static [Category],
    /// How long at most.
    pub life: Life,
    /// It needs a signature; without, the participant's word that staff write down is enough.
    pub signed: bool,
    /// It is signed apart: its paper is evidence of no other release.
    pub apart: bool,
    /// It names the position, records or use that it is for.
    pub concerns_one_thing: bool,
    /// A manager looks at it before it holds.
    pub second_look: bool,
    /// It begins with the participant, not with staff.
    pub begun_by_participant: bool,
    /// That there is one tells something by itself: only who writes sensitive files knows of it.
    pub private: bool,
    /// Job developers record it, too.
    pub by_job_developer: bool,
}

const PLAIN: KindRule = KindRule {
    kind: ReleaseKind::PrivacyNotice,
    recipients: &[RecipientKind::OwnAgency],
    categories: &[],
    life: Life::UntilChanged,
    signed: true,
    apart: false,
    concerns_one_thing: false,
    second_look: false,
    begun_by_participant: false,
    private: false,
    by_job_developer: false,
};

const EMPLOYER: &[RecipientKind] = &[RecipientKind::Employer];
const NAMED: &[RecipientKind] = &[RecipientKind::Agency, RecipientKind::Party];

/// Every kind, in the order that people read them.
pub const KINDS: &[KindRule] = &[
    KindRule { categories: &[Category::Notice], signed: false, ..PLAIN },
    KindRule {
        kind: ReleaseKind::ReferralProfile,
        recipients: EMPLOYER,
        categories: &[
            Category::Name,
            Category::Contact,
            Category::Resume,
            Category::Skills,
            Category::Credentials,
            Category::Availability,
        ],
        life: Life::Months(6),
        by_job_developer: true,
        ..PLAIN
    },
    KindRule {
        kind: ReleaseKind::TrainingProgress,
        recipients: EMPLOYER,
        categories: &[Category::Attendance, Category::Milestones, Category::Evaluation],
        life: Life::AfterEvent { months: 0, days: 30 },
        ..PLAIN
    },
    KindRule {
        kind: ReleaseKind::BackgroundResult,
        recipients: EMPLOYER,
        categories: &[Category::BackgroundResult],
        life: Life::Days { usual: 90, asked: 90 },
        apart: true,
        private: true,
        concerns_one_thing: true,
        second_look: true,
        ..PLAIN
    },
    KindRule {
        kind: ReleaseKind::WageVerification,
        recipients: EMPLOYER,
        categories: &[Category::JobStart, Category::Hours, Category::Wage, Category::JobEnd],
        life: Life::AfterEvent { months: 15, days: 0 },
        by_job_developer: true,
        ..PLAIN
    },
    KindRule {
        kind: ReleaseKind::PartnerService,
        recipients: &[RecipientKind::Agency],
        categories: &[Category::Name, Category::Contact, Category::Services],
        life: Life::Months(12),
        ..PLAIN
    },
    KindRule {
        kind: ReleaseKind::EducationRecords,
        recipients: NAMED,
        categories: &[Category::EducationRecords],
        life: Life::Months(12),
        concerns_one_thing: true,
        ..PLAIN
    },
    KindRule {
        kind: ReleaseKind::SubstanceUse,
        recipients: NAMED,
        categories: &[Category::SubstanceUse],
        life: Life::AfterEvent { months: 0, days: 0 },
        apart: true,
        private: true,
        concerns_one_thing: true,
        ..PLAIN
    },
    KindRule {
        kind: ReleaseKind::Safety,
        recipients: NAMED,
        categories: &[Category::Safety],
        life: Life::Days { usual: 30, asked: 90 },
        apart: true,
        private: true,
        concerns_one_thing: true,
        ..PLAIN
    },
    KindRule {
        kind: ReleaseKind::Accommodation,
        recipients: EMPLOYER,
        categories: &[Category::AccommodationNeed],
        life: Life::AfterEvent { months: 0, days: 0 },
        apart: true,
        private: true,
        begun_by_participant: true,
        ..PLAIN
    },
    KindRule {
        kind: ReleaseKind::ResearchContact,
        recipients: &[RecipientKind::Evaluator],
        categories: &[Category::Name, Category::Contact],
        life: Life::AfterEvent { months: 0, days: 0 },
        ..PLAIN
    },
    KindRule {
        kind: ReleaseKind::Story,
        recipients: &[RecipientKind::Party],
        categories: &[Category::Name, Category::Photo, Category::Story],
        life: Life::Months(12),
        concerns_one_thing: true,
        ..PLAIN
    },
    KindRule {
        kind: ReleaseKind::Channels,
        categories: &[Category::SafeChannels],
        signed: false,
        begun_by_participant: true,
        ..PLAIN
    },
];

impl ReleaseKind {
    /// What holds for it.
    pub fn rule(self) -> &'static KindRule {
        KINDS.iter().find(|rule| rule.kind == self).unwrap_or(&KINDS[0])
    }
}

impl KindRule {
    /// Whether somebody with these roles records releases of this kind: job developers only those toward employers.
    pub fn is_recorded_by(&self, roles: &BTreeSet<Role>) -> bool {
        let only_job_developer = !roles.is_empty() && roles.iter().all(|role| *role == Role::JobDeveloper);
        self.by_job_developer || !only_job_developer
    }
}
