//! The life of a referral as one table, and what a provider may be told.

use crate::intake::case::rules::{Stage, is_embargoed};
use crate::intake::releases::lists::{Category, RecipientKind};
use crate::intake::releases::rules::{Recipient, Standing, covers};
use crate::shared::{Day, Refusal};

crate::coded! {
    /// How a provider was asked.
    pub enum ReferralWay("referral-way") {
        /// By mail, with a link to answer by.
        Mail = "mail",
        /// By word of mouth: a call, a visit.
        Call = "call",
        /// Not at all: the participant was given the address and goes there without a name being told.
        Given = "given",
    }
}

crate::coded! {
    /// Where a referral stands.
    pub enum ReferralState("referral-state") {
        /// The provider was asked and has not answered.
        Sent = "sent",
        /// The provider will help.
        Accepted = "accepted",
        /// The provider helped.
        Served = "served",
        /// The provider does not help.
        Declined = "declined",
        /// They did not come.
        NoShow = "no-show",
        /// It was taken back.
        Withdrawn = "withdrawn",
    }
}

crate::coded! {
    /// Why a provider does not help.
    pub enum DeclinedBecause("declined-because") {
        /// Every place is taken.
        Full = "full",
        /// They do not qualify.
        NotEligible = "not-eligible",
        /// It is not offered, or not any more.
        NotOffered = "not-offered",
        /// They could not be reached.
        NotReached = "not-reached",
        /// Too far, or at the wrong hours.
        NotFitting = "not-fitting",
        /// Something else.
        Other = "other",
    }
}

impl ReferralState {
    /// The answers that can come from here.
    pub fn answers(self) -> &'static [Self] {
        match self {
            Self::Sent => &[Self::Accepted, Self::Served, Self::Declined, Self::NoShow],
            Self::Accepted => &[Self::Served, Self::Declined, Self::NoShow],
            Self::Served | Self::Declined | Self::NoShow | Self::Withdrawn => &[],
        }
    }

    /// What an answer can be corrected to: it was written down wrongly, or the provider thought better of it.
    pub fn corrections(self) -> &'static [Self] {
        match self {
            Self::Accepted => &[Self::Sent],
            Self::Served => &[Self::Accepted, Self::Declined, Self::NoShow],
            Self::Declined => &[Self::Accepted, Self::Served, Self::NoShow],
            Self::NoShow => &[Self::Accepted, Self::Served, Self::Declined],
            Self::Sent | Self::Withdrawn => &[],
        }
    }

    /// Whether help is still hoped for.
    pub fn is_under_way(self) -> bool {
        matches!(self, Self::Sent | Self::Accepted)
    }
}

/// Whether somebody may be referred at this stage, and to a provider at all.
///
/// # Errors
/// `comparison-embargo`; `case-over` where the case ended before its entry.
pub fn may_refer(stage: Stage, embargo_ends: Option<Day>, today: Day) -> Result<(), Refusal> {
    if is_embargoed(stage, embargo_ends, today) {
        return Err(Refusal::because("comparison-embargo"));
    }
    match stage {
        Stage::Ineligible | Stage::Withdrawn | Stage::Closed => Err(Refusal::because("case-over")),
        _ => Ok(()),
    }
}

/// A provider as releases name it.
pub fn recipient(id: uuid::Uuid, name_hash: Vec<u8>) -> [Recipient; 2] {
    let agency = |id, name_hash| Recipient { kind: RecipientKind::Agency, id, name_hash };
    [agency(Some(id), name_hash.clone()), agency(None, name_hash)]
}

/// What a provider may be told, by the releases that stand on a day.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct MayTell {
    /// Who it is, and what they need.
    pub name_and_need: bool,
    /// How they are reached.
    pub contact: bool,
}

/// What a provider may be told. A name without the need, or the need without a name, is no referral.
pub fn may_tell(releases: &[Standing], provider: &[Recipient], today: Day) -> MayTell {
    let covered = |category| provider.iter().any(|recipient| covers(releases, recipient, category, today));
    let name_and_need = covered(Category::Name) && covered(Category::Services);
    MayTell { name_and_need, contact: name_and_need && covered(Category::Contact) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::intake::releases::kinds::ReleaseKind;
    use crate::shared::{Coded, ParticipantId};

    #[test]
    fn whatever_is_answered_or_withdrawn_is_not_answered_again() {
        for state in ReferralState::ALL {
            assert_eq!(state.answers().is_empty(), !state.is_under_way(), "{state:?}");
            assert!(!state.answers().contains(&ReferralState::Sent), "no answer is no answer");
            assert!(!state.answers().contains(&ReferralState::Withdrawn), "a provider withdraws nothing");
            assert!(!state.corrections().contains(state) && !state.corrections().contains(&ReferralState::Withdrawn));
        }
        assert!(ReferralState::Withdrawn.corrections().is_empty(), "withdrawn stays withdrawn: another is sent");
    }

    #[test]
    fn nobody_is_referred_out_of_the_comparison_group_or_after_the_end() {
        let today: Day = "2026-11-24".parse().unwrap();
        let code = |stage, ends: Option<Day>| may_refer(stage, ends, today).err().map(|refusal| refusal.code);
        assert_eq!(code(Stage::Comparison, Some(today.plus_days(1))), Some("comparison-embargo"));
        assert_eq!(code(Stage::Withdrawn, None), Some("case-over"));
        assert_eq!(code(Stage::Applied, None), None);
        assert_eq!(code(Stage::Exited, None), None);
    }

    #[test]
    fn a_provider_is_told_what_was_released_to_it_and_no_more() {
        let today: Day = "2026-11-24".parse().unwrap();
        let oaks = recipient(uuid::Uuid::now_v7(), b"oaks".to_vec());
        let release = |categories: &[Category]| Standing {
            kind: ReleaseKind::PartnerService,
            recipient: oaks[1].clone(),
            categories: categories.to_vec(),
            from: today,
            until: Some(today),
            ended: false,
            waits: false,
            given_by: ParticipantId::default(),
        };
        let told = |categories: &[Category]| may_tell(&[release(categories)], &oaks, today);
        assert_eq!(told(&[Category::Name]), MayTell::default(), "a name alone is no referral");
        assert_eq!(told(&[Category::Contact]), MayTell::default());
        assert_eq!(told(&[Category::Name, Category::Services]), MayTell { name_and_need: true, contact: false });
        assert!(told(&[Category::Name, Category::Services, Category::Contact]).contact);
        let other = recipient(uuid::Uuid::now_v7(), b"others".to_vec());
        let all = release(&[Category::Name, Category::Services, Category::Contact]);
        assert_eq!(may_tell(&[all], &other, today), MayTell::default(), "another provider");
    }
}
