//! Where a fund's money is, and what it may be promised for.

use crate::intake::case::rules::Stage;
use crate::shared::{Cents, Day, Refusal};
use crate::support::needs::rules::NeedKind;

crate::coded! {
    /// What money is for.
    pub enum Purpose("purpose") {
        /// Help that keeps somebody in the course: transport, child care, tools, fees.
        Supportive = "supportive",
        /// Tuition, as an individual training account.
        Tuition = "tuition",
        /// Books and materials.
        Books = "books",
        /// A stipend.
        Stipend = "stipend",
        /// Wages shared with an employer while somebody learns on the job.
        OnTheJob = "on-the-job",
    }
}

crate::coded! {
    /// Whom a fund may serve, by where their case stands.
    pub enum ServedStage("served-stage") {
        /// Has applied, and is no participant yet.
        Applicant = "applicant",
        /// A participant whose class has not begun.
        BeforeStart = "before-start",
        /// A participant in class, or after it.
        Active = "active",
        /// A participant of before: the period has ended.
        AfterExit = "after-exit",
    }
}

impl ServedStage {
    /// Where a case stands for a fund; nothing where no fund may serve it.
    pub fn of(stage: Stage, class_began: bool) -> Option<Self> {
        match stage {
            Stage::Applied | Stage::Eligible | Stage::Waitlisted | Stage::Selected => Some(Self::Applicant),
            Stage::Active if class_began => Some(Self::Active),
            Stage::Active => Some(Self::BeforeStart),
            Stage::Exited | Stage::Closed => Some(Self::AfterExit),
            Stage::Ineligible | Stage::Comparison | Stage::Withdrawn => None,
        }
    }

    /// Whether they are, or were, a participant: what is paid for them stands in a plan.
    pub fn has_plan(self) -> bool {
        self != Self::Applicant
    }
}

crate::coded! {
    /// What a line of a ledger is about.
    pub enum EntryKind("ledger-entry") {
        /// The fund was opened with its budget.
        Opened = "opened",
        /// The budget was changed.
        BudgetChanged = "budget-changed",
        /// Money was promised.
        Promised = "promised",
        /// It was paid.
        Paid = "paid",
        /// What was promised and not used came back.
        Returned = "returned",
        /// Its last day passed, and it came back.
        Lapsed = "lapsed",
        /// A payment was taken back, whole or in part.
        Reversed = "reversed",
        /// Small things were bought, and lie in the drawer.
        StockReceived = "stock-received",
        /// One of them was lost.
        StockLost = "stock-lost",
        /// Some of them went back to whoever sold them.
        StockReturned = "stock-returned",
    }
}

/// Where a fund's money is. Nothing of it is ever below zero, and what is promised and paid never exceeds the budget.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Balance {
    /// How much there is.
    pub budget: Cents,
    /// Promised, and not yet paid.
    pub encumbered: Cents,
    /// Paid.
    pub spent: Cents,
}

/// What a line of the ledger moves, in cents; less than nothing takes away.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Moved {
    /// Of the budget.
    pub budget: i64,
    /// Of what is promised.
    pub encumbered: i64,
    /// Of what is paid.
    pub spent: i64,
}

impl Balance {
    /// What can still be promised.
    pub fn available(self) -> Cents {
        Cents(self.budget.0.saturating_sub(self.encumbered.0).saturating_sub(self.spent.0))
    }

    /// The balance after a line; nothing where there is not so much.
    pub fn after(self, moved: Moved) -> Option<Self> {
        let after = Self {
            budget: Cents(self.budget.0.checked_add(moved.budget)?),
            encumbered: Cents(self.encumbered.0.checked_add(moved.encumbered)?),
            spent: Cents(self.spent.0.checked_add(moved.spent)?),
        };
        let lowest = after.budget.min(after.encumbered).min(after.spent).min(after.available());
        (lowest >= Cents(0)).then_some(after)
    }
}

impl Moved {
    /// Money is promised.
    pub fn promised(cents: Cents) -> Self {
        Self { encumbered: cents.0, ..Self::default() }
    }

