//! The path of an authorization as one table, and what an auditor asks before money is promised.

use super::Answers;
use crate::shared::{Cents, Coded, Day, Refusal, UserId};
use crate::support::funds::rules::{Purpose, ServedStage};

crate::coded! {
    /// Where an authorization stands.
    pub enum AuthorizationState("authorization-state") {
        /// Asked for; nothing is promised yet.
        Requested = "requested",
        /// One person approved; it is so much that a second must.
        AwaitingSecond = "awaiting-second",
        /// Promised: the fund keeps the money.
        Promised = "promised",
        /// A voucher is out.
        Vouchered = "vouchered",
        /// Paid.
        Paid = "paid",
        /// The whole payment was taken back.
        Reversed = "reversed",
        /// Not used; the fund has the money again.
        Returned = "returned",
        /// Its last day passed unused.
        Lapsed = "lapsed",
        /// Not approved.
        Denied = "denied",
        /// Whoever asked took the request back.
        Withdrawn = "withdrawn",
    }
}

crate::coded! {
    /// What an authorization goes through.
    pub enum AuthorizationEdge("authorization-edge") {
        /// The first of two approves.
        ApproveFirst = "approve-first",
        /// Whoever decides approves.
        Approve = "approve",
        /// Not approved.
        Deny = "deny",
        /// The request is taken back.
        Withdraw = "withdraw",
        /// A voucher is given out.
        Voucher = "voucher",
        /// It is paid.
        Pay = "pay",
        /// It is not used.
        Return = "return",
        /// Its last day passed.
        Lapse = "lapse",
        /// The whole payment is taken back.
        Reverse = "reverse",
    }
}

crate::coded! {
    /// Why money was not approved.
    pub enum DeniedFor("denied-for") {
        /// The fund may not pay for it.
        NotAllowable = "not-allowable",
        /// Somebody else pays.
        OtherSource = "other-source",
        /// It is not in the plan.
        NotInPlan = "not-in-plan",
        /// It costs more than is reasonable.
        TooMuch = "too-much",
        /// A paper is missing.
        PaperMissing = "paper-missing",
        /// Others need the money more.
        Priority = "priority",
        /// Something else.
        Other = "other",
    }
}

impl AuthorizationState {
    /// Whether it waits for somebody to decide.
    pub fn is_waiting(self) -> bool {
        matches!(self, Self::Requested | Self::AwaitingSecond)
    }

    /// Whether the fund keeps money for it.
    pub fn is_promised(self) -> bool {
        matches!(self, Self::Promised | Self::Vouchered)
    }

    /// Whether its voucher is out and good.
    pub fn has_voucher(self) -> bool {
        self == Self::Vouchered
    }

    /// The states from which an edge leads on.
    pub fn before(edge: AuthorizationEdge) -> impl Iterator<Item = Self> {
        Self::ALL.iter().copied().filter(move |state| follow(*state, edge).is_some())
    }
}

/// Whether somebody pays or takes back a payment: not what they asked for themselves. Who is no person may.
pub fn may_pay(asked_by: Option<UserId>, user: Option<UserId>) -> bool {
    user.is_none() || asked_by != user
}

/// Whether somebody decides about a request: neither what they asked for themselves, nor what they decided before.
pub fn may_decide(asked_by: Option<UserId>, deciders: &[UserId], user: Option<UserId>) -> bool {
    may_pay(asked_by, user) && user.is_none_or(|user| !deciders.contains(&user))
}

/// Days in which what was promised can be used, where nobody says otherwise.
const USUAL_DAYS: u32 = 60;

/// The last day on which something can be used where nobody says: never after the last day of its fund.
pub fn usual_last_day(today: Day, fund_ends: Day) -> Day {
    today.plus_days(USUAL_DAYS).min(fund_ends)
}

/// Where an edge leads; nothing where the table has no such edge.
pub fn follow(state: AuthorizationState, edge: AuthorizationEdge) -> Option<AuthorizationState> {
    use AuthorizationEdge as E;
    use AuthorizationState as S;
    match (state, edge) {
        (S::Requested, E::ApproveFirst) => Some(S::AwaitingSecond),
        (S::Requested | S::AwaitingSecond, E::Approve) => Some(S::Promised),
        (S::Requested | S::AwaitingSecond, E::Deny) => Some(S::Denied),
        (S::Requested | S::AwaitingSecond, E::Withdraw) => Some(S::Withdrawn),
        (S::Promised, E::Voucher) => Some(S::Vouchered),
        (S::Promised | S::Vouchered, E::Pay) => Some(S::Paid),
        (S::Promised | S::Vouchered, E::Return) => Some(S::Returned),
        (S::Requested | S::AwaitingSecond | S::Promised | S::Vouchered, E::Lapse) => Some(S::Lapsed),
        (S::Paid, E::Reverse) => Some(S::Reversed),
        _ => None,
    }
}

/// Which approval this is: above the limit the first of two is not the last.
pub fn approval(state: AuthorizationState, amount: Cents, limit: Option<Cents>) -> AuthorizationEdge {
    let needs_second = limit.is_some_and(|limit| amount > limit);
    match state {
        AuthorizationState::Requested if needs_second => AuthorizationEdge::ApproveFirst,
        _ => AuthorizationEdge::Approve,
    }
}

