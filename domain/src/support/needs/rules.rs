//! Kinds of need, and the life of a need as one table.

use crate::intake::barriers::Barrier;

crate::coded! {
    /// What kind of help is needed: the supportive services of the field (20 CFR 680.900), and what stands beside them.
    pub enum NeedKind("need-kind") {
        /// A way to get there.
        Transport = "transport",
        /// Somebody to look after the children.
        ChildCare = "child-care",
        /// Somebody to look after another dependent.
        DependentCare = "dependent-care",
        /// A roof.
        Housing = "housing",
        /// Food.
        Food = "food",
        /// Power, water, heat, telephone.
        Utilities = "utilities",
        /// Clothes for work or an interview.
        Clothing = "clothing",
        /// Tools and safety gear of the trade.
        Tools = "tools",
        /// Fees of exams, licenses and applications.
        ExamFees = "exam-fees",
        /// Books and what else a course asks for.
        Books = "books",
        /// Reading, reckoning or a diploma.
        Education = "education",
        /// English.
        English = "english",
        /// A computer or the internet.
        Computer = "computer",
        /// A license to drive.
        License = "license",
        /// Papers: a birth certificate, an identity card.
        Papers = "papers",
        /// A doctor, glasses, care.
        Health = "health",
        /// A lawyer.
        Legal = "legal",
        /// Debts, benefits, a budget.
        Money = "money",
        /// Something else.
        Other = "other",
    }
}

crate::coded! {
    /// How soon help is needed.
    pub enum Urgency("urgency") {
        /// Today: without it they drop out, or are in danger.
        Now = "now",
        /// Within days.
        Soon = "soon",
        /// It can wait for its turn.
        Later = "later",
    }
}

crate::coded! {
    /// Where a need stands.
    pub enum NeedState("need-state") {
        /// Help is still needed.
        Open = "open",
        /// It was met.
        Met = "met",
        /// It was not met, and nobody tries any more.
        Unmet = "unmet",
        /// It is no need any more, or never was one.
        Withdrawn = "withdrawn",
    }
}

crate::coded! {
    /// What met a need.
    pub enum MetBy("met-by") {
        /// A provider whom they were referred to.
        Referral = "referral",
        /// Money or things of a fund.
        Authorization = "authorization",
        /// Something else: family, luck, their own doing.
        Otherwise = "otherwise",
    }
}

crate::coded! {
    /// Why a need was not met, or is none any more.
    pub enum SettledBecause("settled-because") {
        /// Nobody offers it here.
        NoProvider = "no-provider",
        /// Those who offer it have no place.
        NoPlace = "no-place",
        /// They do not qualify for what is offered.
        NotEligible = "not-eligible",
        /// No fund may pay for it, or none has money left.
        NoMoney = "no-money",
        /// Nobody answered.
        NoAnswer = "no-answer",
        /// They do not want help.
        NotWanted = "not-wanted",
        /// It passed by itself.
        Passed = "passed",
        /// It was opened by mistake.
        Mistake = "mistake",
        /// Something else.
        Other = "other",
    }
}

impl NeedKind {
    /// The need that a barrier makes likely; nothing where no single help takes the barrier away.
    pub fn of_barrier(barrier: Barrier) -> Option<Self> {
        match barrier {
            Barrier::ChildCare => Some(Self::ChildCare),
            Barrier::Transport => Some(Self::Transport),
            Barrier::EnglishLearner => Some(Self::English),
            Barrier::BasicSkills => Some(Self::Education),
            Barrier::Homeless => Some(Self::Housing),
            Barrier::Digital => Some(Self::Computer),
            Barrier::License => Some(Self::License),
            Barrier::TanfEnding => Some(Self::Money),
            Barrier::LowIncome
            | Barrier::LongTermUnemployed
            | Barrier::SingleParent
            | Barrier::DisplacedHomemaker
            | Barrier::Cultural
            | Barrier::FosterCare
            | Barrier::ParentingYouth
            | Barrier::SeasonalFarmworker
            | Barrier::MigrantFarmworker
            | Barrier::FarmworkerDependant => None,
        }
    }
}

impl NeedState {
    /// Where it may go from here; an open need is settled, a settled one is opened again.
    pub fn next(self) -> &'static [Self] {
        match self {
            Self::Open => &[Self::Met, Self::Unmet, Self::Withdrawn],
            Self::Met | Self::Unmet | Self::Withdrawn => &[Self::Open],
        }
    }
}

impl SettledBecause {
    /// Whether it explains why a need ended so.
    pub fn explains(self, state: NeedState) -> bool {
        match state {
            NeedState::Open | NeedState::Met => false,
            NeedState::Unmet => !matches!(self, Self::NotWanted | Self::Passed | Self::Mistake),
            NeedState::Withdrawn => matches!(self, Self::NotWanted | Self::Passed | Self::Mistake | Self::Other),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::shared::Coded;

    #[test]
    fn whatever_was_settled_can_be_opened_again_and_nothing_else() {
        for state in NeedState::ALL.iter().filter(|state| **state != NeedState::Open) {
            assert_eq!(state.next(), [NeedState::Open]);
        }
        assert!(!NeedState::Open.next().contains(&NeedState::Open));
    }

    #[test]
    fn every_ending_without_help_has_its_reasons() {
        for reason in SettledBecause::ALL {
            assert!(reason.explains(NeedState::Unmet) || reason.explains(NeedState::Withdrawn), "{reason:?}");
            assert!(!reason.explains(NeedState::Met) && !reason.explains(NeedState::Open));
        }
    }

    #[test]
    fn two_barriers_are_never_the_same_need() {
        let needs: Vec<_> = Barrier::ALL.iter().filter_map(|barrier| NeedKind::of_barrier(*barrier)).collect();
        let mut once = needs.clone();
        once.sort();
        once.dedup();
        assert_eq!(once.len(), needs.len());
        assert!(needs.contains(&NeedKind::ChildCare) && needs.contains(&NeedKind::Transport));
    }
}