    /// What was promised comes back.
    pub fn returned(cents: Cents) -> Self {
        Self { encumbered: -cents.0, ..Self::default() }
    }

    /// What was promised is paid.
    pub fn paid(cents: Cents) -> Self {
        Self { encumbered: -cents.0, spent: cents.0, ..Self::default() }
    }

    /// What was paid comes back.
    pub fn reversed(cents: Cents) -> Self {
        Self { spent: -cents.0, ..Self::default() }
    }

    /// What was paid is promised again: a thing is back in the drawer.
    pub fn unpaid(cents: Cents) -> Self {
        Self { encumbered: cents.0, spent: -cents.0, ..Self::default() }
    }
}

/// What a fund is for.
#[derive(Clone, Copy, Debug)]
pub struct Terms<'a> {
    /// The first day.
    pub starts_on: Day,
    /// The last one.
    pub ends_on: Day,
    /// The most for one case.
    pub cap_per_case: Option<Cents>,
    /// What it may pay for.
    pub purposes: &'a [Purpose],
    /// Whom it may serve.
    pub stages: &'a [ServedStage],
    /// The needs that it may answer; of none named, any.
    pub need_kinds: &'a [NeedKind],
}

/// What is to be promised, to whom.
#[derive(Clone, Copy, Debug)]
pub struct Wish {
    /// How much; nothing where that is not said yet.
    pub amount: Option<Cents>,
    /// What for.
    pub purpose: Option<Purpose>,
    /// The need that it answers.
    pub need: Option<NeedKind>,
    /// Where the case stands.
    pub stage: Option<ServedStage>,
    /// What the fund has promised and paid for the case before.
    pub before: Cents,
    /// Until when it can be used.
    pub last_day: Day,
}

/// Why a fund may not promise this today: every reason.
pub fn bars(terms: &Terms<'_>, wish: &Wish, today: Day) -> Vec<Refusal> {
    let mut bars = Vec::new();
    if today < terms.starts_on || today > terms.ends_on {
        bars.push(Refusal::of("fund", "fund-period").with("from", terms.starts_on).with("until", terms.ends_on));
    } else if wish.last_day > terms.ends_on {
        bars.push(Refusal::of("last_day", "after-the-end").with("typed", wish.last_day).with("until", terms.ends_on));
    }
    match wish.stage {
        None => bars.push(Refusal::of("fund", "nobody-serves")),
        Some(stage) if !terms.stages.contains(&stage) => bars.push(Refusal::of("fund", "fund-stage")),
        Some(_) => {}
    }
    if wish.purpose.is_some_and(|purpose| !terms.purposes.contains(&purpose)) {
        bars.push(Refusal::of("pays_for", "fund-purpose"));
    }
    if wish.need.is_some_and(|need| !terms.need_kinds.is_empty() && !terms.need_kinds.contains(&need)) {
        bars.push(Refusal::of("need", "fund-need"));
    }
    if let (Some(amount), Some(cap)) = (wish.amount, terms.cap_per_case)
        && wish.before.0.saturating_add(amount.0) > cap.0
    {
        let left = Cents((cap.0 - wish.before.0).max(0));
        bars.push(Refusal::of("amount", "over-cap").with("left", format!("${left}")).with("cap", format!("${cap}")));
    }
    bars
}