crate::coded! {
    /// What an auditor asks of money that is promised to somebody.
    pub enum AuditQuestion("audit") {
        /// Which need of theirs does it answer?
        Need = "need",
        /// Where does it stand in their plan?
        Plan = "plan",
        /// What does it make possible?
        Activity = "activity",
        /// Why does no other source pay?
        NoOtherSource = "no-other-source",
        /// Which other aid was applied first?
        OtherAid = "other-aid",
    }
}

impl AuditQuestion {
    /// Whether it is asked of this: nobody has a plan before they take part, and only of tuition is other aid asked.
    pub fn is_asked(self, purpose: Purpose, stage: Option<ServedStage>) -> bool {
        match self {
            Self::Plan => stage.is_some_and(ServedStage::has_plan),
            Self::OtherAid => purpose == Purpose::Tuition,
            Self::Need | Self::Activity | Self::NoOtherSource => true,
        }
    }

    /// The field that answers it.
    pub fn field(self) -> &'static str {
        match self {
            Self::Need => "need",
            Self::Plan => "plan_line",
            Self::Activity => "activity",
            Self::NoOtherSource => "no_other_source",
            Self::OtherAid => "other_aid",
        }
    }

    fn is_answered(self, answers: &Answers) -> bool {
        let said = |text: &Option<String>| text.as_ref().is_some_and(|text| !text.trim().is_empty());
        match self {
            Self::Need => answers.need.is_some(),
            Self::Plan => answers.plan_line.is_some(),
            Self::Activity => said(&answers.activity),
            Self::NoOtherSource => said(&answers.no_other_source),
            Self::OtherAid => said(&answers.other_aid),
        }
    }
}

/// The questions that an auditor would ask and that are not answered, each named.
pub fn unanswered(answers: &Answers, purpose: Purpose, stage: Option<ServedStage>) -> Vec<Refusal> {
    let asked = AuditQuestion::ALL.iter().filter(|question| question.is_asked(purpose, stage));
    let open = asked.filter(|question| !question.is_answered(answers));
    open.map(|question| Refusal::of(question.field(), "unanswered")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::support::needs::NeedId;
    use AuthorizationEdge as E;
    use AuthorizationState as S;

    #[test]
    fn money_goes_one_way_and_back_by_its_own_edge() {
        let path = [(S::Requested, E::Approve), (S::Promised, E::Voucher), (S::Vouchered, E::Pay)];
        assert_eq!(path.map(|(state, edge)| follow(state, edge)), [S::Promised, S::Vouchered, S::Paid].map(Some));
        for over in [S::Reversed, S::Returned, S::Lapsed, S::Denied, S::Withdrawn] {
            assert!(E::ALL.iter().all(|edge| follow(over, *edge).is_none()), "{over:?} is an end");
        }
        let from_paid = |edge: &&E| follow(S::Paid, **edge).is_some();
        assert_eq!(E::ALL.iter().filter(from_paid).collect::<Vec<_>>(), [&E::Reverse]);
    }

    #[test]
    fn whatever_waits_or_is_promised_can_lapse() {
        for state in S::ALL {
            assert_eq!(follow(*state, E::Lapse).is_some(), state.is_waiting() || state.is_promised());
        }
    }

    #[test]
    fn nobody_decides_about_or_pays_what_they_asked_for() {
        let (denise, marcus) = (Some(UserId::new()), Some(UserId::new()));
        assert!(may_pay(denise, marcus) && !may_pay(denise, denise));
        assert!(may_pay(None, marcus) && may_pay(None, None), "nobody asked, or nobody acts");
        assert!(may_decide(denise, &[], marcus) && !may_decide(denise, &[], denise));
        assert!(!may_decide(denise, &[marcus.unwrap()], marcus), "the first is not the second");
    }

    #[test]
    fn without_a_day_it_is_good_for_sixty_days_within_the_fund() {
        let day = |text: &str| text.parse::<Day>().unwrap();
        let usual = |ends: &str| usual_last_day(day("2026-11-24"), day(ends)).iso();
        assert_eq!(usual("2027-06-30"), "2027-01-23");
        assert_eq!(usual("2026-12-31"), "2026-12-31", "in a fund's last days");
    }

    #[test]
    fn above_the_limit_two_approve() {
        let limit = Some(Cents::dollars(500));
        assert_eq!(approval(S::Requested, Cents::dollars(500), limit), E::Approve);
        assert_eq!(approval(S::Requested, Cents(50_001), limit), E::ApproveFirst);
        assert_eq!(approval(S::AwaitingSecond, Cents(50_001), limit), E::Approve);
        assert_eq!(approval(S::Requested, Cents(i64::MAX), None), E::Approve);
    }

    #[test]
    fn every_question_without_an_answer_is_named() {
        let fields = |answers: &Answers, purpose, stage| -> Vec<String> {
            let open = unanswered(answers, purpose, stage);
            open.into_iter().filter_map(|refusal| refusal.field.map(std::borrow::Cow::into_owned)).collect()
        };
        let none = Answers::default();
        let all = fields(&none, Purpose::Tuition, Some(ServedStage::Active));
        assert_eq!(all, ["need", "plan_line", "activity", "no_other_source", "other_aid"]);
        let applicant = fields(&none, Purpose::Supportive, Some(ServedStage::Applicant));
        assert_eq!(applicant, ["need", "activity", "no_other_source"], "no plan yet, no tuition");
        let blank = Answers {
            need: Some(NeedId::new()),
            activity: Some("Evening lab".into()),
            no_other_source: Some(" ".into()),
            ..none
        };
        assert_eq!(fields(&blank, Purpose::Supportive, None), ["no_other_source"]);
    }
}