/// The fund has less than this needs.
pub fn short(balance: Balance, amount: Cents) -> Refusal {
    let left = balance.available();
    Refusal::of("amount", "fund-short").with("left", format!("${left}")).with("needs", format!("${amount}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    const TERMS: Terms<'_> = Terms {
        starts_on: Day(chrono::NaiveDate::from_ymd_opt(2026, 7, 1).unwrap()),
        ends_on: Day(chrono::NaiveDate::from_ymd_opt(2027, 6, 30).unwrap()),
        cap_per_case: Some(Cents::dollars(400)),
        purposes: &[Purpose::Supportive],
        stages: &[ServedStage::BeforeStart, ServedStage::Active],
        need_kinds: &[NeedKind::Transport],
    };

    fn wish() -> Wish {
        Wish {
            amount: Some(Cents::dollars(62)),
            purpose: Some(Purpose::Supportive),
            need: Some(NeedKind::Transport),
            stage: Some(ServedStage::Active),
            before: Cents::dollars(286),
            last_day: day("2026-12-31"),
        }
    }

    fn codes(wish: &Wish, today: &str) -> Vec<&'static str> {
        bars(&TERMS, wish, day(today)).iter().map(|bar| bar.code).collect()
    }

    #[test]
    fn what_a_fund_is_for_it_may_promise() {
        assert!(codes(&wish(), "2026-11-24").is_empty());
        assert!(codes(&Wish { before: Cents::dollars(338), ..wish() }, "2026-11-24").is_empty(), "to the last cent");
    }

    #[test]
    fn every_reason_is_named() {
        for (wish, today, code) in [
            (wish(), "2026-06-30", "fund-period"),
            (wish(), "2027-07-01", "fund-period"),
            (Wish { last_day: day("2027-07-01"), ..wish() }, "2026-11-24", "after-the-end"),
            (Wish { stage: Some(ServedStage::Applicant), ..wish() }, "2026-11-24", "fund-stage"),
            (Wish { stage: None, ..wish() }, "2026-11-24", "nobody-serves"),
            (Wish { purpose: Some(Purpose::Tuition), ..wish() }, "2026-11-24", "fund-purpose"),
            (Wish { need: Some(NeedKind::Housing), ..wish() }, "2026-11-24", "fund-need"),
            (Wish { before: Cents(33_801), ..wish() }, "2026-11-24", "over-cap"),
        ] {
            assert_eq!(codes(&wish, today), [code]);
        }
        let nothing_fits = Wish { stage: None, need: Some(NeedKind::Food), amount: Some(Cents(i64::MAX)), ..wish() };
        assert_eq!(codes(&nothing_fits, "2030-01-01"), ["fund-period", "nobody-serves", "fund-need", "over-cap"]);
    }

    #[test]
    fn where_a_case_stands_decides_who_may_pay() {
        assert_eq!(ServedStage::of(Stage::Selected, false), Some(ServedStage::Applicant));
        assert_eq!(ServedStage::of(Stage::Active, false), Some(ServedStage::BeforeStart));
        assert_eq!(ServedStage::of(Stage::Active, true), Some(ServedStage::Active));
        assert_eq!(ServedStage::of(Stage::Closed, true), Some(ServedStage::AfterExit));
        assert_eq!(ServedStage::of(Stage::Comparison, false), None, "served by nobody");
    }

    /// A line of a ledger, of any kind and size.
    fn moved() -> impl Strategy<Value = Moved> {
        let cents = (1i64..2_000).prop_map(Cents);
        (0u8..6, cents).prop_map(|(kind, cents)| match kind {
            0 | 1 => Moved::promised(cents),
            2 => Moved::paid(cents),
            3 => Moved::returned(cents),
            4 => Moved::reversed(cents),
            _ => Moved::unpaid(cents),
        })
    }

    proptest! {
        #[test]
        fn no_order_of_lines_promises_more_than_there_is(lines in prop::collection::vec(moved(), 0..60)) {
            let opened = Balance { budget: Cents(10_000), ..Balance::default() };
            let (mut balance, mut sum) = (opened, Moved::default());
            for line in lines {
                let Some(after) = balance.after(line) else { continue };
                balance = after;
                sum.encumbered += line.encumbered;
                sum.spent += line.spent;
                prop_assert!(balance.encumbered >= Cents(0) && balance.spent >= Cents(0));
                prop_assert!(balance.encumbered.0 + balance.spent.0 <= balance.budget.0);
            }
            prop_assert_eq!(opened.after(sum), Some(balance), "the lines sum to the balance");
        }

        #[test]
        fn nothing_overflows(budget in any::<i64>(), line in any::<i64>()) {
            let balance = Balance { budget: Cents(budget.max(0)), ..Balance::default() };
            let after = balance.after(Moved { encumbered: line, ..Moved::default() });
            prop_assert!(after.is_none_or(|after| after.encumbered <= after.budget));
        }
    }
}
